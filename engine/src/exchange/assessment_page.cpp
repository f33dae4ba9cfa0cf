// Assessments as a page: every group's range and the spread, dimension by dimension and round by
// round, never one number for many.
#include "exchange/json_values.h"
#include "exchange/report_page.h"
#include "redraft/engagement_output.h"

namespace redraft {

namespace {

using exchange::Heading;
using exchange::Items;
using exchange::Json;
using exchange::Page;
using exchange::Paragraph;
using exchange::Table;

std::string day_of(const std::optional<Instant>& day) {
  return day ? to_date(*day) : std::string();
}

std::string name_of(const AssessedRound& round) {
  return round.name + (round.held ? " (" + to_date(*round.held) + ")" : "");
}

std::string who(const Assessment& one) {
  std::string text = one.group;
  if (!one.organisation.empty()) {
    text += ", " + one.organisation;
  }
  return text + (one.sector.empty() ? "" : " (" + one.sector + ")");
}

std::string note_text(const AssessmentNote& note) {
  std::string text = note.body;
  if (note.score) {
    text += " (" + to_string(*note.score) + ")";
  }
  return note.scope.empty() ? text : note.scope + ": " + text;
}

std::string notes_of(const Assessment& one, AssessmentNoteKind kind) {
  std::string text;
  for (const AssessmentNote& note : one.notes) {
    if (note.kind == kind) {
      text += (text.empty() ? "" : "\n") + note_text(note);
    }
  }
  return text;
}

Table whole_table(const AssessmentReport& report) {
  Table table{.caption = "Assessments",
              .columns = {"Dimension", "Round", "Held", "Group", "Score", "Draft"}};
  if (report.words) {
    table.columns.insert(table.columns.end(),
                         {"As said", "Reasons", "Exceptions", "Challenges to the scale"});
  }
  for (const AssessedDimension& dimension : report.dimensions) {
    for (const AssessedRound& round : dimension.rounds) {
      for (const Assessment& one : round.assessments) {
        exchange::Cells row = {dimension.name, round.name,           day_of(one.held),
                               who(one),       to_string(one.score), one.draft};
        if (report.words) {
          row.push_back(one.words);
          for (const auto kind : {AssessmentNoteKind::reason, AssessmentNoteKind::exception,
                                  AssessmentNoteKind::challenge}) {
            row.push_back(notes_of(one, kind));
          }
        }
        table.rows.push_back(std::move(row));
      }
    }
  }
  return table;
}

Table dimension_table(const AssessmentReport& report, const AssessedDimension& dimension) {
  Table table{.caption = dimension.name + ": every group\u2019s score",
              .columns = {"Round", "Group", "Score"}};
  if (report.words) {
    table.columns.emplace_back("As said");
  }
  for (const AssessedRound& round : dimension.rounds) {
    for (const Assessment& one : round.assessments) {
      exchange::Cells row = {name_of(round), who(one), to_string(one.score)};
      if (report.words) {
        row.push_back(one.words);
      }
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

Table spread_table(const AssessedDimension& dimension) {
  Table table{.caption = dimension.name + ": the spread", .columns = {"Round", "From and to"}};
  for (const AssessedRound& round : dimension.rounds) {
    table.rows.push_back({name_of(round), to_string(round.spread)});
  }
  return table;
}

void add_descriptors(const AssessedDimension& dimension, Page& page) {
  for (const AssessedRound& round : dimension.rounds) {
    Table table{.caption = "What was scored: " + name_of(round),
                .columns = {"Level", "Descriptor", "Draft"}};
    for (const AssessedRound::Descriptor& one : round.descriptors) {
      table.rows.push_back({one.cell.level, one.cell.text, one.draft});
    }
    if (!table.rows.empty()) {
      page.blocks.emplace_back(std::move(table));
    }
  }
}

void add_notes(const AssessedDimension& dimension, AssessmentNoteKind kind, const char* title,
               Page& page) {
  Items items;
  for (const AssessedRound& round : dimension.rounds) {
    for (const Assessment& one : round.assessments) {
      for (const AssessmentNote& note : one.notes) {
        if (note.kind == kind) {
          items.items.push_back(note_text(note) + " \u2013 " + one.group + ", " + round.name);
        }
      }
    }
  }
  if (!items.items.empty()) {
    page.blocks.emplace_back(Heading{3, title});
    page.blocks.emplace_back(std::move(items));
  }
}

Page page_of(const AssessmentReport& report) {
  Page page{"Assessments: " + report.document, {}};
  std::size_t charts = 0;
  for (const AssessedDimension& dimension : report.dimensions) {
    page.blocks.emplace_back(Heading{2, dimension.name});
    if (dimension.rounds.empty()) {
      page.blocks.emplace_back(Paragraph{"Not scored yet."});
      continue;
    }
    page.blocks.emplace_back(exchange::Drawing{assessment_chart(report, dimension, ++charts)});
    page.blocks.emplace_back(spread_table(dimension));
    page.blocks.emplace_back(dimension_table(report, dimension));
    add_descriptors(dimension, page);
    add_notes(dimension, AssessmentNoteKind::reason, "Reasons", page);
    add_notes(dimension, AssessmentNoteKind::exception, "Where it is otherwise", page);
    add_notes(dimension, AssessmentNoteKind::challenge, "Said of the scale", page);
  }
  if (report.dimensions.empty()) {
    page.blocks.emplace_back(Paragraph{"There is no published matrix and no assessment."});
  }
  return page;
}

Json score_value(Score score) {
  return {{"low", score.low / 2.0}, {"high", score.high / 2.0}};
}

Json round_value(const AssessedRound& round) {
  Json groups = Json::array();
  for (const Assessment& one : round.assessments) {
    Json notes = Json::array();
    for (const AssessmentNote& note : one.notes) {
      notes.push_back({{"kind", to_string(note.kind)},
                       {"body", note.body},
                       {"scope", note.scope},
                       {"score", note.score ? score_value(*note.score) : Json(nullptr)}});
    }
    groups.push_back({{"id", one.id.text},
                      {"event", one.event.text},
                      {"group", one.group},
                      {"organisation", one.organisation},
                      {"sector", one.sector},
                      {"score", score_value(one.score)},
                      {"words", one.words},
                      {"draft", one.draft},
                      {"notes", std::move(notes)}});
  }
  Json descriptors = Json::array();
  for (const AssessedRound::Descriptor& one : round.descriptors) {
    descriptors.push_back({{"draft", one.draft},
                           {"level", one.cell.level},
                           {"value", one.cell.value},
                           {"anchor", exchange::text_or_null(one.cell.anchor)},
                           {"text", one.cell.text}});
  }
  Json spread = score_value(round.spread.whole);
  spread["groups"] = round.spread.groups;
  spread["shared"] = round.spread.shared ? score_value(*round.spread.shared) : Json(nullptr);
  return {{"name", round.name},
          {"held", round.held ? Json(to_date(*round.held)) : Json(nullptr)},
          {"spread", std::move(spread)},
          {"assessments", std::move(groups)},
          {"descriptors", std::move(descriptors)}};
}

std::string json_of(const AssessmentReport& report) {
  Json value = exchange::shape("redraft/report-assessment/1");
  value["document"] = report.document;
  value["levels"] = report.levels;
  value["dimensions"] = Json::array();
  for (const AssessedDimension& dimension : report.dimensions) {
    Json rounds = Json::array();
    for (const AssessedRound& round : dimension.rounds) {
      rounds.push_back(round_value(round));
    }
    value["dimensions"].push_back(
        {{"name", dimension.name}, {"anchor", dimension.anchor}, {"rounds", std::move(rounds)}});
  }
  return exchange::finished(value);
}

}  // namespace

std::string write_assessments(const AssessmentReport& report, ReportFormat format, Instant day) {
  switch (format) {
    case ReportFormat::markdown:
      return exchange::page_markdown(page_of(report));
    case ReportFormat::html:
      return exchange::page_html(page_of(report));
    case ReportFormat::csv:
      return exchange::table_csv(whole_table(report));
    case ReportFormat::json:
      return json_of(report);
    case ReportFormat::docx:
      return exchange::page_word(page_of(report), day);
    case ReportFormat::xlsx:
      return exchange::table_workbook("assessments", whole_table(report), day);
  }
  return {};
}

std::string assessments_html(const AssessmentReport& report) {
  return exchange::page_body(page_of(report));
}

}  // namespace redraft
