// The disposition table for reading: Markdown and HTML.
#include <algorithm>
#include <string_view>

#include "base/markup.h"
#include "exchange/dispositions_report.h"
#include "redraft/html_page.h"

namespace redraft {

namespace {

using Cells = std::vector<std::string>;

// Lines typed by a reviewer stay lines; every one is passed through `escape`.
template <class Escape>
std::string with_line_breaks(const std::string& text, Escape escape) {
  std::string result;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    result += (begin == 0 ? "" : "<br>") + escape(text.substr(begin, end - begin));
    begin = end + (text.compare(end, 2, "\r\n") == 0 ? 2 : 1);
  }
  return result;
}

// What a reviewer typed stays what it is: no marks, links, HTML or cells of its own.
std::string in_markdown(const std::string& text) {
  return with_line_breaks(
      text, [](const std::string& line) { return escape_markdown(line, MarkdownPlace::cell); });
}

std::string in_html(const std::string& text) {
  return with_line_breaks(text, [](const std::string& line) { return escape_html(line); });
}

std::string markdown_row(const Cells& cells) {
  std::string row = "|";
  for (const std::string& cell : cells) {
    row += cell.empty() ? " |" : " " + in_markdown(cell) + " |";
  }
  return row + "\n";
}

std::string markdown_table(const Cells& header, const std::vector<Cells>& rows,
                           const std::string& alignment) {
  std::string text = markdown_row(header) + alignment + "\n";
  for (const Cells& row : rows) {
    text += markdown_row(row);
  }
  return text;
}

std::string html_table(const std::string& caption, const Cells& header,
                       const std::vector<Cells>& rows) {
  std::string text = "<table>\n<caption>" + in_html(caption) + "</caption>\n<thead>\n<tr>";
  for (const std::string& cell : header) {
    text += "<th scope=\"col\">" + in_html(cell) + "</th>";
  }
  text += "</tr>\n</thead>\n<tbody>\n";
  for (const Cells& row : rows) {
    text += "<tr><th scope=\"row\">" + in_html(row.front()) + "</th>";
    for (std::size_t i = 1; i < row.size(); ++i) {
      text += "<td>" + in_html(row[i]) + "</td>";
    }
    text += "</tr>\n";
  }
  return text + "</tbody>\n</table>\n";
}

std::vector<Cells> decision_rows(const DispositionReport& report) {
  std::vector<Cells> rows;
  for (const DecisionCount& count : count_decisions(report)) {
    rows.push_back({exchange::name_of(count), std::to_string(count.comments)});
  }
  return rows;
}

std::vector<Cells> sector_rows(const DispositionReport& report) {
  std::vector<Cells> rows;
  for (const SectorCount& count : count_sectors(report)) {
    rows.push_back(
        {exchange::name_of(count), std::to_string(count.comments), std::to_string(count.answered)});
  }
  return rows;
}

std::vector<Cells> comment_rows(const DispositionReport& report) {
  std::vector<Cells> rows;
  for (const DispositionRow& row : report.rows) {
    rows.push_back(exchange::disposition_cells(row));
  }
  return rows;
}

const Cells decision_header = {"Decision", "Comments"};
const Cells sector_header = {"Sector", "Comments", "Answered"};

constexpr std::string_view style = R"(body { max-width: none; margin: 1.5rem; padding: 0; }
table { margin: 0 0 2rem; }
caption { text-align: start; font-weight: 700; padding: 0.5rem 0; }
thead th { border-bottom-width: 3px; }
@media print { table { font-size: 8pt; } }
@media (max-width: 30rem) { body { margin: 1rem; } th, td { padding: 0.25rem 0.4rem; font-size: 0.9rem; } }
)";

}  // namespace

std::string dispositions_markdown(const DispositionReport& report) {
  std::string text = "# " + in_markdown(exchange::title_of(report)) + "\n\n";
  if (report.rows.empty()) {
    return text + "There are no comments.\n";
  }
  std::string alignment = "|";
  for (std::size_t i = 0; i < exchange::disposition_columns().size(); ++i) {
    alignment += " --- |";
  }
  text += "## By decision\n\n";
  text += markdown_table(decision_header, decision_rows(report), "| --- | ---: |");
  text += "\n## By sector\n\n";
  text += markdown_table(sector_header, sector_rows(report), "| --- | ---: | ---: |");
  text += "\n## Comments\n\n";
  return text + markdown_table(exchange::disposition_columns(), comment_rows(report), alignment);
}

std::string dispositions_html(const DispositionReport& report) {
  const std::string title = exchange::title_of(report);
  std::string text = "<h1>" + in_html(title) + "</h1>\n";
  if (report.rows.empty()) {
    text += "<p>There are no comments.</p>\n";
  } else {
    text += html_table("Comments by decision", decision_header, decision_rows(report));
    text += html_table("Comments by sector", sector_header, sector_rows(report));
    // A table wider than the window scrolls by keyboard too.
    text += "<div class=\"wide\" role=\"region\" aria-label=\"Every comment\" tabindex=\"0\">\n";
    text += html_table("Every comment and its disposition", exchange::disposition_columns(),
                       comment_rows(report));
    text += "</div>\n";
  }
  return html_page(title, text, {.style = style});
}

}  // namespace redraft
