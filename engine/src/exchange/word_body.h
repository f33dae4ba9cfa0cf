#pragma once
// The text of a Word file, walked once: paragraphs, tracked changes, and where comments begin and
// end.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/xml.h"
#include "redraft/word.h"

namespace redraft::exchange {

// Word counts levels from "0" to "8"; 1 to 9, or 0 for anything else.
std::size_t level_of(std::string_view digit);

// What paragraph styles say: which are headings, which are of a list.
class WordStyles {
 public:
  // Nothing: a file without styles.
  explicit WordStyles(const pugi::xml_document* styles);

  // 1 for "heading 1" and for the title, or 0.
  [[nodiscard]] std::size_t heading_level(const std::string& style) const;
  [[nodiscard]] bool is_title(const std::string& style) const;
  [[nodiscard]] bool is_list(const std::string& style) const;

 private:
  struct Style {
    std::string name;  // in small letters
    std::string based_on;
    std::size_t outline = 0;  // level from 1, or 0
    bool numbered = false;
  };

  std::map<std::string, Style> styles_;
};

struct WordBody {
  std::vector<WordParagraph> paragraphs;
  std::vector<WordChange> changes;
  std::map<std::string, std::vector<WordRange>> ranges;  // by the comment's id in the file
  std::vector<std::string> comments_in_order;            // ids by their first word
  std::size_t format_changes = 0;
  std::size_t drawings = 0;
  std::size_t notes = 0;  // footnotes and endnotes referred to
};

// Nothing for what is no date. Word writes its local time and says that it is UTC; some programs
// leave the zone out.
std::optional<Instant> word_date(std::string text);

WordBody read_word_body(const pugi::xml_document& document, const WordStyles& styles);

}  // namespace redraft::exchange
