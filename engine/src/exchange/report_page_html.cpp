// Reports as a web page: for the screen, for a screen reader and for paper.
#include "base/code_points.h"
#include "base/markup.h"
#include "exchange/lines_of.h"
#include "exchange/report_page.h"
#include "exchange/valid_utf8.h"
#include "redraft/html_page.h"

namespace redraft::exchange {

namespace {

constexpr std::string_view style = R"(body { max-width: 60rem; }
p, li, dd, blockquote, h1, h2, h3 { overflow-wrap: anywhere; }
caption { text-align: start; font-weight: 700; padding: 0.5rem 0; }
caption span { display: inline-block; max-width: calc(100vw - 3rem); }
thead th { border-bottom-width: 3px; }
th, td { overflow-wrap: anywhere; }
tbody th { font-weight: 600; }
.d { white-space: nowrap; }
.n { text-align: end; font-variant-numeric: tabular-nums; }
.wide table { width: max-content; max-width: 200rem; }
.wide th, .wide td { min-width: 4rem; max-width: 20rem; overflow-wrap: break-word; }
.drawn { display: flex; flex-wrap: wrap; gap: 0 3rem; align-items: start; }
.drawn > .wide { max-width: 100%; }
figure { margin: 1rem 0; flex: 1 1 18rem; max-width: 24rem; }
svg { width: 100%; height: auto; }
svg text { fill: currentColor; font: 13px system-ui, sans-serif; }
.exchange { margin: 1rem 0 1.5rem; }
dt { font-weight: 700; margin-top: 0.5rem; }
dd { margin: 0; }
dd p { margin: 0.25rem 0; }
dd blockquote { margin: 0.5rem 0; }
@media print { .wide table { width: auto; font-size: 8pt; } .exchange { break-inside: avoid; } }
@media (max-width: 30rem) { body { margin: 1rem auto; } th, td { padding: 0.25rem 0.4rem; font-size: 0.9rem; } }
)";

constexpr std::size_t narrow = 3;  // columns that fit a small screen

std::string safe(const std::string& text) {
  std::string out;
  for (const std::string& line : lines_of(valid_utf8(text))) {
    out += (out.empty() ? "" : "<br>") + escape_html(line);
  }
  return out;
}

// The length of a day as 2026-03-31 that begins here, with no digit on either side; 0 if none does.
std::size_t day_at(std::string_view text, std::size_t at) {
  constexpr std::string_view shape = "0000-00-00";
  const auto is_digit = [&](std::size_t i) {
    return i < text.size() && text[i] >= '0' && text[i] <= '9';
  };
  if (text.size() - at < shape.size() || (at > 0 && is_digit(at - 1)) ||
      is_digit(at + shape.size())) {
    return 0;
  }
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (shape[i] == '0' ? !is_digit(at + i) : text[at + i] != shape[i]) {
      return 0;
    }
  }
  return shape.size();
}

// What stands in a cell, however narrow: days are not broken at their hyphens.
std::string cell(const std::string& text) {
  const std::string from = safe(text);
  std::string out;
  for (std::size_t at = 0; at < from.size();) {
    if (const std::size_t length = day_at(from, at); length != 0) {
      out += "<span class=\"d\">" + from.substr(at, length) + "</span>";
      at += length;
    } else {
      out += from[at++];
    }
  }
  return out;
}

std::string element(const std::string& name, const std::string& text) {
  return "<" + name + " dir=\"auto\">" + safe(text) + "</" + name + ">";
}

// As much of a label as fits beside a bar; the table has all of it.
std::string label_of(const std::string& text) {
  constexpr std::size_t wide_letters = 22;
  constexpr std::size_t letters = 40;
  return shorten(valid_utf8(text), is_ascii(text) ? letters : wide_letters);
}

class HtmlWriter {
 public:
  explicit HtmlWriter(const Page& page) : text_(element("h1", page.title) + "\n") {
    for (const Block& block : page.blocks) {
      std::visit([this](const auto& one) { write(one); }, block);
    }
  }

  std::string take() { return std::move(text_); }

 private:
  void write(const Heading& heading) {
    text_ += element("h" + std::to_string(heading.level), heading.text) + "\n";
  }

  void write(const Paragraph& paragraph) { text_ += element("p", paragraph.text) + "\n"; }

  void write(const Drawing& drawing) { text_ += "<figure>\n" + drawing.svg + "</figure>\n"; }

  void write(const Items& list) {
    text_ += "<ul>\n";
    for (const std::string& item : list.items) {
      text_ += element("li", item) + "\n";
    }
    text_ += "</ul>\n";
  }

