#pragma once
// Comments for the tests of this folder; a test names only what matters to it.

#include "redraft/comment.h"

namespace redraft::testing {

// A comment on words of a statement, with everything filled in.
inline Comment full_comment() {
  Comment comment;
  comment.id = {"c-4f7k2m9qx1"};
  comment.kind = CommentKind::suggest;
  comment.body = "\"Work with\" is weaker than it was.\nPlease put it back.";
  comment.suggestion = "We commit to working with people";
  comment.reviewer = {
      .ref = "r-0a1b2c3d4e", .organisation = "Harbour Health Board", .sector = "health"};
  comment.person = Person{.name = "Isla Example", .email = "isla@harbour.example"};
  comment.created = parse_instant("2026-03-01T09:30:00Z");
  comment.channel = Channel::workshop;
  comment.status = CommentStatus::answered;
  comment.document = "principles";
  comment.draft = "V0-1";
  comment.targets = {
      {.scope = CommentScope::statement,
       .anchor = "leadership-3",
       .quote =
           Quote{
               .exact = "work with people", .prefix = "We ", .suffix = ".", .start = 3, .end = 19}},
      {.scope = CommentScope::missing, .anchor = "leadership", .quote = std::nullopt}};
  comment.now = {{.draft = "V1",
                  .anchor = "leadership-3",
                  .quote = PlacedQuote{.exact = "working with people", .start = 13, .end = 32},
                  .outcome = Outcome::adjusted,
                  .confidence = 874,
                  .decided_by = DecidedBy::engine,
                  .happened = {"reworded"},
                  .candidates = {},
                  .reason = ""},
                 {.draft = "V1",
                  .anchor = "",
                  .quote = std::nullopt,
                  .outcome = Outcome::tray,
                  .confidence = 310,
                  .decided_by = DecidedBy::engine,
                  .happened = {},
                  .candidates = {"leadership", "shared-leadership"},
                  .reason = "two sections are as alike"}};
  comment.disposition = Disposition{.decision = Decision::accepted_in_part,
                                    .reason = "The commitment is back; the order of words is ours.",
                                    .change = "principles#leadership-3@V1",
                                    .released = true,
                                    .decided = parse_instant("2026-04-02"),
                                    .decided_by = "editor"};
  comment.reaction = ReviewerReaction{.reaction = Reaction::satisfied,
                                      .note = "Thanked us.",
                                      .given = parse_instant("2026-04-03"),
                                      .recorded = parse_instant("2026-04-04T09:00:00Z"),
                                      .recorded_by = "editor",
                                      .decision = Decision::accepted_in_part};
  comment.replies = {{.id = {"p-1234567890"},
                      .body = "Thank you.",
                      .author = "r-0a1b2c3d4e",
                      .created = parse_instant("2026-04-03T08:00:00.250Z")}};
  comment.edits = 1;
  return comment;
}

// A comment on a whole statement, with as little as can be.
inline Comment plain_comment() {
  Comment comment;
  comment.id = {"c-00000000zz"};
  comment.kind = CommentKind::support;
  comment.body = "Good.";
  comment.created = parse_instant("2026-03-02T10:00:00Z");
  comment.document = "principles";
  comment.draft = "V0-1";
  comment.targets = {
      {.scope = CommentScope::statement, .anchor = "purpose-1", .quote = std::nullopt}};
  return comment;
}

}  // namespace redraft::testing
