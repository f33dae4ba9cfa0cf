#include <algorithm>
#include <limits>
#include <map>

#include "db/rows.h"
#include "redraft/error.h"
#include "store/comment_query.h"
#include "store/comment_reader.h"
#include "store/comment_rows.h"
#include "store/comment_store.h"
#include "store/privacy_store.h"
#include "store/privacy_view.h"
#include "store/relevance.h"

namespace redraft::store {

namespace {

// How many comments are read in one snapshot before they are handed on.
constexpr std::size_t block = 256;
// How many ids are held at a time: a page costs its filter once more.
constexpr std::size_t ids_at_once = 8192;

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

void require_sound_order(const CommentFilter& filter) {
  if (filter.order == CommentOrder::relevance && (filter.text.empty() || !filter.after.empty())) {
    throw Error(ErrorKind::invalid,
                "list comments: relevance needs words to search for, and has one page",
                "give a limit, and no comment to go on after");
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
    throw Error(ErrorKind::conflict,
                "find comment: \"" + given + "\" is the source id of several: " + id + ", " +
                    source.text(0),
                "write the id of the one you mean");
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
  db::Statement row = query.page(database);
  while (row.step()) {
    ids.push_back(row.text(0));
  }
  return ids;
}

void hand_on(db::Database& database, CommentReader& reader, const std::vector<std::string>& ids,
             const std::function<void(const Comment&)>& take) {
  for (std::size_t begin = 0; begin < ids.size(); begin += block) {
    const std::size_t end = std::min(ids.size(), begin + block);
    db::Transaction snapshot(database, db::Transaction::Kind::read);
    const std::vector<Comment> comments =
        reader.read({ids.begin() + static_cast<std::ptrdiff_t>(begin),
                     ids.begin() + static_cast<std::ptrdiff_t>(end)});
    snapshot.commit();
    for (const Comment& comment : comments) {
      take(comment);
    }
  }
}

// Ids of the latest comments that fit, the most relevant first.
std::vector<std::string> most_relevant(db::Database& database, CommentReader& reader,
                                       const CommentFilter& filter,
                                       const std::vector<std::string>& section_anchors,
                                       bool as_shown) {
  Relevance relevance(filter.text);
  std::vector<std::string> ids;
  db::Transaction snapshot(database, db::Transaction::Kind::read);
  if (as_shown) {
    CommentFilter page = filter;
    page.limit = most_weighed;
    ids =
        found_in_view(search_expression(filter.text), page_of_ids(database, page, section_anchors),
                      [&](const std::vector<std::string>& some) { return reader.read(some); });
    for (const std::string& id : ids) {
      const Comment comment = std::move(reader.read({id}).front());
      relevance.add(comment.body + " " + comment.suggestion.value_or(""));
    }
  } else {
    const CommentQuery query(filter, section_anchors, false);
    db::Statement row = query.select(database, "c.id, c.body || ' ' || coalesce(c.suggestion, '')",
                                     query.in_order() + " LIMIT :limit");
    row.bind_number(":limit", static_cast<std::int64_t>(most_weighed));
    while (row.step()) {
      ids.push_back(row.text(0));
      relevance.add(row.text(1));
    }
  }
  snapshot.commit();
  std::vector<std::string> best;
  for (const std::size_t place : relevance.best()) {
    if (filter.limit == 0 || best.size() < filter.limit) {
      best.push_back(ids[place]);
    }
  }
  return best;
}

}  // namespace

Comment CommentStore::find(const std::string& id, const std::string& placed_on,
                           const CommentView& view) const {
  db::Transaction snapshot(database_, db::Transaction::Kind::read);
  Comment comment = std::move(
      CommentReader(database_, placed_on, view, true).read({full_id(database_, id)}).front());
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
  require_sound_order(filter);
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
  if (filter.order == CommentOrder::relevance) {
    hand_on(database_, reader, most_relevant(database_, reader, filter, section_anchors, as_shown),
            take);
    return;
  }
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
                          [&](const std::vector<std::string>& some) { return reader.read(some); });
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

std::vector<EarlierWords> CommentStore::history(const CommentId& id) const {
  std::vector<EarlierWords> history;
  db::Statement row = database_.statement(
      "SELECT replaced, body, suggestion FROM comment_edit WHERE comment = :id ORDER BY position");
  row.bind(":id", id.text);
  while (row.step()) {
    history.push_back({db::instant(row.text(0)), row.text(1), row.optional_text(2)});
  }
  return history;
}

}  // namespace redraft::store
