// Names for the statements of a draft: kept along the lineage, or new and never used before.

#include <algorithm>
#include <charconv>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "base/hash.h"
#include "redraft/lineage.h"
#include "text/canonical_words.h"
#include "text/lineage_likeness.h"
#include "text/slugs.h"

namespace redraft {

namespace {

constexpr std::size_t longest_anchor = 64;
constexpr std::size_t longest_number = 9;
const std::string opening = "opening";  // statements before the first heading

// Lower-case letters, digits and single hyphens inside.
bool is_well_formed(std::string_view anchor) {
  bool after_hyphen = true;
  for (const char c : anchor) {
    const bool hyphen = c == '-';
    if ((hyphen && after_hyphen) || !(hyphen || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) {
      return false;
    }
    after_hyphen = hyphen;
  }
  return !after_hyphen && anchor.size() <= longest_anchor;
}

// Every name that was ever given, and the highest number with each slug.
class Names {
 public:
  // False when the name is taken.
  bool use(const std::string& anchor) {
    if (!used_.insert(anchor).second) {
      return false;
    }
    const std::size_t hyphen = anchor.rfind('-');
    if (hyphen != std::string::npos && anchor.size() - hyphen - 1 <= longest_number) {
      unsigned number = 0;
      const char* end = anchor.data() + anchor.size();
      const auto read = std::from_chars(anchor.data() + hyphen + 1, end, number);
      if (read.ec == std::errc{} && read.ptr == end) {
        unsigned& highest = highest_[anchor.substr(0, hyphen)];
        highest = std::max(highest, number);
      }
    }
    return true;
  }

  std::string next(const std::string& slug) {
    std::string anchor;
    do {
      anchor = slug + "-" + std::to_string(highest_[slug] + 1);
    } while (!use(anchor));  // use() raises the number
    return anchor;
  }

 private:
  std::unordered_set<std::string> used_;
  std::unordered_map<std::string, unsigned> highest_;
};

Document with_statements(const Document& document, const std::vector<std::size_t>& indices) {
  Document part;
  for (const std::size_t i : indices) {
    part.statements.push_back(document.statements[i]);
    part.statements.back().section = no_section;
  }
  return part;
}

// Of the parts of a split (or the sources of a merge), by place in the list: most weight in common
// with the one statement on the other side first.
std::vector<std::size_t> heaviest_first(const Document& several,
                                        const std::vector<std::size_t>& parts, const Document& one,
                                        std::size_t whole) {
  const Document from = with_statements(several, parts);
  const Document to = with_statements(one, {whole});
  const text::PairWords words(from, to);
  const text::Profiles profiles(words);
  std::vector<std::pair<std::int32_t, std::size_t>> ranked;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto index = static_cast<text::Index>(i);
    ranked.emplace_back(-text::shared_weight(profiles, profiles.bag(text::earlier, index),
                                             profiles.bag(text::later, 0)),
                        i);
  }
  std::sort(ranked.begin(), ranked.end());
  std::vector<std::size_t> order;
  order.reserve(ranked.size());
  for (const auto& [weight, i] : ranked) {
    order.push_back(i);
  }
  return order;
}

// The anchor that a change hands on, and to which of its later statements.
struct Heir {
  std::size_t to = 0;
  std::string anchor;
};

Heir heir_of(const Change& change, const MatchInput& input) {
  const auto anchor_of = [&](std::size_t from) {
    return from < input.from_anchors.size() ? input.from_anchors[from] : std::string();
  };
  if (change.to.empty()) {
    return {};
  }
  if (change.from.empty()) {
    return {change.to.front(), change.restored_anchor};
  }
  if (change.from.size() == 1 && change.to.size() == 1) {
    return {change.to.front(), anchor_of(change.from.front())};
  }
  if (change.from.size() == 1) {
    const auto order = heaviest_first(input.to, change.to, input.from, change.from.front());
    return {change.to[order.front()], anchor_of(change.from.front())};
  }
  for (const std::size_t i : heaviest_first(input.from, change.from, input.to, change.to.front())) {
    if (std::string anchor = anchor_of(change.from[i]); !anchor.empty()) {
      return {change.to.front(), anchor};
    }
  }
  return {change.to.front(), {}};
}

void keep_along_lineage(const MatchInput& input, const Lineage& lineage,
                        std::vector<std::string>& anchors) {
  std::unordered_set<std::string> given;
  for (const Change& change : lineage.changes) {
    const Heir heir = heir_of(change, input);
    if (!heir.anchor.empty() && anchors[heir.to].empty() && given.insert(heir.anchor).second) {
      anchors[heir.to] = heir.anchor;
    }
  }
}

// In the first draft the markers are all there is: an officer brought their own names.
void honour_markers(const MatchInput& input, Names& names, std::vector<std::string>& anchors) {
  std::unordered_map<std::string_view, int> times;
  for (const Statement& statement : input.to.statements) {
    ++times[statement.marker];
  }
  for (std::size_t i = 0; i < anchors.size(); ++i) {
    const std::string& marker = input.to.statements[i].marker;
    if (is_well_formed(marker) && times[marker] == 1 && names.use(marker)) {
      anchors[i] = marker;
    }
  }
}

// The slug of each section, made when it is first asked for: most statements keep a name they have,
// and letters of other scripts take ICU long to write in Latin ones.
class Slugs {
 public:
  explicit Slugs(const Document& text) : text_(text), made_(text.sections.size()) {}

  const std::string& of(const Statement& statement) {
    if (statement.section == no_section) {
      return opening;
    }
    std::string& slug = made_[statement.section];
    if (slug.empty()) {
      slug = text::slug_of(text_.sections[statement.section].title);
    }
    return slug;
  }

 private:
  const Document& text_;
  std::vector<std::string> made_;  // by section; a slug is never empty
};

}  // namespace

std::string words_hash(const Statement& statement) {
  return hash128(text::canonical_words(statement));
}

std::string text_hash(const Statement& statement) {
  return hash128(statement.text);
}

std::vector<std::string> assign_anchors(const MatchInput& input, const Lineage& lineage) {
  Names names;
  for (const std::string& anchor : input.from_anchors) {
    names.use(anchor);
  }
  for (const RetiredAnchor& retired : input.retired) {
    names.use(retired.anchor);
  }
  std::vector<std::string> anchors(input.to.statements.size());
  keep_along_lineage(input, lineage, anchors);
  if (input.from.statements.empty()) {
    honour_markers(input, names, anchors);
  }
  Slugs slugs(input.to);
  for (std::size_t i = 0; i < anchors.size(); ++i) {
    const Statement& statement = input.to.statements[i];
    if (!anchors[i].empty()) {
      continue;
    }
    const std::string& slug = slugs.of(statement);
    const bool takes_slug = statement.kind == StatementKind::heading && names.use(slug);
    anchors[i] = takes_slug ? slug : names.next(slug);
  }
  return anchors;
}

}  // namespace redraft
