#pragma once
// The headings under which a document carries its own update notes.

#include <string_view>

namespace redraft {

// "Update Notes", "Change log:", "Changes since V1" ...: a heading's plain text without its
// numbering. Case and closing punctuation aside.
bool titles_update_notes(std::string_view title);

}  // namespace redraft
