#include "exchange/json_values.h"
#include "redraft/diff_formats.h"

namespace redraft::exchange {

namespace {

Json place_value(const char* side, const StatementRef& ref) {
  return {{"side", side}, {"anchor", text_or_null(ref.anchor)}, {"number", ref.number}};
}

// Where a change stands now; of what was removed, where it stood.
Json place_value(const Comparison& comparison, std::size_t index) {
  const ComparedChange& change = comparison.changes[index];
  return change.to.empty() ? place_value("from", change.from.front())
                           : place_value("to", change.to.front());
}

Json sections_value(const Comparison& comparison) {
  Json list = Json::array();
  for (const SectionChange& section : comparison.substance.sections) {
    list.push_back({{"fate", to_string(section.fate)},
                    {"from", section.from},
                    {"to", section.to},
                    {"statements", section.statements},
                    {"heading", place_value(comparison, section.change)}});
  }
  return list;
}

Json crossings_value(const Comparison& comparison) {
  Json list = Json::array();
  for (const SectionCrossing& crossing : comparison.substance.crossings) {
    Json places = Json::array();
    for (const std::size_t change : crossing.changes) {
      places.push_back(place_value(comparison, change));
    }
    list.push_back({{"from", crossing.from},
                    {"to", crossing.to},
                    {"statements", crossing.statements},
                    {"places", std::move(places)}});
  }
  return list;
}

Json stances_value(const Comparison& comparison) {
  Json list = Json::array();
  for (const StanceShift& shift : comparison.substance.stances) {
    list.push_back({{"shift", to_string(shift.shift)},
                    {"from", shift.from},
                    {"to", shift.to},
                    {"place", place_value(comparison, shift.change)}});
  }
  return list;
}

Json definitions_value(const Comparison& comparison) {
  Json list = Json::array();
  for (const DefinitionChange& definition : comparison.substance.definitions) {
    Json uses = Json::array();
    for (const LaterPlace& use : definition.uses) {
      uses.push_back(place_value("to", comparison.changes[use.change].to[use.part]));
    }
    list.push_back({{"fate", to_string(definition.fate)},
                    {"term", definition.term},
                    {"renamed", text_or_null(definition.renamed)},
                    {"place", place_value(comparison, definition.change)},
                    {"uses", std::move(uses)}});
  }
  return list;
}

Json terms_value(const Comparison& comparison, const TermChanges& terms, bool later) {
  Json list = Json::array();
  for (const TermChange& term : terms.first) {
    const ComparedChange& change = comparison.changes[term.change];
    list.push_back({{"term", term.term},
                    {"defined", term.defined},
                    {"statements", term.statements},
                    {"place", later ? place_value("to", change.to.front())
                                    : place_value("from", change.from.front())}});
  }
  return {{"all", terms.all}, {"first", std::move(list)}};
}

}  // namespace

Json significance_value(const Comparison& comparison) {
  const ChangeCounts counts = count_changes(comparison);
  std::array<std::size_t, reason_count> by_reason{};
  for (const ComparedChange& change : comparison.changes) {
    for (const Reason reason : change.reasons) {
      ++by_reason.at(static_cast<std::size_t>(reason));
    }
  }
  Json reasons = Json::object();
  for (std::size_t i = 0; i < reason_count; ++i) {
    reasons[to_string(static_cast<Reason>(i))] = by_reason.at(i);
  }
  return {{"editorial", counts.editorial},
          {"substantive", counts.substantive},
          {"reasons", std::move(reasons)}};
}

Json substance_value(const Comparison& comparison) {
  const Substance& substance = comparison.substance;
  return {
      {"statements", {{"from", substance.statements_before}, {"to", substance.statements_after}}},
      {"sections", sections_value(comparison)},
      {"crossings", crossings_value(comparison)},
      {"stances", stances_value(comparison)},
      {"definitions", definitions_value(comparison)},
      {"terms",
       {{"appeared", terms_value(comparison, substance.appeared, true)},
        {"disappeared", terms_value(comparison, substance.disappeared, false)}}}};
}

}  // namespace redraft::exchange
