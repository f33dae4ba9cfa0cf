#include "store/reaction_store.h"

#include "db/rows.h"
#include "store/audit_log.h"
#include "store/comment_rows.h"

namespace redraft::store {

namespace {

ReviewerReaction read_reaction(const db::Statement& row) {
  ReviewerReaction reaction;
  reaction.reaction = db::word(row, 0, parse_reaction);
  reaction.note = row.text(1);
  reaction.given = db::instant(row.text(2));
  reaction.recorded = db::instant(row.text(3));
  reaction.recorded_by = row.text(4);
  reaction.decision = db::word(row, 5, parse_decision);
  return reaction;
}

}  // namespace

void ReactionStore::add(const CommentId& id, const ReviewerReaction& reaction) {
  std::int64_t answer = 0;
  {
    db::Statement row = database_.statement(
        "SELECT coalesce(max(number), 0) FROM disposition "
        "WHERE comment = :id AND released IS NOT NULL");
    row.bind(":id", id.text).step();
    answer = row.number(0);
  }
  if (answer == 0) {
    throw Error(ErrorKind::conflict,
                "note a reaction to " + id.text + ": there is no answer that it could be to",
                "redraft respond " + id.text + " --decision DECISION -m REASON");
  }
  static const std::string sql = sealed_insert("reaction");
  database_.statement(sql)
      .bind(":comment", id.text)
      .bind_number(":disposition", answer)
      .bind(":reaction", to_string(reaction.reaction))
      .bind(":note", reaction.note)
      .bind(":given", db::instant_text(reaction.given))
      .bind(":recorded", db::instant_text(reaction.recorded))
      .bind(":recorded_by", reaction.recorded_by)
      .run();
  append_audit(database_, reaction.recorded_by, "react", id.text, reaction.recorded);
}

std::vector<ReviewerReaction> ReactionStore::history(const CommentId& id) const {
  std::vector<ReviewerReaction> all;
  db::Statement row = database_.statement(
      "SELECT x.reaction, x.note, x.given, x.recorded, x.recorded_by, d.decision "
      "FROM reaction AS x JOIN disposition AS d ON d.number = x.disposition "
      "WHERE x.comment = :id ORDER BY x.number");
  row.bind(":id", id.text);
  while (row.step()) {
    all.push_back(read_reaction(row));
  }
  return all;
}

std::optional<ReviewerReaction> ReactionStore::now(const CommentId& id) const {
  db::Statement row = database_.statement(
      "SELECT reaction, note, given, recorded, recorded_by, decision FROM reaction_now "
      "WHERE comment = :id");
  row.bind(":id", id.text);
  return row.step() ? std::optional(read_reaction(row)) : std::nullopt;
}

bool ReactionStore::any() const {
  db::Statement row = database_.statement("SELECT EXISTS (SELECT 1 FROM reaction)");
  return row.step() && row.number(0) != 0;
}

}  // namespace redraft::store
