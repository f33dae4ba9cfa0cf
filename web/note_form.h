#pragma once
// The form of a change note: what is typed, the changes it explains, the comments it rests on.

#include "redraft/comparison.h"
#include "redraft/note.h"
#include "web/visit.h"

namespace redraft::web {

// The draft whose changes are explained, or the coming one.
struct NotePlace {
  std::string document;
  std::string label;  // "working" for the coming draft
  std::string previous;

  // "V1", "the next draft".
  [[nodiscard]] std::string name() const;
};

// Throws not_found for a draft that is none, and for the first, which changed nothing.
[[nodiscard]] NotePlace note_place(Visit& visit, const std::string& document,
                                   const std::string& label);
[[nodiscard]] Comparison changes_at(const Visit& visit, const NotePlace& place);

// The note of that place. Throws not_found.
[[nodiscard]] ChangeNote note_at(const Visit& visit, const NotePlace& place, const std::string& id);

struct TypedNote {
  std::string what, why, avoided, more_comments;
  std::vector<std::string> anchors, comments;
  bool editorial = false;
};

[[nodiscard]] TypedNote typed_from(const ChangeNote& note);
[[nodiscard]] TypedNote sent_note(const Fields& form);
[[nodiscard]] ChangeNote note_of(const TypedNote& typed);

[[nodiscard]] Response show_note_form(Visit& visit, const NotePlace& place, const TypedNote& typed,
                                      const std::string& field = {},
                                      const std::string& message = {});

}  // namespace redraft::web
