// The disposition table for reading: Markdown and HTML.
#include "exchange/dispositions_report.h"

namespace redraft {

namespace {

using Cells = std::vector<std::string>;

// Replaces each line end by `line_break`, every other byte by what `escape` makes of it.
template <class Escape>
std::string escaped(const std::string& text, const char* line_break, Escape escape) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool two = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (text[i] == '\n' || text[i] == '\r') {
      result += line_break;
      i += two ? 1 : 0;
    } else {
      result += escape(text[i]);
    }
  }
  return result;
}

// What a reviewer typed stays what it is: no marks, links, HTML or cells of its own.
std::string in_markdown(const std::string& text) {
  return escaped(text, "<br>", [](char c) {
    const bool mark = std::string_view("\\`*_[]<>&|~").find(c) != std::string_view::npos;
    return mark ? std::string("\\") + c : std::string(1, c);
  });
}

std::string in_html(const std::string& text) {
  return escaped(text, "<br>", [](char c) -> std::string {
    switch (c) {
      case '&':
        return "&amp;";
      case '<':
        return "&lt;";
      case '>':
        return "&gt;";
      case '"':
        return "&quot;";
      case '\'':
        return "&#39;";
      default:
        return {c};
    }
  });
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

constexpr const char* too_few = "There are too few comments to count them by sector.";

constexpr const char* style = R"(<style>
body { font-family: system-ui, sans-serif; line-height: 1.5; margin: 1.5rem; color: #1a1a1a; background: #fff; }
table { border-collapse: collapse; margin: 0 0 2rem; }
caption { text-align: left; font-weight: 700; padding: 0.5rem 0; }
th, td { border: 1px solid #767676; padding: 0.4rem 0.6rem; text-align: left; vertical-align: top; }
thead th { background: #eee; }
.wide { overflow-x: auto; }
.wide:focus { outline: 3px solid #0b5fff; outline-offset: 2px; }
@media print { .wide { overflow: visible; } table { font-size: 8pt; } thead { display: table-header-group; } }
@media (max-width: 30rem) { body { margin: 1rem; } th, td { padding: 0.25rem 0.4rem; font-size: 0.9rem; } }
</style>
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
  const std::vector<Cells> sectors = sector_rows(report);
  text += sectors.empty() ? std::string(too_few) + "\n"
                          : markdown_table(sector_header, sectors, "| --- | ---: | ---: |");
  text += "\n## Comments\n\n";
  return text + markdown_table(exchange::disposition_columns(), comment_rows(report), alignment);
}

std::string dispositions_html(const DispositionReport& report) {
  const std::string title = in_html(exchange::title_of(report));
  std::string text =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
      title + "</title>\n" + style + "</head>\n<body>\n<main>\n<h1>" + title + "</h1>\n";
  if (report.rows.empty()) {
    text += "<p>There are no comments.</p>\n";
  } else {
    text += html_table("Comments by decision", decision_header, decision_rows(report));
    const std::vector<Cells> sectors = sector_rows(report);
    text += sectors.empty() ? "<p>" + std::string(too_few) + "</p>\n"
                            : html_table("Comments by sector", sector_header, sectors);
    // A table wider than the window scrolls by keyboard too.
    text += "<div class=\"wide\" role=\"region\" aria-label=\"Every comment\" tabindex=\"0\">\n";
    text += html_table("Every comment and its disposition", exchange::disposition_columns(),
                       comment_rows(report));
    text += "</div>\n";
  }
  return text + "</main>\n</body>\n</html>\n";
}

}  // namespace redraft
