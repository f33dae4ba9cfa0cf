// Reports as Markdown and CSV.
#include "exchange/report_page.h"

#include "base/markup.h"
#include "exchange/csv.h"
#include "exchange/lines_of.h"
#include "exchange/valid_utf8.h"
#include "exchange/workbook.h"

namespace redraft::exchange {

namespace {

// What a reviewer typed stays what it is: no marks, links, HTML or cells of its own.
std::string escaped(const std::string& text, MarkdownPlace place, const std::string& line_break) {
  std::string out;
  for (const std::string& line : lines_of(valid_utf8(text))) {
    out += (out.empty() ? "" : line_break) + escape_markdown(line, place);
  }
  return out;
}

std::string in_cell(const std::string& text) {
  return escaped(text, MarkdownPlace::cell, "<br>");
}

std::string in_block(const std::string& text) {
  return escaped(text, MarkdownPlace::block, "\\\n");
}

std::string in_heading(const std::string& text) {
  return escaped(text, MarkdownPlace::heading, " ");
}

std::string row_of(const Cells& cells) {
  std::string row = "|";
  for (const std::string& cell : cells) {
    row += cell.empty() ? " |" : " " + in_cell(cell) + " |";
  }
  return row + "\n";
}

std::string quoted(const std::string& text) {
  return "> " + escaped(text, MarkdownPlace::block, "\\\n> ") + "\n";
}

class MarkdownWriter {
 public:
  explicit MarkdownWriter(const Page& page) : text_("# " + in_heading(page.title) + "\n") {
    for (const Block& block : page.blocks) {
      if (std::holds_alternative<Drawing>(block)) {
        continue;
      }
      text_ += '\n';
      std::visit([this](const auto& one) { this->write(one); }, block);
    }
  }

  std::string take() { return std::move(text_); }

 private:
  void write(const Heading& heading) {
    text_ += std::string(heading.level, '#') + " " + in_heading(heading.text) + "\n";
  }

  void write(const Paragraph& paragraph) { text_ += in_block(paragraph.text) + "\n"; }

  static void write(const Drawing& /*drawing*/) {}

  void write(const Items& list) {
    for (const std::string& item : list.items) {
      text_ += "- " + escaped(item, MarkdownPlace::block, "\\\n  ") + "\n";
    }
  }

  void write(const Table& table) {
    text_ += row_of(table.columns) + "|";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      text_ += i < table.numbers_from ? " --- |" : " ---: |";
    }
    text_ += "\n";
    for (const Cells& row : table.rows) {
      text_ += row_of(row);
    }
  }

  void write(const Exchange& exchange) {
    if (!exchange.where.empty()) {
      text_ += "### " + in_heading(exchange.where) + "\n\n";
    }
    text_ += "**You said**\n\n";
    for (const Said& said : exchange.said) {
      text_ += quoted(said.words);
      if (const std::string by = by_line(said); !by.empty()) {
        text_ += ">\n> " + in_block("– " + by) + "\n";
      }
      text_ += '\n';
    }
    if (const std::string rest = rest_line(exchange); !rest.empty()) {
      text_ += rest + "\n\n";
    }
    text_ += "**We did**\n\n" + in_block(exchange.did) + "\n";
    words(exchange.then_label, exchange.then);
    words(exchange.now_label, exchange.now);
  }

  void words(const std::string& label, const std::string& words) {
    if (!words.empty()) {
      text_ += "\n" + in_block(label) + ":\n\n" + quoted(words);
    }
  }

  std::string text_;
};

}  // namespace

std::string count_of(std::size_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

std::string by_line(const Said& said) {
  std::string line = said.who;
  if (said.times > 1) {
    line += (line.empty() ? "" : ", ") + count_of(said.times, "comment");
  }
  return line;
}

std::string rest_line(const Exchange& exchange) {
  std::string line;
  if (exchange.more != 0) {
    line = "And " + count_of(exchange.more, "comment") + " more with the same answer.";
  }
  if (exchange.not_shown != 0) {
    line += (line.empty() ? "" : " ") + count_of(exchange.not_shown, "comment") +
            (exchange.not_shown == 1 ? " is" : " are") + " not shown.";
  }
  return line;
}

std::string page_markdown(const Page& page) {
  return MarkdownWriter(page).take();
}

// Columns too may bear names that somebody gave: prompts.
std::string table_csv(const Table& table) {
  const auto record = [](Cells row) {
    for (std::string& cell : row) {
      cell = guarded_cell(valid_utf8(cell));
    }
    return csv_record(row);
  };
  std::string text = record(table.columns);
  for (const Cells& row : table.rows) {
    text += record(row);
  }
  return text;
}

std::string table_workbook(const std::string& name, Table table, Instant made) {
  return workbook_of({name, std::move(table.columns), std::move(table.rows), table.numbers_from},
                     made);
}

}  // namespace redraft::exchange
