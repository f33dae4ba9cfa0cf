#pragma once
// Short makers of comparisons, notes and comments, so that a test names only what matters to it.

#include <string>
#include <utility>
#include <vector>

#include "redraft/note.h"

namespace redraft::testing {

// A statement of the section "7 Leadership" unless told otherwise.
inline StatementRef statement(const std::string& anchor, const std::string& number,
                              const std::string& text,
                              std::vector<std::string> section = {"Principles", "Leadership"}) {
  StatementRef ref;
  ref.anchor = anchor;
  ref.number = number;
  ref.section = std::move(section);
  ref.text = text;
  return ref;
}

inline StatementRef heading(const std::string& anchor, const std::string& number,
                            std::vector<std::string> section) {
  const std::string title = section.back();
  StatementRef ref = statement(anchor, number, title, std::move(section));
  ref.kind = StatementKind::heading;
  return ref;
}

inline ComparedChange change(ChangeKind kind, std::vector<StatementRef> from,
                             std::vector<StatementRef> to) {
  ComparedChange made;
  made.change.kind = kind;
  made.change.reworded = kind == ChangeKind::reworded;
  made.change.moved = kind == ChangeKind::moved;
  made.from = std::move(from);
  made.to = std::move(to);
  made.significance =
      kind == ChangeKind::unchanged ? Significance::editorial : Significance::substantive;
  return made;
}

inline ChangeNote note(const std::string& id, const std::string& what,
                       std::vector<std::string> anchors) {
  ChangeNote made;
  made.id.text = id;
  made.what = what;
  made.anchors = std::move(anchors);
  return made;
}

// Made on V0-1 and standing on the same anchor of V1.
inline Comment comment(const std::string& id, const std::string& anchor,
                       const std::string& sector) {
  Comment made;
  made.id.text = id;
  made.body = "the words of the comment";
  made.reviewer = {"r-1", "Fernhill Council", sector};
  made.document = "principles";
  made.draft = "V0-1";
  made.targets = {{CommentScope::statement, anchor, std::nullopt}};
  Placement now;
  now.draft = "V1";
  now.anchor = anchor;
  made.now = {now};
  return made;
}

inline Comment decided(Comment comment, Decision decision, const std::string& change = "") {
  Disposition disposition;
  disposition.decision = decision;
  disposition.reason = "because";
  disposition.change = change;
  comment.disposition = disposition;
  return comment;
}

// V1 after V0-1, with 7.3 reworded, 7.4 unchanged, 7.5 removed, and section 8 added with 8.1.
struct Scene {
  Scene() {
    changes.changes = {
        change(ChangeKind::unchanged, {heading("leadership", "7", {"Principles", "Leadership"})},
               {heading("leadership", "7", {"Principles", "Leadership"})}),
        change(ChangeKind::reworded,
               {statement("leadership-3", "7.3", "We recognise that leaders listen.")},
               {statement("leadership-3", "7.3", "We commit to leaders who listen to everybody.")}),
        change(ChangeKind::unchanged,
               {statement("leadership-4", "7.4", "We acknowledge that trust takes time.")},
               {statement("leadership-4", "7.4", "We acknowledge that trust takes time.")}),
        change(ChangeKind::removed, {statement("leadership-5", "7.5", "Leaders lead.")}, {}),
        change(ChangeKind::added, {}, {heading("access", "8", {"Principles", "Access"})}),
        change(
            ChangeKind::added, {},
            {statement("access-1", "8.1", "We agree to open doors.", {"Principles", "Access"})})};
    input.draft.document = "principles";
    input.draft.label = "V1";
    input.draft.previous = "V0-1";
    input.draft.summary = "After the workshops";
    input.changes = &changes;
  }

  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;

  Comparison changes;
  NotesInput input;
};

}  // namespace redraft::testing
