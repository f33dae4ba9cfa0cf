#include <algorithm>
#include <limits>
#include <map>

#include "db/rows.h"
#include "redraft/error.h"
#include "store/comment_query.h"
#include "store/comment_rows.h"
#include "store/comment_store.h"
#include "store/pile_store.h"
#include "store/privacy_store.h"
#include "store/privacy_view.h"
#include "store/reaction_store.h"
#include "store/received_store.h"

namespace redraft::store {

namespace {

// How many comments are read in one snapshot before they are handed on.
constexpr std::size_t block = 256;
// How many ids are held at a time: a page costs its filter once more.
constexpr std::size_t ids_at_once = 8192;

// Reads comments whole; remembers what it learnt of drafts from one comment to the next.
class CommentReader {
 public:
  CommentReader(db::Database& database, std::string placed_on, const CommentView& view, bool strict)
      : database_(database),
        placed_on_(std::move(placed_on)),
        named_(view.named),
        strict_(strict),
        view_(database, view),
        reactions_(database),
        any_reaction_(reactions_.any()),
        received_(database),
        any_entry_(received_.any_entry()) {}

  Comment read(const std::string& id) {
    Comment comment = read_comment(id);
    read_targets(comment);
    read_disposition(comment);
    read_replies(comment);
    read_pile(database_, comment);
    if (any_reaction_) {
      comment.reaction = reactions_.now(comment.id);
    }
    if (any_entry_) {
      comment.entry = received_.entry(comment.id);
    }
    view_.apply(comment);
    return comment;
  }

 private:
  Comment read_comment(const std::string& id) {
    db::Statement row = database_.statement(
        named_ ? "SELECT c.kind, c.body, c.suggestion, c.created, c.channel, c.status, c.document, "
                 "c.draft, c.edits, r.ref, r.organisation, r.sector, p.name, p.email "
                 "FROM comment AS c JOIN reviewer AS r ON r.ref = c.reviewer "
                 "LEFT JOIN person AS p ON p.reviewer = r.ref WHERE c.id = :id"
               : "SELECT c.kind, c.body, c.suggestion, c.created, c.channel, c.status, c.document, "
                 "c.draft, c.edits, r.ref, r.organisation, r.sector "
                 "FROM comment AS c JOIN reviewer AS r ON r.ref = c.reviewer WHERE c.id = :id");
    row.bind(":id", id);
    if (!row.step()) {
      throw Error(ErrorKind::corrupt, "read comment " + id + ": its reviewer is missing",
                  "redraft check");
    }
    Comment comment;
    comment.id.text = id;
    comment.kind = db::word(row, 0, parse_comment_kind);
    comment.body = row.text(1);
    comment.suggestion = row.optional_text(2);
    comment.created = db::instant(row.text(3));
    comment.channel = db::word(row, 4, parse_channel);
    comment.status = db::word(row, 5, parse_comment_status);
    comment.document = row.text(6);
    comment.draft = row.text(7);
    comment.edits = static_cast<std::size_t>(row.number(8));
    comment.reviewer = {row.text(9), row.text(10), row.text(11)};
    if (named_) {
      comment.person = Person{row.text(12), row.text(13)};
    }
    return comment;
  }

  void read_targets(Comment& comment) {
    static const std::string sql =
        "SELECT " + std::string(target_columns) + ", p.sequence, " +
        std::string(placement_columns) +
        " FROM target AS t LEFT JOIN placement AS p ON p.comment = t.comment "
        "AND p.target = t.position AND p.sequence = (SELECT max(l.sequence) FROM placement AS l "
        "WHERE l.comment = t.comment AND l.target = t.position AND l.sequence <= :sequence) "
        "WHERE t.comment = :id ORDER BY t.position";
    const Horizon& on = horizon_of(comment.document);
    const bool made_later = sequence(comment.document, comment.draft) > on.sequence;
    db::Statement row = database_.statement(sql);
    row.bind_number(":sequence", made_later ? 0 : on.sequence).bind(":id", comment.id.text);
    while (row.step()) {
      comment.targets.push_back(read_target(row, 0));
      if (row.is_null(target_column_count)) {
        comment.now.push_back(as_made(comment.targets.back(), comment.draft));
      } else {
        comment.now.push_back(read_placement(row, target_column_count + 1));
      }
      if (!made_later && !on.label.empty()) {
        comment.now.back().draft = on.label;
      }
    }
  }

