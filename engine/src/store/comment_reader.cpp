#include "store/comment_reader.h"

#include "db/rows.h"
#include "redraft/error.h"
#include "store/any_row.h"
#include "store/comment_query.h"
#include "store/pile_store.h"
#include "store/reaction_store.h"
#include "store/received_store.h"

namespace redraft::store {

namespace {

std::size_t place(const db::Statement& row) {
  return static_cast<std::size_t>(row.number(0));
}

Comment& comment_of(const db::Statement& row, std::span<Comment> comments) {
  return comments[place(row)];
}

// The last one released is in force, one drafted after it is on its way; without any released, the
// last one drafted. Rows come last first.
void take_disposition(Comment& comment, Disposition&& disposition) {
  if (comment.disposition && comment.disposition->released) {
    return;
  }
  if (disposition.released) {
    comment.drafted = std::move(comment.disposition);
    comment.disposition = std::move(disposition);
  } else if (!comment.disposition) {
    comment.disposition = std::move(disposition);
  }
}

}  // namespace

CommentReader::CommentReader(db::Database& database, std::string placed_on, const CommentView& view,
                             bool strict)
    : database_(database),
      placed_on_(std::move(placed_on)),
      named_(view.named),
      strict_(strict),
      view_(database, view),
      any_reaction_(ReactionStore(database).any()),
      any_entry_(ReceivedStore(database).any_entry()) {}

std::vector<Comment> CommentReader::read(const std::vector<std::string>& ids) {
  std::vector<Comment> comments(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    comments[i].id.text = ids[i];
  }
  const std::string list = json_array(ids);
  read_comments(comments, list);
  read_targets(comments, list);
  if (any_row(database_, "disposition")) {
    read_dispositions(comments, list);
  }
  if (any_row(database_, "reply")) {
    read_replies(comments, list);
  }
  read_pile(database_, list, comments);
  if (any_reaction_) {
    read_reactions(comments);
  }
  if (any_entry_) {
    read_entries(comments);
  }
  view_.apply(comments, list);
  return comments;
}

void CommentReader::read_comments(std::span<Comment> comments, const std::string& ids) {
  // CROSS keeps SQLite to this order: by the list of ids.
  db::Statement row = database_.statement(
      named_ ? "SELECT w.key, c.kind, c.body, c.suggestion, c.created, c.channel, c.status, "
               "c.document, c.draft, c.edits, r.ref, r.organisation, r.sector, p.name, p.email "
               "FROM json_each(:ids) AS w CROSS JOIN comment AS c ON c.id = w.value "
               "CROSS JOIN reviewer AS r ON r.ref = c.reviewer "
               "LEFT JOIN person AS p ON p.reviewer = r.ref"
             : "SELECT w.key, c.kind, c.body, c.suggestion, c.created, c.channel, c.status, "
               "c.document, c.draft, c.edits, r.ref, r.organisation, r.sector "
               "FROM json_each(:ids) AS w CROSS JOIN comment AS c ON c.id = w.value "
               "CROSS JOIN reviewer AS r ON r.ref = c.reviewer");
  row.bind(":ids", ids);
  std::size_t read = 0;
  while (row.step()) {
    Comment& comment = comment_of(row, comments);
    comment.kind = db::word(row, 1, parse_comment_kind);
    comment.body = row.text(2);
    comment.suggestion = row.optional_text(3);
    comment.created = db::instant(row.text(4));
    comment.channel = db::word(row, 5, parse_channel);
    comment.status = db::word(row, 6, parse_comment_status);
    comment.document = row.text(7);
    comment.draft = row.text(8);
    comment.edits = static_cast<std::size_t>(row.number(9));
    comment.reviewer = {row.text(10), row.text(11), row.text(12)};
    if (named_) {
      comment.person = Person{row.text(13), row.text(14)};
    }
    ++read;
  }
  if (read != comments.size()) {
    std::string lost;
    for (const Comment& comment : comments) {
      if (lost.empty() && comment.reviewer.ref.empty()) {
        lost = comment.id.text;
      }
    }
    throw Error(ErrorKind::corrupt, "read comment " + lost + ": its reviewer is missing",
                "redraft check");
  }
}

Horizon CommentReader::horizon_for(const Comment& comment) {
  const Horizon& on = horizon_of(comment.document);
  return sequence(comment.document, comment.draft) > on.sequence ? Horizon{} : on;
}

void CommentReader::read_targets(std::span<Comment> comments, const std::string& ids) {
  static const std::string sql =
      "SELECT w.key, " + std::string(target_columns) +
      " FROM json_each(:ids) AS w CROSS JOIN target AS t ON t.comment = w.value "
      "ORDER BY w.key, t.position";
  std::vector<Horizon> horizons;
  for (const Comment& comment : comments) {
    horizons.push_back(horizon_for(comment));
  }
  db::Statement row = database_.statement(sql);
  row.bind(":ids", ids);
  while (row.step()) {
    Comment& comment = comment_of(row, comments);
    comment.targets.push_back(read_target(row, 1));
    comment.now.push_back(as_made(comment.targets.back(), comment.draft));
    if (const Horizon& on = horizons[place(row)]; !on.label.empty()) {
      comment.now.back().draft = on.label;
    }
  }
  if (any_row(database_, "placement")) {
    read_placements(comments, ids, horizons);
  }
}

// Of a target's placements the last one within the horizon counts.
void CommentReader::read_placements(std::span<Comment> comments, const std::string& ids,
                                    const std::vector<Horizon>& horizons) {
  static const std::string sql =
      "SELECT w.key, p.target, p.sequence, " + std::string(placement_columns) +
      " FROM json_each(:ids) AS w "
      "CROSS JOIN placement AS l INDEXED BY placement_target ON l.comment = w.value "
      "CROSS JOIN placement AS p ON p.comment = l.comment AND p.target = l.target "
      "AND p.sequence = l.sequence ORDER BY w.key, p.target, p.sequence";
  db::Statement row = database_.statement(sql);
  row.bind(":ids", ids);
  while (row.step()) {
    Comment& comment = comment_of(row, comments);
    const auto target = static_cast<std::size_t>(row.number(1));
    const Horizon& on = horizons[place(row)];
    if (row.number(2) <= on.sequence && target < comment.now.size()) {
      Placement& now = comment.now[target];
      std::string draft = std::move(now.draft);
      now = read_placement(row, 3);
      now.draft = std::move(draft);
    }
  }
}

void CommentReader::read_dispositions(std::span<Comment> comments, const std::string& ids) {
  db::Statement row = database_.statement(
      "SELECT w.key, d.decision, d.reason, d.change, d.released, d.decided, d.decided_by "
      "FROM json_each(:ids) AS w CROSS JOIN disposition AS d ON d.comment = w.value "
      "ORDER BY w.key, d.number DESC");
  row.bind(":ids", ids);
  while (row.step()) {
    take_disposition(comment_of(row, comments),
                     {db::word(row, 1, parse_decision), row.text(2), row.text(3), !row.is_null(4),
                      db::instant(row.text(5)), row.text(6)});
  }
}

void CommentReader::read_replies(std::span<Comment> comments, const std::string& ids) {
  db::Statement row = database_.statement(
      "SELECT w.key, y.id, y.body, y.author, y.created "
      "FROM json_each(:ids) AS w CROSS JOIN reply AS y ON y.comment = w.value "
      "ORDER BY w.key, y.number");
  row.bind(":ids", ids);
  while (row.step()) {
    comment_of(row, comments)
        .replies.push_back(
            {ReplyId{row.text(1)}, row.text(2), row.text(3), db::instant(row.text(4))});
  }
}

void CommentReader::read_reactions(std::span<Comment> comments) {
  const ReactionStore reactions(database_);
  for (Comment& comment : comments) {
    comment.reaction = reactions.now(comment.id);
  }
}

void CommentReader::read_entries(std::span<Comment> comments) {
  const ReceivedStore received(database_);
  for (Comment& comment : comments) {
    comment.entry = received.entry(comment.id);
  }
}

const Horizon& CommentReader::horizon_of(const std::string& document) {
  const auto found = horizons_.find(document);
  if (found != horizons_.end()) {
    return found->second;
  }
  const bool has_label =
      strict_ || placed_on_.empty() || sequence_of(database_, document, placed_on_).has_value();
  return horizons_
      .emplace(document, horizon(database_, document, has_label ? placed_on_ : std::string()))
      .first->second;
}

// 0 for a draft that is not indexed yet.
std::int64_t CommentReader::sequence(const std::string& document, const std::string& label) {
  const auto key = std::pair(document, label);
  const auto found = sequences_.find(key);
  return found != sequences_.end()
             ? found->second
             : sequences_.emplace(key, sequence_of(database_, document, label).value_or(0))
                   .first->second;
}

}  // namespace redraft::store
