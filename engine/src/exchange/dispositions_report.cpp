#include "exchange/dispositions_report.h"

#include <algorithm>
#include <map>

#include "exchange/csv.h"
#include "exchange/json_values.h"
#include "exchange/small_counts.h"
#include "exchange/valid_utf8.h"

namespace redraft {

namespace exchange {

namespace {

// "leadership-3 (V0-1)"; what has no statement says where it is instead.
std::string place(const std::string& anchor, const std::string& label, const char* otherwise) {
  const std::string where = anchor.empty() ? otherwise : anchor;
  return label.empty() ? where : where + " (" + label + ")";
}

Json row_value(const DispositionRow& row) {
  return {{"comment", row.comment},
          {"then",
           {{"draft", text_or_null(row.draft_then)},
            {"anchor", text_or_null(row.statement_then)},
            {"words", row.words_then}}},
          {"now",
           {{"draft", text_or_null(row.draft_now)},
            {"anchor", text_or_null(row.statement_now)},
            {"words", row.words_now},
            {"outcome", to_string(row.outcome)}}},
          {"kind", to_string(row.kind)},
          {"sector", row.sector},
          {"organisation", row.organisation},
          {"body", row.body},
          {"suggestion", row.suggestion ? Json(*row.suggestion) : Json(nullptr)},
          {"decision", row.decision ? Json(to_string(*row.decision)) : Json(nullptr)},
          {"reason", row.reason},
          {"change", text_or_null(row.change)}};
}

}  // namespace

const std::vector<std::string>& disposition_columns() {
  static const std::vector<std::string> columns = {
      "Comment id", "Statement then", "Words then",    "Statement now", "Words now",
      "Kind",       "Sector",         "Organisation",  "Comment",       "Suggestion",
      "Decision",   "Reason",         "Carried out by"};
  return columns;
}

std::vector<std::string> disposition_cells(const DispositionRow& row) {
  const char* const gone = row.outcome == Outcome::tray ? "to be placed" : "not there";
  const char* const whole = "whole document";
  const bool about_all = row.statement_then.empty() && row.outcome != Outcome::tray;
  std::vector<std::string> cells = {
      row.comment,
      place(row.statement_then, row.draft_then, whole),
      row.words_then,
      place(row.statement_now, row.draft_now, about_all ? whole : gone),
      row.words_now,
      to_string(row.kind),
      row.sector,
      row.organisation,
      row.body,
      row.suggestion.value_or(""),
      row.decision ? to_string(*row.decision) : "not answered yet",
      row.reason,
      row.change};
  for (std::string& cell : cells) {
    cell = valid_utf8(cell);
  }
  return cells;
}

std::string title_of(const DispositionReport& report) {
  return valid_utf8("Dispositions: " + report.document +
                    (report.label.empty() ? "" : ", " + report.label));
}

std::string name_of(const DecisionCount& count) {
  return count.decision ? to_string(*count.decision) : "not answered yet";
}

std::string name_of(const SectorCount& count) {
  if (count.together) {
    return "other sectors together";
  }
  return count.sector.empty() ? "not said" : valid_utf8(count.sector);
}

}  // namespace exchange

DispositionRow disposition_row(const Comment& comment, std::string_view text_then,
                               std::string_view text_now, Unreleased unreleased) {
  DispositionRow row;
  row.comment = comment.id.text;
  row.draft_then = comment.draft;
  row.draft_now = comment.draft;
  row.words_then = text_then;
  if (!comment.targets.empty()) {
    const Target& target = comment.targets.front();
    row.statement_then = row.statement_now = target.anchor;
    row.words_then = target.quote ? target.quote->exact : row.words_then;
  }
  row.words_now = row.words_then;
  if (!comment.now.empty()) {
    const Placement& now = comment.now.front();
    row.draft_now = now.draft;
    row.statement_now = now.anchor;
    row.outcome = now.outcome;
    row.words_now = now.quote                      ? now.quote->exact
                    : now.outcome == Outcome::tray ? std::string()
                                                   : std::string(text_now);
  }
  row.kind = comment.kind;
  row.sector = row.counted_in = comment.reviewer.sector;
  row.organisation = comment.reviewer.organisation;
  row.body = comment.body;
  row.suggestion = comment.suggestion;
  const auto& disposition =
      unreleased == Unreleased::shown && comment.drafted ? comment.drafted : comment.disposition;
  if (disposition && (disposition->released || unreleased == Unreleased::shown)) {
    row.decision = disposition->decision;
    row.reason = disposition->reason;
    row.change = disposition->change;
  }
  return row;
}

std::vector<DecisionCount> count_decisions(const DispositionReport& report) {
  std::map<Decision, std::size_t> answered;
  std::size_t open = 0;
  for (const DispositionRow& row : report.rows) {
    ++(row.decision ? answered[*row.decision] : open);
  }
  std::vector<DecisionCount> counts;
  for (const auto& [decision, comments] : answered) {
    counts.push_back({decision, comments});
  }
  if (open > 0) {
    counts.push_back({std::nullopt, open});
  }
  return counts;
}

std::vector<SectorCount> count_sectors(const DispositionReport& report) {
  std::map<std::string, SectorCount> sectors;
  for (const DispositionRow& row : report.rows) {
    SectorCount& count = sectors[row.counted_in];
    count.sector = row.counted_in;
    ++count.comments;
    count.answered += row.decision ? 1 : 0;
  }
  std::vector<SectorCount> counts;
  for (const auto& [name, count] : sectors) {
    counts.push_back(count);
  }
  std::stable_partition(counts.begin(), counts.end(),
                        [](const SectorCount& count) { return !count.sector.empty(); });
  return exchange::without_small(counts, report.least);
}

std::string dispositions_csv(const DispositionReport& report, ByteOrderMark mark) {
  std::string text(mark == ByteOrderMark::yes ? exchange::byte_order_mark : "");
  text += exchange::csv_record(exchange::disposition_columns());
  for (const DispositionRow& row : report.rows) {
    std::vector<std::string> cells = exchange::disposition_cells(row);
    for (std::string& cell : cells) {
      cell = exchange::guarded_cell(std::move(cell));
    }
    text += exchange::csv_record(cells);
  }
  return text;
}

std::string dispositions_json(const DispositionReport& report) {
  using exchange::Json;
  Json by_decision = Json::array();
  for (const DecisionCount& count : count_decisions(report)) {
    by_decision.push_back(
        {{"decision", count.decision ? Json(to_string(*count.decision)) : Json(nullptr)},
         {"comments", count.comments}});
  }
  Json by_sector = Json::array();
  for (const SectorCount& count : count_sectors(report)) {
    by_sector.push_back(
        {{"sector", count.sector}, {"comments", count.comments}, {"answered", count.answered}});
    if (count.together) {
      by_sector.back()["together"] = true;
    }
  }
  Json value = exchange::shape("redraft/report-dispositions/1");
  value["document"] = report.document;
  value["draft"] = exchange::text_or_null(report.label);
  value["counts"] = {{"comments", report.rows.size()},
                     {"by_decision", std::move(by_decision)},
                     {"by_sector", std::move(by_sector)}};
  value["rows"] = Json::array();
  for (const DispositionRow& row : report.rows) {
    value["rows"].push_back(exchange::row_value(row));
  }
  return exchange::finished(value);
}

}  // namespace redraft