  void write(const Table& table) {
    const bool drawn = table.drawn && !table.rows.empty();
    text_ += drawn ? "<div class=\"drawn\">\n" : "";
    // A table wider than the window scrolls by keyboard too.
    const bool wide = table.columns.size() > narrow;
    if (wide) {
      text_ += "<div class=\"wide\" role=\"region\" aria-label=\"" + escape_html(table.caption) +
               "\" tabindex=\"0\">\n";
    }
    text_ += "<table>\n<caption><span>" + safe(table.caption) + "</span></caption>\n<thead>\n<tr>";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      text_ += "<th scope=\"col\"" + number(table, i) + " dir=\"auto\">" + safe(table.columns[i]) +
               "</th>";
    }
    text_ += "</tr>\n</thead>\n<tbody>\n";
    for (const Cells& row : table.rows) {
      text_ += "<tr><th scope=\"row\" dir=\"auto\">" + cell(row.front()) + "</th>";
      for (std::size_t i = 1; i < row.size(); ++i) {
        text_ += "<td" + number(table, i) + " dir=\"auto\">" + cell(row[i]) + "</td>";
      }
      text_ += "</tr>\n";
    }
    text_ += wide ? "</tbody>\n</table>\n</div>\n" : "</tbody>\n</table>\n";
    if (drawn) {
      text_ += "<figure>\n" + bars_svg(table, ++images_) + "</figure>\n</div>\n";
    }
  }

  void write(const Exchange& exchange) {
    text_ += "<div class=\"exchange\">\n";
    if (!exchange.where.empty()) {
      text_ += element("h3", exchange.where) + "\n";
    }
    text_ += "<dl>\n<dt>You said</dt>\n";
    for (const Said& said : exchange.said) {
      text_ += "<dd>" + element("blockquote", said.words);
      if (const std::string by = by_line(said); !by.empty()) {
        text_ += element("p", "– " + by);
      }
      text_ += "</dd>\n";
    }
    if (const std::string rest = rest_line(exchange); !rest.empty()) {
      text_ += element("dd", rest) + "\n";
    }
    text_ += "<dt>We did</dt>\n" + element("dd", exchange.did) + "\n";
    words(exchange.then_label, exchange.then);
    words(exchange.now_label, exchange.now);
    text_ += "</dl>\n</div>\n";
  }

  void words(const std::string& label, const std::string& words) {
    if (!words.empty()) {
      text_ += element("dt", label) + "\n<dd>" + element("blockquote", words) + "</dd>\n";
    }
  }

  static std::string number(const Table& table, std::size_t column) {
    return column < table.numbers_from ? "" : " class=\"n\"";
  }

  std::string text_;
  std::size_t images_ = 0;
};

std::size_t number_in(const std::string& cell) {
  return cell.empty() || cell.find_first_not_of("0123456789") != std::string::npos
             ? 0
             : std::stoul(cell);
}

}  // namespace

std::string bars_svg(const Table& table, std::size_t image) {
  constexpr std::size_t width = 320;
  constexpr std::size_t longest = 270;
  constexpr std::size_t step = 40;
  const std::size_t column = table.drawn.value_or(1);
  std::size_t most = 1;
  std::string spoken;
  for (const Cells& row : table.rows) {
    most = std::max(most, number_in(row.at(column)));
    spoken += (spoken.empty() ? "" : ", ") + row.front() + " " + row.at(column);
  }
  const std::string id = "bars-" + std::to_string(image);
  std::string svg =
      "<svg role=\"img\" aria-labelledby=\"" + id + "-title " + id + "-desc\" viewBox=\"0 0 " +
      std::to_string(width) + " " + std::to_string(table.rows.size() * step + 4) +
      "\">\n<title id=\"" + id + "-title\">" + safe(table.caption) + "</title>\n<desc id=\"" + id +
      "-desc\">Bars. The table beside them has the same: " + safe(spoken) + ".</desc>\n";
  std::size_t top = 0;
  for (const Cells& row : table.rows) {
    const std::size_t length = number_in(row.at(column)) * longest / most;
    const std::string y = std::to_string(top + 20);
    svg += "<text x=\"1\" y=\"" + std::to_string(top + 14) + "\">" +
           escape_html(label_of(row.front())) + "</text>\n<rect x=\"1\" y=\"" + y + "\" width=\"" +
           std::to_string(length) +
           "\" height=\"14\" fill=\"currentColor\" fill-opacity=\"0.35\" "
           "stroke=\"currentColor\"/>\n<text x=\"" +
           std::to_string(length + 7) + "\" y=\"" + std::to_string(top + 32) + "\">" +
           safe(row.at(column)) + "</text>\n";
    top += step;
  }
  return svg + "</svg>\n";
}

std::string page_body(const Page& page) {
  return HtmlWriter(page).take();
}

std::string page_html(const Page& page) {
  return html_page(page.title, page_body(page), {.style = style});
}

}  // namespace redraft::exchange
