#pragma once
// A report as headings, paragraphs, tables and exchanges, whatever it will be written as. All texts
// are plain; the writers escape them.

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "redraft/time.h"

namespace redraft::exchange {

using Cells = std::vector<std::string>;

struct Heading {
  std::size_t level = 2;  // 1 is the page's title
  std::string text;
};

struct Paragraph {
  std::string text;
};

struct Items {
  std::vector<std::string> items;
};

struct Table {
  std::string caption;
  Cells columns;
  std::vector<Cells> rows = {};                             // the first cell of each names it
  std::size_t numbers_from = static_cast<std::size_t>(-1);  // columns from here on hold numbers
  std::optional<std::size_t> drawn = std::nullopt;          // column that is shown as bars as well
};

struct Said {
  std::string words;
  std::string who;        // organisation and sector, or empty
  std::size_t times = 1;  // how many comments say it in these words
};

// What was said, what was done about it, and the words then and now.
struct Exchange {
  std::string where;  // its heading, or empty
  std::vector<Said> said;
  std::size_t more = 0;       // comments that were answered with these and are not repeated
  std::size_t not_shown = 0;  // of which the words may not be shown
  std::string did;
  std::string then_label, then;
  std::string now_label, now;
};

using Block = std::variant<Heading, Paragraph, Items, Table, Exchange>;

struct Page {
  std::string title;
  std::vector<Block> blocks;
};

std::string page_markdown(const Page& page);
std::string page_html(const Page& page);
// What stands inside of it.
std::string page_body(const Page& page);
// `made`: the date the file bears.
std::string page_word(const Page& page, Instant made);
std::string table_csv(const Table& table);

// The drawn column of a table as bars: an SVG image with a title and a description, for a page that
// has the table too. Images of a page are numbered.
std::string bars_svg(const Table& table, std::size_t image);

// "1 comment", "3 comments".
std::string count_of(std::size_t count, const std::string& noun);

// "Harbour Health Board (health), 3 comments"; may be empty, as may the next.
std::string by_line(const Said& said);
std::string rest_line(const Exchange& exchange);

}  // namespace redraft::exchange
