// The synthetic pairs themselves: the same everywhere, read as they were written, and true; and a
// floor under what lineage makes of them.
#include <algorithm>
#include <array>
#include <set>

#include "bench/pairs/drafting.h"
#include "bench/pairs/lineage_links.h"
#include "bench/pairs/placing.h"
#include "bench/pairs/score.h"
#include "bench/pairs/truth.h"
#include "redraft/lineage.h"
#include "support/catch.h"

namespace redraft::bench {

namespace {

struct Pair {
  explicit Pair(std::uint64_t seed, std::size_t statements = 1000)
      : from(first_draft(statements, seed)), to(next_draft(from, seed)), truth(truth_of(to)) {}

  Draft from;
  Draft to;
  Truth truth;
};

std::uint64_t fnv1a(const std::string& bytes) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char byte : bytes) {
    hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3ULL;
  }
  return hash;
}

std::vector<std::uint32_t> ids_of(const Statement& statement) {
  std::vector<std::uint32_t> ids;
  for (const Word& word : statement.words) {
    ids.push_back(word.id);
  }
  return ids;
}

std::string text_of(const Statement& statement) {
  return plain_text(statement).text;
}

}  // namespace

TEST_CASE("a seed gives the same bytes on every platform") {
  const Pair pair(1, 300);
  CHECK(fnv1a(markdown(pair.from)) == 0xe3aff7ac372355fdULL);
  CHECK(fnv1a(markdown(pair.to)) == 0x996c41295f71f9edULL);
  CHECK(markdown(pair.to) == markdown(Pair(1, 300).to));
  CHECK(markdown(pair.from) != markdown(Pair(2, 300).from));
}

TEST_CASE("redraft reads every synthetic statement as it was written") {
  for (const std::uint64_t seed : {3U, 4U, 5U}) {
    const Pair pair(seed);
    CHECK_NOTHROW(read(pair.from));
    CHECK_NOTHROW(read(pair.to));
  }
}

