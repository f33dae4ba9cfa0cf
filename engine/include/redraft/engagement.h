#pragma once
// The façade for what happens around the text: events and remarks, the maturity matrix, assessments
// and actions. A second face of one consultation:
//
//   Engagement engagement = Engagement::open(".", {clock, randomness, "editor"});
//   const Event event = engagement.add_event({.title = "Spring assembly"});
//
// The workspace's rules hold: unknown ids are Error(not_found), ids may be shortened while they are
// unique, writing verbs take the writer lock and are durable when they return.

#include <filesystem>
#include <iosfwd>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "redraft/action.h"
#include "redraft/assessment.h"
#include "redraft/event.h"
#include "redraft/matrix.h"
#include "redraft/person.h"
#include "redraft/provenance.h"
#include "redraft/remark.h"
#include "redraft/results.h"
#include "redraft/workspace.h"
#include "redraft/write_up.h"

namespace redraft {

class Engagement {
 public:
  // Finds the consultation as Workspace::open() does.
  static Engagement open(const std::filesystem::path& start, Surroundings surroundings);
  // Over one that is open already, which must outlive it.
  explicit Engagement(workspace::State& state);

  ~Engagement();
  Engagement(const Engagement&) = delete;
  Engagement& operator=(const Engagement&) = delete;
  Engagement(Engagement&&) noexcept;
  Engagement& operator=(Engagement&&) = delete;

  // --- events ---
  // Throws invalid without a title, and for a prompt, objective or group given twice.
  Event add_event(const Event& event);
  Event edit_event(const std::string& id, const EventChanges& changes);
  // Oldest first.
  [[nodiscard]] std::vector<Event> events() const;
  [[nodiscard]] Event event(const std::string& id) const;
  // To everyone: of the remarks they may see, and no count below `least`.
  [[nodiscard]] EventGrid grid(const std::string& id, Audience audience, std::size_t least) const;

  // --- remarks ---
  // `id` is the event's. Prompt, objective and group are named as the event has them, or by their
  // place there from 1; any other is Error(invalid). Nothing known of who said it makes no
  // reviewer.
  Remark add_remark(const std::string& id, const NewRemark& remark);
  // CSV with a header row (docs/engagement.md). Good rows stay, bad ones become findings with their
  // line. What was taken before is not taken twice: told by its id, or without one by its words and
  // place, counted.
  ImportedComments import_remarks(const std::string& id, std::istream& file, bool dry_run);
  // A remark that reads as a score or an action gets a doubt that says so.
  [[nodiscard]] WriteUp read_write_up(const std::string& id, const std::string& text,
                                      const std::vector<WriteUpCorrection>& corrections) const;
  // Takes its remarks in, and the prompts, objectives, groups and day that the event did not have
  // yet. What was taken before is known by its words and place; what its line told otherwise is
  // not told twice.
  ImportedComments take_write_up(const std::string& id, const WriteUp& write_up,
                                 Retake retake = Retake::tell);
  [[nodiscard]] std::vector<Remark> remarks(const RemarkFilter& filter) const;
  // Throws not_found too for one that its audience may not see.
  [[nodiscard]] Remark remark(const std::string& id, const CommentView& view = {}) const;
  // Earlier bodies, oldest first, with the instant each was replaced.
  [[nodiscard]] std::vector<std::pair<Instant, std::string>> remark_history(
      const std::string& id) const;
  // Other words make it pending again; what was redacted stays redacted wherever it still stands.
  Remark edit_remark(const std::string& id, const RemarkChanges& changes);
  void withdraw_remark(const std::string& id);
  // `statement` is DOC#ANCHOR[@LABEL], or DOC[@LABEL] with a note. Returns how many links are new.
  std::size_t link_remarks(const std::vector<std::string>& ids, const std::string& statement,
                           RemarkUse use, const std::string& note);
  std::size_t unlink_remarks(const std::vector<std::string>& ids, const std::string& statement);
  // As Workspace::moderate() and redact() do with comments.
  void moderate_remarks(const std::vector<std::string>& ids, Moderation state,
                        const std::string& reason);
  std::vector<Redaction> redact_remark(const std::string& id, const std::string& words,
                                       const std::string& reason, const std::string& explanation);
  [[nodiscard]] std::vector<Redaction> remark_redactions(const std::string& id) const;
  // What is held of a reviewer beside HeldPerson; by ref.
  [[nodiscard]] std::vector<HeldRemark> held_remarks(const std::string& ref) const;
  void remove_remark_redaction(const std::string& id, std::size_t number);

  // --- provenance ---
  // Empty label: the newest draft. To everyone: of remarks they may see; comments not at all.
  [[nodiscard]] Provenance provenance(const std::string& document, const std::string& label,
                                      Audience audience) const;
  // Remarks linked to a statement, or to one that it was part of or came from.
  [[nodiscard]] std::vector<Remark> remarks_behind(const StatementLife& life,
                                                   Audience audience = Audience::staff) const;

  // --- matrix, assessments, actions ---
  // Empty label: the working text.
  [[nodiscard]] Matrix matrix(const std::string& document, const std::string& label) const;
  // Throws invalid for a score that cannot be read or is beyond the matrix's levels, not_found for
  // a dimension that the draft does not have, conflict for a second score by the same group.
  Assessment assess(const NewAssessment& assessment);
  // Oldest first.
  [[nodiscard]] std::vector<Assessment> assessments(const AssessmentFilter& filter) const;
  void remove_assessment(const std::string& id);
  // To everyone without free words.
  [[nodiscard]] AssessmentReport assessment_report(const std::string& document,
                                                   Audience audience) const;
  Action add_action(const NewAction& given);
  Action edit_action(const std::string& id, const ActionChanges& changes);
  // Throws conflict for the state it is in already.
  Action set_action_state(const std::string& id, ActionState state, const std::string& note);
  [[nodiscard]] std::vector<Action> actions(const ActionFilter& filter) const;
  [[nodiscard]] Action action(const std::string& id) const;

 private:
  explicit Engagement(std::unique_ptr<workspace::State> own);
  std::unique_ptr<workspace::State> own_;
  workspace::State* state_;
};

}  // namespace redraft
