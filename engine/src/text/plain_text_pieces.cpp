#include "text/plain_text_pieces.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/code_points.h"
#include "text/lines.h"
#include "text/plain_text_lines.h"

namespace redraft::text {

namespace {

constexpr std::size_t widest_wrap = 120;  // longer lines were not wrapped by hand or by mail
constexpr std::size_t long_enough = 8;    // words of a paragraph whose end tells something
constexpr std::array<std::string_view, 44> goes_on = {
    "a",    "an",    "the",   "and",   "or",    "but",       "as",      "of",     "to",
    "in",   "on",    "at",    "by",    "for",   "from",      "with",    "that",   "which",
    "who",  "whose", "their", "our",   "its",   "is",        "are",     "be",     "been",
    "was",  "were",  "has",   "have",  "will",  "can",       "may",     "must",   "not",
    "than", "into",  "such",  "these", "those", "including", "between", "through"};

struct SourceLine {
  std::string_view raw;
  std::string text;        // cleaned
  std::size_t length = 0;  // in code points
  std::size_t indent = 0;
  std::optional<ListMark> mark;
  bool row = false;
};

bool ends_open(std::string_view text) {
  if (text.ends_with(',')) {
    return true;
  }
  const std::size_t space = text.rfind(' ');
  std::string word(text.substr(space == std::string_view::npos ? 0 : space + 1));
  std::transform(word.begin(), word.end(), word.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return std::find(goes_on.begin(), goes_on.end(), word) != goes_on.end();
}

bool begins_cell_row(const std::vector<SourceLine>& lines, std::size_t i) {
  const auto is_row = [&](std::size_t at) { return at < lines.size() && lines[at].row; };
  if (!is_row(i)) {
    return false;
  }
  const auto tabs = std::count(lines[i].raw.begin(), lines[i].raw.end(), '\t');
  return tabs >= 2 || is_row(i + 1) || (i > 0 && is_row(i - 1));
}

std::vector<SourceLine> read_lines(std::string_view text) {
  const LineIndex index(text);
  std::vector<SourceLine> lines;
  lines.reserve(index.count());
  for (std::size_t line = 1; line <= index.count(); ++line) {
    SourceLine read;
    read.raw = index.text(line);
    read.text = clean_text(read.raw);
    if (!read.text.empty()) {
      read.length = count_code_points(read.text);
      read.indent = indentation(read.raw);
      read.mark = list_mark(read.raw);
      read.row = has_cells(read.raw);
    }
    lines.push_back(std::move(read));
  }
  return lines;
}

class PieceReader {
 public:
  PieceReader(std::string_view text, const std::set<std::size_t>& starts)
      : lines_(read_lines(text)), starts_(starts) {
    measure();
  }

  std::vector<Piece> read() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const SourceLine& line = lines_[i];
      if (line.text.empty()) {
        after_blank_ = true;
        continue;
      }
      if (begins_cell_row(lines_, i)) {
        read_row(i);
      } else if (line.mark) {
        open_item(i);
      } else if (starts_.count(i + 1) == 0 && continues(i)) {
        join(i);
      } else {
        open(i, PlainTextKind::paragraph, line.text);
      }
      after_blank_ = false;
    }
    join_cut_paragraphs();
    return std::move(pieces_);
  }

