#include "exchange/word_body.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/code_points.h"
#include "exchange/valid_utf8.h"
#include "redraft/error.h"

namespace redraft::exchange {

namespace {

constexpr std::string_view hidden_prefix = "_rd_";

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

class BodyReader {
 public:
  explicit BodyReader(const WordStyles& styles) : styles_(styles) {}

  WordBody read(const pugi::xml_document& document) {
    blocks(child_of(document.document_element(), "body"));
    put_under_title();
    // A range without an end runs to the end of the text's last paragraph.
    while (!open_.empty()) {
      const std::string id = open_.begin()->first;
      close_range(id);
    }
    return std::move(body_);
  }

 private:
  // Where a tracked change stands in the tree of the file.
  struct Track {
    enum class Kind { none, inserted, removed, both } kind = Kind::none;
    std::string author;
    std::string date;
    std::string move;
  };

  struct Place {
    std::size_t paragraph = 0;
    std::size_t before = 0;  // code points
    std::size_t after = 0;
  };

  // Beneath a title, "heading 1" is the second level, as it is in our Markdown.
  void put_under_title() {
    for (std::size_t i = title_.value_or(body_.paragraphs.size()); i < body_.paragraphs.size();
         ++i) {
      WordParagraph& paragraph = body_.paragraphs[i];
      paragraph.level += paragraph.kind == StatementKind::heading && i != *title_ ? 1 : 0;
    }
  }

  void blocks(pugi::xml_node parent) {
    for (const pugi::xml_node node : parent.children()) {
      const std::string_view name = local_name(node);
      if (name == "p") {
        paragraph(node);
      } else if (name == "tbl") {
        table(node);
      } else if (is_one_of(name, {"sdt", "sdtContent", "customXml", "ins", "del", "moveFrom",
                                  "moveTo"})) {
        blocks(node);
      } else {
        milestone(node, name);
      }
    }
  }

  void table(pugi::xml_node node) {
    if (cell_) {  // a table in a cell: its paragraphs are the cell's
      rows(node, nullptr);
      return;
    }
    CellPlace place{tables_++, 0, 0};
    rows(node, &place);
    cell_.reset();
  }

  void rows(pugi::xml_node node, CellPlace* place) {
    for (const pugi::xml_node child : node.children()) {
      const std::string_view name = local_name(child);
      if (name == "tr") {
        if (place != nullptr) {
          place->column = 0;
        }
        cells(child, place);
        if (place != nullptr) {
          ++place->row;
        }
      } else if (is_one_of(name, {"sdt", "sdtContent", "customXml"})) {
        rows(child, place);
      } else {
        milestone(child, name);
      }
    }
  }

  void cells(pugi::xml_node row, CellPlace* place) {
    for (const pugi::xml_node child : row.children()) {
      const std::string_view name = local_name(child);
      if (name == "tc") {
        if (place != nullptr) {
          cell_ = *place;
        }
        blocks(child);
        if (place != nullptr) {
          ++place->column;
        }
      } else if (is_one_of(name, {"sdt", "sdtContent", "customXml"})) {
        cells(child, place);
      } else {
        milestone(child, name);
      }
    }
  }

  void paragraph(pugi::xml_node node) {
    body_.paragraphs.emplace_back();
    before_ = 0;
    after_ = 0;
    change_open_ = false;
    in_paragraph_ = true;
    const pugi::xml_node properties = child_of(node, "pPr");
    describe(properties);
    for (std::string& name : bookmarks_waiting_) {
      take_bookmark(std::move(name));
    }
    bookmarks_waiting_.clear();
    inlines(node);
    WordParagraph& done = body_.paragraphs.back();
    done.before = valid_utf8(done.before);
    done.after = valid_utf8(done.after);
    if (std::max(done.before.size(), done.after.size()) > max_word_paragraph_bytes) {
      refuse("a paragraph is longer than " + std::to_string(max_word_paragraph_bytes >> 10U) +
             " KiB");
    }
    lengths_.emplace_back(before_, after_);
    in_paragraph_ = false;
    any_words_ = any_words_ || !done.after.empty();
  }

