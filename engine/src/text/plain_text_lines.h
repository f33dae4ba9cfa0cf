#pragma once
// One line of plain text: what it starts with, cleaned of what only layout needs.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace redraft::text {

// "• text", "- text", "2. text", "b) text".
struct ListMark {
  bool ordered = false;
  std::size_t number = 0;  // of an ordered mark
  std::string label;       // as written: "•", "2.", "b)"
  std::size_t length = 0;  // up to the text
};

// The mark a line begins with, white space before it aside.
std::optional<ListMark> list_mark(std::string_view line);

// A row of cells set apart by tabs: two or more of them, counting an empty one before a tab that
// leads the row. A line with tabs only in front is an indented one.
bool has_cells(std::string_view line);
std::vector<std::string> cells_of(std::string_view line);

// Visible text with every kind of space made plain, and soft hyphens and zero-width spaces dropped.
std::string clean_text(std::string_view line);

// Ends in . ! ? : or ;, closing quotes and brackets aside.
bool ends_sentence(std::string_view text);

// The last character, closing quotes and brackets aside, or '\0'.
char last_mark(std::string_view text);

// Its first letter, opening quotes and brackets aside, is a lower-case one.
bool starts_in_lower_case(std::string_view text);

// Its first letter is a capital one or a digit, opening quotes and brackets aside.
bool starts_in_capital(std::string_view text);

std::size_t count_words(std::string_view text);

}  // namespace redraft::text
