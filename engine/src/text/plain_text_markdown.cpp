#include "text/plain_text_markdown.h"

#include <algorithm>

#include "base/markup.h"
#include "text/lines.h"
#include "text/update_notes.h"

namespace redraft::text {

namespace {

constexpr std::size_t deepest_heading = 6;

class MarkdownWriter {
 public:
  std::string write(const std::vector<Piece>& pieces) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      write_piece(pieces, i);
    }
    close_notes();
    return std::move(markdown_);
  }

 private:
  void write_piece(const std::vector<Piece>& pieces, std::size_t at) {
    const Piece& piece = pieces[at];
    const PlainTextBlock& block = piece.block;
    const bool item = block.kind == PlainTextKind::item;
    if (!item) {
      items_.clear();
    }
    if (block.kind != PlainTextKind::notes) {
      close_notes();
    }
    separate(item);
    switch (block.kind) {
      case PlainTextKind::title:
      case PlainTextKind::heading:
        heading(block);
        break;
      case PlainTextKind::item:
        list_item(piece);
        break;
      case PlainTextKind::table:
        table(block.text);
        break;
      case PlainTextKind::notes:
        notes(pieces, at);
        break;
      case PlainTextKind::paragraph:
        markdown_ += escape_markdown(block.text) + '\n';
    }
    after_item_ = item;
    any_statement_ = any_statement_ || block.kind != PlainTextKind::notes;
  }

  void separate(bool item) {
    if (!markdown_.empty() && !(item && after_item_)) {
      markdown_ += '\n';
    }
  }

  void heading(const PlainTextBlock& block) {
    const std::size_t level = block.kind == PlainTextKind::title
                                  ? 1
                                  : std::clamp<std::size_t>(block.level, 1, deepest_heading);
    markdown_ +=
        std::string(level, '#') + ' ' + escape_markdown(block.text, MarkdownPlace::heading) + '\n';
  }

  void list_item(const Piece& piece) {
    const std::size_t level = std::max<std::size_t>(piece.block.level, 1);
    if (items_.size() >= level) {
      items_.resize(level - 1);
    }
    const std::string mark = piece.ordered ? std::to_string(piece.number) + ". " : "- ";
    const std::size_t indent = items_.empty() ? 0 : items_.back();
    if (piece.ordered && level > 1) {
      markdown_ += '\n';  // a number other than 1 does not interrupt the item above
    }
    markdown_ += std::string(indent, ' ') + mark + escape_markdown(piece.block.text) + '\n';
    items_.push_back(indent + mark.size());
  }

  void table(std::string_view rows) {
    std::size_t columns = 1;
    for (std::string_view rest = rows; !rest.empty();) {
      const std::string_view row = rest.substr(0, rest.find('\n'));
      columns =
          std::max(columns, 1 + static_cast<std::size_t>(std::count(row.begin(), row.end(), '\t')));
      rest.remove_prefix(std::min(rest.size(), row.size() + 1));
    }
    bool header = true;
    for (std::string_view rest = rows; !rest.empty();) {
      const std::string_view row = rest.substr(0, rest.find('\n'));
      table_row(row, header ? columns : 0);
      rest.remove_prefix(std::min(rest.size(), row.size() + 1));
      if (header) {
        markdown_ += '|';
        for (std::size_t i = 0; i < columns; ++i) {
          markdown_ += " --- |";
        }
        markdown_ += '\n';
      }
      header = false;
    }
  }

  void table_row(std::string_view row, std::size_t least) {
    markdown_ += '|';
    std::size_t cells = 0;
    for (std::size_t begin = 0; begin <= row.size(); ++cells) {
      const std::size_t end = std::min(row.find('\t', begin), row.size());
      const std::string cell = escape_markdown(row.substr(begin, end - begin), MarkdownPlace::cell);
      markdown_ += ' ' + cell;
      markdown_ += cell.empty() ? "|" : " |";
      begin = end + 1;
    }
    for (; cells < least; ++cells) {
      markdown_ += " |";
    }
    markdown_ += '\n';
  }

  // parse_markdown knows notes by their title, when something stands before and a heading of the
  // same or a higher level after them; else by markers.
  static bool are_known_by_title(const std::vector<Piece>& pieces, std::size_t at) {
    const PlainTextBlock& title = pieces[at].block;
    while (at < pieces.size() && pieces[at].block.kind == PlainTextKind::notes) {
      ++at;
    }
    if (title.level == 0 || !is_notes_title(title.text)) {
      return false;
    }
    if (at == pieces.size()) {
      return true;
    }
    const PlainTextBlock& next = pieces[at].block;
    return next.kind == PlainTextKind::title ||
           (next.kind == PlainTextKind::heading && next.level <= title.level);
  }

  void notes(const std::vector<Piece>& pieces, std::size_t at) {
    const PlainTextBlock& block = pieces[at].block;
    if (!in_notes_ && !(any_statement_ && are_known_by_title(pieces, at))) {
      markdown_ += "<!-- redraft:update-notes -->\n\n";
      marked_notes_ = true;
    }
    in_notes_ = true;
    if (block.level > 0) {
      heading(block);
    } else {
      markdown_ += escape_markdown(block.text) + '\n';
    }
  }

  void close_notes() {
    if (marked_notes_) {
      markdown_ += "\n<!-- /redraft:update-notes -->\n";
    }
    marked_notes_ = false;
    in_notes_ = false;
  }

  std::string markdown_;
  std::vector<std::size_t> items_;  // columns of the open items' content
  bool after_item_ = false;
  bool any_statement_ = false;
  bool in_notes_ = false;
  bool marked_notes_ = false;
};

}  // namespace

std::string write_markdown(const std::vector<Piece>& pieces) {
  return MarkdownWriter().write(pieces);
}

}  // namespace redraft::text
