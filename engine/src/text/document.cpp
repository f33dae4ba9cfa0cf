#include "redraft/document.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/code_points.h"
#include "redraft/error.h"
#include "text/markers.h"
#include "text/outline.h"
#include "text/reading.h"
#include "text/update_notes.h"
#include "text/visible_text.h"

namespace redraft {

namespace {

// So few in the whole text that no block can hold too many.
bool has_few_brackets(std::string_view source) {
  std::size_t brackets = 0;
  for (std::size_t at = source.find('['); at != std::string_view::npos;
       at = source.find('[', at + 1)) {
    if (++brackets > max_brackets_in_block) {
      return false;
    }
  }
  return true;
}

void check_brackets(std::string_view source) {
  std::size_t brackets = 0;
  std::size_t line = 1;
  bool blank = true;  // the line so far holds only white space
  for (const char c : source) {
    if (c == '\n') {
      ++line;
      brackets = blank ? 0 : brackets;
      blank = true;
    } else if (c != ' ' && c != '\t' && c != '\r') {
      blank = false;
      if (c == '[' && ++brackets > max_brackets_in_block) {
        throw Error(ErrorKind::invalid,
                    "read Markdown: line " + std::to_string(line) + ": more than " +
                        std::to_string(max_brackets_in_block) +
                        " \"[\" without a blank line between",
                    "Put blank lines into the block.");
      }
    }
  }
}

void check_readable(std::string_view source) {
  if (source.size() > max_document_bytes) {
    throw Error(ErrorKind::invalid,
                "read Markdown: the text has " + std::to_string(source.size()) +
                    " bytes, and the limit is " + std::to_string(max_document_bytes),
                "Split it into several documents.");
  }
  if (!has_few_brackets(source)) {
    check_brackets(source);
  }
  if (const std::optional<std::size_t> bad = first_invalid_utf8(source)) {
    throw Error(ErrorKind::invalid,
                "read Markdown: the text is not UTF-8 from byte " + std::to_string(*bad) + " on",
                "Save it as UTF-8.");
  }
}

// Turns blocks into statements, in order. Takes the text out of the blocks.
class DocumentReader {
 public:
  DocumentReader(Document& document, text::Reading& reading, ReadStances stances)
      : document_(document),
        reading_(reading),
        stances_(stances),
        outline_(first_heading_is_title()) {}

  void read() {
    document_.statements.reserve(reading_.blocks.size());
    for (text::Block& block : reading_.blocks) {
      if (!block.in_quote) {
        read_block(block);
      }
    }
    if (marked_) {
      warn("notes-unclosed", marked_line_,
           "the update notes that begin here have no closing marker",
           "<!-- /redraft:update-notes -->");
      extend_notes(marked_begin_, document_.source.size());
    }
    end_titled_notes(document_.source.size());
    find_lost_cells();
  }

 private:
  bool first_heading_is_title() const {
    std::size_t first_level_headings = 0;
    const text::Block* first = nullptr;
    for (const text::Block& block : reading_.blocks) {
      if (block.in_quote || reading_.cell_of(block) != nullptr || !makes_statement(block)) {
        first = first == nullptr && reading_.cell_of(block) != nullptr ? &block : first;
        continue;
      }
      first = first == nullptr ? &block : first;
      first_level_headings += block.level == 1 ? 1 : 0;
    }
    return first_level_headings == 1 && first->level == 1 && reading_.cell_of(*first) == nullptr;
  }

  // Headings and other text: an image alone is no statement, but may be a title.
  static bool makes_statement(const text::Block& block) {
    if (block.kind == text::BlockKind::html) {
      return false;
    }
    return block.own_text ||
           (block.kind == text::BlockKind::heading && !text::trim(block.text).empty());
  }

  void read_block(text::Block& block) {
    if (block.kind == text::BlockKind::html) {
      read_html(block);
      return;
    }
    const text::Cell* cell = reading_.cell_of(block);
    if (reading_.opens_table(block) ||
        (cell == nullptr ? !makes_statement(block) : !block.own_text)) {
      for (const std::string& comment : block.at_comments) {
        warn_of_marker(block, comment);
      }
      return;
    }
    const bool heading = cell == nullptr && block.kind == text::BlockKind::heading;
    const ByteSpan content = reading_.content(block);
    Statement statement;
    statement.text = text::visible_text(std::move(block.text));
    if (statement.text.empty() || content.begin >= content.end) {
      return;
    }
    if (heading) {
      follow_titled_notes(block, statement.text, content);
    }
    if (marked_ || titled_level_ != 0) {
      return;
    }
    place(statement, block, content, cell);
    if (heading) {
      outline_.open(document_, statement.text, block.level, document_.statements.size());
      statement.number = document_.sections.back().number;
    } else {
      statement.number = outline_.next_number(document_);
      if (stances_ == ReadStances::yes) {
        statement.stances = stances_of(statement.text);
      }
    }
    statement.section = outline_.current();
    document_.statements.push_back(std::move(statement));
  }

