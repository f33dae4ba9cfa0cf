#include "exchange/diff_rows.h"

#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "base/code_points.h"
#include "redraft/diff_formats.h"

namespace redraft::exchange {

namespace {

constexpr int sure = 900;  // per mille: above it the confidence is not worth a reader's time

// A moved statement's old place, as the position of the row it stood before.
struct Departure {
  std::size_t position = 0;
  std::size_t from = 0;
  const ComparedChange* change = nullptr;
};

std::string stances(const std::vector<Stance>& values) {
  std::string text;
  for (const Stance value : values) {
    text += text.empty() ? to_string(value) : " and " + to_string(value);
  }
  return text;
}

std::string moved(const ComparedChange& change, const char* words,
                  const std::vector<StatementRef>& refs) {
  std::vector<std::string> numbers;
  for (const StatementRef& ref : refs) {
    numbers.push_back(ref.number.empty() ? ref.anchor : ref.number);
  }
  std::string text = words + joined(numbers, " + ");
  if (!change.from.empty() && !change.to.empty() && !refs.empty() &&
      !refs.front().section.empty() && change.from.front().section != change.to.front().section) {
    text += " in " + joined(refs.front().section, " > ");
  }
  return text;
}

// Removed statements that the comparison shows behind what they stood before, or the other way
// round: beside a neighbour that moved.
std::set<const ComparedChange*> stray_removals(const Comparison& comparison) {
  std::set<const ComparedChange*> strays;
  const auto scan = [&](auto begin, auto end, bool forwards) {
    std::optional<std::size_t> last;  // of those that stayed, the furthest so far
    for (auto at = begin; at != end; ++at) {
      const std::vector<std::size_t>& from = at->change.from;
      if (from.empty() || is_moved(*at)) {
        continue;
      }
      if (at->to.empty()) {
        if (last && (forwards ? from.front() < *last : from.front() > *last)) {
          strays.insert(&*at);
        }
      } else {
        last = !last      ? from.front()
               : forwards ? std::max(*last, from.front())
                          : std::min(*last, from.front());
      }
    }
  };
  scan(comparison.changes.begin(), comparison.changes.end(), true);
  scan(comparison.changes.rbegin(), comparison.changes.rend(), false);
  return strays;
}

}  // namespace

bool is_moved(const ComparedChange& change) {
  return (change.change.moved || change.change.kind == ChangeKind::moved) && !change.from.empty() &&
         !change.to.empty();
}

std::vector<DiffRow> rows_of(const Comparison& comparison) {
  std::vector<std::size_t> reached;  // the furthest earlier statement that stayed, up to each row
  std::vector<Departure> departures;
  const std::set<const ComparedChange*> strays = stray_removals(comparison);
  std::size_t furthest = 0;
  for (const ComparedChange& change : comparison.changes) {
    const std::vector<std::size_t>& from = change.change.from;
    if (!from.empty() && (is_moved(change) || strays.count(&change) != 0)) {
      departures.push_back({0, from.front(), &change});
    } else if (!from.empty()) {
      furthest = std::max(furthest, from.front() + 1);
    }
    reached.push_back(furthest);
  }
  for (Departure& departure : departures) {
    const auto row = std::upper_bound(reached.begin(), reached.end(), departure.from + 1);
    departure.position = static_cast<std::size_t>(row - reached.begin());
  }
  std::sort(departures.begin(), departures.end(), [](const Departure& a, const Departure& b) {
    return std::pair(a.position, a.from) < std::pair(b.position, b.from);
  });
  std::vector<DiffRow> rows;
  rows.reserve(comparison.changes.size() + departures.size());
  auto departure = departures.begin();
  for (std::size_t i = 0; i <= comparison.changes.size(); ++i) {
    while (departure != departures.end() && departure->position == i) {
      const ComparedChange* change = (departure++)->change;
      rows.push_back({change, is_moved(*change)});
    }
    if (i < comparison.changes.size() && strays.count(&comparison.changes[i]) == 0) {
      rows.push_back({&comparison.changes[i], false});
    }
  }
  return rows;
}

std::string label_of(const StatementRef& ref) {
  return ref.number.empty() || ref.anchor.empty() ? ref.number + ref.anchor
                                                  : ref.number + " " + ref.anchor;
}

std::string label_of(const std::vector<StatementRef>& refs) {
  std::string labels;
  for (const StatementRef& ref : refs) {
    labels += &ref == refs.data() ? "" : " + ";
    labels += label_of(ref);
  }
  return labels;
}

std::string label_of(const ComparedChange& change, std::string_view arrow) {
  if (change.from.empty() || change.to.empty()) {
    return label_of(change.from.empty() ? change.to : change.from);
  }
  const StatementRef& from = change.from.front();
  const StatementRef& to = change.to.front();
  if (change.from.size() == 1 && change.to.size() == 1 && from.anchor == to.anchor) {
    return from.number == to.number ? label_of(to)
                                    : fmt::format("{} {} {}", from.number, arrow, label_of(to));
  }
  return fmt::format("{} {} {}", label_of(change.from), arrow, label_of(change.to));
}

std::string kind_of(const ComparedChange& change) {
  const std::string kind = to_string(change.change.kind);
  return is_moved(change) && change.change.kind != ChangeKind::moved ? kind + " and moved" : kind;
}

std::string moved_from(const ComparedChange& change) {
  return moved(change, "moved from ", change.from);
}

std::string moved_to(const ComparedChange& change) {
  return moved(change, "moved to ", change.to);
}

std::string verdict_of(const ComparedChange& change) {
  const std::string kind = to_string(change.change.kind);
  std::string verdict = to_string(change.significance);
  bool more = false;
  for (const Reason reason : change.reasons) {
    const std::string word = to_string(reason);
    if (word != kind && reason != Reason::moved) {
      verdict += more ? ", " : " (";
      verdict += word;
      more = true;
    }
  }
  return more ? verdict + ")" : verdict;
}

std::vector<std::string> remarks_of(const ComparedChange& change, std::string_view arrow) {
  std::vector<std::string> remarks;
  if (is_moved(change)) {
    remarks.push_back(moved_from(change));
  }
  if (change.stance_change) {
    remarks.push_back(fmt::format("stance: {} {} {}", stances(change.stance_change->from), arrow,
                                  stances(change.stance_change->to)));
  }
  if (change.change.basis == Basis::inferred && change.change.confidence < sure) {
    remarks.push_back(
        fmt::format("inferred, confidence 0.{:02}", std::max(0, change.change.confidence) / 10));
  }
  return remarks;
}

const std::vector<std::string>& section_of(const DiffRow& row) {
  static const std::vector<std::string> none;
  const auto& refs = row.departed || row.change->to.empty() ? row.change->from : row.change->to;
  return refs.empty() ? none : refs.front().section;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string text;
  for (const std::string& part : parts) {
    if (&part != parts.data()) {
      text += between;
    }
    text += part;
  }
  return text;
}

std::string text_of(const std::vector<StatementRef>& refs) {
  std::vector<std::string> texts;
  for (const StatementRef& ref : refs) {
    texts.push_back(ref.text);
  }
  return joined(texts, "\n");
}

std::string title_of(const Comparison& comparison) {
  const auto side = [](const std::string& document, const std::string& label) {
    return label.empty() ? document : label;
  };
  const std::string from = side(comparison.from_document, comparison.from_label);
  const std::string to = side(comparison.to_document, comparison.to_label);
  const bool one = comparison.from_document == comparison.to_document &&
                   !comparison.from_document.empty() && from != comparison.from_document;
  return one ? fmt::format("{}: {} to {}", comparison.from_document, from, to)
             : fmt::format("{} to {}", from, to);
}

std::string listed(std::vector<std::string> parts, std::size_t most) {
  if (parts.size() > most) {
    const std::size_t more = parts.size() - most;
    parts.resize(most);
    parts.push_back(fmt::format("{} more", more));
  }
  if (parts.size() < 2) {
    return joined(parts, "");
  }
  const std::string last = std::move(parts.back());
  parts.pop_back();
  return joined(parts, ", ") + " and " + last;
}

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string unchanged_note(std::size_t count) {
  return counted(count, "statement") + " unchanged";
}

std::string made_visible(std::string_view text, bool directions) {
  std::size_t plain = 0;  // nearly always all of it
  while (plain < text.size() &&
         ((text[plain] >= ' ' && text[plain] <= '~') || text[plain] == '\n')) {
    ++plain;
  }
  std::string result(text.substr(0, plain));
  result.reserve(text.size());
  for (std::size_t i = plain; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : 0);
    const auto third = static_cast<unsigned char>(i + 2 < text.size() ? text[i + 2] : 0);
    if ((c < 0x20 && c != '\n') || c == 0x7F) {
      result += c == '\t' ? std::string(" ") : fmt::format("<U+{:04X}>", c);
    } else if (c == 0xC2 && next >= 0x80 && next < 0xA0) {
      result += fmt::format("<U+{:04X}>", next);
      ++i;
    } else if (directions && c == 0xE2 &&
               ((next == 0x80 && third >= 0xAA && third <= 0xAE) ||
                (next == 0x81 && third >= 0xA6 && third <= 0xA9))) {
      result += fmt::format("<U+{:04X}>", 0x2000 + ((next & 0x3F) << 6) + (third & 0x3F));
      i += 2;
    } else {
      result += text[i];
    }
  }
  return result;
}

}  // namespace redraft::exchange

namespace redraft {

ChangeCounts count_changes(const Comparison& comparison) {
  ChangeCounts counts;
  for (const ComparedChange& change : comparison.changes) {
    ++counts.by_kind[static_cast<std::size_t>(change.change.kind)];
    if (change.change.kind == ChangeKind::unchanged) {
      counts.typographic += change.change.typographic ? 1 : 0;
      continue;
    }
    ++counts.changes;
    ++(change.significance == Significance::editorial ? counts.editorial : counts.substantive);
    counts.also_moved +=
        exchange::is_moved(change) && change.change.kind != ChangeKind::moved ? 1 : 0;
  }
  return counts;
}

}  // namespace redraft