  void describe(pugi::xml_node properties) {
    WordParagraph& paragraph = body_.paragraphs.back();
    const std::string style = attribute_of(child_of(properties, "pStyle"), "val");
    const pugi::xml_node numbering = child_of(properties, "numPr");
    const bool numbered =
        numbering ? std::string_view(attribute_of(child_of(numbering, "numId"), "val")) != "0"
                  : styles_.is_list(style);
    const std::size_t outline = level_of(attribute_of(child_of(properties, "outlineLvl"), "val"));
    const std::size_t level = outline != 0 ? outline : styles_.heading_level(style);
    if (!any_words_ && styles_.is_title(style)) {
      title_ = body_.paragraphs.size() - 1;
    }
    paragraph.cell = cell_;
    if (cell_) {
      paragraph.kind = StatementKind::cell;
    } else if (level != 0) {
      paragraph.kind = StatementKind::heading;
      paragraph.level = level;
    } else if (numbered) {
      paragraph.kind = StatementKind::item;
      paragraph.level =
          std::max<std::size_t>(1, level_of(attribute_of(child_of(numbering, "ilvl"), "val")));
    }
    if (!child_of(properties, "pPrChange").empty()) {
      ++body_.format_changes;
    }
  }

  void inlines(pugi::xml_node parent) {
    for (const pugi::xml_node node : parent.children()) {
      const std::string_view name = local_name(node);
      if (name == "r") {
        run(node);
      } else if (is_one_of(name, {"ins", "del", "moveFrom", "moveTo"})) {
        const Track outer = track_;
        enter_track(node, name);
        inlines(node);
        track_ = outer;
      } else if (is_one_of(name, {"hyperlink", "fldSimple", "smartTag", "customXml", "sdt",
                                  "sdtContent", "dir", "bdo"})) {
        inlines(node);
      } else {
        milestone(node, name);
      }
    }
  }

  void enter_track(pugi::xml_node node, std::string_view name) {
    const bool in = name == "ins" || name == "moveTo";
    const Track::Kind kind = in ? Track::Kind::inserted : Track::Kind::removed;
    const bool mixed = track_.kind != Track::Kind::none && track_.kind != kind;
    if (mixed || track_.kind == Track::Kind::both) {
      track_.kind = Track::Kind::both;
      return;
    }
    track_ = {kind, valid_utf8(attribute_of(node, "author")), attribute_of(node, "date"),
              name == "moveFrom" ? move_from_
              : name == "moveTo" ? move_to_
                                 : std::string()};
  }

  void run(pugi::xml_node node) {
    for (const pugi::xml_node child : node.children()) {
      const std::string_view name = local_name(child);
      if (name == "t" || name == "delText") {
        text(child.text().get());
      } else if (name == "tab" || name == "ptab") {
        text("\t");
      } else if (name == "br" || name == "cr") {
        text("\n");
      } else if (name == "noBreakHyphen") {
        text("\xE2\x80\x91");
      } else if (name == "commentReference") {
        reference(attribute_of(child, "id"));
      } else if (name == "footnoteReference" || name == "endnoteReference") {
        ++body_.notes;
      } else if (is_one_of(name, {"drawing", "pict", "object", "AlternateContent"})) {
        ++body_.drawings;
      } else if (name == "rPr" && !child_of(child, "rPrChange").empty()) {
        ++body_.format_changes;
      }
    }
  }

  void text(const char* raw) {
    const std::string words = valid_utf8(raw);
    const std::size_t length = count_code_points(words);
    if (length == 0 || track_.kind == Track::Kind::both) {
      return;
    }
    WordParagraph& paragraph = body_.paragraphs.back();
    if (track_.kind == Track::Kind::none) {
      paragraph.before += words;
      paragraph.after += words;
      before_ += length;
      after_ += length;
      change_open_ = false;
      return;
    }
    WordChange& change = change_here();
    if (track_.kind == Track::Kind::inserted) {
      paragraph.after += words;
      after_ += length;
      change.inserted += words;
      change.moved_to = track_.move;
    } else {
      paragraph.before += words;
      before_ += length;
      change.removed += words;
      change.moved_from = track_.move;
    }
    change.range.end = before_;
    change.range.after_end = after_;
  }

