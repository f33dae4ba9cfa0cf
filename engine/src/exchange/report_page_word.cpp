// Reports as a Word file.
#include "exchange/report_page.h"
#include "exchange/valid_utf8.h"
#include "exchange/word_file.h"

namespace redraft::exchange {

namespace {

constexpr std::size_t upright = 5;        // columns that fit a page that is higher than wide
constexpr std::size_t text_width = 9070;  // of such a page, in twentieths of a point

class WordWriter {
 public:
  WordWriter(const Page& page, Instant made) : file_(page.title, made) {
    paragraph(file_.body(), "Title", page.title);
    for (const Block& block : page.blocks) {
      std::visit([this](const auto& one) { this->write(one); }, block);
    }
  }

  std::string bytes() { return file_.bytes(); }

 private:
  static void paragraph(pugi::xml_node parent, const std::string& style, const std::string& text,
                        bool strong = false) {
    const pugi::xml_node paragraph = WordFile::paragraph(parent, style);
    if (text.empty()) {
      return;
    }
    const pugi::xml_node run = WordFile::run(paragraph);
    if (strong) {
      add(add(run, "w:rPr"), "w:b");
    }
    WordFile::put_text(run, valid_utf8(text));
  }

  void write(const Heading& heading) {
    paragraph(file_.body(), "Heading" + std::to_string(heading.level - 1), heading.text);
  }

  void write(const Paragraph& text) { paragraph(file_.body(), "", text.text); }

  static void write(const Drawing& /*drawing*/) {}

  void write(const Items& list) {
    const std::string number = file_.numbering(lists_++, false, 1);
    for (const std::string& item : list.items) {
      const pugi::xml_node line = WordFile::paragraph(file_.body(), "");
      const pugi::xml_node numbered = add(WordFile::properties(line), "w:numPr");
      with(add(numbered, "w:ilvl"), "w:val", "0");
      with(add(numbered, "w:numId"), "w:val", number);
      WordFile::put_text(WordFile::run(line), valid_utf8(item));
    }
  }

  void write(const Table& table) {
    if (table.columns.size() > upright) {
      file_.turn_sideways();
    }
    paragraph(file_.body(), "", table.caption, true);
    const pugi::xml_node node = add(file_.body(), "w:tbl");
    const pugi::xml_node properties = add(node, "w:tblPr");
    with(add(properties, "w:tblStyle"), "w:val", "TableGrid");
    with(with(add(properties, "w:tblW"), "w:w", "5000"), "w:type", "pct");
    const pugi::xml_node grid = add(node, "w:tblGrid");
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      with(add(grid, "w:gridCol"), "w:w", std::to_string(text_width / table.columns.size()));
    }
    row(node, table.columns, true);
    for (const Cells& cells : table.rows) {
      row(node, cells, false);
    }
    paragraph(file_.body(), "", "");  // keeps it apart from a table that follows
  }

  static void row(pugi::xml_node table, const Cells& cells, bool header) {
    const pugi::xml_node row = add(table, "w:tr");
    if (header) {
      add(add(row, "w:trPr"), "w:tblHeader");
    }
    for (const std::string& text : cells) {
      const pugi::xml_node cell = add(row, "w:tc");
      with(with(add(add(cell, "w:tcPr"), "w:tcW"), "w:w", "0"), "w:type", "auto");
      paragraph(cell, "CommentText", text, header);
    }
  }

  void write(const Exchange& exchange) {
    if (!exchange.where.empty()) {
      paragraph(file_.body(), "Heading2", exchange.where);
    }
    paragraph(file_.body(), "", "You said", true);
    for (const Said& said : exchange.said) {
      const std::string by = by_line(said);
      paragraph(file_.body(), "", said.words + (by.empty() ? "" : "\n\u2013 " + by));
    }
    if (const std::string rest = rest_line(exchange); !rest.empty()) {
      paragraph(file_.body(), "", rest);
    }
    labelled("We did", exchange.did);
    labelled(exchange.then_label, exchange.then);
    labelled(exchange.now_label, exchange.now);
  }

  void labelled(const std::string& label, const std::string& words) {
    if (!words.empty()) {
      paragraph(file_.body(), "", label, true);
      paragraph(file_.body(), "", words);
    }
  }

  WordFile file_;
  std::size_t lists_ = 0;
};

}  // namespace

std::string page_word(const Page& page, Instant made) {
  return WordWriter(page, made).bytes();
}

}  // namespace redraft::exchange
