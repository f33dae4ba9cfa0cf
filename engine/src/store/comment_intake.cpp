#include "store/comment_intake.h"

#include <array>

#include "base/hash.h"
#include "base/line_ends.h"
#include "db/rows.h"
#include "redraft/error.h"
#include "store/comment_rows.h"
#include "store/privacy_store.h"
#include "store/received_store.h"
#include "store/reviewers.h"

namespace redraft::store {

namespace {

// Ids of so many are drawn one by one; those of a large pile rise, so that its rows come to lie in
// the order they are written in and not all over the file.
constexpr std::size_t few = 1000;
constexpr std::uint64_t all_ids = std::uint64_t{1} << 50U;
constexpr std::uint64_t widest_step = std::uint64_t{1} << 27U;
// The search index is cheaper to extend by many rows at a time, while they are still at hand.
constexpr std::size_t words_at_once = 150'000;
constexpr std::size_t most_reviewers_known = 200'000;

void require_whole(const NewComment& comment) {
  const char* missing = comment.document.empty()  ? "its document"
                        : comment.draft.empty()   ? "its draft"
                        : comment.targets.empty() ? "the place it was made on"
                                                  : nullptr;
  if (missing != nullptr) {
    throw Error(ErrorKind::invalid, std::string("add comment: ") + missing + " is missing");
  }
}

// What makes a comment the same one when it comes again, by whatever program its file was saved.
std::string fingerprint(const std::string& reviewer, const NewComment& comment) {
  std::string bytes;
  const auto add = [&](std::string_view as_saved) {
    const std::string part = with_line_feeds(as_saved);
    bytes += std::to_string(part.size());
    bytes += ':';
    bytes += part;
  };
  for (const std::string* part : {&reviewer, &comment.document, &comment.draft, &comment.body}) {
    add(*part);
  }
  add(comment.suggestion ? std::string_view(*comment.suggestion) : std::string_view());
  for (const Target& target : comment.targets) {
    add(to_string(target.scope));
    add(target.anchor);
    if (target.quote) {
      add(target.quote->exact);
      add(std::to_string(target.quote->start));
    }
  }
  return hash64(bytes);
}

struct Known {
  std::string id;
  std::string reviewer;
  std::string fingerprint;
};

// What a statement finds; it is ready to be used again.
std::optional<Known> known(db::Statement& row) {
  std::optional<Known> found;
  if (row.step()) {
    found = Known{row.text(0), row.text(1), row.text(2)};
  }
  row.again();
  return found;
}

bool any_hashed_source(db::Database& database) {
  return database
      .statement("SELECT 1 FROM comment WHERE source_id >= '#' AND source_id < '$' LIMIT 1")
      .step();
}

std::string sector_key_of(db::Database& database, const std::string& reviewer) {
  db::Statement row = database.statement("SELECT sector_key FROM reviewer WHERE ref = :ref");
  return row.bind(":ref", reviewer).step() ? row.text(0) : std::string();
}

// Everything that a reviewer is found by; nothing where each such row is a new one.
std::string named(const NewComment& comment) {
  if (comment.person.email.empty() && comment.person.name.empty() && comment.reviewer.ref.empty()) {
    return {};
  }
  std::string out;
  for (const std::string* part :
       {&comment.reviewer.ref, &comment.reviewer.organisation, &comment.reviewer.sector,
        &comment.person.name, &comment.person.email}) {
    out += *part;
    out += '\0';
  }
  return hash128(out);
}

void put_late(db::Database& database, const CommentId& id) {
  static const std::string sql = sealed_insert("late_comment");
  database.statement(sql).bind(":comment", id.text).run();
}

}  // namespace

CommentIntake::Statements::Statements(db::Database& database)
    : by_id(database.statement("SELECT id, reviewer, fingerprint FROM comment WHERE id = :id")),
      by_source(database.statement("SELECT id, reviewer, fingerprint FROM comment "
                                   "WHERE document = :document AND source_id = :source")),
      by_fingerprint(database.statement(
          "SELECT id, reviewer, fingerprint FROM comment "
          "WHERE reviewer = :reviewer AND fingerprint = :print ORDER BY number LIMIT 1")),
      comment(database.statement(sealed_insert("comment"))),
      target(database.statement(target_insert())) {}

void CommentIntake::insert_comment(const CommentId& id, const NewComment& comment,
                                   const std::string& reviewer, const std::string& print) {
  const std::optional<std::string> source =
      comment.id.empty() || is_own_id('c', comment.id) ? std::nullopt : std::optional(comment.id);
  const std::string kind = to_string(comment.kind);
  const std::string created = db::instant_text(comment.created.value_or(now_));
  const std::string channel = to_string(comment.channel);
  const std::string status = to_string(CommentStatus::open);
  statements_.comment.again()
      .next(id.text)
      .next_optional(source)
      .next(comment.document)
      .next(comment.draft)
      .next(kind)
      .next(comment.body)
      .next_optional(comment.suggestion)
      .next(reviewer)
      .next(created)
      .next(channel)
      .next(status)
      .next_number(0)
      .next(print)
      .run();
  statements_.comment.again();
}

void CommentIntake::insert_target(const CommentId& id, std::size_t position,
                                  const NewComment& comment) {
  const Target& target = comment.targets[position];
  const std::string scope = to_string(target.scope);
  db::Statement& row = statements_.target;
  row.again()
      .next(id.text)
      .next_number(static_cast<std::int64_t>(position))
      .next(comment.document)
      .next(scope)
      .next(target.anchor);
  if (target.quote) {
    row.next(target.quote->exact)
        .next(target.quote->prefix)
        .next(target.quote->suffix)
        .next_number(static_cast<std::int64_t>(target.quote->start))
        .next_number(static_cast<std::int64_t>(target.quote->end));
  } else {
    row.next_optional({}).next_optional({}).next_optional({}).next_optional({}).next_optional({});
  }
  row.next_number(comment.created.value_or(now_).milliseconds);
  row.run();
  row.again();
}

CommentIntake::CommentIntake(db::Database& database, std::string actor, Instant now,
                             Randomness& randomness)
    : database_(database),
      actor_(std::move(actor)),
      now_(now),
      randomness_(randomness),
      statements_(database),
      log_(database),
      hashed_sources_(any_hashed_source(database)),
      indexed_(last_comment(database)) {}

std::optional<Added> CommentIntake::added_before(const NewComment& comment) {
  if (comment.id.empty()) {
    return std::nullopt;
  }
  const auto by_source = [&](const std::string& source) {
    return known(statements_.by_source.again().next(comment.document).next(source));
  };
  std::optional<Known> there = is_own_id('c', comment.id)
                                   ? known(statements_.by_id.again().next(comment.id))
                                   : by_source(comment.id);
  if (!there && hashed_sources_) {
    there = by_source(hashed_source(comment.id));
  }
  if (!there) {
    return std::nullopt;
  }
  return Added{CommentId{there->id}, true,
               there->fingerprint == fingerprint(there->reviewer, comment)};
}

CommentIntake::KnownReviewer CommentIntake::reviewer_of(const NewComment& comment, bool& is_new) {
  const std::string name = named(comment);
  if (!name.empty()) {
    const auto found = reviewers_.find(name);
    if (found != reviewers_.end()) {
      return found->second;
    }
  }
  std::optional<std::string> ref = find_reviewer(database_, comment.reviewer, comment.person);
  is_new = !ref;
  if (is_new) {
    ref = add_reviewer(database_, comment.reviewer, comment.person, randomness_);
  } else {
    require_not_erased(database_, *ref);
    if (complete_reviewer(database_, *ref, comment.reviewer, comment.person)) {
      reviewers_.clear();
    }
  }
  KnownReviewer reviewer{*ref, sector_key_of(database_, *ref)};
  if (!name.empty()) {
    if (reviewers_.size() >= most_reviewers_known) {
      reviewers_.clear();
    }
    reviewers_.emplace(name, reviewer);
  }
  return reviewer;
}

CommentId CommentIntake::free_id() {
  while (true) {
    CommentId id;
    if (added_ < few || last_id_ == 0) {
      id.text = new_id('c', randomness_);
    }
    if (added_ >= few) {
      std::array<std::byte, 4> step{};
      randomness_.fill(step);
      std::uint64_t wide = 1;
      for (const std::byte byte : step) {
        wide = wide << 8U | std::to_integer<std::uint64_t>(byte);
      }
      last_id_ =
          ((last_id_ == 0 ? id_number(id.text) : last_id_) + wide % widest_step + 1) % all_ids;
      id.text = id_of_number('c', last_id_);
    }
    if (!known(statements_.by_id.again().next(id.text))) {
      return id;
    }
  }
}

Added CommentIntake::add(const NewComment& comment) {
  require_whole(comment);
  if (const std::optional<Added> before = added_before(comment)) {
    return *before;
  }
  bool is_new = false;
  const KnownReviewer reviewer = reviewer_of(comment, is_new);
  const std::string print = fingerprint(reviewer.ref, comment);
  if (!is_new) {
    if (const auto there =
            known(statements_.by_fingerprint.again().next(reviewer.ref).next(print))) {
      return {CommentId{there->id}, true, true};
    }
  }
  CommentId id = is_own_id('c', comment.id) ? CommentId{comment.id} : free_id();
  insert_comment(id, comment, reviewer.ref, print);
  for (std::size_t i = 0; i < comment.targets.size(); ++i) {
    insert_target(id, i, comment);
  }
  log_.append(actor_, "add", id.text, now_);
  if (comment.entry) {
    ReceivedStore(database_).enter(id, reviewer.ref, *comment.entry, now_);
  }
  if (comment.consent) {
    close_log();  // it has an entry of its own
    PrivacyStore(database_).set_consent(reviewer.ref, *comment.consent, actor_, now_);
  }
  if (comment.late) {
    put_late(database_, id);
    log_.append(actor_, "mark-late", id.text, now_);
  }
  counts_.add(comment.document, reviewer.sector_key, to_string(CommentStatus::open), 1);
  if (++added_ % words_at_once == 0) {
    index_words();
  }
  return {std::move(id), false, true};
}

void CommentIntake::index_words() {
  index_words_after(database_, indexed_);
  indexed_ = last_comment(database_);
}

void CommentIntake::close_log() {
  log_.close();
}

void CommentIntake::finish() {
  finish_but_words();
  index_words();
}

void CommentIntake::finish_but_words() {
  close_log();
  counts_.write(database_);
}

std::int64_t last_comment(db::Database& database) {
  db::Statement row = database.statement("SELECT max(number) FROM comment");
  return row.step() ? row.number(0) : 0;
}

void index_words_after(db::Database& database, std::int64_t number) {
  database
      .statement(
          "INSERT INTO comment_search (rowid, body, suggestion, replies) "
          "SELECT number, body, coalesce(suggestion, ''), '' FROM comment WHERE number > :number")
      .bind_number(":number", number)
      .run();
}

}  // namespace redraft::store
