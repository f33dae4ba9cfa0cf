// Comments as rows of a report, and their counts.
#include <algorithm>
#include <map>

#include "exchange/reports.h"
#include "exchange/small_counts.h"

namespace redraft {

namespace exchange {

namespace {

const char* const not_answered = "not answered yet";

// "leadership-3 (V0-1)"; what has no statement says where it is instead.
std::string place(const std::string& anchor, const std::string& label, const char* otherwise) {
  const std::string where = anchor.empty() ? otherwise : anchor;
  return label.empty() ? where : where + " (" + label + ")";
}

Cells cells_of(const ReportRow& row) {
  const char* const gone = row.outcome == Outcome::tray ? "to be placed" : "not there";
  const char* const whole = "whole document";
  const bool about_all = row.statement_then.empty() && row.outcome != Outcome::tray;
  return {row.comment,
          place(row.statement_then, row.draft_then, whole),
          row.words_then,
          place(row.statement_now, row.draft_now, about_all ? whole : gone),
          row.words_now,
          to_string(row.kind),
          row.sector,
          row.organisation,
          row.body,
          row.suggestion.value_or(""),
          row.decision ? to_string(*row.decision) : not_answered,
          row.reason,
          row.change,
          row.late ? "late" : "",
          row.reaction ? to_string(*row.reaction) : ""};
}

std::string name_of(const SectorCount& count) {
  if (count.together) {
    return "other sectors together";
  }
  return count.sector.empty() ? "not said" : count.sector;
}

Json word_or_null(const std::optional<Decision>& decision) {
  return decision ? Json(to_string(*decision)) : Json(nullptr);
}

}  // namespace

const Cells& row_columns() {
  static const Cells columns = {"Comment id",     "Statement then", "Words then", "Statement now",
                                "Words now",      "Kind",           "Sector",     "Organisation",
                                "Comment",        "Suggestion",     "Decision",   "Reason",
                                "Carried out by", "Late",           "Reaction"};
  return columns;
}

Table rows_table(const Report& report) {
  Table table;
  table.caption = "Every comment and its disposition";
  table.columns = row_columns();
  for (const ReportRow& row : report.rows) {
    table.rows.push_back(cells_of(row));
  }
  return table;
}

Json row_value(const ReportRow& row) {
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
          {"decision", word_or_null(row.decision)},
          {"reason", row.reason},
          {"change", text_or_null(row.change)},
          {"late", row.late},
          {"reaction", row.reaction ? Json(to_string(*row.reaction)) : Json(nullptr)}};
}

Table decisions_table(const Report& report) {
  Table table{.caption = "Comments by decision", .columns = {"Decision", "Comments"}};
  for (const DecisionCount& count : count_decisions(report)) {
    table.rows.push_back({count.decision ? to_string(*count.decision) : not_answered,
                          std::to_string(count.comments)});
  }
  table.numbers_from = table.drawn.emplace(1);
  return table;
}

Json decisions_value(const Report& report) {
  Json list = Json::array();
  for (const DecisionCount& count : count_decisions(report)) {
    list.push_back({{"decision", word_or_null(count.decision)}, {"comments", count.comments}});
  }
  return list;
}

Table sectors_table(const Report& report) {
  Table table{.caption = "Comments by sector", .columns = {"Sector", "Comments", "Answered"}};
  for (const SectorCount& count : count_sectors(report)) {
    table.rows.push_back(
        {name_of(count), std::to_string(count.comments), std::to_string(count.answered)});
  }
  table.numbers_from = table.drawn.emplace(1);
  return table;
}

Json sectors_value(const Report& report) {
  Json list = Json::array();
  for (const SectorCount& count : count_sectors(report)) {
    list.push_back(
        {{"sector", count.sector}, {"comments", count.comments}, {"answered", count.answered}});
    if (count.together) {
      list.back()["together"] = true;
    }
  }
  return list;
}

bool is_shown(const ReportRow& row) {
  return !row.withdrawn && row.body != withheld_words && row.body != erased_words;
}

}  // namespace exchange

ReportRow report_row(const Comment& comment, std::string_view text_then, std::string_view text_now,
                     Unreleased unreleased) {
  ReportRow row;
  row.comment = comment.id.text;
  row.reviewer = comment.reviewer.ref;
  row.draft_then = comment.draft;
  row.draft_now = comment.draft;
  row.words_then = text_then;
  if (!comment.targets.empty()) {
    const Target& target = comment.targets.front();
    row.statement_then = row.statement_now = target.anchor;
    row.words_then = target.quote ? target.quote->exact : row.words_then;
    row.quoted_then = target.quote.has_value();
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
    for (std::size_t i = 1; i < comment.now.size(); ++i) {
      row.also_now.push_back(comment.now[i].anchor);
    }
  }
  row.kind = comment.kind;
  row.channel = comment.channel;
  row.withdrawn = comment.status == CommentStatus::withdrawn;
  row.late = comment.late;
  row.themes = comment.themes;
  if (comment.reaction) {
    row.reaction = comment.reaction->reaction;
  }
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

std::vector<DecisionCount> count_decisions(const Report& report) {
  std::map<Decision, std::size_t> answered;
  std::size_t open = 0;
  for (const ReportRow& row : report.rows) {
    const std::optional<Decision> decision =
        row.decision || !row.withdrawn ? row.decision : Decision::withdrawn;
    ++(decision ? answered[*decision] : open);
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

std::vector<SectorCount> count_sectors(const Report& report) {
  std::map<std::string, SectorCount> sectors;
  for (const ReportRow& row : report.rows) {
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

}  // namespace redraft