  // The change that goes on, or a new one: of one author, and not words moved with words changed.
  WordChange& change_here() {
    if (change_open_) {
      WordChange& last = body_.changes.back();
      const bool moved = !last.moved_from.empty() || !last.moved_to.empty();
      if (last.author == track_.author && moved == !track_.move.empty()) {
        return last;
      }
    }
    WordChange change;
    change.author = track_.author;
    if (!track_.date.empty()) {
      change.created = word_date(track_.date);
    }
    change.range = {body_.paragraphs.size() - 1, before_, before_, after_, after_};
    if (body_.changes.size() == max_word_changes) {
      refuse("it has more than " + std::to_string(max_word_changes) + " tracked changes");
    }
    body_.changes.push_back(std::move(change));
    change_open_ = true;
    return body_.changes.back();
  }

  // What stands between words: bookmarks, the ends of comments and moves.
  void milestone(pugi::xml_node node, std::string_view name) {
    if (name == "bookmarkStart") {
      std::string bookmark = attribute_of(node, "name");
      if (in_paragraph_) {
        take_bookmark(std::move(bookmark));
      } else {
        bookmarks_waiting_.push_back(std::move(bookmark));
      }
    } else if (name == "commentRangeStart") {
      open_range(attribute_of(node, "id"));
    } else if (name == "commentRangeEnd") {
      close_range(attribute_of(node, "id"));
    } else if (name == "moveFromRangeStart") {
      move_from_ = attribute_of(node, "name");
    } else if (name == "moveToRangeStart") {
      move_to_ = attribute_of(node, "name");
    }
  }

  void take_bookmark(std::string name) {
    WordParagraph& paragraph = body_.paragraphs.back();
    if (paragraph.bookmark.empty() && name.starts_with(hidden_prefix)) {
      paragraph.bookmark = std::move(name);
    }
  }

  // The place that what is read next will have.
  Place here() const {
    return in_paragraph_ ? Place{body_.paragraphs.size() - 1, before_, after_}
                         : Place{body_.paragraphs.size(), 0, 0};
  }

  [[noreturn]] static void refuse(const std::string& why) {
    throw Error(ErrorKind::invalid, "read the Word file: " + why, "split it into several files");
  }

  void open_range(const std::string& id) {
    if (body_.ranges.count(id) == 0 && open_.emplace(id, here()).second) {
      if (body_.comments_in_order.size() == max_word_comments) {
        refuse("it has more than " + std::to_string(max_word_comments) + " comments");
      }
      body_.comments_in_order.push_back(id);
    }
  }

  void close_range(const std::string& id) {
    const auto found = open_.find(id);
    if (found == open_.end()) {
      return;
    }
    const Place from = found->second;
    const Place to = here();
    open_.erase(found);
    std::vector<WordRange>& ranges = body_.ranges[id];
    if (to.paragraph - from.paragraph > max_word_range) {
      return;
    }
    for (std::size_t i = from.paragraph; i <= to.paragraph && i < body_.paragraphs.size(); ++i) {
      const bool first = i == from.paragraph;
      const auto [before, after] = i == to.paragraph ? std::pair(to.before, to.after) : lengths_[i];
      const WordRange range{i, first ? from.before : 0, before, first ? from.after : 0, after};
      const bool empty = range.start == range.end && range.after_start == range.after_end;
      if (!empty || from.paragraph == to.paragraph) {
        ranges.push_back(range);
      }
    }
  }

  // Where a comment without a range stands.
  void reference(const std::string& id) {
    close_range(id);
    if (body_.ranges.count(id) == 0) {
      open_range(id);
      close_range(id);
    }
  }

  const WordStyles& styles_;
  WordBody body_;
  Track track_;
  std::map<std::string, Place> open_;
  std::vector<std::string> bookmarks_waiting_;
  std::string move_from_, move_to_;
  std::optional<CellPlace> cell_;
  std::optional<std::size_t> title_;
  std::size_t tables_ = 0;
  std::size_t before_ = 0, after_ = 0;
  std::vector<std::pair<std::size_t, std::size_t>> lengths_;  // of finished paragraphs, likewise
  bool in_paragraph_ = false;
  bool any_words_ = false;
  bool change_open_ = false;
};

}  // namespace

WordBody read_word_body(const pugi::xml_document& document, const WordStyles& styles) {
  return BodyReader(styles).read(document);
}

}  // namespace redraft::exchange