  void read_disposition(Comment& comment) {
    db::Statement row = database_.statement(
        "SELECT decision, reason, change, released, decided, decided_by FROM disposition "
        "WHERE comment = :id ORDER BY number DESC");
    row.bind(":id", comment.id.text);
    while (row.step()) {
      Disposition disposition{
          db::word(row, 0, parse_decision), row.text(1), row.text(2), !row.is_null(3),
          db::instant(row.text(4)),         row.text(5)};
      if (disposition.released) {
        comment.drafted = std::move(comment.disposition);
        comment.disposition = std::move(disposition);
        return;
      }
      if (!comment.disposition) {
        comment.disposition = std::move(disposition);
      }
    }
  }

  void read_replies(Comment& comment) {
    db::Statement row = database_.statement(
        "SELECT id, body, author, created FROM reply WHERE comment = :id ORDER BY number");
    row.bind(":id", comment.id.text);
    while (row.step()) {
      comment.replies.push_back(
          {ReplyId{row.text(0)}, row.text(1), row.text(2), db::instant(row.text(3))});
    }
  }

  const Horizon& horizon_of(const std::string& document) {
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
  std::int64_t sequence(const std::string& document, const std::string& label) {
    const auto key = std::pair(document, label);
    const auto found = sequences_.find(key);
    return found != sequences_.end()
               ? found->second
               : sequences_.emplace(key, sequence_of(database_, document, label).value_or(0))
                     .first->second;
  }

  db::Database& database_;
  std::string placed_on_;
  bool named_;
  bool strict_;
  PrivacyView view_;
  ReactionStore reactions_;
  bool any_reaction_;
  ReceivedStore received_;
  bool any_entry_;
  std::map<std::string, Horizon> horizons_;
  std::map<std::pair<std::string, std::string>, std::int64_t> sequences_;
};

void require_after(db::Database& database, const CommentFilter& filter) {
  if (filter.after.empty()) {
    return;
  }
  db::Statement row = database.statement("SELECT 1 FROM comment WHERE id = :id");
  if (!row.bind(":id", filter.after).step()) {
    throw Error(ErrorKind::not_found,
                "list comments: there is no comment \"" + filter.after + "\" to go on after",
                "leave it out to begin with the first");
  }
}

std::string lowered(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  return text;
}

// Full id of a source's id, of an id, or of its unique beginning, with or without "c-".
std::string full_id(db::Database& database, const std::string& given) {
  db::Statement source =
      database.statement("SELECT id FROM comment WHERE source_id = :given LIMIT 2");
  if (source.bind(":given", given).step()) {
    std::string id = source.text(0);
    if (!source.step()) {
      return id;
    }
  }
  std::string beginning = lowered(given);
  if (beginning.rfind("c-", 0) != 0) {
    beginning.insert(0, "c-");
  }
  // '~' sorts after every letter of an id.
  db::Statement row = database.statement(
      "SELECT id FROM comment WHERE id >= :from AND id < :to ORDER BY id LIMIT 4");
  row.bind(":from", beginning).bind(":to", beginning + "~");
  std::vector<std::string> ids;
  while (row.step()) {
    ids.push_back(row.text(0));
  }
  if (ids.empty() || given.empty()) {
    throw Error(ErrorKind::not_found, "find comment: there is no comment \"" + given + "\"",
                "redraft comment list");
  }
  if (ids.size() > 1) {
    std::string some = ids[0];
    for (std::size_t i = 1; i < std::min<std::size_t>(ids.size(), 3); ++i) {
      some += ", " + ids[i];
    }
    throw Error(ErrorKind::conflict,
                "find comment: \"" + given + "\" is the beginning of several: " + some +
                    (ids.size() > 3 ? " and more" : ""),
                "write more of the id");
  }
  return ids.front();
}

std::vector<std::string> page_of_ids(db::Database& database, const CommentFilter& page,
                                     const std::vector<std::string>& section_anchors) {
  std::vector<std::string> ids;
  const CommentQuery query(page, section_anchors, true);
  db::Statement row = query.select(database, "c.id", " ORDER BY c.created, c.id LIMIT :limit");
  row.bind_number(":limit", static_cast<std::int64_t>(page.limit));
  while (row.step()) {
    ids.push_back(row.text(0));
  }
  return ids;
}

void hand_on(db::Database& database, CommentReader& reader, const std::vector<std::string>& ids,
             const std::function<void(const Comment&)>& take) {
  std::vector<Comment> comments;
  for (std::size_t begin = 0; begin < ids.size(); begin += block) {
    comments.clear();
    db::Transaction snapshot(database, db::Transaction::Kind::read);
    for (std::size_t i = begin; i < std::min(ids.size(), begin + block); ++i) {
      comments.push_back(reader.read(ids[i]));
    }
    snapshot.commit();
    for (const Comment& comment : comments) {
      take(comment);
    }
  }
}

}  // namespace

Comment CommentStore::find(const std::string& id, const std::string& placed_on,
                           const CommentView& view) const {
  db::Transaction snapshot(database_, db::Transaction::Kind::read);
  Comment comment = CommentReader(database_, placed_on, view, true).read(full_id(database_, id));
  snapshot.commit();
  if (view.audience == Audience::author && comment.reviewer.ref != view.author) {
    throw Error(ErrorKind::not_found, "find comment: \"" + id + "\" is somebody else's");
  }
  const bool shown =
      comment.moderation == Moderation::approved || comment.moderation == Moderation::redacted;
  if (view.audience == Audience::everyone && !shown) {
    throw Error(ErrorKind::not_found, "find comment: \"" + id + "\" is not shown to everyone",
                "redraft moderate " + comment.id.text + " --approve");
  }
  return comment;
}

std::vector<Comment> CommentStore::list(const CommentFilter& filter,
                                        const std::vector<std::string>& section_anchors) const {
  std::vector<Comment> comments;
  each(filter, section_anchors, [&](const Comment& comment) { comments.push_back(comment); });
  return comments;
}

void CommentStore::each(const CommentFilter& filter,
                        const std::vector<std::string>& section_anchors,
                        const std::function<void(const Comment&)>& take) const {
  require_after(database_, filter);
  if (!filter.document.empty()) {
    static_cast<void>(horizon(database_, filter.document, filter.placed_on));
  }
  const CommentView view{filter.audience, filter.named, filter.original, filter.author};
  CommentReader reader(database_, filter.placed_on, view, false);
  // What is searched is what is shown: the index knows the originals, so what it finds is searched
  // again as shown, where that may differ.
  const bool as_shown =
      !filter.text.empty() && (filter.audience != Audience::staff ||
                               (!filter.original && PrivacyStore(database_).any_redaction()));
  CommentFilter page = filter;
  std::size_t left = filter.limit == 0 ? std::numeric_limits<std::size_t>::max() : filter.limit;
  bool more = true;
  while (more && left != 0) {
    page.limit = as_shown ? ids_at_once : std::min(left, ids_at_once);
    std::vector<std::string> ids = page_of_ids(database_, page, section_anchors);
    more = ids.size() == page.limit;
    page.after = ids.empty() ? page.after : ids.back();
    if (as_shown) {
      db::Transaction snapshot(database_, db::Transaction::Kind::read);
      ids = found_in_view(search_expression(filter.text), ids,
                          [&](const std::string& id) { return reader.read(id); });
      snapshot.commit();
      ids.resize(std::min(ids.size(), left));
    }
    hand_on(database_, reader, ids, take);
    left -= ids.size();
  }
}

std::size_t CommentStore::count(const CommentFilter& filter,
                                const std::vector<std::string>& section_anchors) const {
  const CommentQuery query(filter, section_anchors, false);
  db::Statement row = query.select(database_, "count(*)", "");
  row.step();
  return static_cast<std::size_t>(row.number(0));
}

std::vector<std::pair<Instant, std::string>> CommentStore::history(const CommentId& id) const {
  std::vector<std::pair<Instant, std::string>> bodies;
  db::Statement row = database_.statement(
      "SELECT replaced, body FROM comment_edit WHERE comment = :id ORDER BY position");
  row.bind(":id", id.text);
  while (row.step()) {
    bodies.emplace_back(db::instant(row.text(0)), row.text(1));
  }
  return bodies;
}

}  // namespace redraft::store
