#pragma once
// A comment store in memory with two indexed drafts, and short makers with defaults.

#include <string>
#include <vector>

#include "db/database.h"
#include "redraft/error.h"
#include "store/comment_store.h"
#include "support/catch.h"
#include "support/thrown.h"

namespace redraft::testing {

inline const Instant noon = parse_instant("2026-03-01T12:00:00Z");

inline Instant minutes_later(int minutes) {
  return {noon.milliseconds + std::int64_t{60'000} * minutes};
}

struct Shop {
  Shop() : Shop(db::Database::in_memory()) {}

  explicit Shop(db::Database&& opened) : database(std::move(opened)), comments(database) {
    if (comments.indexed_drafts("principles").empty()) {
      comments.mark_indexed({"principles", "V1", 1, std::string(40, 'a')});
      comments.mark_indexed({"principles", "V2", 2, std::string(40, 'b')});
    }
  }

  std::string add(const NewComment& comment) {
    return comments.add(comment, "Editor", comment.created.value_or(noon), randomness).id.text;
  }

  db::Database database;
  store::CommentStore comments;
  SeededRandomness randomness{7};
};

inline Target on(const std::string& anchor, const std::string& exact = {}) {
  Target target;
  target.anchor = anchor;
  if (!exact.empty()) {
    target.quote = Quote{exact, "before ", " after", 10, 10 + exact.size()};
  }
  return target;
}

inline NewComment saying(const std::string& body, const std::string& anchor = "leadership-1") {
  NewComment comment;
  comment.kind = CommentKind::question;
  comment.body = body;
  comment.document = "principles";
  comment.draft = "V1";
  comment.targets = {on(anchor)};
  return comment;
}

inline NewComment by(NewComment comment, const std::string& email,
                     const std::string& organisation = "Wexmoor Council",
                     const std::string& sector = "local government") {
  comment.person = {"", email};
  comment.reviewer = {"", organisation, sector};
  return comment;
}

inline std::vector<std::string> bodies(const std::vector<Comment>& comments) {
  std::vector<std::string> out;
  for (const Comment& comment : comments) {
    out.push_back(comment.body);
  }
  return out;
}

inline CommentFilter in_principles() {
  CommentFilter filter;
  filter.document = "principles";
  return filter;
}

// The rules of the findings, for CHECKs that read well.
inline std::vector<std::string> rules(const std::vector<Finding>& findings) {
  std::vector<std::string> out;
  for (const Finding& finding : findings) {
    out.push_back(finding.rule);
  }
  return out;
}

}  // namespace redraft::testing