  void place(Statement& statement, const text::Block& block, ByteSpan content,
             const text::Cell* cell) {
    const std::string_view source =
        std::string_view(document_.source).substr(content.begin, content.end - content.begin);
    const text::TrailingMarkers markers = text::trailing_markers(source, block.at_comments);
    for (std::size_t i = 0; i < block.at_comments.size(); ++i) {
      if (markers.count == 0 || i + 1 != block.at_comments.size()) {
        warn_of_marker(block, block.at_comments[i]);
      }
    }
    statement.marker = markers.anchor;
    statement.source = {content.begin, content.begin + markers.length};
    statement.line = reading_.line_of(block, content);
    if (cell != nullptr) {
      statement.kind = StatementKind::cell;
      statement.cell = cell->place;
    } else if (block.kind == text::BlockKind::heading) {
      statement.kind = StatementKind::heading;
      statement.level = block.level;
    } else {
      statement.kind = block.opens_item ? StatementKind::item : StatementKind::paragraph;
      statement.level = block.list_depth;
    }
  }

  void read_html(const text::Block& block) {
    const std::string_view html = text::trim(block.text);
    const bool outermost = block.list_depth == 0;
    if (outermost && text::opens_notes(html) && !marked_) {
      marked_ = true;
      marked_line_ = reading_.line_of(block);
      marked_begin_ = reading_.content(block).begin;
    } else if (outermost && text::closes_notes(html) && marked_) {
      marked_ = false;
      extend_notes(marked_begin_, comment_end(reading_.content(block).begin));
    } else if (outermost && text::closes_notes(html)) {
      warn("notes-unopened", reading_.line_of(block),
           "a marker closes update notes that no marker opened", "<!-- redraft:update-notes -->");
    } else if (html.starts_with("<!--") && text::trim(html.substr(4)).starts_with('@')) {
      warn_of_marker(block, html);
    }
  }

  // Notes under a heading run to the next heading of the same or a higher level. The document's own
  // title never opens them.
  void follow_titled_notes(const text::Block& block, std::string_view title, ByteSpan content) {
    const std::size_t line_begin = line_start(content.begin);
    if (titled_level_ != 0 && block.level <= titled_level_) {
      end_titled_notes(line_begin);
    }
    if (titled_level_ == 0 && !marked_ && !document_.statements.empty() &&
        text::is_notes_title(title)) {
      titled_level_ = block.level;
      titled_begin_ = line_begin;
    }
  }

  void end_titled_notes(std::size_t end) {
    if (titled_level_ != 0) {
      extend_notes(titled_begin_, end);
      titled_level_ = 0;
    }
  }

  void extend_notes(std::size_t begin, std::size_t end) {
    if (!document_.notes) {
      document_.notes = ByteSpan{begin, end};
    } else {
      document_.notes->begin = std::min(document_.notes->begin, begin);
      document_.notes->end = std::max(document_.notes->end, end);
    }
  }

  std::size_t comment_end(std::size_t begin) const {
    constexpr std::string_view closing = "-->";
    const std::size_t at = document_.source.find(closing, begin);
    return at == std::string::npos ? document_.source.size() : at + closing.size();
  }

  std::size_t line_start(std::size_t at) const {
    while (at > reading_.body_begin && document_.source[at - 1] != '\n' &&
           document_.source[at - 1] != '\r') {
      --at;
    }
    return at;
  }

  void find_lost_cells() {
    for (const text::Table& table : reading_.tables) {
      for (const std::size_t line : table.long_lines) {
        warn("table-excess-cells", line + reading_.lines_before,
             "this table row has more cells than its header: the extra ones are not shown",
             "Add columns to the header, or write a bar inside a cell as \\|.");
      }
    }
  }

  void warn_of_marker(const text::Block& block, std::string_view comment) {
    warn("marker-malformed", reading_.line_of(block),
         "\"" + shorten(comment, 60) + "\" is not a marker at the end of a statement",
         "A marker is <!-- @anchor --> after the statement's last words, on the same line.");
  }

  void warn(std::string rule, std::size_t line, std::string message, std::string hint) {
    Finding finding;
    finding.rule = std::move(rule);
    finding.severity = Severity::warning;
    finding.message = std::move(message);
    finding.hint = std::move(hint);
    finding.line = line;
    document_.findings.push_back(std::move(finding));
  }

  Document& document_;
  text::Reading& reading_;
  ReadStances stances_;
  text::Outline outline_;
  bool marked_ = false;  // between the two markers
  std::size_t marked_begin_ = 0;
  std::size_t marked_line_ = 0;
  std::size_t titled_level_ = 0;  // level of the heading whose notes these are, or 0
  std::size_t titled_begin_ = 0;
};

}  // namespace

Document parse_markdown(std::string source, ReadStances stances) {
  check_readable(source);
  Document document;
  document.source = std::move(source);
  text::Reading reading(document.source);
  DocumentReader(document, reading, stances).read();
  return document;
}

std::string_view markdown_of(const Document& document, const Statement& statement) {
  return std::string_view(document.source)
      .substr(statement.source.begin, statement.source.end - statement.source.begin);
}

std::vector<std::string> section_path(const Document& document, const Statement& statement) {
  std::size_t depth = 0;
  for (std::size_t at = statement.section; at != no_section; at = document.sections[at].parent) {
    ++depth;
  }
  std::vector<std::string> titles(depth);
  for (std::size_t at = statement.section; at != no_section; at = document.sections[at].parent) {
    titles[--depth] = document.sections[at].title;
  }
  return titles;
}

}  // namespace redraft
