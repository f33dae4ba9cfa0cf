#pragma once
// What a document says itself of its drafts, under a heading such as "Update Notes": notes that it
// came with, before or beside those that are generated.

#include <string>
#include <vector>

#include "redraft/document.h"
#include "redraft/note.h"

namespace redraft {

struct CarriedNotes {
  std::string label;                 // as written: "V0-1"
  std::string summary;               // what stands behind it
  std::vector<std::string> entries;  // one a paragraph or item; plain text
  bool operator==(const CarriedNotes&) const = default;
};

// In their order. What stands between our markers is a copy and left out, and so is what comes
// before the first label: "V1 – Updates", "Version 2: …", a heading "V3". Linear in the text.
[[nodiscard]] std::vector<CarriedNotes> carried_notes(const Document& document);

// As update_notes(), with what the text carries before the rest: of a draft the part under its own
// label, of the working text those of drafts that there are not.
[[nodiscard]] std::string update_notes(const NotesInput& input,
                                       const std::vector<CarriedNotes>& carried);

// One part as Markdown, for a draft that only the text speaks of.
[[nodiscard]] std::string carried_part(const CarriedNotes& part);

}  // namespace redraft
