// The paragraph that says what changed. Every sentence counts or names; none judges.
#include <array>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "exchange/diff_rows.h"
#include "exchange/diff_substance.h"
#include "redraft/diff_formats.h"

namespace redraft {

namespace {

using exchange::counted;
using exchange::listed;

constexpr std::size_t most_named = 4;  // of a kind in one sentence

std::string quoted(const std::string& text) {
  return "\"" + text + "\"";
}

std::string title(const std::vector<std::string>& path) {
  return path.empty() ? "the part before the first heading" : quoted(path.back());
}

std::string counts_sentence(const ChangeCounts& counts, const std::string& since) {
  if (counts.changes == 0) {
    return fmt::format("No changes since {}.", since);
  }
  static constexpr std::array<ChangeKind, 7> order = {
      ChangeKind::reworded, ChangeKind::moved,   ChangeKind::split,   ChangeKind::merged,
      ChangeKind::added,    ChangeKind::removed, ChangeKind::restored};
  std::vector<std::string> kinds;
  for (const ChangeKind kind : order) {
    if (counts.of(kind) > 0) {
      kinds.push_back(fmt::format("{} {}", counts.of(kind), to_string(kind)));
    }
  }
  if (counts.also_moved > 0) {
    kinds.push_back(fmt::format("{} of them moved as well", counts.also_moved));
  }
  return fmt::format("{} since {}: {}; {} editorial, {} substantive.",
                     counted(counts.changes, "change"), since, exchange::joined(kinds, ", "),
                     counts.editorial, counts.substantive);
}

std::string typography_sentence(const ChangeCounts& counts) {
  return counts.typographic == 0 ? ""
                                 : fmt::format("{} {} in quotes, dashes, case or spaces alone.",
                                               counted(counts.typographic, "statement"),
                                               counts.typographic == 1 ? "differs" : "differ");
}

std::string section_clause(const SectionChange& section) {
  switch (section.fate) {
    case SectionFate::added:
      return fmt::format("{} was added with {}", title(section.to),
                         counted(section.statements, "statement"));
    case SectionFate::removed:
      return fmt::format("{} with {} was removed", title(section.from),
                         counted(section.statements, "statement"));
    case SectionFate::renamed:
      return fmt::format("{} is now called {}", title(section.from), title(section.to));
    case SectionFate::moved:
      break;
  }
  return title(section.to) + " was moved";
}

std::string sections_sentence(const Substance& substance) {
  std::vector<std::string> clauses;
  for (const SectionChange& section : substance.sections) {
    clauses.push_back(section_clause(section));
  }
  return clauses.empty() ? "" : "Sections: " + listed(clauses, most_named) + ".";
}

std::string crossings_sentence(const Substance& substance) {
  std::size_t all = 0;
  std::vector<std::string> clauses;
  for (const SectionCrossing& crossing : substance.crossings) {
    all += crossing.statements;
    clauses.push_back(fmt::format("{} went from {} to {}", crossing.statements,
                                  title(crossing.from), title(crossing.to)));
  }
  return all == 0 ? ""
                  : fmt::format("{} in another section than before: {}.",
                                counted(all, "statement") + (all == 1 ? " stands" : " stand"),
                                listed(clauses, most_named));
}

std::string definition_clause(const DefinitionChange& definition) {
  std::string clause = quoted(definition.term);
  if (definition.fate == DefinitionFate::renamed) {
    clause = fmt::format("{} gave way to {}", quoted(definition.renamed), clause);
  } else {
    clause += " was " + to_string(definition.fate);
  }
  if (definition.uses.empty()) {
    return clause;
  }
  return definition.fate == DefinitionFate::removed
             ? fmt::format("{} (still used in {})", clause,
                           counted(definition.uses.size(), "statement"))
             : fmt::format("{} (used in {})", clause,
                           counted(definition.uses.size(), "other statement"));
}

std::string definitions_sentence(const Substance& substance) {
  std::vector<std::string> clauses;
  for (const DefinitionChange& definition : substance.definitions) {
    clauses.push_back(definition_clause(definition));
  }
  return clauses.empty() ? "" : "Definitions: " + listed(clauses, most_named) + ".";
}

std::string stances_sentence(const Comparison& comparison) {
  std::vector<std::string> clauses;
  for (const Shift shift : {Shift::strengthened, Shift::weakened, Shift::changed}) {
    std::vector<std::string> numbers;
    for (const std::size_t change : exchange::shifted(comparison, shift)) {
      numbers.push_back(exchange::number_of(comparison.changes[change]));
    }
    if (!numbers.empty()) {
      clauses.push_back(
          fmt::format("{} {} ({})", numbers.size(),
                      shift == Shift::changed ? "otherwise changed" : to_string(shift),
                      listed(numbers, most_named)));
    }
  }
  return clauses.empty() ? "" : "Stances and modal verbs: " + listed(clauses, clauses.size()) + ".";
}

std::string signals_sentence(const Comparison& comparison) {
  static constexpr std::array<std::pair<Reason, const char*>, 4> signals = {
      {{Reason::number, "numbers"},
       {Reason::date, "dates"},
       {Reason::obligation, "words of obligation"},
       {Reason::negation, "words of negation"}}};
  const exchange::ChangesByReason by_reason = exchange::changes_by_reason(comparison);
  std::vector<std::string> clauses;
  for (const auto& [reason, name] : signals) {
    const std::size_t count = by_reason.at(static_cast<std::size_t>(reason)).size();
    if (count > 0) {
      clauses.push_back(fmt::format(
          "{} in {}", name, clauses.empty() ? counted(count, "statement") : std::to_string(count)));
    }
  }
  return clauses.empty()
             ? ""
             : "Where words changed, there are other " + listed(clauses, clauses.size()) + ".";
}

std::string named(const TermChanges& terms) {
  std::vector<std::string> names;
  for (const TermChange& term : terms.first) {
    if (names.size() < most_named) {
      names.push_back(quoted(term.term));
    }
  }
  return exchange::joined(names, ", ") +
         (terms.all > names.size() ? fmt::format(" and {} more", terms.all - names.size()) : "");
}

std::string terms_sentence(const Substance& substance) {
  const bool came = substance.appeared.all > 0;
  const bool went = substance.disappeared.all > 0;
  std::string text;
  if (came) {
    text = "Words of the new text alone: " + named(substance.appeared);
  }
  if (went) {
    text += (came ? "; of the old text alone: " : "Words of the old text alone: ") +
            named(substance.disappeared);
  }
  return text.empty() ? "" : text + ".";
}

}  // namespace

std::string summary_of(const Comparison& comparison) {
  const ChangeCounts counts = count_changes(comparison);
  const std::string& since =
      comparison.from_label.empty() ? comparison.from_document : comparison.from_label;
  std::string text = counts_sentence(counts, since);
  for (const std::string& sentence :
       {typography_sentence(counts), sections_sentence(comparison.substance),
        crossings_sentence(comparison.substance), definitions_sentence(comparison.substance),
        stances_sentence(comparison), signals_sentence(comparison),
        terms_sentence(comparison.substance)}) {
    text += sentence.empty() ? "" : " " + sentence;
  }
  return text;
}

}  // namespace redraft
