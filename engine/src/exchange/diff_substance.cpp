#include "exchange/diff_substance.h"

#include <algorithm>

#include <fmt/format.h>

#include "exchange/diff_rows.h"

namespace redraft::exchange {

namespace {

const StatementRef& shown_in(const ComparedChange& change) {
  return change.to.empty() ? change.from.front() : change.to.front();
}

SubstancePlace place_of(const Comparison& comparison, std::size_t change) {
  return {label_of(shown_in(comparison.changes[change])), change};
}

class Lists {
 public:
  Lists(const Comparison& comparison, std::string_view arrow)
      : comparison_(comparison),
        substance_(comparison.substance),
        arrow_(arrow),
        titled_(has_one_title(comparison)) {}

  std::vector<SubstanceList> run() {
    add("Sections", sections());
    add(stances_title(), stances());
    add("Definitions", definitions());
    add("Words and terms", terms());
    add("Reasons", reasons());
    return std::move(lists_);
  }

 private:
  // The document's own title above every section says nothing about any.
  static bool has_one_title(const Comparison& comparison) {
    const std::string* title = nullptr;
    for (const ComparedChange& change : comparison.changes) {
      for (const StatementRef& ref : change.to) {
        if (ref.section.empty() || (title != nullptr && ref.section.front() != *title)) {
          return false;
        }
        title = &ref.section.front();
      }
    }
    return true;
  }

  std::string path_of(const std::vector<std::string>& path) const {
    if (path.empty()) {
      return "(before the first heading)";
    }
    const bool below_title = titled_ && path.size() > 1;
    return joined(std::vector<std::string>(path.begin() + (below_title ? 1 : 0), path.end()),
                  " > ");
  }

  void add(std::string title, std::vector<SubstanceLine> lines) {
    if (!lines.empty()) {
      lists_.push_back({std::move(title), std::move(lines)});
    }
  }

  std::vector<SubstanceLine> sections() const {
    std::vector<SubstanceLine> lines;
    for (const SectionChange& section : substance_.sections) {
      const std::string fate = "section " + to_string(section.fate) + ": ";
      const std::string size = ", " + counted(section.statements, "statement");
      switch (section.fate) {
        case SectionFate::added:
          lines.push_back({fate + path_of(section.to) + size, {}});
          break;
        case SectionFate::removed:
          lines.push_back({fate + path_of(section.from) + size, {}});
          break;
        case SectionFate::renamed:
          lines.push_back(
              {fmt::format("{}{} {} {}", fate, section.from.back(), arrow_, section.to.back()),
               {}});
          break;
        case SectionFate::moved:
          lines.push_back({fate + moved(section) + size, {}});
      }
    }
    for (const SectionCrossing& crossing : substance_.crossings) {
      SubstanceLine line{
          fmt::format("{} moved from {} to {}:", counted(crossing.statements, "statement"),
                      path_of(crossing.from), path_of(crossing.to)),
          {}};
      for (const std::size_t change : crossing.changes) {
        line.places.push_back(place_of(comparison_, change));
      }
      lines.push_back(std::move(line));
    }
    return lines;
  }

  // Under the same section or another one.
  std::string moved(const SectionChange& section) const {
    const std::vector<std::string> above(section.from.begin(), section.from.end() - 1);
    const std::vector<std::string> now(section.to.begin(), section.to.end() - 1);
    if (above != now) {
      return fmt::format("{} {} {}", path_of(section.from), arrow_, path_of(section.to));
    }
    const ComparedChange& change = comparison_.changes[section.change];
    return fmt::format("{}, {} {} {}", path_of(section.to), change.from.front().number, arrow_,
                       change.to.front().number);
  }

  std::string stances_title() const {
    std::vector<std::string> counts;
    for (const Shift shift : {Shift::strengthened, Shift::weakened, Shift::changed}) {
      if (const std::size_t count = shifted(comparison_, shift).size(); count > 0) {
        counts.push_back(fmt::format("{} {}", count, to_string(shift)));
      }
    }
    return "Stances and modal verbs (" + joined(counts, ", ") + ")";
  }

  std::vector<SubstanceLine> stances() const {
    std::vector<SubstanceLine> lines;
    for (const Shift shift : {Shift::strengthened, Shift::weakened, Shift::changed}) {
      for (const StanceShift& one : substance_.stances) {
        if (one.shift == shift) {
          lines.push_back({fmt::format("{}: {} {} {}:", to_string(shift), one.from, arrow_, one.to),
                           {place_of(comparison_, one.change)}});
        }
      }
    }
    return lines;
  }

