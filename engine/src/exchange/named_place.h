#pragma once
// What a heading or a cell of a sheet says a comment is about.

#include <string>
#include <string_view>

namespace redraft::exchange {

// At most one of statement and section is not empty; all are for what names nothing.
struct NamedPlace {
  std::string statement;  // number or anchor
  std::string section;    // number
  std::string quote;      // words between quotation marks
  bool whole = false;     // the document as a whole, by name
  bool operator==(const NamedPlace&) const = default;
};

// "Q3: Comments on 2.1", "Section 2", "leadership-3", "On “no one is turned away”", "General". The
// number of a question, "Q3.1" or "3.1." at the beginning with another number behind it, is none
// of a statement. Of several numbers, the one behind a word such as "statement" or "on" counts; of
// several without one, none does.
NamedPlace place_named_in(std::string_view text);

}  // namespace redraft::exchange
