#pragma once
// The ISO/IEC comment form: a table of eight columns with fixed headings, as a Word table, a
// spreadsheet or CSV. The last column is for who answers.

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "exchange/comment_reading.h"
#include "exchange/sheet.h"
#include "redraft/word.h"

namespace redraft::exchange {

// To the letter: what checks such forms refuses others.
// https://knowledge.iec.ch, "Filling in the comment form for non-OSD technical documents".
inline constexpr std::array<std::string_view, 8> comment_form_headings = {
    "MB/NC",           "Line number", "Clause/Subclause", "Paragraph/Figure/Table",
    "Type of comment", "Comments",    "Proposed change",  "Observations of the Secretariat"};

// Where the form stands in a sheet: the row of its headings and its first column. Headings are
// known without regard to case, spaces and what the template adds in brackets.
struct CommentFormPlace {
  std::size_t row = 0;  // index into Sheet::rows
  std::size_t column = 0;
};

std::optional<CommentFormPlace> find_comment_form(const Sheet& sheet);

// The first table of a Word file that is a form; nothing where there is none.
std::optional<Sheet> comment_form_in(const WordText& word);

// Whether CSV begins with the first of the headings.
bool begins_as_comment_form(std::string_view text);

// Every row with a comment or a proposed change becomes a comment; what the last column says is not
// taken in, and a warning tells of it.
void read_comment_form(const Sheet& sheet, const CommentFormPlace& place,
                       const CommentDefaults& defaults, const CommentFileEvents& events);

// "Harbour Health Board (c-4f7k2m9qx1)", and the two of them back; the id is empty where the cell
// has none of ours.
std::string form_member(const std::string& organisation, const std::string& comment);

struct FormMember {
  std::string organisation;
  std::string comment;
};

FormMember form_member_in(std::string_view cell);

}  // namespace redraft::exchange