  std::vector<SubstanceLine> definitions() const {
    std::vector<SubstanceLine> lines;
    for (const DefinitionChange& definition : substance_.definitions) {
      std::string what = fmt::format(
          "definition {}: \"{}\"", to_string(definition.fate),
          definition.fate == DefinitionFate::renamed
              ? definition.renamed + "\" " + std::string(arrow_) + " \"" + definition.term
              : definition.term);
      what += " in " + place_of(comparison_, definition.change).label;
      const bool removed = definition.fate == DefinitionFate::removed;
      SubstanceLine line;
      if (definition.uses.empty()) {
        what += removed ? ", the term is not used" : ", not used elsewhere";
      } else {
        what += removed ? ", the term is still used in:" : ", used in:";
      }
      line.text = std::move(what);
      for (const LaterPlace& use : definition.uses) {
        line.places.push_back({label_of(comparison_.changes[use.change].to[use.part]), use.change});
      }
      lines.push_back(std::move(line));
    }
    return lines;
  }

  static void term_line(const char* what, const TermChanges& terms,
                        std::vector<SubstanceLine>& lines) {
    if (terms.all == 0) {
      return;
    }
    std::vector<std::string> words;
    for (const TermChange& term : terms.first) {
      words.push_back(
          fmt::format("{} ({}{})", term.term, term.defined ? "defined, " : "", term.statements));
    }
    if (terms.all > terms.first.size()) {
      words.push_back(fmt::format("{} more", terms.all - terms.first.size()));
    }
    lines.push_back({std::string(what) + joined(words, ", "), {}});
  }

  std::vector<SubstanceLine> terms() const {
    std::vector<SubstanceLine> lines;
    term_line("in the new text alone (in how many statements): ", substance_.appeared, lines);
    term_line("in the old text alone: ", substance_.disappeared, lines);
    return lines;
  }

  // Those that the kind of change does not say.
  std::vector<SubstanceLine> reasons() const {
    std::vector<SubstanceLine> lines;
    const ChangesByReason by_reason = changes_by_reason(comparison_);
    for (std::size_t i = 0; i < reason_count; ++i) {
      const auto reason = static_cast<Reason>(i);
      if (reason == Reason::added || reason == Reason::removed || reason == Reason::restored ||
          reason >= Reason::moved) {
        continue;
      }
      const std::vector<std::size_t>& changes = by_reason.at(i);
      if (changes.empty()) {
        continue;
      }
      const Significance significance =
          reason < Reason::spelling ? Significance::substantive : Significance::editorial;
      SubstanceLine line{fmt::format("{}, {}: {}:", to_string(significance), to_string(reason),
                                     counted(changes.size(), "change")),
                         {}};
      for (const std::size_t change : changes) {
        line.places.push_back({number_of(comparison_.changes[change]), change});
      }
      lines.push_back(std::move(line));
    }
    return lines;
  }

  const Comparison& comparison_;
  const Substance& substance_;
  std::string_view arrow_;
  bool titled_;
  std::vector<SubstanceList> lists_;
};

}  // namespace

std::vector<SubstanceList> substance_lists(const Comparison& comparison, std::string_view arrow) {
  return Lists(comparison, arrow).run();
}

std::vector<std::size_t> shifted(const Comparison& comparison, Shift shift) {
  std::vector<std::size_t> changes;
  for (const StanceShift& one : comparison.substance.stances) {
    if (one.shift == shift && (changes.empty() || changes.back() != one.change)) {
      changes.push_back(one.change);
    }
  }
  return changes;
}

ChangesByReason changes_by_reason(const Comparison& comparison) {
  ChangesByReason changes;
  for (std::size_t i = 0; i < comparison.changes.size(); ++i) {
    for (const Reason reason : comparison.changes[i].reasons) {
      changes.at(static_cast<std::size_t>(reason)).push_back(i);
    }
  }
  return changes;
}

std::string number_of(const ComparedChange& change) {
  const StatementRef& ref = shown_in(change);
  return ref.number.empty() ? ref.anchor : ref.number;
}

std::vector<ListedChange> list_of_changes(const Comparison& comparison, std::string_view arrow) {
  std::vector<ListedChange> rows;
  for (std::size_t i = 0; i < comparison.changes.size(); ++i) {
    const ComparedChange& change = comparison.changes[i];
    if (change.change.kind != ChangeKind::unchanged) {
      rows.push_back({i, label_of(change, arrow), kind_of(change), verdict_of(change),
                      joined(remarks_of(change, arrow), "; ")});
    }
  }
  return rows;
}

}  // namespace redraft::exchange
