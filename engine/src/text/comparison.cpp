#include "redraft/comparison.h"

#include <algorithm>
#include <string>
#include <utility>

#include "text/comparison_reasons.h"
#include "text/lineage_phases.h"
#include "text/substance_parts.h"

namespace redraft {

namespace {

// By its place alone: without words and stances.
StatementRef point_to(const ComparedSide& side, std::size_t index) {
  const Statement& statement = side.text.statements[index];
  StatementRef ref;
  ref.anchor = side.anchors.empty() ? std::string() : side.anchors[index];
  ref.number = statement.number;
  ref.section = section_path(side.text, statement);
  ref.kind = statement.kind;
  return ref;
}

StatementRef refer_to(const ComparedSide& side, std::size_t index) {
  const Statement& statement = side.text.statements[index];
  StatementRef ref = point_to(side, index);
  ref.text = statement.text;
  ref.markdown = std::string(markdown_of(side.text, statement));
  const bool unread = statement.stances.empty() && statement.kind != StatementKind::heading;
  ref.stances = unread ? stances_of(statement.text) : statement.stances;
  return ref;
}

std::string joined_text(const std::vector<StatementRef>& refs) {
  std::string text;
  for (const StatementRef& ref : refs) {
    if (&ref != refs.data()) {
      text += '\n';
    }
    text += ref.text;
  }
  return text;
}

std::vector<Stance> joined_stances(const std::vector<StatementRef>& refs) {
  std::vector<Stance> stances;
  for (const StatementRef& ref : refs) {
    for (const Stance stance : ref.stances) {
      if (std::find(stances.begin(), stances.end(), stance) == stances.end()) {
        stances.push_back(stance);
      }
    }
  }
  // As within a statement: where something is done, what does nothing is not counted.
  if (stances.size() > 1) {
    stances.erase(std::remove(stances.begin(), stances.end(), Stance::other), stances.end());
  }
  return stances;
}

// Headings have no stance: where a statement became one, there is nothing to compare.
std::optional<StanceChange> stance_change(const ComparedChange& change) {
  StanceChange stances{joined_stances(change.from), joined_stances(change.to)};
  if (stances.from.empty() || stances.to.empty() ||
      (stances.from.size() == stances.to.size() &&
       std::is_permutation(stances.from.begin(), stances.from.end(), stances.to.begin()))) {
    return std::nullopt;
  }
  return stances;
}

// Which sections of the two texts are the same one, whatever its title: those whose headings are
// linked.
class SectionLinks {
 public:
  SectionLinks(const ComparedSide& from, const ComparedSide& to, const Lineage& lineage)
      : from_(from.text),
        to_(to.text),
        changes_from_(from.text.statements.size(), nowhere),
        changes_to_(to.text.statements.size(), nowhere) {
    for (std::size_t i = 0; i < lineage.changes.size(); ++i) {
      for (const std::size_t index : lineage.changes[i].from) {
        changes_from_[index] = i;
      }
      for (const std::size_t index : lineage.changes[i].to) {
        changes_to_[index] = i;
      }
    }
  }

  // True when some part of the change stands in a section that none of its ancestors stood in.
  [[nodiscard]] bool crosses(const Change& change) const {
    if (change.from.empty() || change.to.empty()) {
      return false;
    }
    return !std::all_of(change.to.begin(), change.to.end(), [&](std::size_t to) {
      return std::any_of(change.from.begin(), change.from.end(),
                         [&](std::size_t from) { return same_section(from, to); });
    });
  }

 private:
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

  // Of a heading: the section that its own stands in.
  static std::size_t home(const Document& text, std::size_t index) {
    const Statement& statement = text.statements[index];
    if (statement.kind == StatementKind::heading && statement.section != no_section &&
        text.sections[statement.section].heading == index) {
      return text.sections[statement.section].parent;
    }
    return statement.section;
  }

  [[nodiscard]] bool same_section(std::size_t from, std::size_t to) const {
    const std::size_t before = home(from_, from);
    const std::size_t after = home(to_, to);
    if (before == no_section || after == no_section) {
      return before == after;
    }
    const std::size_t was = changes_from_[from_.sections[before].heading];
    return was != nowhere && was == changes_to_[to_.sections[after].heading];
  }

