// Lineage over more than two drafts, on drafts whose true lineage is known because they were made.

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "redraft/lineage.h"
#include "support/builders.h"
#include "support/catch.h"

using namespace redraft;
using redraft::testing::document_of;

namespace {

using Strings = std::vector<std::string>;
using Links = std::set<std::pair<std::size_t, std::size_t>>;

// A statement with a number that stays with it through every draft.
struct Made {
  int identity = 0;
  std::string text;
};

using Draft = std::vector<Made>;

class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  Draft first(int statements) {
    Draft draft;
    for (int i = 0; i < statements; ++i) {
      draft.push_back(i % 12 == 0 ? heading() : statement());
    }
    return draft;
  }

  // The next draft: of a hundred statements six are reworded, two moved, two removed, three added.
  Draft next(const Draft& draft) {
    Draft later;
    Draft carried;
    for (const Made& made : draft) {
      const int dice = below(100);
      const bool title = made.text.starts_with("#");
      if (dice < 2 && !title) {
        continue;
      }
      Made kept = made;
      if (dice < 8 && !title) {
        kept.text = reworded(kept.text);
      }
      (dice < 4 && !title ? carried : later).push_back(kept);
      if (dice >= 97) {
        later.push_back(statement());
      }
    }
    for (const Made& made : carried) {
      later.insert(later.begin() + 1 + below(static_cast<int>(later.size())), made);
    }
    return later;
  }

 private:
  static constexpr std::array words = {
      "ferry",   "harbour", "lantern", "orchard", "weaver",  "granary", "bailiff", "meadow",
      "copper",  "timber",  "beacon",  "chapel",  "pilgrim", "anchor",  "saddle",  "furnace",
      "kitchen", "ribbon",  "quarry",  "willow",  "mason",   "cellar",  "barley",  "trumpet",
      "magnet",  "glacier", "pepper",  "canvas",  "hammer",  "journal", "nephew",  "oyster",
      "parcel",  "quiver",  "rafter",  "sparrow", "tunnel",  "velvet",  "walnut",  "zephyr",
      "bishop",  "candle",  "dragon",  "engine",  "falcon"};

  int below(int limit) {
    return static_cast<int>(random_() % static_cast<unsigned>(std::max(limit, 1)));
  }

  std::string word() {
    return words[static_cast<std::size_t>(below(static_cast<int>(words.size())))];
  }

  Made statement() {
    std::string text = "The " + word() + " and the " + word();
    for (int i = 0; i < 4; ++i) {
      text += (i % 2 == 0 ? " shall keep a " : " with the ") + word() + " near the " + word();
    }
    return {identity_++, text + "."};
  }

  Made heading() { return {identity_++, "## " + word() + " " + word() + " " + word()}; }

  // Another word for one in six.
  std::string reworded(const std::string& text) {
    std::string made;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find_first_of(" .", at), text.size());
      const std::string piece = text.substr(at, end - at);
      const bool content = std::count(words.begin(), words.end(), piece) != 0;
      made += content && below(6) == 0 ? word() : piece;
      made += text.substr(end, 1);
      at = end + 1;
    }
    return made;
  }

  std::mt19937 random_;
  int identity_ = 0;
};

Document document(const Draft& draft) {
  Strings lines;
  std::transform(draft.begin(), draft.end(), std::back_inserter(lines),
                 [](const Made& made) { return made.text; });
  return document_of(lines);
}

Lineage match_drafts(const Document& from, const Document& to, const Strings& anchors = {},
                     const std::vector<RetiredAnchor>& retired = {}) {
  const std::vector<Pin> pins;
  return match(MatchInput{from, to, anchors, pins, retired});
}

Links links_of(const Lineage& lineage) {
  Links links;
  for (const Change& change : lineage.changes) {
    for (const std::size_t from : change.from) {
      for (const std::size_t to : change.to) {
        links.emplace(from, to);
      }
    }
  }
  return links;
}

Links true_links(const Draft& from, const Draft& to) {
  std::map<int, std::size_t> places;
  for (std::size_t i = 0; i < to.size(); ++i) {
    places[to[i].identity] = i;
  }
  Links links;
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (const auto found = places.find(from[i].identity); found != places.end()) {
      links.emplace(i, found->second);
    }
  }
  return links;
}

double f1(const Links& found, const Links& truth) {
  const auto right = std::count_if(found.begin(), found.end(),
                                   [&](const auto& link) { return truth.count(link) != 0; });
  return 2.0 * static_cast<double>(right) / static_cast<double>(found.size() + truth.size());
}

Links composed(const Links& first, const Links& second) {
  std::map<std::size_t, std::vector<std::size_t>> onward;
  for (const auto& [from, to] : second) {
    onward[from].push_back(to);
  }
  Links links;
  for (const auto& [from, middle] : first) {
    for (const std::size_t to : onward[middle]) {
      links.emplace(from, to);
    }
  }
  return links;
}

}  // namespace

TEST_CASE("made drafts are read back statement by statement", "[lineage][stability]") {
  const Draft draft = Maker(1).first(60);
  REQUIRE(document(draft).statements.size() == draft.size());
}

TEST_CASE("a revision's true links are found, either way round", "[lineage][stability]") {
  for (const unsigned seed : {1U, 2U, 3U, 4U, 5U}) {
    Maker maker(seed);
    const Draft a = maker.first(240);
    const Draft b = maker.next(a);
    const Links forwards = links_of(match_drafts(document(a), document(b)));
    CHECK(f1(forwards, true_links(a, b)) >= 0.99);
    Links backwards;
    for (const auto& [from, to] : links_of(match_drafts(document(b), document(a)))) {
      backwards.emplace(to, from);
    }
    CHECK(forwards == backwards);
  }
}

TEST_CASE("a chain of ten drafts ends where the first compared with the last ends",
          "[lineage][stability]") {
  for (const unsigned seed : {11U, 12U, 13U}) {
    Maker maker(seed);
    const Draft first = maker.first(240);
    Draft last = first;
    Links chain;
    for (std::size_t i = 0; i < first.size(); ++i) {
      chain.emplace(i, i);
    }
    for (int draft = 2; draft <= 10; ++draft) {
      const Draft next = maker.next(last);
      chain = composed(chain, links_of(match_drafts(document(last), document(next))));
      last = next;
    }
    const Links truth = true_links(first, last);
    const double direct = f1(links_of(match_drafts(document(first), document(last))), truth);
    CHECK(f1(chain, truth) >= direct - 0.01);
    CHECK(f1(chain, truth) >= 0.97);
  }
}

TEST_CASE("there and back again every statement has its anchor", "[lineage][stability]") {
  for (const unsigned seed : {21U, 22U, 23U}) {
    Maker maker(seed);
    const Draft made = maker.first(240);
    const Document a = document(made);
    const Document b = document(maker.next(made));
    const std::vector<Pin> pins;
    const MatchInput nothing_before{document_of({}), a, {}, pins, {}};
    const Strings first = assign_anchors(nothing_before, match(nothing_before));
    const Strings second =
        assign_anchors(MatchInput{a, b, first, pins, {}}, match_drafts(a, b, first));
    std::vector<RetiredAnchor> retired;
    for (std::size_t i = 0; i < first.size(); ++i) {
      if (std::count(second.begin(), second.end(), first[i]) == 0) {
        retired.push_back({first[i], a.statements[i].kind, words_hash(a.statements[i]), "V1"});
      }
    }
    CHECK(!retired.empty());
    const Strings third = assign_anchors(MatchInput{b, a, second, pins, retired},
                                         match_drafts(b, a, second, retired));
    CHECK(third == first);
  }
}
