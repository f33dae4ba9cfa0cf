// The words for what boards and organisations decide, for drafting rules and for concerns.
#include "base/word_table.h"
#include "redraft/adoption.h"
#include "redraft/approval.h"
#include "redraft/binding.h"
#include "redraft/concern.h"
#include "redraft/drafting_rule.h"

namespace redraft {

namespace {

using words::spaced;
using words::value_of;
using words::word_of;
using words::Words;

constexpr Words<4> standings = {"holds", "changed", "gone", "added"};
constexpr Words<6> approval_statuses = {"proposed", "approved",     "in trial",
                                        "in use",   "not approved", "withdrawn"};
constexpr Words<4> adoption_outcomes = {"signed", "refused", "cannot consent", "withdrawn"};
constexpr Words<6> concern_steps = {"raised",      "dialogue",   "understanding",
                                    "improvement", "escalation", "outcome"};
constexpr Words<3> concern_outcomes = {"resolved", "not resolved", "withdrawn"};
constexpr Words<4> rule_kinds = {"words", "sentence-length", "sectors", "defined"};

}  // namespace

std::string to_string(Standing standing) {
  return word_of(standings, standing);
}

std::string to_string(ApprovalStatus status) {
  return word_of(approval_statuses, status);
}

std::string to_string(AdoptionOutcome outcome) {
  return word_of(adoption_outcomes, outcome);
}

std::string to_string(ConcernStepKind kind) {
  return word_of(concern_steps, kind);
}

std::string to_string(ConcernOutcome outcome) {
  return word_of(concern_outcomes, outcome);
}

std::string to_string(RuleKind kind) {
  return word_of(rule_kinds, kind);
}

std::optional<ApprovalStatus> parse_approval_status(std::string_view word) {
  return value_of<ApprovalStatus>(approval_statuses, spaced(word));
}

std::optional<AdoptionOutcome> parse_adoption_outcome(std::string_view word) {
  return value_of<AdoptionOutcome>(adoption_outcomes, spaced(word));
}

std::optional<ConcernStepKind> parse_concern_step(std::string_view word) {
  return value_of<ConcernStepKind>(concern_steps, word);
}

std::optional<ConcernOutcome> parse_concern_outcome(std::string_view word) {
  return value_of<ConcernOutcome>(concern_outcomes, spaced(word));
}

std::optional<RuleKind> parse_rule_kind(std::string_view word) {
  return value_of<RuleKind>(rule_kinds, word);
}

}  // namespace redraft
