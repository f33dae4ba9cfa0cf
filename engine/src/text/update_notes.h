#pragma once
// The document's own update notes: between two markers, or under a heading such as "Update Notes".

#include <string_view>

namespace redraft::text {

// Whether the HTML block opens or closes the notes.
bool opens_notes(std::string_view html);
bool closes_notes(std::string_view html);

// Whether a heading of this plain text has update notes under it; numbering and case aside.
bool is_notes_title(std::string_view title);

}  // namespace redraft::text
