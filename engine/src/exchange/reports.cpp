#include "exchange/reports.h"

#include <array>

#include "exchange/csv.h"
#include "exchange/workbook.h"
#include "redraft/error.h"

namespace redraft {

namespace exchange {

namespace {

const std::array<const ReportWriter*, 6> writers = {&dispositions_report, &you_said_we_did_report,
                                                    &response_report,     &coverage_report,
                                                    &answers_report,      &iso_report};

const ReportWriter& writer_of(std::string_view name) {
  for (const ReportWriter* writer : writers) {
    if (writer->name == name) {
      return *writer;
    }
  }
  throw Error(ErrorKind::internal, "write report: there is no \"" + std::string(name) + "\"");
}

std::string json_of(const ReportWriter& writer, const Report& report) {
  Json value = shape("redraft/report-" + std::string(writer.name) + "/1");
  value["document"] = report.document;
  value["draft"] = text_or_null(report.label);
  writer.fill(report, value);
  return finished(value);
}

std::string workbook(const ReportWriter& writer, const Report& report) {
  Table table = writer.table(report);
  return workbook_of({std::string(writer.name), std::move(table.columns), std::move(table.rows),
                      table.numbers_from},
                     published(report));
}

}  // namespace

Instant published(const Report& report) {
  for (const ReportDraft& draft : report.drafts) {
    if (draft.label == report.label) {
      return draft.published;
    }
  }
  return {};
}

std::string title_of(const std::string& what, const Report& report) {
  return what + ": " + report.document + (report.label.empty() ? "" : ", " + report.label);
}

}  // namespace exchange

std::optional<ReportFormat> parse_report_format(std::string_view word) {
  constexpr std::array<std::string_view, 6> words = {"markdown", "html", "csv",
                                                     "json",     "docx", "xlsx"};
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == word) {
      return static_cast<ReportFormat>(i);
    }
  }
  return std::nullopt;
}

const std::vector<std::string_view>& report_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> all;
    for (const exchange::ReportWriter* writer : exchange::writers) {
      all.push_back(writer->name);
    }
    return all;
  }();
  return names;
}

std::string write_report(std::string_view name, const Report& report, ReportFormat format,
                         ByteOrderMark mark) {
  const exchange::ReportWriter& writer = exchange::writer_of(name);
  switch (format) {
    case ReportFormat::markdown:
      return exchange::page_markdown(writer.page(report));
    case ReportFormat::html:
      return exchange::page_html(writer.page(report));
    case ReportFormat::csv:
      return std::string(mark == ByteOrderMark::yes ? exchange::byte_order_mark : "") +
             exchange::table_csv(writer.table(report));
    case ReportFormat::json:
      return exchange::json_of(writer, report);
    case ReportFormat::docx:
      return exchange::page_word(writer.page(report), exchange::published(report));
    case ReportFormat::xlsx:
      return exchange::workbook(writer, report);
  }
  return {};
}

std::string report_html(std::string_view name, const Report& report) {
  return exchange::page_body(exchange::writer_of(name).page(report));
}

}  // namespace redraft
