// You said, we did, with what was said at events: remarks beside the statements they led to.
#include "exchange/json_engagement.h"
#include "exchange/reports.h"
#include "redraft/engagement_output.h"

namespace redraft {

namespace exchange {

namespace {

std::string where_said(const Remark& remark) {
  const std::string who = said_by(remark, false);
  std::string text = who + (who.empty() ? "" : ", ") + remark.event_title;
  return text + (remark.held ? " (" + to_date(*remark.held) + ")" : "");
}

// Of two notes the same remark led to, both are told.
std::string what_was_done(const StatementProvenance& statement) {
  std::string done;
  for (const ChangeNote& note : statement.notes) {
    done += (done.empty() ? "" : " ") + note.what + (note.why.empty() ? "" : " " + note.why);
  }
  return done.empty() ? "This statement was written." : done;
}

// Remarks that a statement came from, not those that comment on it.
std::vector<const Remark*> led_to(const StatementProvenance& statement) {
  std::vector<const Remark*> remarks;
  for (const Remark& remark : statement.remarks) {
    for (const RemarkLink& link : remark.links) {
      if (link.use == RemarkUse::source) {
        remarks.push_back(&remark);
        break;
      }
    }
  }
  return remarks;
}

void add_remarks(const Provenance& provenance, Page& page) {
  bool first = true;
  for (const StatementProvenance& statement : provenance.statements) {
    const std::vector<const Remark*> remarks = led_to(statement);
    if (remarks.empty()) {
      continue;
    }
    if (first) {
      page.blocks.emplace_back(Heading{2, "Said at events"});
      first = false;
    }
    Exchange exchange;
    exchange.where = statement.number + " (" + statement.anchor + ")";
    for (const Remark* remark : remarks) {
      exchange.said.push_back({remark->body, where_said(*remark), 1});
    }
    exchange.did = what_was_done(statement);
    exchange.now_label = "The statement now";
    exchange.now = statement.text;
    page.blocks.emplace_back(std::move(exchange));
  }
}

Table with_remarks(Table table, const Provenance& provenance) {
  table.columns.emplace_back("Remarks");
  for (Cells& row : table.rows) {
    row.emplace_back();
  }
  for (const StatementProvenance& statement : provenance.statements) {
    std::string said;
    std::size_t count = 0;
    for (const Remark* remark : led_to(statement)) {
      said += (said.empty() ? "" : "\n") + remark->body;
      ++count;
    }
    if (count != 0) {
      table.rows.push_back({"", statement.section.empty() ? "" : statement.section.back(),
                            statement.anchor, "0", said, "", what_was_done(statement), "", "",
                            statement.text, std::to_string(count)});
    }
  }
  return table;
}

Json remarks_value(const Provenance& provenance) {
  Json list = Json::array();
  for (const StatementProvenance& statement : provenance.statements) {
    Json remarks = Json::array();
    for (const Remark* remark : led_to(statement)) {
      remarks.push_back(remark_value(*remark, json::Names::hidden));
    }
    if (!remarks.empty()) {
      list.push_back({{"anchor", statement.anchor},
                      {"number", statement.number},
                      {"text", statement.text},
                      {"remarks", std::move(remarks)},
                      {"notes", list_of(statement.notes)}});
    }
  }
  return list;
}

}  // namespace

}  // namespace exchange

std::string write_you_said_we_did(const Report& report, const Provenance& provenance,
                                  ReportFormat format, ByteOrderMark mark) {
  const exchange::ReportWriter& writer = exchange::you_said_we_did_report;
  if (format == ReportFormat::csv) {
    return std::string(mark == ByteOrderMark::yes ? "\xEF\xBB\xBF" : "") +
           exchange::table_csv(exchange::with_remarks(writer.table(report), provenance));
  }
  if (format == ReportFormat::xlsx) {
    return exchange::table_workbook(std::string(writer.name),
                                    exchange::with_remarks(writer.table(report), provenance),
                                    exchange::published(report));
  }
  if (format == ReportFormat::json) {
    exchange::Json value = exchange::shape("redraft/report-you-said-we-did/1");
    value["document"] = report.document;
    value["draft"] = exchange::text_or_null(report.label);
    writer.fill(report, value);
    value["remarks"] = exchange::remarks_value(provenance);
    return exchange::finished(value);
  }
  exchange::Page page = writer.page(report);
  exchange::add_remarks(provenance, page);
  switch (format) {
    case ReportFormat::html:
      return exchange::page_html(page);
    case ReportFormat::docx:
      return exchange::page_word(page, exchange::published(report));
    default:
      return exchange::page_markdown(page);
  }
}

std::string you_said_we_did_html(const Report& report, const Provenance& provenance) {
  exchange::Page page = exchange::you_said_we_did_report.page(report);
  exchange::add_remarks(provenance, page);
  return exchange::page_body(page);
}

}  // namespace redraft
