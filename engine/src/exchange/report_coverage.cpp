// Which sectors said something about which section and statement, and which were silent.
#include <map>

#include "exchange/report_sectors.h"

namespace redraft::exchange {

namespace {

// Sections of the document, and where comments stand that are in none of them.
bool is_listed(const Places::Section& section) {
  return !section.path.empty() || !section.rows.empty();
}

Table sections_table(const SectorCoverage& coverage) {
  Table table{.caption = "Comments by section and sector", .columns = {"Section"}};
  if (coverage.counted()) {
    table.columns.emplace_back("Comments");
    table.numbers_from = table.drawn.emplace(1);
  }
  for (const std::string& sector : coverage.sectors()) {
    table.columns.push_back(sector_name(sector));
  }
  for (const Places::Section& section : coverage.sections()) {
    if (!is_listed(section)) {
      continue;
    }
    Cells row = {section.title};
    if (coverage.counted()) {
      row.push_back(std::to_string(section.rows.size()));
    }
    for (const std::string& sector : coverage.sectors()) {
      row.push_back(coverage.cell(section.rows, sector));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table silence_table(const SectorCoverage& coverage) {
  Table table{.caption = coverage.silence() + ", by section",
              .columns = {"Section", coverage.silence()}};
  for (const Places::Section& section : coverage.sections()) {
    const std::vector<std::string> silent = coverage.silent(section.rows);
    if (!section.path.empty() && !silent.empty()) {
      table.rows.push_back({section.title, joined(silent)});
    }
  }
  return table;
}

std::map<std::string, std::vector<const ReportRow*>> by_statement(const Report& report) {
  std::map<std::string, std::vector<const ReportRow*>> rows;
  for (const ReportRow& row : report.rows) {
    if (row.withdrawn) {
      continue;
    }
    rows[row.statement_now].push_back(&row);
    for (const std::string& anchor : row.also_now) {
      std::vector<const ReportRow*>& there = rows[anchor];
      if (there.empty() || there.back() != &row) {
        there.push_back(&row);
      }
    }
  }
  return rows;
}

Table statements_table(const Report& report, const SectorCoverage& coverage) {
  Table table{.caption = "Comments by statement and sector",
              .columns = {"Statement", "Words", "Comments"},
              .numbers_from = 2};
  for (const std::string& sector : coverage.sectors()) {
    table.columns.push_back(sector_name(sector));
  }
  const Places places(report);
  auto rows = by_statement(report);
  for (const ReportStatement& statement : report.statements) {
    const std::vector<const ReportRow*>& here = rows[statement.anchor];
    if (statement.heading && here.empty()) {
      continue;
    }
    Cells row = {places.name(statement.anchor), statement.text, std::to_string(here.size())};
    for (const std::string& sector : coverage.sectors()) {
      row.push_back(coverage.cell(here, sector));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

Page page(const Report& report) {
  Page page{title_of("Coverage by sector", report), {}};
  const SectorCoverage coverage(report);
  if (report.rows.empty()) {
    page.blocks.emplace_back(Paragraph{no_comments});
  }
  if (!coverage.missing().empty()) {
    page.blocks.emplace_back(
        Paragraph{"Expected, and not heard of at all: " + joined(coverage.missing()) + "."});
  }
  if (report.rows.empty()) {
    return page;
  }
  page.blocks.emplace_back(Heading{2, "By section"});
  if (coverage.sectors().empty()) {
    page.blocks.emplace_back(Paragraph{too_few});
    return page;
  }
  page.blocks.emplace_back(sections_table(coverage));
  page.blocks.emplace_back(Heading{2, "The silent ones"});
  const Table silent = silence_table(coverage);
  if (silent.rows.empty()) {
    page.blocks.emplace_back(Paragraph{"Every sector said something about every section."});
  } else {
    page.blocks.emplace_back(silent);
  }
  if (coverage.counted()) {
    page.blocks.emplace_back(Heading{2, "By statement"});
    page.blocks.emplace_back(statements_table(report, coverage));
  }
  return page;
}

Table table(const Report& report) {
  const SectorCoverage coverage(report);
  return coverage.counted() ? statements_table(report, coverage) : sections_table(coverage);
}

Json cells_value(const SectorCoverage& coverage, const std::vector<const ReportRow*>& rows,
                 std::size_t least) {
  Json list = Json::array();
  std::map<std::string, std::size_t> counts = SectorCoverage::count(rows);
  for (const std::string& sector : coverage.sectors()) {
    const std::size_t comments = counts[sector];
    list.push_back({{"sector", sector},
                    {"comments", coverage.counted() ? Json(comments) : Json(nullptr)},
                    {"enough", coverage.counted() ? comments != 0 : comments >= least}});
  }
  return list;
}

void fill(const Report& report, Json& value) {
  const SectorCoverage coverage(report);
  value["least"] = report.least;
  value["missing"] = coverage.missing();
  value["sections"] = Json::array();
  for (const Places::Section& section : coverage.sections()) {
    if (is_listed(section)) {
      value["sections"].push_back({{"section", section.path},
                                   {"title", section.title},
                                   {"sectors", cells_value(coverage, section.rows, report.least)},
                                   {"silent", coverage.silent(section.rows)}});
    }
  }
  value["statements"] = Json::array();
  if (!coverage.counted()) {
    return;
  }
  auto rows = by_statement(report);
  for (const ReportStatement& statement : report.statements) {
    const std::vector<const ReportRow*>& here = rows[statement.anchor];
    value["statements"].push_back({{"anchor", statement.anchor},
                                   {"number", statement.number},
                                   {"text", statement.text},
                                   {"comments", here.size()},
                                   {"sectors", cells_value(coverage, here, report.least)}});
  }
}

}  // namespace

const ReportWriter coverage_report = {"coverage", page, table, fill};

}  // namespace redraft::exchange
