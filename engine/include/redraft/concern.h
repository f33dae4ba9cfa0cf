#pragma once
// Concern: a confidential report that a statement is not being lived up to, and the steps taken in
// good faith. Not a comment of kind "concern", which is public like any other.
//
// The lane is sealed: what a concern says, who raised it and every step are encrypted to one key,
// which handlers open with passphrases of their own. Anyone on the staff can put a concern in; only
// a handler can read one. docs/concerns.md says what that protects and what it does not.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/ids.h"
#include "redraft/time.h"

namespace redraft {

using ConcernId = Id<struct ConcernTag>;

enum class ConcernStepKind { raised, dialogue, understanding, improvement, escalation, outcome };
enum class ConcernOutcome { resolved, unresolved, withdrawn };

[[nodiscard]] std::string to_string(ConcernStepKind kind);
[[nodiscard]] std::string to_string(ConcernOutcome outcome);
[[nodiscard]] std::optional<ConcernStepKind> parse_concern_step(std::string_view word);
[[nodiscard]] std::optional<ConcernOutcome> parse_concern_outcome(std::string_view word);

// Who raised it; personal data, kept apart so that it can go while the rest stays.
struct ConcernParty {
  std::string name;
  std::string email;
  std::string organisation;
  bool operator==(const ConcernParty&) const = default;
};

struct ConcernStep {
  ConcernStepKind kind = ConcernStepKind::raised;
  Instant taken;  // the day of the step
  std::string words;
  std::optional<ConcernOutcome> outcome;  // of an outcome alone
  std::string handler;                    // who wrote it down
  bool operator==(const ConcernStep&) const = default;
};

struct Concern {
  ConcernId id;
  std::string document;
  std::string label;   // the draft, as it was read
  std::string anchor;  // of the statement
  std::string about;   // the organisation it is about; may be empty
  ConcernParty raised_by;
  bool erased = false;             // who raised it is gone, and with it what was said first
  std::vector<ConcernStep> steps;  // oldest first; the first is kind raised

  [[nodiscard]] bool is_over() const {
    return !steps.empty() && steps.back().kind == ConcernStepKind::outcome;
  }

  bool operator==(const Concern&) const = default;
};

// For everyone: how many there are and how far they came. Nothing below `least` is told, and a
// count is left out with the smallest of the others, so that it cannot be worked out.
struct ConcernCounts {
  std::size_t least = 0;
  std::optional<std::size_t> all;               // nothing: fewer than `least`
  std::map<std::string, std::size_t> by_stage;  // last step's word, or the outcome's
  std::size_t together = 0;  // stages too small to be told, counted together; 0: none
};

[[nodiscard]] ConcernCounts count_concerns(const std::vector<Concern>& concerns, std::size_t least);

// Throws invalid for a step that may not follow: a first one, one without words, one after the
// outcome, an outcome not said or said of another step; escalation before there was dialogue.
void require_step(const Concern& concern, const ConcernStep& step);

// Shorter ones are guessed.
inline constexpr std::size_t least_passphrase = 12;  // code points

}  // namespace redraft