TEST_CASE("every fate and every kind of text occurs, about as often as the mix says") {
  const Pair pair(6, 10'000);
  std::array<std::size_t, fates> met = {};
  std::array<std::size_t, sorts> written = {};
  for (const Statement& statement : pair.to.statements) {
    ++met.at(static_cast<std::size_t>(statement.fate));
    ++written.at(static_cast<std::size_t>(statement.sort));
  }
  CHECK(*std::min_element(met.begin(), met.end()) > 10);
  CHECK(*std::min_element(written.begin(), written.end()) > 50);
  const auto count = [&](Fate fate) { return met.at(static_cast<std::size_t>(fate)); };
  CHECK(count(Fate::same) > 6500);
  CHECK(count(Fate::same) < 8500);
  CHECK(count(Fate::reworded) > 700);
  CHECK(count(Fate::reworded) < 1300);
  CHECK(count(Fate::added) > 200);
  CHECK(count(Fate::added) < 400);
}

TEST_CASE("the truth names statements that are there, and agrees with every fate") {
  const Pair pair(7);
  REQUIRE(std::is_sorted(pair.truth.links.begin(), pair.truth.links.end()));
  REQUIRE(pair.truth.fates.size() == pair.to.statements.size());
  std::vector<std::size_t> parts(pair.from.statements.size());
  for (const Link& link : pair.truth.links) {
    REQUIRE(link.from < pair.from.statements.size());
    REQUIRE(link.to < pair.to.statements.size());
    ++parts[link.from];
  }
  for (const Statement& statement : pair.to.statements) {
    CAPTURE(text_of(statement));
    CHECK(statement.from.size() == (statement.fate == Fate::added    ? 0
                                    : statement.fate == Fate::merged ? 2
                                                                     : 1));
    if (statement.from.size() != 1) {
      continue;
    }
    const Statement& before = pair.from.statements[statement.from.front()];
    CHECK((parts[statement.from.front()] > 1) == (statement.fate == Fate::split));
    const bool keeps_text = statement.fate == Fate::same || statement.fate == Fate::moved ||
                            statement.fate == Fate::block_moved ||
                            statement.fate == Fate::swapped || statement.fate == Fate::relisted;
    if (keeps_text) {
      CHECK(text_of(statement) == text_of(before));
    } else if (statement.fate == Fate::typographic) {
      CHECK(ids_of(statement) == ids_of(before));
    } else {
      CHECK(text_of(statement) != text_of(before));
    }
  }
}

TEST_CASE("no word id is given twice in a draft") {
  const Pair pair(8);
  std::set<std::uint32_t> seen;
  std::size_t words = 0;
  for (const Statement& statement : pair.to.statements) {
    for (const Word& word : statement.words) {
      seen.insert(word.id);
      ++words;
    }
  }
  CHECK(seen.size() == words);
}

TEST_CASE("a quote knows its words in the next draft by code points") {
  const Pair pair(9);
  std::size_t kept = 0;
  std::size_t gone = 0;
  for (const Quote& quote : quotes(pair.from, pair.to, 500, 9)) {
    CAPTURE(quote.text);
    REQUIRE(quote.count >= 1);
    REQUIRE(quote.count <= 25);
    std::size_t words = 0;
    for (const Survivor& survivor : quote.survivors) {
      const PlainText text = plain_text(pair.to.statements.at(survivor.statement));
      CHECK(survivor.range.begin < survivor.range.end);
      CHECK(survivor.range.end <= text.words.back().end);
      words += survivor.words;
      const bool whole = survivor.words == quote.count && survivor.unbroken;
      const Fate fate = pair.truth.fates[survivor.statement];
      if (whole && fate == Fate::same) {
        ++kept;
        CHECK(text.text.find(quote.text) != std::string::npos);
        CHECK(survivor.range.end - survivor.range.begin == quote.range.end - quote.range.begin);
      }
    }
    CHECK(words <= quote.count);
    gone += quote.survivors.empty() ? 1 : 0;
  }
  CHECK(kept > 250);
  CHECK(gone > 5);
}

TEST_CASE("the truth of a chain of drafts is that of its steps, one after the other") {
  const Draft first = first_draft(1000, 10);
  const Draft second = next_draft(first, 10);
  const Draft third = next_draft(second, 11);
  const Truth truth = composed(truth_of(second), truth_of(third));
  std::set<std::uint32_t> olds;
  for (std::uint32_t to = 0; to < third.statements.size(); ++to) {
    std::set<Link> expected;
    for (const std::uint32_t middle : third.statements[to].from) {
      for (const std::uint32_t from : second.statements[middle].from) {
        expected.insert({from, to});
      }
    }
    const auto there = std::count_if(truth.links.begin(), truth.links.end(),
                                     [&](const Link& link) { return link.to == to; });
    CHECK(static_cast<std::size_t>(there) == expected.size());
    CHECK(expected.empty() == (truth.fates[to] == Fate::added));
    if (truth.fates[to] == Fate::same) {
      REQUIRE(expected.size() == 1);
      CHECK(text_of(first.statements[expected.begin()->from]) == text_of(third.statements[to]));
    }
  }
}

TEST_CASE("the scorer counts right, wrong and missing links, and leaves the undecidable out") {
  Pair pair(12, 300);
  const Score whole = score(pair.from, pair.to, pair.truth, pair.truth.links);
  CHECK(whole.links.f1() == 1);
  CHECK(whole.changed.f1() == 1);
  CHECK(whole.false_ancestors == 0);
  CHECK(whole.added > 0);
  CHECK(score(pair.from, pair.to, pair.truth, {}).links.f1() == 0);

  const auto is_new = [&](const Fate fate) { return fate == Fate::added; };
  const auto place = std::find_if(pair.truth.fates.begin(), pair.truth.fates.end(), is_new);
  const auto added = static_cast<std::uint32_t>(place - pair.truth.fates.begin());
  std::vector<Link> links = pair.truth.links;
  links.push_back({0, added});
  const Score false_parent = score(pair.from, pair.to, pair.truth, links);
  CHECK(false_parent.links.wrong == 1);
  CHECK(false_parent.false_ancestors == 1);
  CHECK(false_parent.links.recall() == 1);

  // A removed statement and an added one of the same text.
  Statement twin = pair.to.statements[added];
  twin.from.clear();
  pair.from.statements.push_back(twin);
  links.back().from = static_cast<std::uint32_t>(pair.from.statements.size() - 1);
  const Score undecidable = score(pair.from, pair.to, pair.truth, links);
  CHECK(undecidable.undecidable == 1);
  CHECK(undecidable.links.f1() == 1);
  CHECK(undecidable.false_ancestors == 0);
}

TEST_CASE("lineage of synthetic drafts of a thousand statements stays above its floor") {
  Score sum;
  for (std::uint64_t seed = first_reporting_seed; seed < first_reporting_seed + 5; ++seed) {
    const Pair pair(seed);
    const Lineage lineage = lineage_of(read(pair.from), read(pair.to));
    sum += score(pair.from, pair.to, pair.truth, links_of(lineage));
  }
  CHECK(sum.links.f1() > 0.99);
  CHECK(sum.changed.f1() > 0.95);
  CHECK(sum.false_ancestor_rate() <= 0.03);
}

TEST_CASE("quotes on synthetic drafts of a thousand statements are followed above a floor") {
  PlacingScore sum;
  PlacingSeconds seconds;
  for (std::uint64_t seed = first_reporting_seed; seed < first_reporting_seed + 3; ++seed) {
    const Pair pair(seed);
    const std::vector<Quote> asked = quotes(pair.from, pair.to, 1000, seed);
    sum += score_placing(pair.to, asked, placed_words({pair.from, pair.to}, asked, seconds));
  }
  const auto share = [](std::size_t part, std::size_t all) {
    return static_cast<double>(part) / static_cast<double>(all);
  };
  REQUIRE(sum.quotes == 3000);
  REQUIRE(sum.gone > 0);
  REQUIRE(sum.partly_ranged > 0);
  CHECK(share(sum.whole_exact, sum.whole) > 0.985);
  CHECK(sum.overlap / static_cast<double>(sum.partly_ranged) > 0.95);
  CHECK(share(sum.carried_falsely, sum.carried) < 0.003);
  CHECK(share(sum.gone_carried, sum.gone) < 0.03);
  CHECK(share(sum.in_tray, sum.quotes) < 0.01);
}

}  // namespace redraft::bench
