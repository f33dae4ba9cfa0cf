#pragma once
// Changes and the notes that explain them, as values of templates.

#include "redraft/comparison.h"
#include "redraft/note.h"
#include "web/visit.h"

namespace redraft::web {

// How a change is shown.
enum class Show { inline_text, sides, list };

// For change_part.mustache: where it is, what happened, and the words as asked for.
[[nodiscard]] Values change_values(const Comparison& comparison, const ComparedChange& change,
                                   const std::string& anchor, Show show);

// "7.3 Leadership (was 7.2)".
[[nodiscard]] std::string where_words(const ComparedChange& change);

// The words it begins with.
[[nodiscard]] std::string beginning(const ComparedChange& change);

// For note_part.mustache.
[[nodiscard]] Values note_values(const ChangeNote& note);

// What else there is about a change, beside its words.
enum class Status { explained, wanted, not_needed };
[[nodiscard]] Status status_of(const Explanation& explanation);

// "Statements and headings: 2 added, 3 reworded."; empty where nothing changed.
[[nodiscard]] std::string summary_of(const Comparison& comparison);

}  // namespace redraft::web