 private:
  // Whether lines were wrapped at a width, and whether blank lines set paragraphs apart.
  void measure() {
    std::size_t filled = 0;
    std::size_t groups = 0;
    std::size_t too_wide = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].text.empty()) {
        continue;
      }
      ++filled;
      groups += i == 0 || lines_[i - 1].text.empty() ? 1 : 0;
      too_wide += lines_[i].length > widest_wrap ? 1 : 0;
      width_ = std::max(width_, lines_[i].length);
    }
    wrapped_ = filled > 3 && too_wide == 0 && width_ > widest_wrap / 3;
    blank_separated_ = groups * 10 >= filled && groups > 1;
  }

  // Whether the line goes on with the piece that the line before belongs to.
  bool continues(std::size_t i) const {
    if (after_blank_ || pieces_.empty() || pieces_.back().block.kind == PlainTextKind::table) {
      return false;
    }
    const SourceLine& before = lines_[i - 1];
    const SourceLine& line = lines_[i];
    const bool ended = ends_sentence(before.text);
    if (starts_in_lower_case(line.text) && (!ended || wrapped_)) {
      return true;
    }
    const Piece& piece = pieces_.back();
    if (piece.block.kind == PlainTextKind::item && line.indent > piece.indent && !ended) {
      return true;
    }
    const bool full = wrapped_ && 4 * before.length >= 3 * width_;
    return full && (blank_separated_ || !ended);
  }

  void open(std::size_t i, PlainTextKind kind, std::string text) {
    Piece piece;
    piece.block.kind = kind;
    piece.block.line = i + 1;
    piece.block.last_line = i + 1;
    piece.block.text = std::move(text);
    pieces_.push_back(std::move(piece));
  }

  void open_item(std::size_t i) {
    const SourceLine& line = lines_[i];
    open(i, PlainTextKind::item, clean_text(line.raw.substr(line.mark->length)));
    Piece& piece = pieces_.back();
    piece.ordered = line.mark->ordered;
    piece.number = line.mark->number;
    piece.label = line.mark->label;
    piece.indent = line.indent;
  }

  void join(std::size_t i) {
    PlainTextBlock& block = pieces_.back().block;
    block.text += ' ' + lines_[i].text;
    block.last_line = i + 1;
  }

  void read_row(std::size_t i) {
    std::string row;
    bool first = true;
    for (const std::string& cell : cells_of(lines_[i].raw)) {
      row += (first ? "" : "\t") + cell;
      first = false;
    }
    const bool same_table = !after_blank_ && !pieces_.empty() && starts_.count(i + 1) == 0 &&
                            pieces_.back().block.kind == PlainTextKind::table;
    if (same_table) {
      pieces_.back().block.text += '\n' + row;
      pieces_.back().block.last_line = i + 1;
    } else {
      open(i, PlainTextKind::table, std::move(row));
    }
  }

  // A paragraph that a page break cut in two: the first part ends in the middle of a sentence and
  // the second begins in lower case. Where full stops are rare, only a word that cannot end a
  // sentence says so.
  void join_cut_paragraphs() {
    const bool prose = is_prose(pieces_);
    std::vector<Piece> whole;
    for (Piece& piece : pieces_) {
      if (!whole.empty() && is_cut(whole.back(), piece, prose)) {
        PlainTextBlock& before = whole.back().block;
        if (!ends_open(before.text)) {
          before.doubt = "line " + std::to_string(piece.block.line) +
                         " begins in lower case and was joined to it";
          whole.back().doubt_line = piece.block.line;
        }
        before.text += ' ' + piece.block.text;
        before.last_line = piece.block.last_line;
        before.joined = true;
      } else {
        whole.push_back(std::move(piece));
      }
    }
    pieces_ = std::move(whole);
  }

  bool is_cut(const Piece& before, const Piece& after, bool prose) const {
    const bool texts = (before.block.kind == PlainTextKind::paragraph ||
                        before.block.kind == PlainTextKind::item) &&
                       after.block.kind == PlainTextKind::paragraph;
    if (!texts || starts_.count(after.block.line) != 0 || ends_sentence(before.block.text) ||
        !starts_in_lower_case(after.block.text)) {
      return false;
    }
    return ends_open(before.block.text) || (prose && count_words(before.block.text) > long_enough);
  }

  std::vector<SourceLine> lines_;
  const std::set<std::size_t>& starts_;
  std::vector<Piece> pieces_;
  std::size_t width_ = 0;
  bool wrapped_ = false;
  bool blank_separated_ = false;
  bool after_blank_ = true;
};

}  // namespace

bool is_prose(const std::vector<Piece>& pieces) {
  std::size_t long_ones = 0;
  std::size_t ended = 0;
  for (const Piece& piece : pieces) {
    if (piece.block.kind == PlainTextKind::paragraph &&
        count_words(piece.block.text) > long_enough) {
      ++long_ones;
      ended += ends_sentence(piece.block.text) ? 1 : 0;
    }
  }
  return 10 * ended >= 7 * long_ones;
}

std::vector<Piece> read_pieces(std::string_view text, const std::set<std::size_t>& starts) {
  return PieceReader(text, starts).read();
}

}  // namespace redraft::text
