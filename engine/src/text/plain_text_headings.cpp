#include "text/plain_text_headings.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/code_points.h"
#include "redraft/document.h"
#include "text/lines.h"
#include "text/plain_text_lines.h"
#include "text/slugs.h"
#include "text/update_notes.h"

namespace redraft::text {

namespace {

constexpr std::size_t longest_heading = 90;  // code points
constexpr std::size_t longest_title = 160;
constexpr std::size_t most_heading_words = 12;
constexpr std::size_t most_sentence_words = 8;  // of a heading that ends in a full stop
constexpr std::size_t longest_run = 3;          // short lines in a row that may all be headings
constexpr std::size_t first_level = 2;
constexpr std::size_t deepest_level = 6;
constexpr std::array<std::string_view, 15> statement_openings = {
    "We",    "Our", "This", "That", "These", "Those", "It", "They",
    "There", "The", "A",    "An",   "I",     "You",   "V1"};
constexpr std::array<std::string_view, 6> back_matter = {"appendix",   "annex",   "glossary",
                                                         "references", "contact", "bibliography"};

std::string lower(std::string_view text) {
  std::string folded(text);
  std::transform(folded.begin(), folded.end(), folded.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return folded;
}

std::string_view first_word(std::string_view text) {
  return text.substr(0, text.find_first_of(" '"));
}

bool is_all_capitals(std::string_view text) {
  std::size_t capitals = 0;
  for (const char c : text) {
    if (c >= 'a' && c <= 'z') {
      return false;
    }
    capitals += c >= 'A' && c <= 'Z' ? 1 : 0;
  }
  return capitals >= 4;
}

// Depth of "3.1 Title": 2; 0 without a number. A number alone in front ("3 Title") counts as one.
std::size_t number_depth(std::string_view text) {
  const std::string_view rest = without_numbering(text);
  if (rest.size() == text.size() || text.empty() || text[0] < '0' || text[0] > '9') {
    return 0;
  }
  const std::string_view number = text.substr(0, text.find(' '));
  std::size_t depth = 1;
  for (std::size_t i = 0; i + 1 < number.size(); ++i) {
    depth += number[i] == '.' && number[i + 1] >= '0' && number[i + 1] <= '9' ? 1 : 0;
  }
  return depth;
}

class HeadingFinder {
 public:
  explicit HeadingFinder(std::vector<Piece>& pieces) : pieces_(pieces), prose_(is_prose(pieces)) {
    std::vector<std::size_t> words;
    for (const Piece& piece : pieces_) {
      if (piece.block.kind == PlainTextKind::paragraph) {
        ++times_[piece.block.text];
        if (ends_sentence(piece.block.text)) {
          words.push_back(count_words(piece.block.text));
        }
      }
    }
    if (!words.empty()) {
      const auto middle = words.begin() + static_cast<std::ptrdiff_t>(words.size() / 2);
      std::nth_element(words.begin(), middle, words.end());
      usual_words_ = *middle;
    }
  }

  void find() {
    find_title();
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (is_heading(i)) {
        make(i, PlainTextKind::heading);
      }
    }
    thin_runs();
    set_levels();
    find_notes();
    set_item_levels();
  }

 private:
  PlainTextBlock& block(std::size_t i) { return pieces_[i].block; }

  const PlainTextBlock& block(std::size_t i) const { return pieces_[i].block; }

  bool is(std::size_t i, PlainTextKind kind) const {
    return i < pieces_.size() && block(i).kind == kind;
  }

  void make(std::size_t i, PlainTextKind kind) {
    if (block(i).kind == PlainTextKind::item && pieces_[i].ordered) {
      block(i).text = pieces_[i].label + ' ' + block(i).text;
    }
    block(i).kind = kind;
  }

  void find_title() {
    for (const Piece& piece : pieces_) {
      if (piece.corrected && piece.block.kind == PlainTextKind::title) {
        return;
      }
    }
    if (pieces_.size() > 1 && !pieces_[0].corrected && is(0, PlainTextKind::paragraph) &&
        !ends_sentence(block(0).text) && count_code_points(block(0).text) <= longest_title &&
        starts_in_capital(block(0).text) && !is_notes_title(block(0).text)) {
      block(0).kind = PlainTextKind::title;
    }
  }

  // What only a heading has: capitals throughout, a number, words that stand over other parts too,
  // a table right below, a short question.
  bool has_strong_sign(std::size_t i) const {
    const std::string& text = block(i).text;
    const auto times = times_.find(text);
    return is_all_capitals(text) || number_depth(text) > 0 || is_notes_title(text) ||
           (times != times_.end() && times->second > 1) || is(i + 1, PlainTextKind::table) ||
           (last_mark(text) == '?' && prose_) ||
           (last_mark(text) == '?' && times != times_.end() &&
            count_words(text) < most_sentence_words);
  }

  bool is_heading(std::size_t i) {
    const Piece& piece = pieces_[i];
    const std::string& text = block(i).text;
    if (piece.corrected || (i + 1 == pieces_.size() && !is_notes_title(text)) ||
        count_code_points(text) > longest_heading || count_words(text) > most_heading_words) {
      return false;
    }
    if (block(i).kind == PlainTextKind::item) {
      return is_numbered_heading(i);
    }
    if (block(i).kind != PlainTextKind::paragraph || !starts_in_capital(text) ||
        text.ends_with(',')) {
      return false;
    }
    const char mark = last_mark(text);
    if (mark == '.') {
      return is_sentence_heading(i);
    }
    if (mark == '!' || mark == ';' || mark == ':') {
      return false;
    }
    return has_strong_sign(i) || (prose_ && mark != '?');
  }

  // "1. Introduction" alone over a paragraph.
  bool is_numbered_heading(std::size_t i) const {
    return pieces_[i].ordered && pieces_[i].indent == 0 && !ends_sentence(block(i).text) &&
           starts_in_capital(block(i).text) && is(i + 1, PlainTextKind::paragraph) &&
           (i == 0 || !is(i - 1, PlainTextKind::item)) &&
           count_words(block(i + 1).text) > count_words(block(i).text);
  }

  // A sentence much shorter than the others, over a longer one, that makes no statement of its own.
  bool is_sentence_heading(std::size_t i) {
    const std::string& text = block(i).text;
    const std::size_t words = count_words(text);
    if (!prose_ || words > most_sentence_words || 2 * words > usual_words_ + 1 ||
        !is(i + 1, PlainTextKind::paragraph) || count_words(block(i + 1).text) <= words ||
        count_words(block(i + 1).text) < 2 * words || text.find(". ") != std::string::npos) {
      return false;
    }
    const auto opening =
        std::find(statement_openings.begin(), statement_openings.end(), first_word(text));
    if (opening != statement_openings.end() || states_something(text)) {
      return false;
    }
    block(i).doubt = "ends in a full stop, but is as short as a heading";
    return true;
  }

  static bool states_something(std::string_view text) {
    for (const Stance stance : stances_of(text)) {
      if (stance != Stance::other && stance != Stance::need) {
        return true;
      }
    }
    return false;
  }

  // Many short lines in a row are a list without bullets; only the last stands over what follows.
  void thin_runs() {
    std::size_t begin = 0;
    while (begin < pieces_.size()) {
      std::size_t end = begin;
      while (end < pieces_.size() && is(end, PlainTextKind::heading) && !pieces_[end].corrected &&
             !has_strong_sign(end)) {
        ++end;
      }
      if (end - begin > longest_run) {
        for (std::size_t i = begin; i + 1 < end; ++i) {
          block(i).kind = PlainTextKind::paragraph;
          block(i).doubt = "is one of many short lines in a row, so it was not read as a heading";
        }
      }
      begin = std::max(end, begin + 1);
    }
  }

  // A heading right over another is a part, and those after it stand one level below.
  void set_levels() {
    std::size_t level = first_level;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (is(i, PlainTextKind::title)) {
        block(i).level = 1;
      }
      if (!is(i, PlainTextKind::heading)) {
        continue;
      }
      const std::size_t depth = number_depth(block(i).text);
      const bool part = is(i + 1, PlainTextKind::heading) && !pieces_[i + 1].corrected &&
                        number_depth(block(i + 1).text) == 0;
      if (pieces_[i].corrected) {
        continue;
      }
      if (depth > 0) {
        level = std::min(first_level + depth - 1, deepest_level);
        block(i).level = level;
      } else if (is_notes_title(block(i).text)) {
        block(i).level = first_level;
        level = first_level;
      } else if (part && !follows_heading(i)) {
        block(i).level = first_level;
        level = first_level + 1;
      } else {
        block(i).level = level;
      }
    }
  }