  const Document& from_;
  const Document& to_;
  std::vector<std::size_t> changes_from_;  // the change of each statement
  std::vector<std::size_t> changes_to_;
};

template <class Refer>
void show_statements(const ComparedSide& from, const ComparedSide& to, ComparedChange& shown,
                     const Refer& refer) {
  shown.from.reserve(shown.change.from.size());
  for (const std::size_t index : shown.change.from) {
    shown.from.push_back(refer(from, index));
  }
  shown.to.reserve(shown.change.to.size());
  for (const std::size_t index : shown.change.to) {
    shown.to.push_back(refer(to, index));
  }
}

// The changes that the substance names, some more than once.
std::vector<std::size_t> named_changes(const Substance& substance) {
  std::vector<std::size_t> named;
  for (const SectionChange& section : substance.sections) {
    named.push_back(section.change);
  }
  for (const SectionCrossing& crossing : substance.crossings) {
    named.insert(named.end(), crossing.changes.begin(), crossing.changes.end());
  }
  for (const DefinitionChange& definition : substance.definitions) {
    for (const LaterPlace& use : definition.uses) {
      named.push_back(use.change);
    }
  }
  return named;
}

ComparedChange show(const ComparedSide& from, const ComparedSide& to, Change change,
                    const SectionLinks& sections) {
  ComparedChange shown;
  shown.change = std::move(change);
  show_statements(from, to, shown, refer_to);
  const std::string before = joined_text(shown.from);
  const std::string after = joined_text(shown.to);
  shown.words = redline(before, after);
  shown.significance = significance_of(shown.change, before, after);
  const ChangeKind kind = shown.change.kind;
  if (kind != ChangeKind::unchanged) {
    const bool elsewhere = (shown.change.moved || kind == ChangeKind::moved ||
                            kind == ChangeKind::split || kind == ChangeKind::merged) &&
                           sections.crosses(shown.change);
    if (elsewhere) {
      shown.significance = Significance::substantive;
    }
    shown.stance_change = stance_change(shown);
    const text::ChangedSignals signals = text::changed_signals(shown.words);
    shown.flags = text::flags_of(signals);
    shown.reasons = text::reasons_of(shown, signals, elsewhere);
  }
  return shown;
}

Comparison with_substance(const ComparedSide& from, const ComparedSide& to, Comparison comparison,
                          Substance substance) {
  comparison.substance = std::move(substance);
  for (const std::size_t index : named_changes(comparison.substance)) {
    ComparedChange& named = comparison.changes[index];
    if (named.from.empty() && named.to.empty()) {
      show_statements(from, to, named, point_to);
    }
  }
  return comparison;
}

}  // namespace

Comparison compare(const ComparedSide& from, const ComparedSide& to, Lineage lineage,
                   Unchanged unchanged) {
  Comparison comparison;
  comparison.from_document = from.document;
  comparison.from_label = from.label;
  comparison.to_document = to.document;
  comparison.to_label = to.label;
  comparison.changes.reserve(lineage.changes.size());
  const SectionLinks sections(from, to, lineage);
  for (Change& change : lineage.changes) {
    const bool same = change.kind == ChangeKind::unchanged && !change.typographic;
    if (same && unchanged == Unchanged::counted) {
      comparison.changes.emplace_back().change = std::move(change);
      comparison.changes.back().significance = Significance::editorial;
    } else {
      comparison.changes.push_back(show(from, to, std::move(change), sections));
    }
  }
  return comparison;
}

Comparison compare_in_substance(const ComparedSide& from, const ComparedSide& to, Lineage lineage,
                                Unchanged unchanged) {
  Comparison comparison = compare(from, to, std::move(lineage), unchanged);
  Substance substance = substance_of(from.text, to.text, comparison);
  return with_substance(from, to, std::move(comparison), std::move(substance));
}

Comparison compare_afresh(const ComparedSide& from, const ComparedSide& to, Unchanged unchanged) {
  const text::PairWords words(from.text, to.text);
  Comparison comparison =
      compare(from, to, text::match({from.text, to.text, from.anchors, {}, {}}, words), unchanged);
  Substance substance = text::substance_of(words, comparison);
  return with_substance(from, to, std::move(comparison), std::move(substance));
}

}  // namespace redraft
