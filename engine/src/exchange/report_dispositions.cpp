// Every comment, what it was made on, and what was decided.
#include "exchange/reports.h"

namespace redraft::exchange {

namespace {

Page page(const Report& report) {
  Page page{title_of("Dispositions", report), {}};
  if (report.rows.empty()) {
    page.blocks = {Paragraph{no_comments}};
    return page;
  }
  const Table sectors = sectors_table(report);
  page.blocks = {Heading{2, "By decision"}, decisions_table(report), Heading{2, "By sector"}};
  if (sectors.rows.empty()) {
    page.blocks.emplace_back(Paragraph{too_few});
  } else {
    page.blocks.emplace_back(sectors);
  }
  page.blocks.emplace_back(Heading{2, "Comments"});
  page.blocks.emplace_back(rows_table(report));
  return page;
}

void fill(const Report& report, Json& value) {
  value["counts"] = {{"comments", report.rows.size()},
                     {"by_decision", decisions_value(report)},
                     {"by_sector", sectors_value(report)}};
  value["rows"] = Json::array();
  for (const ReportRow& row : report.rows) {
    value["rows"].push_back(row_value(row));
  }
}

}  // namespace

const ReportWriter dispositions_report = {"dispositions", page, rows_table, fill};

}  // namespace redraft::exchange
