#include "redraft/comparison.h"

#include <algorithm>
#include <string>

#include "text/comparison_reasons.h"

namespace redraft {

namespace {

StatementRef refer_to(const ComparedSide& side, std::size_t index, ReadStances stances) {
  const Statement& statement = side.text.statements[index];
  StatementRef ref;
  ref.anchor = side.anchors.empty() ? std::string() : side.anchors[index];
  ref.number = statement.number;
  ref.section = section_path(side.text, statement);
  ref.kind = statement.kind;
  ref.text = statement.text;
  ref.markdown = std::string(markdown_of(side.text, statement));
  const bool unread = stances == ReadStances::yes && statement.stances.empty() &&
                      statement.kind != StatementKind::heading;
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
      : from_(from.text), to_(to.text), later_(from.text.statements.size()) {
    for (const Change& change : lineage.changes) {
      for (const std::size_t index : change.from) {
        later_[index] = change.to;
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
    const std::vector<std::size_t>& heirs = later_[from_.sections[before].heading];
    return std::find(heirs.begin(), heirs.end(), to_.sections[after].heading) != heirs.end();
  }

  const Document& from_;
  const Document& to_;
  std::vector<std::vector<std::size_t>> later_;  // by statement of the earlier text
};

void show_statements(const ComparedSide& from, const ComparedSide& to, ComparedChange& shown,
                     ReadStances stances) {
  for (const std::size_t index : shown.change.from) {
    shown.from.push_back(refer_to(from, index, stances));
  }
  for (const std::size_t index : shown.change.to) {
    shown.to.push_back(refer_to(to, index, stances));
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

ComparedChange show(const ComparedSide& from, const ComparedSide& to, const Change& change,
                    const SectionLinks& sections) {
  ComparedChange shown;
  shown.change = change;
  show_statements(from, to, shown, ReadStances::yes);
  const std::string before = joined_text(shown.from);
  const std::string after = joined_text(shown.to);
  shown.words = redline(before, after);
  shown.significance = significance_of(change, before, after);
  if (change.kind != ChangeKind::unchanged) {
    const bool elsewhere =
        (change.moved || change.kind == ChangeKind::moved || change.kind == ChangeKind::split ||
         change.kind == ChangeKind::merged) &&
        sections.crosses(change);
    if (elsewhere) {
      shown.significance = Significance::substantive;
    }
    shown.stance_change = stance_change(shown);
    shown.flags = text::flags_of(shown.words);
    shown.reasons = text::reasons_of(shown, elsewhere);
  }
  return shown;
}

}  // namespace

Comparison compare(const ComparedSide& from, const ComparedSide& to, const Lineage& lineage,
                   Unchanged unchanged) {
  Comparison comparison;
  comparison.from_document = from.document;
  comparison.from_label = from.label;
  comparison.to_document = to.document;
  comparison.to_label = to.label;
  comparison.changes.reserve(lineage.changes.size());
  const SectionLinks sections(from, to, lineage);
  for (const Change& change : lineage.changes) {
    const bool same = change.kind == ChangeKind::unchanged && !change.typographic;
    if (same && unchanged == Unchanged::counted) {
      comparison.changes.emplace_back().change = change;
      comparison.changes.back().significance = Significance::editorial;
    } else {
      comparison.changes.push_back(show(from, to, change, sections));
    }
  }
  return comparison;
}

Comparison compare_in_substance(const ComparedSide& from, const ComparedSide& to,
                                const Lineage& lineage, Unchanged unchanged) {
  Comparison comparison = compare(from, to, lineage, unchanged);
  comparison.substance = substance_of(from.text, to.text, comparison);
  for (const std::size_t index : named_changes(comparison.substance)) {
    ComparedChange& named = comparison.changes[index];
    if (named.from.empty() && named.to.empty()) {
      show_statements(from, to, named, ReadStances::no);  // it is named by its place alone
    }
  }
  return comparison;
}

}  // namespace redraft
