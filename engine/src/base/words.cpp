// The words for every enumeration of the public face, in one place: the same in SQL, JSON, the
// command line and pages.
#include "base/word_table.h"
#include "redraft/action.h"
#include "redraft/assessment.h"
#include "redraft/comment.h"
#include "redraft/comparison.h"
#include "redraft/document.h"
#include "redraft/draft.h"
#include "redraft/event.h"
#include "redraft/finding.h"
#include "redraft/lineage.h"
#include "redraft/plain_text.h"
#include "redraft/privacy.h"
#include "redraft/redline.h"
#include "redraft/remark.h"
#include "redraft/substance.h"
#include "redraft/write_up.h"

namespace redraft {

namespace {

using words::spaced;
using words::value_of;
using words::word_of;
using words::Words;

constexpr Words<2> severities = {"error", "warning"};
constexpr Words<4> statement_kinds = {"heading", "paragraph", "item", "cell"};
constexpr Words<7> stances = {"recognise", "acknowledge", "agree", "commit",
                              "define",    "need",        "other"};
constexpr Words<6> plain_text_kinds = {"title", "heading", "paragraph", "item", "table", "notes"};
constexpr Words<8> change_kinds = {"unchanged", "reworded", "moved",   "split",
                                   "merged",    "added",    "removed", "restored"};
constexpr Words<4> bases = {"pin", "marker", "exact", "inferred"};
constexpr Words<2> pin_kinds = {"same", "not-same"};
constexpr Words<3> edit_ops = {"keep", "insert", "delete"};
constexpr Words<6> draft_states = {"working", "consultation", "closed",
                                   "final",   "adopted",      "superseded"};
constexpr Words<reason_count> reasons = {
    "added",      "removed",    "restored", "section", "definition", "stance",
    "obligation", "negation",   "date",     "number",  "name",       "words",
    "spelling",   "typography", "moved",    "split",   "merged"};
constexpr Words<3> shifts = {"strengthened", "weakened", "changed"};
constexpr Words<4> definition_fates = {"added", "changed", "renamed", "removed"};
constexpr Words<4> section_fates = {"added", "removed", "renamed", "moved"};
constexpr Words<2> significances = {"editorial", "substantive"};
constexpr Words<7> comment_kinds = {"support",  "object",    "question", "suggest",
                                    "evidence", "editorial", "concern"};
constexpr Words<3> comment_statuses = {"open", "answered", "withdrawn"};
constexpr Words<4> comment_scopes = {"statement", "section", "document", "missing"};
constexpr Words<9> channels = {"web",    "workshop", "email",  "survey", "meeting",
                               "letter", "phone",    "import", "other"};
constexpr Words<5> outcomes = {"exact", "adjusted", "statement", "section", "tray"};
constexpr Words<2> deciders = {"engine", "person"};
constexpr Words<4> publishes = {"no", "anonymous", "organisation", "named"};
constexpr Words<4> moderations = {"pending", "approved", "redacted", "withheld"};
constexpr Words<4> personal_data_kinds = {"an e-mail address", "a telephone number", "a postcode",
                                          "a national insurance number"};
constexpr Words<3> agreements = {"not asked", "no", "yes"};
constexpr Words<4> reactions = {"none", "satisfied", "objects", "no reply"};
constexpr Words<9> decisions = {
    "accepted", "accepted in part", "already covered", "not accepted", "out of scope",
    "deferred", "duplicate",        "noted",           "withdrawn"};
constexpr Words<4> event_kinds = {"workshop", "meeting", "survey", "mailing"};
constexpr Words<4> attributions = {"none", "sector", "organisation", "named"};
constexpr Words<3> remark_consents = {"not asked", "refused", "given"};
constexpr Words<3> remark_uses = {"comment", "evidence", "source"};
constexpr Words<5> write_up_kinds = {"prompt", "objective", "group", "remark", "skip"};
constexpr Words<3> assessment_note_kinds = {"reason", "exception", "challenge"};
constexpr Words<5> action_states = {"proposed", "agreed", "under way", "done", "dropped"};

}  // namespace

// A table, one line a type.
// clang-format off
std::string to_string(Severity severity) { return word_of(severities, severity); }
std::string to_string(StatementKind kind) { return word_of(statement_kinds, kind); }
std::string to_string(Stance stance) { return word_of(stances, stance); }
std::string to_string(PlainTextKind kind) { return word_of(plain_text_kinds, kind); }
std::string to_string(ChangeKind kind) { return word_of(change_kinds, kind); }
std::string to_string(Basis basis) { return word_of(bases, basis); }
std::string to_string(PinKind kind) { return word_of(pin_kinds, kind); }
std::string to_string(EditOp op) { return word_of(edit_ops, op); }
std::string to_string(DraftState state) { return word_of(draft_states, state); }
std::string to_string(Significance significance) { return word_of(significances, significance); }
std::string to_string(Reason reason) { return word_of(reasons, reason); }
std::string to_string(Shift shift) { return word_of(shifts, shift); }
std::string to_string(DefinitionFate fate) { return word_of(definition_fates, fate); }
std::string to_string(SectionFate fate) { return word_of(section_fates, fate); }
std::string to_string(CommentKind kind) { return word_of(comment_kinds, kind); }
std::string to_string(CommentStatus status) { return word_of(comment_statuses, status); }
std::string to_string(CommentScope scope) { return word_of(comment_scopes, scope); }
std::string to_string(Publish publish) { return word_of(publishes, publish); }
std::string to_string(Moderation moderation) { return word_of(moderations, moderation); }
std::string to_string(PersonalDataKind kind) { return word_of(personal_data_kinds, kind); }
std::string to_string(Channel channel) { return word_of(channels, channel); }
std::string to_string(Outcome outcome) { return word_of(outcomes, outcome); }
std::string to_string(DecidedBy decided_by) { return word_of(deciders, decided_by); }
std::string to_string(Agreed agreed) { return word_of(agreements, agreed); }
std::string to_string(Decision decision) { return word_of(decisions, decision); }
std::string to_string(Reaction reaction) { return word_of(reactions, reaction); }
std::string to_string(EventKind kind) { return word_of(event_kinds, kind); }
std::string to_string(Attribution attribution) { return word_of(attributions, attribution); }
std::string to_string(RemarkConsent consent) { return word_of(remark_consents, consent); }
std::string to_string(RemarkUse use) { return word_of(remark_uses, use); }
std::string to_string(WriteUpKind kind) { return word_of(write_up_kinds, kind); }
std::string to_string(AssessmentNoteKind kind) { return word_of(assessment_note_kinds, kind); }
std::string to_string(ActionState state) { return word_of(action_states, state); }

// clang-format on

std::optional<StatementKind> parse_statement_kind(std::string_view word) {
  return value_of<StatementKind>(statement_kinds, word);
}

std::optional<Stance> parse_stance(std::string_view word) {
  return value_of<Stance>(stances, word);
}

std::optional<PlainTextKind> parse_plain_text_kind(std::string_view word) {
  return value_of<PlainTextKind>(plain_text_kinds, word);
}

std::optional<ChangeKind> parse_change_kind(std::string_view word) {
  return value_of<ChangeKind>(change_kinds, word);
}

std::optional<Basis> parse_basis(std::string_view word) {
  return value_of<Basis>(bases, word);
}

std::optional<PinKind> parse_pin_kind(std::string_view word) {
  return value_of<PinKind>(pin_kinds, word);
}

std::optional<DraftState> parse_draft_state(std::string_view word) {
  return value_of<DraftState>(draft_states, word);
}

std::optional<Significance> parse_significance(std::string_view word) {
  return value_of<Significance>(significances, word);
}

std::optional<CommentKind> parse_comment_kind(std::string_view word) {
  return value_of<CommentKind>(comment_kinds, word);
}

std::optional<CommentStatus> parse_comment_status(std::string_view word) {
  return value_of<CommentStatus>(comment_statuses, word);
}

std::optional<Publish> parse_publish(std::string_view word) {
  return value_of<Publish>(publishes, word);
}

std::optional<Moderation> parse_moderation(std::string_view word) {
  return value_of<Moderation>(moderations, word);
}

std::optional<CommentScope> parse_comment_scope(std::string_view word) {
  return value_of<CommentScope>(comment_scopes, word);
}

std::optional<Channel> parse_channel(std::string_view word) {
  return value_of<Channel>(channels, word);
}

std::optional<Outcome> parse_outcome(std::string_view word) {
  return value_of<Outcome>(outcomes, word);
}

std::optional<Decision> parse_decision(std::string_view words) {
  return value_of<Decision>(decisions, spaced(words));
}

std::optional<Agreed> parse_agreed(std::string_view words) {
  return value_of<Agreed>(agreements, spaced(words));
}

std::optional<Reaction> parse_reaction(std::string_view words) {
  return value_of<Reaction>(reactions, spaced(words));
}

std::optional<EventKind> parse_event_kind(std::string_view word) {
  return value_of<EventKind>(event_kinds, word);
}

std::optional<Attribution> parse_attribution(std::string_view word) {
  return value_of<Attribution>(attributions, word);
}

std::optional<RemarkConsent> parse_remark_consent(std::string_view word) {
  if (word == "yes" || word == "no") {
    return word == "yes" ? RemarkConsent::given : RemarkConsent::refused;
  }
  return value_of<RemarkConsent>(remark_consents, spaced(word));
}

std::optional<RemarkUse> parse_remark_use(std::string_view word) {
  return value_of<RemarkUse>(remark_uses, word);
}

std::optional<WriteUpKind> parse_write_up_kind(std::string_view word) {
  return value_of<WriteUpKind>(write_up_kinds, word);
}

std::optional<AssessmentNoteKind> parse_assessment_note_kind(std::string_view word) {
  return value_of<AssessmentNoteKind>(assessment_note_kinds, word);
}

std::optional<ActionState> parse_action_state(std::string_view words) {
  return value_of<ActionState>(action_states, spaced(words));
}

}  // namespace redraft
