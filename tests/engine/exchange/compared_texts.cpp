#include "compared_texts.h"

#include <utility>

namespace redraft::testing {

namespace {

StatementRef ref(const std::string& number, const std::string& anchor, const std::string& section,
                 const std::string& text, StatementKind kind = StatementKind::paragraph) {
  StatementRef result;
  result.number = number;
  result.anchor = anchor;
  result.section = section.empty() ? std::vector<std::string>{}
                                   : std::vector<std::string>{"Harbour charter", section};
  result.text = text;
  result.kind = kind;
  return result;
}

ComparedChange row(ChangeKind kind, std::vector<std::size_t> from, std::vector<std::size_t> to,
                   std::vector<StatementRef> before, std::vector<StatementRef> after,
                   std::vector<Edit> words) {
  ComparedChange result;
  result.change.kind = kind;
  result.change.from = std::move(from);
  result.change.to = std::move(to);
  result.change.moved = kind == ChangeKind::moved;
  result.from = std::move(before);
  result.to = std::move(after);
  result.words = std::move(words);
  result.significance =
      kind == ChangeKind::unchanged ? Significance::editorial : Significance::substantive;
  return result;
}

std::vector<std::string> path(const std::string& section) {
  return {"Harbour charter", section};
}

// Not what the engine would read from the charter: one line of each form.
Substance charter_substance() {
  Substance substance;
  substance.statements_before = 11;
  substance.statements_after = 12;
  substance.sections = {{SectionFate::renamed, 5, path("Mooring"), path("Water"), 4},
                        {SectionFate::added, 10, {}, path("Trade"), 1}};
  substance.crossings = {{path("Leadership"), path("Water"), 1, {6}},
                         {path("Trade"), path("Water"), 1, {9}}};
  substance.stances = {{Shift::weakened, 1, "commit", "recognise"},
                       {Shift::changed, 9, "need", "commit"}};
  substance.definitions = {{DefinitionFate::changed, "crew", "", 4, {{1, 0}, {2, 0}}},
                           {DefinitionFate::removed, "berth", "", 3, {{8, 0}}},
                           {DefinitionFate::renamed, "deckhand", "mate", 4, {}}};
  substance.appeared = {{{"deckhand", true, 2, 4}, {"bay", false, 1, 7}}, 5};
  substance.disappeared = {{{"fees", false, 1, 3}}, 1};
  return substance;
}

}  // namespace

Comparison charter() {
  Comparison c;
  c.from_document = c.to_document = "charter";
  c.from_label = "V0-1";
  c.to_label = "V1";
  c.changes.push_back(
      row(ChangeKind::unchanged, {0}, {0},
          {ref("1", "leadership", "Leadership", "Leadership", StatementKind::heading)},
          {ref("1", "leadership", "Leadership", "Leadership", StatementKind::heading)},
          {{keep, "Leadership"}}));
  ComparedChange reworded = row(
      ChangeKind::reworded, {1}, {1},
      {ref("1.1", "leadership-1", "Leadership", "We commit to meet boat owners 4 times a year.")},
      {ref("1.1", "leadership-1", "Leadership",
           "We recognise that we may meet boat owners 2 times a year, in public.")},
      {{keep, "We "},
       {remove_words, "commit to"},
       {insert, "recognise that we may"},
       {keep, " meet boat owners "},
       {remove_words, "4"},
       {insert, "2"},
       {keep, " times a year"},
       {insert, ", in public"},
       {keep, "."}});
  reworded.change.reworded = true;
  reworded.change.basis = Basis::inferred;
  reworded.change.confidence = 715;
  reworded.stance_change = StanceChange{{Stance::commit}, {Stance::recognise}};
  reworded.flags = {"number", "obligation"};
  reworded.reasons = {Reason::stance, Reason::obligation, Reason::number};
  c.changes.push_back(reworded);
  ComparedChange typographic = row(
      ChangeKind::unchanged, {3}, {2}, {ref("1.3", "leadership-3", "Leadership", "Open \"books\"")},
      {ref("1.2", "leadership-3", "Leadership", "Open \u201Cbooks\u201D")},
      {{keep, "Open "}, {remove_words, "\"books\""}, {insert, "\u201Cbooks\u201D"}});
  typographic.change.typographic = true;
  c.changes.push_back(typographic);
  c.changes.push_back(row(ChangeKind::removed, {4}, {},
                          {ref("1.4", "leadership-4", "Leadership", "Fees are <fixed> & *final*.",
                               StatementKind::item)},
                          {}, {{remove_words, "Fees are <fixed> & *final*."}}));
  ComparedChange split =
      row(ChangeKind::split, {5}, {3, 4},
          {ref("1.5", "leadership-5", "Leadership", "We listen to crews. We publish minutes.")},
          {ref("1.3", "leadership-5", "Leadership", "We listen to crews."),
           ref("1.4", "leadership-7", "Leadership", "We publish minutes.")},
          {{keep, "We listen to crews."},
           {remove_words, " "},
           {insert, "\n"},
           {keep, "We publish minutes."}});
  split.significance = Significance::editorial;
  split.reasons = {Reason::split};
  c.changes.push_back(split);
  c.changes.push_back(row(ChangeKind::unchanged, {6}, {5},
                          {ref("2", "water", "Water", "Water", StatementKind::heading)},
                          {ref("2", "water", "Water", "Water", StatementKind::heading)},
                          {{keep, "Water"}}));
  c.changes.push_back(
      row(ChangeKind::moved, {2}, {6},
          {ref("1.2", "leadership-2", "Leadership",
               "The harbour board answers every letter within a month of its coming in.")},
          {ref("2.1", "leadership-2", "Water",
               "The harbour board answers every letter within a month of its coming in.")},
          {{keep, "The harbour board answers every letter within a month of its coming in."}}));
  c.changes.push_back(row(ChangeKind::added, {}, {7}, {},
                          {ref("2.2", "water-3", "Water",
                               "We need clean water {++in++} the bay ~> "
                               "always.")},
                          {{insert, "We need clean water {++in++} the bay ~> always."}}));
  c.changes.push_back(row(ChangeKind::merged, {7, 8}, {8},
                          {ref("2.1", "water-1", "Water", "We test the water."),
                           ref("2.2", "water-2", "Water", "We tell everybody.")},
                          {ref("2.3", "water-1", "Water", "We test the water and tell everybody.")},
                          {{keep, "We test the water"},
                           {remove_words, ".\nWe"},
                           {insert, " and"},
                           {keep, " tell everybody."}}));
  ComparedChange both = row(ChangeKind::reworded, {10}, {9},
                            {ref("3.1", "trade-1", "Trade",
                                 "\u0646\u0644\u062A\u0632\u0645 \u0628\u062D\u0645\u0627\u064A"
                                 "\u0629 \u0627\u0644\u0628\u064A\u0626\u0629")},
                            {ref("2.4", "trade-1", "Water",
                                 "\u0646\u0644\u062A\u0632\u0645 \u0628\u062A\u062D\u0633\u064A"
                                 "\u0646 \u0627\u0644\u0628\u064A\u0626\u0629")},
                            {{keep, "\u0646\u0644\u062A\u0632\u0645 "},
                             {remove_words, "\u0628\u062D\u0645\u0627\u064A\u0629"},
                             {insert, "\u0628\u062A\u062D\u0633\u064A\u0646"},
                             {keep, " \u0627\u0644\u0628\u064A\u0626\u0629"}});
  both.change.moved = both.change.reworded = true;
  both.reasons = {Reason::section, Reason::words};
  c.changes.push_back(both);
  c.changes.push_back(row(ChangeKind::unchanged, {9}, {10},
                          {ref("3", "trade", "Trade", "Trade", StatementKind::heading)},
                          {ref("3", "trade", "Trade", "Trade", StatementKind::heading)},
                          {{keep, "Trade"}}));
  c.changes.push_back(
      row(ChangeKind::restored, {}, {11}, {},
          {ref("3.1", "trade-0", "Trade", "Fair prices for all.", StatementKind::item)},
          {{insert, "Fair prices for all."}}));
  c.substance = charter_substance();
  return c;
}

std::string side_of(const std::vector<Edit>& edits, EditOp left_out) {
  std::string text;
  for (const Edit& edit : edits) {
    text += edit.op == left_out ? "" : edit.text;
  }
  return text;
}

Comparison one_statement(const std::vector<Edit>& edits) {
  Comparison c;
  c.from_label = "OLD.md";
  c.to_label = "NEW.md";
  c.changes.push_back(row(ChangeKind::reworded, {0}, {0},
                          {ref("1", "", "", side_of(edits, insert))},
                          {ref("1", "", "", side_of(edits, remove_words))}, edits));
  return c;
}

}  // namespace redraft::testing
