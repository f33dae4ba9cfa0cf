// What goes back to one organisation or reviewer: what they said, what was done, words then and
// now.
#include "exchange/reports.h"

namespace redraft::exchange {

namespace {

bool is_told(const ReportRow& row) {
  return !row.withdrawn;
}

Page page(const Report& report) {
  Page page{title_of("What you said and what we did", report), {}};
  page.blocks.emplace_back(Paragraph{"For " + report.whose + "."});
  const Places places(report);
  for (const Places::Section& section : places.sections(is_told)) {
    if (section.rows.empty()) {
      continue;
    }
    page.blocks.emplace_back(Heading{2, section.title});
    for (const ReportRow* row : section.rows) {
      Exchange exchange = exchange_of({{row}}, places, Where::same_statement);
      for (Said& said : exchange.said) {
        said.who = row->comment + (row->late ? ", late" : "");
      }
      if (row->reaction) {
        exchange.did += "\nYour reaction: " + to_string(*row->reaction) + ".";
      }
      page.blocks.emplace_back(std::move(exchange));
    }
  }
  if (page.blocks.size() == 1) {
    page.blocks.emplace_back(Paragraph{no_comments});
  }
  if (report.in_confidence != 0) {
    page.blocks.emplace_back(Paragraph{
        count_of(report.in_confidence, "comment") + " made in confidence " +
        (report.in_confidence == 1 ? "is" : "are") + " not handed back to the organisation."});
  }
  return page;
}

void fill(const Report& report, Json& value) {
  value["for"] = report.whose;
  value["in_confidence"] = report.in_confidence;
  value["rows"] = Json::array();
  for (const ReportRow& row : report.rows) {
    value["rows"].push_back(row_value(row));
    value["rows"].back()["change_words"] = row.change_words;
  }
}

}  // namespace

const ReportWriter answers_report = {"answers", page, rows_table, fill};

}  // namespace redraft::exchange
