#include "redraft/adoption_register.h"

#include <algorithm>
#include <map>

#include "exchange/csv.h"
#include "exchange/json_values.h"
#include "exchange/report_page.h"

namespace redraft {

namespace exchange {

namespace {

std::string standing_words(const AdoptionRegister& adoptions, const AdoptionEntry& entry) {
  if (adoptions.label.empty()) {
    return "the drafts are not here";
  }
  if (entry.adoption.on.label == adoptions.label) {
    return "the newest draft";
  }
  if (entry.standing.standing == Standing::holds) {
    return "every statement reads so in " + adoptions.label;
  }
  return count_of(std::max<std::size_t>(entry.standing.differing(), 1), "statement") +
         " changed by " + adoptions.label;
}

Table organisations_table(const AdoptionRegister& adoptions) {
  Table table{.caption = "Organisations",
              .columns = {"Organisation", "Sector", "Signatory", "Outcome", "Draft", "Date",
                          "Reservations", "Since then"}};
  for (const AdoptionEntry& entry : adoptions.entries) {
    const Adoption& one = entry.adoption;
    table.rows.push_back({one.organisation, one.sector, one.role, to_string(one.outcome),
                          one.on.label, to_date(one.given), std::to_string(one.reservations.size()),
                          standing_words(adoptions, entry)});
  }
  return table;
}

// Sectors by outcome; organisations that sign do so in public, so no count is too small.
Table sectors_table(const AdoptionRegister& adoptions) {
  constexpr AdoptionOutcome outcomes[] = {AdoptionOutcome::signs, AdoptionOutcome::refuses,
                                          AdoptionOutcome::cannot_consent,
                                          AdoptionOutcome::withdraws};
  Table table{.caption = "Sectors", .columns = {"Sector"}, .numbers_from = 1};
  for (const AdoptionOutcome outcome : outcomes) {
    table.columns.push_back(to_string(outcome));
  }
  std::map<std::string, std::map<AdoptionOutcome, std::size_t>> counts;
  for (const AdoptionEntry& entry : adoptions.entries) {
    ++counts[entry.adoption.sector][entry.adoption.outcome];
  }
  for (auto& [sector, by_outcome] : counts) {
    Cells row = {sector};
    for (const AdoptionOutcome outcome : outcomes) {
      row.push_back(std::to_string(by_outcome[outcome]));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

void add_reasons(const AdoptionRegister& adoptions, Page& page) {
  Table reservations{.caption = "Reservations", .columns = {"Statement", "Organisation", "Words"}};
  Items reasons;
  for (const AdoptionEntry& entry : adoptions.entries) {
    const Adoption& one = entry.adoption;
    for (const Reservation& reservation : one.reservations) {
      const bool changed =
          std::find(entry.reservations_changed.begin(), entry.reservations_changed.end(),
                    reservation.on.anchor) != entry.reservations_changed.end();
      reservations.rows.push_back(
          {reservation.on.anchor + " (" + one.on.label + (changed ? ", changed since)" : ")"),
           one.organisation, reservation.words});
    }
    if (!one.reason.empty()) {
      reasons.items.push_back(one.organisation + " (" + to_string(one.outcome) + " " +
                              one.on.label + "): " + one.reason);
    }
  }
  std::stable_sort(reservations.rows.begin(), reservations.rows.end(),
                   [](const Cells& a, const Cells& b) { return a.front() < b.front(); });
  if (!reservations.rows.empty()) {
    page.blocks.emplace_back(Heading{2, "Reservations by statement"});
    page.blocks.emplace_back(std::move(reservations));
  }
  if (!reasons.items.empty()) {
    page.blocks.emplace_back(Heading{2, "What organisations said"});
    page.blocks.emplace_back(std::move(reasons));
  }
}

Page page_of(const AdoptionRegister& adoptions) {
  Page page;
  page.title = "Register of adoptions: " + adoptions.document;
  if (adoptions.entries.empty()) {
    page.blocks.emplace_back(Paragraph{"No organisation has signed yet."});
    return page;
  }
  std::size_t here = 0;
  for (const AdoptionEntry& entry : adoptions.entries) {
    here += entry.adoption.outcome == AdoptionOutcome::signs &&
                    entry.adoption.on.label == adoptions.label
                ? 1
                : 0;
  }
  page.blocks.emplace_back(Paragraph{"The newest draft is " + adoptions.label + "; " +
                                     count_of(here, "organisation") + " signed it."});
  page.blocks.emplace_back(organisations_table(adoptions));
  page.blocks.emplace_back(sectors_table(adoptions));
  add_reasons(adoptions, page);
  return page;
}

Json entry_value(const Adoption& one) {
  Json reservations = Json::array();
  for (const Reservation& reservation : one.reservations) {
    reservations.push_back({{"anchor", reservation.on.anchor},
                            {"hash", reservation.on.text},
                            {"words", reservation.words}});
  }
  return {{"id", one.id.text},
          {"outcome", to_string(one.outcome)},
          {"draft", one.on.label},
          {"commit", one.on.commit},
          {"text", one.on.text},
          {"organisation", one.organisation},
          {"sector", one.sector},
          {"role", one.role},
          {"given", to_rfc3339(one.given)},
          {"reason", one.reason},
          {"reservations", reservations}};
}

std::string json_of(const AdoptionRegister& adoptions) {
  Json organisations = Json::array();
  for (const AdoptionEntry& entry : adoptions.entries) {
    Json value = entry_value(entry.adoption);
    value["standing"] = to_string(entry.standing.standing);
    value["differing"] = entry.standing.differing();
    value["reservations_changed"] = entry.reservations_changed;
    value["entries"] = entry.entries;
    organisations.push_back(std::move(value));
  }
  Json history = Json::array();
  for (const Adoption& one : adoptions.history) {
    history.push_back(entry_value(one));
  }
  Json value = shape("redraft/adoptions/1");
  value["document"] = adoptions.document;
  value["draft"] = text_or_null(adoptions.label);
  value["organisations"] = std::move(organisations);
  value["history"] = std::move(history);
  return finished(value);
}

Instant last_given(const AdoptionRegister& adoptions) {
  return adoptions.history.empty() ? Instant{} : adoptions.history.back().given;
}

}  // namespace

}  // namespace exchange

std::string write_adoptions(const AdoptionRegister& adoptions, ReportFormat format,
                            ByteOrderMark mark) {
  switch (format) {
    case ReportFormat::markdown:
      return exchange::page_markdown(exchange::page_of(adoptions));
    case ReportFormat::html:
      return exchange::page_html(exchange::page_of(adoptions));
    case ReportFormat::csv:
      return std::string(mark == ByteOrderMark::yes ? exchange::byte_order_mark : "") +
             exchange::table_csv(exchange::organisations_table(adoptions));
    case ReportFormat::docx:
      return exchange::page_word(exchange::page_of(adoptions), exchange::last_given(adoptions));
    case ReportFormat::xlsx:
      return exchange::table_workbook("adoptions", exchange::organisations_table(adoptions),
                                      exchange::last_given(adoptions));
    case ReportFormat::json:
      return exchange::json_of(adoptions);
  }
  return {};
}

std::string adoptions_html(const AdoptionRegister& adoptions) {
  return exchange::page_body(exchange::page_of(adoptions));
}

}  // namespace redraft