  bool follows_heading(std::size_t i) const { return i > 0 && is(i - 1, PlainTextKind::heading); }

  static bool ends_notes(std::string_view text) {
    const std::string word = lower(first_word(text));
    return is_all_capitals(text) || number_depth(text) > 0 ||
           std::find(back_matter.begin(), back_matter.end(), word) != back_matter.end();
  }

  // From their heading on everything is update notes, to the next heading that cannot be one of
  // theirs.
  void find_notes() {
    bool inside = false;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const bool heading = is(i, PlainTextKind::heading);
      if (pieces_[i].corrected) {
        if (i > 0 && (heading || is(i, PlainTextKind::title)) && is_notes_title(block(i).text)) {
          block(i).kind = PlainTextKind::notes;  // Markdown under such a heading is read as notes
        }
        inside = inside ? block(i).kind != PlainTextKind::heading &&
                              block(i).kind != PlainTextKind::title
                        : block(i).kind == PlainTextKind::notes;
        if (block(i).kind == PlainTextKind::notes) {
          block(i).level = is_notes_title(block(i).text) ? first_level : 0;
        }
        continue;
      }
      if (inside && heading && !is_notes_title(block(i).text) && ends_notes(block(i).text)) {
        inside = false;
      }
      const bool opens = heading && is_notes_title(block(i).text);
      if (opens || (inside && block(i).kind != PlainTextKind::table)) {
        make(i, PlainTextKind::notes);
        block(i).level = opens ? first_level : 0;
        block(i).doubt.clear();
        inside = true;
      }
    }
  }

  // An item is one level below the nearest item before it that is indented less.
  void set_item_levels() {
    std::vector<std::size_t> indents;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (!is(i, PlainTextKind::item)) {
        indents.clear();
        continue;
      }
      while (!indents.empty() && indents.back() >= pieces_[i].indent) {
        indents.pop_back();
      }
      indents.push_back(pieces_[i].indent);
      block(i).level = indents.size();
    }
  }

  std::vector<Piece>& pieces_;
  bool prose_;
  std::size_t usual_words_ = 0;
  std::unordered_map<std::string, std::size_t> times_;
};

}  // namespace

void find_headings(std::vector<Piece>& pieces) {
  HeadingFinder(pieces).find();
}

}  // namespace redraft::text
