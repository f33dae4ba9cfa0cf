#pragma once
// What a group says is needed to progress, who does it by when, and how far it is.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/address.h"
#include "redraft/assessment.h"

namespace redraft {

using ActionId = Id<struct ActionTag>;

enum class ActionState { proposed, agreed, under_way, done, dropped };

[[nodiscard]] std::string to_string(ActionState state);  // "under way"
// Takes spaces, hyphens or underscores between the words.
[[nodiscard]] std::optional<ActionState> parse_action_state(std::string_view words);

struct ActionStep {
  ActionState state = ActionState::proposed;
  std::string note;
  Instant since;
  std::string decided_by;
};

struct ActionEvidence {
  std::string body;  // a link or words
  Instant made;
  std::string made_by;
};

struct Action {
  ActionId id;  // "x-…"
  std::string body;
  std::string event;      // id, or empty
  std::string document;   // of the dimension, or empty
  std::string dimension;  // anchor, or empty
  std::string dimension_name;
  std::optional<Score> target;    // the level it is to bring about
  std::string owner;              // organisation; empty: nobody's
  std::optional<Instant> due;     // the day
  std::vector<ActionStep> steps;  // oldest first, never empty
  std::vector<ActionEvidence> evidence;
  std::vector<Address> commitments;  // statements that commit to it
  std::string remark;                // the remark it was taken from, or empty
  bool overdue = false;              // due before today, and open
  bool unowned = false;              // nobody's, and open
  Instant made;
  std::string made_by;

  [[nodiscard]] ActionState state() const { return steps.back().state; }
};

// Neither done nor dropped.
[[nodiscard]] bool is_open(ActionState state);

// Sets what follows from the others. Due today is not overdue.
void judge(Action& action, Instant now);

struct NewAction {
  std::string body;
  std::string event, document, dimension;  // dimension: name, anchor or number
  std::string target;                      // as parse_score() takes it, or empty
  std::string owner;
  std::optional<Instant> due;
  std::vector<std::string> commitments;  // DOC#ANCHOR
  std::string remark;                    // id; its words are the action's where it has none
};

struct ActionChanges {
  std::optional<std::string> body, owner, target;
  std::optional<std::optional<Instant>> due;
  std::vector<std::string> add_commitments;
  std::vector<std::string> add_evidence;
};

struct ActionFilter {
  std::string event, document, dimension, owner, statement;  // statement: DOC#ANCHOR
  std::optional<ActionState> state;
  bool open = false, overdue = false, unowned = false;
};

}  // namespace redraft
