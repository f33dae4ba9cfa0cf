#pragma once
// A letter, an e-mail or pasted text as the comments it holds.
//
// What is quoted with ">" says which words the lines below it are about: the last paragraph of the
// quote. A line that begins with a statement's number ("7.3", "7.3: ...", "On section 7, ...") says
// that what follows is about that statement or section, until the next number or quote. What comes
// before both is about the whole document. Greeting, closing words with the name under them,
// signature ("-- "), the line that introduces a quote, and the copy of an earlier message at the
// end are left out. A guess, for a person to look through: the order of what is said is kept, and
// so is a number with words behind it.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace redraft::exchange {

struct Remark {
  std::string number;    // of a statement or section; or empty
  std::string quote;     // words of the draft on one line; or empty
  std::string body;      // never blank
  std::size_t line = 1;  // where its body begins
  bool operator==(const Remark&) const = default;
};

// Takes valid UTF-8 with any line ends. Linear in the text.
[[nodiscard]] std::vector<Remark> split_remarks(std::string_view text);

}  // namespace redraft::exchange
