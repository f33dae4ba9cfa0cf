#pragma once
// A group's score of a dimension at an event: a point, a half or a range, never one average of
// many.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/event.h"
#include "redraft/matrix.h"

namespace redraft {

using AssessmentId = Id<struct AssessmentTag>;

// In half levels, so that 3 is 1.5; low == high for a point.
struct Score {
  int low = 0;
  int high = 0;
  bool operator==(const Score&) const = default;
};

// "1-1.5", "2".
[[nodiscard]] std::string to_string(Score score);

// What people write: "2", "2.5", "2,5", "3½", "1-1.5", "1 to 2", "between 1 and 2", "2 or 3", "two
// and a half", with other words around it. Without a score `fault` says why: none, several, one
// that is no half, one that the words turn round ("below 3", "not 3").
struct ScoreReading {
  std::optional<Score> score;
  std::string fault;
};

[[nodiscard]] ScoreReading parse_score(std::string_view words);

enum class AssessmentNoteKind { reason, exception, challenge };

[[nodiscard]] std::string to_string(AssessmentNoteKind kind);
[[nodiscard]] std::optional<AssessmentNoteKind> parse_assessment_note_kind(std::string_view word);

// Why a group scored so; where it holds otherwise ("some 5s in individual parts"); what it says of
// the scale itself ("is 5 possible?").
struct AssessmentNote {
  AssessmentNoteKind kind = AssessmentNoteKind::reason;
  std::string body;
  std::string scope;           // of an exception: the part or programme; or empty
  std::optional<Score> score;  // of an exception: what holds there
  bool operator==(const AssessmentNote&) const = default;
};

// "some 5s in the north": the level that holds of parts alone, if one is named so.
[[nodiscard]] std::optional<Score> level_of_parts(std::string_view words);

// An exception as it is typed: where it holds stands before a colon.
[[nodiscard]] AssessmentNote parse_exception(std::string_view words);

struct Assessment {
  AssessmentId id;  // "s-…"
  EventId event;
  std::string event_title;
  std::optional<Instant> held;
  std::string round;  // the event's, or its title
  std::string document;
  std::string draft;      // label of the draft whose descriptors were used
  std::string dimension;  // anchor
  std::string dimension_name;
  std::string group;
  std::string organisation, sector;  // of the group, or empty
  Score score;
  std::string words;  // the score as it was said
  std::vector<AssessmentNote> notes;
  Instant made;
  std::string made_by;
};

struct NewAssessment {
  std::string event;  // id
  std::string document;
  std::string label;      // empty: the newest draft
  std::string dimension;  // name, anchor or number
  std::string group;      // may be left out where the event has one alone
  std::string organisation, sector;
  std::string words;
  std::vector<AssessmentNote> notes;
  bool replace = false;  // the group's earlier score of the dimension at this event
  // That says so: where they are not given, it gives event, group and words, and its objective is
  // the dimension.
  std::string remark = {};
};

struct AssessmentFilter {
  std::string event = {}, document = {}, dimension = {}, group = {}, round = {};
};

// Where the groups of one round stand: from the lowest to the highest, and what all of them share.
struct Spread {
  Score whole;
  std::optional<Score> shared;  // within every group's range; nothing: they do not meet
  std::size_t groups = 0;
  bool operator==(const Spread&) const = default;
};

// Of one score at least.
[[nodiscard]] Spread spread_of(const std::vector<Score>& scores);

// "1-2.5, 3 groups, all of them at 2"; "1-4, 2 groups that do not meet".
[[nodiscard]] std::string to_string(const Spread& spread);

struct AssessedRound {
  std::string name;
  std::optional<Instant> held;  // of its first event
  std::vector<Assessment> assessments;
  Spread spread;

  // Of every level that a group's range touches, as the draft used has it.
  struct Descriptor {
    std::string draft;
    MatrixCell cell;
  };

  std::vector<Descriptor> descriptors;
};

struct AssessedDimension {
  std::string name, anchor;
  std::vector<AssessedRound> rounds;  // oldest first
};

struct AssessmentReport {
  std::string document;
  std::vector<int> levels;  // in the direction that the newest draft has them in
  std::vector<AssessedDimension> dimensions;
  bool words = true;  // false: for everyone; free words are left out
};

}  // namespace redraft
