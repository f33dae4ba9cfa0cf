#pragma once
// Approval: a board's decision on one exact text, and how far the text has come since: proposed,
// approved, in trial, in use.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/binding.h"
#include "redraft/ids.h"
#include "redraft/time.h"

namespace redraft {

using ApprovalId = Id<struct ApprovalTag>;

// The ladder, and the two ways off it.
enum class ApprovalStatus { proposed, approved, in_trial, in_use, not_approved, withdrawn };

[[nodiscard]] std::string to_string(ApprovalStatus status);
// "in trial", "in-trial".
[[nodiscard]] std::optional<ApprovalStatus> parse_approval_status(std::string_view word);

// Up the ladder, also by more than one rung, and from use back to trial. What is not approved or
// withdrawn stays so: another text, or another day, is another approval.
[[nodiscard]] bool may_become(ApprovalStatus from, ApprovalStatus to);

// A text is approved, on trial or in use by it.
[[nodiscard]] bool is_in_force(ApprovalStatus status);

struct ApprovalStep {
  ApprovalStatus status = ApprovalStatus::approved;
  Instant decided;         // the day of the meeting, not of the record
  std::string conditions;  // of an approval; of any other step, why. May be empty
  bool operator==(const ApprovalStep&) const = default;
};

struct Approval {
  ApprovalId id;
  std::string body;  // who decided: "Governance Board"
  Binding on;
  std::vector<ApprovalStep> steps;  // oldest first, at least one

  [[nodiscard]] ApprovalStatus status() const { return steps.back().status; }

  bool operator==(const Approval&) const = default;
};

struct NewApproval {
  std::string document;
  std::string label;                    // empty: the newest draft
  std::vector<std::string> statements;  // anchors or numbers; empty: the whole draft
  std::string body;
  ApprovalStep step;
};

// An approval with how it stands in a text.
struct StandingApproval {
  Approval approval;
  BindingStanding standing;
  bool operator==(const StandingApproval&) const = default;
};

// What a statement can show of an approval in force that is about it.
struct ApprovalBadge {
  ApprovalId id;
  std::string body;
  ApprovalStatus status = ApprovalStatus::approved;
  std::string label;  // the draft that was decided on
  Standing standing = Standing::holds;
  bool operator==(const ApprovalBadge&) const = default;
};

// By anchor.
using ApprovalBadges = std::map<std::string, std::vector<ApprovalBadge>>;

}  // namespace redraft
