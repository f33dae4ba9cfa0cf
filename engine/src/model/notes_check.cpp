// The proof that everything changed was explained and everything said was answered.
#include <algorithm>
#include <string>
#include <vector>

#include "base/code_points.h"
#include "model/explanations.h"
#include "redraft/address.h"
#include "redraft/error.h"
#include "redraft/note.h"

namespace redraft {

namespace {

// "7.3 in Leadership (“We commit to …”)".
std::string described(const StatementRef& statement) {
  constexpr std::size_t shown_code_points = 50;
  std::string text = statement.number.empty() ? statement.anchor : statement.number;
  if (!statement.section.empty()) {
    text += " in " + statement.section.back();
  }
  return text + " (“" + shorten(statement.text, shown_code_points) + "”)";
}

class NotesCheck {
 public:
  explicit NotesCheck(const NotesInput& input) : input_(input), index_(input.changes) {}

  std::vector<Finding> run() {
    check_changes();
    check_notes();
    for (const Comment& comment : input_.comments) {
      if (comment.status != CommentStatus::withdrawn) {
        check_answer(comment);
        check_acceptance(comment);
        check_tray(comment);
        check_reaction(comment);
      }
    }
    return std::move(findings_);
  }

 private:
  Finding& add(std::string rule, std::string message, std::string hint) {
    Finding finding;
    finding.rule = std::move(rule);
    finding.message = std::move(message);
    finding.hint = std::move(hint);
    finding.document = input_.draft.document;
    finding.draft = input_.draft.label;
    findings_.push_back(std::move(finding));
    return findings_.back();
  }

  Finding& add(std::string rule, const Comment& comment, const std::string& message,
               std::string hint) {
    Finding& finding =
        add(std::move(rule), "comment " + comment.id.text + " " + message, std::move(hint));
    finding.comment = comment.id.text;
    if (!comment.targets.empty()) {
      finding.anchor = comment.targets.front().anchor;
    }
    return finding;
  }

  // "principles@V1", or "principles" for the text that is not published yet.
  [[nodiscard]] std::string draft_address() const {
    return input_.draft.state == DraftState::working
               ? input_.draft.document
               : input_.draft.document + "@" + input_.draft.label;
  }

  [[nodiscard]] std::string statement_address(const std::string& anchor) const {
    return input_.draft.document + "#" + anchor +
           (input_.draft.state == DraftState::working ? "" : "@" + input_.draft.label);
  }

  void check_changes() {
    if (input_.changes == nullptr) {
      return;
    }
    for (const ComparedChange* change : model::unexplained(*input_.changes, input_.notes)) {
      const bool earlier = change->to.empty() || change->change.kind == ChangeKind::split;
      const StatementRef& statement = (earlier ? change->from : change->to).front();
      const std::string of = earlier
                                 ? " of " + (input_.draft.previous.empty() ? "the draft before"
                                                                           : input_.draft.previous)
                                 : "";
      add("changed-unexplained",
          described(statement) + of + " was " + model::happened_to(*change) +
              ", and no change note explains it",
          "redraft note add " + statement_address(model::anchor_of(*change)) + " -m WHAT")
          .anchor = model::anchor_of(*change);
    }
  }

  void check_notes() {
    if (input_.changes == nullptr) {
      return;
    }
    for (const ChangeNote& note : input_.notes) {
      for (const std::string& anchor : note.anchors) {
        if (index_.changed(anchor)) {
          continue;
        }
        const StatementRef* statement = index_.find(anchor);
        const std::string which =
            "change note " + note.id.text + " (“" + shorten(note.what, 50) + "”) names ";
        add("explained-unchanged",
            statement == nullptr ? which + anchor + ", which neither draft has"
                                 : which + described(*statement) + ", which did not change",
            "redraft note edit " + draft_address() + " " + note.id.text + " --on ANCHOR")
            .anchor = anchor;
      }
    }
  }

  void check_answer(const Comment& comment) {
    if (!comment.disposition) {
      add("comment-unanswered", comment, "on " + where(comment) + " has no disposition",
          "redraft respond " + comment.id.text + " --decision DECISION -m REASON");
    } else if (!comment.disposition->released && comment.status != CommentStatus::answered) {
      add("comment-unanswered", comment,
          "on " + where(comment) + " is decided (" + to_string(comment.disposition->decision) +
              "), but the disposition is not released",
          "redraft respond --release " + comment.document);
    }
  }

