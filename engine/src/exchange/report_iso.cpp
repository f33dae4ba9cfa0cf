// The ISO/IEC comment form with our dispositions in its last column.
#include "exchange/comment_form.h"
#include "exchange/proposed_change.h"
#include "exchange/reports.h"

namespace redraft::exchange {

namespace {

// General, technical, editorial.
std::string type_of(const ReportRow& row) {
  if (row.kind == CommentKind::editorial) {
    return "ed";
  }
  return row.statement_then.empty() ? "ge" : "te";
}

std::string observation(const ReportRow& row) {
  const bool withdrawn = !row.decision && row.withdrawn;
  if (!row.decision && !withdrawn) {
    return {};
  }
  std::string text = to_string(withdrawn ? Decision::withdrawn : *row.decision);
  text.front() = static_cast<char>(text.front() - 'a' + 'A');
  if (!row.reason.empty()) {
    text += ". " + row.reason;
  }
  return row.change.empty() ? text : text + " (" + row.change + ")";
}

Cells cells_of(const ReportRow& row) {
  const std::string quote = row.quoted_then ? row.words_then : "";
  return {form_member(row.organisation, row.comment),
          "",
          row.number_then.empty() ? row.statement_then : row.number_then,
          quote.empty() ? "" : "“" + quote + "”",
          type_of(row),
          row.body,
          row.suggestion ? proposed_change({quote, *row.suggestion}) : "",
          observation(row)};
}

Table form(const Report& report) {
  Table table;
  table.caption = "Comments and observations";
  table.columns = Cells(comment_form_headings.begin(), comment_form_headings.end());
  for (const ReportRow& row : report.rows) {
    table.rows.push_back(cells_of(row));
  }
  return table;
}

Page page(const Report& report) {
  Table about{.caption = "About", .columns = {"Date", "Document", "Project"}};
  const std::string draft = report.label.empty() ? "" : ", " + report.label;
  about.rows.push_back({to_date(published(report)), report.document + draft, ""});
  Page page{title_of("Comments and observations", report), {std::move(about)}};
  if (report.rows.empty()) {
    page.blocks.emplace_back(Paragraph{no_comments});
  }
  page.blocks.emplace_back(form(report));  // empty, it is what a member body fills in
  return page;
}

void fill(const Report& report, Json& value) {
  value["rows"] = Json::array();
  for (const ReportRow& row : report.rows) {
    const Cells cells = cells_of(row);
    value["rows"].push_back({{"comment", row.comment},
                             {"member", cells[0]},
                             {"line", cells[1]},
                             {"clause", cells[2]},
                             {"paragraph", cells[3]},
                             {"type", cells[4]},
                             {"comments", cells[5]},
                             {"proposed_change", cells[6]},
                             {"observations", cells[7]}});
  }
}

}  // namespace

const ReportWriter iso_report = {"iso", page, form, fill};

}  // namespace redraft::exchange