  void check_acceptance(const Comment& comment) {
    if (!comment.disposition || !comment.disposition->released ||
        (comment.disposition->decision != Decision::accepted &&
         comment.disposition->decision != Decision::accepted_in_part) ||
        comment.draft == input_.draft.label) {
      return;
    }
    const std::string& change = comment.disposition->change;
    if (change.empty() ? any_target_changed(comment) : carried_out(comment, change)) {
      return;
    }
    const std::string hint =
        "redraft respond " + comment.id.text + " --decision " +
        (comment.disposition->decision == Decision::accepted ? "accepted"
                                                             : "accepted-in-part -m REASON") +
        " --change " + input_.draft.document + "#ANCHOR@" +
        (input_.draft.state == DraftState::working ? "LABEL" : input_.draft.label);
    const std::string decided = "was " + to_string(comment.disposition->decision) + ", but ";
    add("accepted-unchanged", comment,
        change.empty() ? decided + where(comment) + " has not changed since " + comment.draft
                       : decided + change + " did not change",
        hint);
  }

  // True where the named change happened, or cannot be judged from this comparison: it is in
  // another document, or was made on an earlier draft.
  [[nodiscard]] bool carried_out(const Comment& comment, const std::string& change) const {
    Address address;
    try {
      address = parse_address(change);
    } catch (const Error&) {
      return false;
    }
    const bool working = input_.draft.state == DraftState::working;
    if (!address.document.empty() && address.document != input_.draft.document) {
      return working || (!address.label.empty() && address.label != to_string(DraftState::working));
    }
    const auto earlier = std::find(input_.earlier.begin(), input_.earlier.end(), address.label);
    if (earlier != input_.earlier.end() || address.label == input_.draft.previous) {
      // Nothing on the comment's own draft, or before it, answers what was said later.
      return address.label != comment.draft &&
             std::find(earlier, input_.earlier.end(), comment.draft) == input_.earlier.end();
    }
    // Before a draft is published, its label may already be promised; later, others are unknown.
    const bool this_draft = working || address.label.empty() || address.label == input_.draft.label;
    return this_draft && index_.changed(address.anchor);
  }

  [[nodiscard]] bool any_target_changed(const Comment& comment) const {
    for (std::size_t i = 0; i < comment.targets.size(); ++i) {
      const Target& target = comment.targets[i];
      if (target.scope == CommentScope::document) {
        if (index_.anything_changed()) {
          return true;
        }
        continue;
      }
      const Placement* now = i < comment.now.size() ? &comment.now[i] : nullptr;
      const std::string& anchor =
          now != nullptr && !now->anchor.empty() ? now->anchor : target.anchor;
      const bool before =
          now != nullptr && (now->outcome != Outcome::exact || !now->happened.empty());
      if (before || index_.changed(anchor) || index_.changed(target.anchor)) {
        return true;
      }
      const StatementRef* statement = index_.find(anchor);
      if (target.scope != CommentScope::statement && statement != nullptr &&
          index_.section_changed(statement->section)) {
        return true;
      }
    }
    return false;
  }

  void check_tray(const Comment& comment) {
    for (std::size_t i = 0; i < comment.now.size(); ++i) {
      const Placement& now = comment.now[i];
      if (now.outcome != Outcome::tray) {
        continue;
      }
      std::string candidates;
      for (const std::string& candidate : now.candidates) {
        candidates += (candidates.empty() ? "; perhaps on " : " or ") + candidate;
      }
      const std::string target = i == 0 ? "" : " --target " + std::to_string(i + 1);
      add("comment-in-tray", comment,
          "waits for a person to place it" + (now.reason.empty() ? "" : ": " + now.reason) +
              candidates,
          "redraft comment place " + comment.id.text + target +
              (now.candidates.empty()
                   ? " --refuse"
                   : " --at " + comment.document + "#" + now.candidates.front()));
      return;
    }
  }

  void check_reaction(const Comment& comment) {
    if (comment.reaction && comment.reaction->reaction == Reaction::objects) {
      add("reviewer-objects", comment,
          "was answered (" + to_string(comment.reaction->decision) +
              "), and its reviewer objects to the answer",
          "redraft comment show " + comment.id.text)
          .severity = Severity::warning;
    }
  }

  // Where the comment stands, or stood when it was made.
  [[nodiscard]] std::string where(const Comment& comment) const {
    if (comment.targets.empty() || comment.targets.front().anchor.empty()) {
      return "the document";
    }
    if (!comment.now.empty()) {
      if (const StatementRef* statement = index_.find(comment.now.front().anchor)) {
        return described(*statement);
      }
    }
    const StatementRef* statement = index_.find(comment.targets.front().anchor);
    return statement != nullptr ? described(*statement) : comment.targets.front().anchor;
  }

  const NotesInput& input_;
  model::ChangeIndex index_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> check_notes(const NotesInput& input) {
  return NotesCheck(input).run();
}

}  // namespace redraft
