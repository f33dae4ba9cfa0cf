#include "store/comment_intake.h"

#include <array>

#include "base/hash.h"
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
// What an index is sorted in is memory.
constexpr std::size_t most_without_indexes = 1'000'000;
// Of the file, where entries go all over the indexes.
constexpr std::size_t memory_for_indexes = std::size_t{256} << 20U;

void require_whole(const NewComment& comment) {
  const char* missing = comment.document.empty()  ? "its document"
                        : comment.draft.empty()   ? "its draft"
                        : comment.targets.empty() ? "the place it was made on"
                                                  : nullptr;
  if (missing != nullptr) {
    throw Error(ErrorKind::invalid, std::string("add comment: ") + missing + " is missing");
  }
}

std::uint64_t source_hash(const std::string& document, const std::string& source) {
  return KnownComments::hash(document + '\0' + source);
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
  constexpr std::size_t most_often = 256;
  std::string out;
  out.reserve(most_often);
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
      by_number(database.statement("SELECT id, reviewer, fingerprint, document, source_id "
                                   "FROM comment WHERE number = :number")),
      by_source(database.statement("SELECT id, reviewer, fingerprint FROM comment "
                                   "WHERE document = :document AND source_id = :source")),
      by_fingerprint(database.statement(
          "SELECT id, reviewer, fingerprint FROM comment "
          "WHERE reviewer = :reviewer AND fingerprint = :print ORDER BY number LIMIT 1")),
      next_id(database.statement("SELECT min(id) FROM comment WHERE id >= :id")),
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
      indexed_(last_comment(database)),
      indexes_(database),
      number_(indexed_) {}

void CommentIntake::expect_many() {
  if (number_ == 0) {
    indexes_.drop();
  } else {
    database_.use_memory(memory_for_indexes);
  }
}

void CommentIntake::make_indexes() {
  sources_.clear();  // the room is needed to sort in
  prints_.clear();
  indexes_.make();
}

// What a statement finds; it is ready to be used again.
std::optional<CommentIntake::Known> CommentIntake::known(db::Statement& row) {
  std::optional<Known> found;
  if (row.step()) {
    found = Known{row.text(0), row.text(1), row.text(2)};
  }
  row.again();
  return found;
}

std::optional<CommentIntake::Known> CommentIntake::with_source(const std::string& document,
                                                               const std::string& source) {
  if (!indexes_.dropped()) {
    return known(statements_.by_source.again().next(document).next(source));
  }
  std::optional<Known> found;
  sources_.find(source_hash(document, source), [&](std::int64_t number) {
    db::Statement& row = statements_.by_number.again().next_number(number);
    if (row.step() && row.text(3) == document && row.text(4) == source) {
      found = Known{row.text(0), row.text(1), row.text(2)};
    }
    row.again();
    return found.has_value();
  });
  return found;
}

std::optional<CommentIntake::Known> CommentIntake::with_fingerprint(const std::string& reviewer,
                                                                    const std::string& print) {
  if (!indexes_.dropped()) {
    return known(statements_.by_fingerprint.again().next(reviewer).next(print));
  }
  std::optional<Known> found;
  prints_.find(KnownComments::hash(print), [&](std::int64_t number) {
    found = known(statements_.by_number.again().next_number(number));
    if (found && (found->reviewer != reviewer || found->fingerprint != print)) {
      found.reset();
    }
    return found.has_value();
  });
  return found;
}

std::optional<Added> CommentIntake::added_before(const NewComment& comment) {
  if (comment.id.empty()) {
    return std::nullopt;
  }
  std::optional<Known> there = is_own_id('c', comment.id)
                                   ? known(statements_.by_id.again().next(comment.id))
                                   : with_source(comment.document, comment.id);
  if (!there && hashed_sources_) {
    there = with_source(comment.document, hashed_source(comment.id));
  }
  if (!there) {
    return std::nullopt;
  }
  return Added{CommentId{there->id}, true, std::move(there->reviewer)};
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
    if (indexes_.dropped() && !comment.reviewer.sector.empty() &&
        sector_key_of(database_, *ref).empty()) {
      make_indexes();  // all of the reviewer's comments are counted under their sector
    }
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
      beyond_ = last_id_ <= widest_step ? std::nullopt : beyond_;  // begun again with the first
      id.text = id_of_number('c', last_id_);
    }
    if (!is_taken(id)) {
      return id;
    }
  }
}

// Ids that rise are compared with the next one that is there: looked for once, as a rule.
bool CommentIntake::is_taken(const CommentId& id) {
  if (last_id_ == 0) {
    return known(statements_.by_id.again().next(id.text)).has_value();
  }
  if (!beyond_ || *beyond_ <= id.text) {
    db::Statement& row = statements_.next_id.again().next(id.text);
    constexpr const char* after_all = "d";
    beyond_ = row.step() && !row.is_null(0) ? row.text(0) : after_all;
    row.again();
  }
  return *beyond_ == id.text;
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
    if (const auto there = with_fingerprint(reviewer.ref, print)) {
      return {CommentId{there->id}, true, reviewer.ref};
    }
  }
  const bool own_id = is_own_id('c', comment.id);
  CommentId id = own_id ? CommentId{comment.id} : free_id();
  insert_comment(id, comment, reviewer.ref, print);
  ++number_;
  if (own_id) {
    beyond_.reset();
  }
  if (indexes_.dropped()) {
    if (!own_id && !comment.id.empty()) {
      sources_.add(source_hash(comment.document, comment.id), number_);
    }
    prints_.add(KnownComments::hash(print), number_);
  }
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
  if (added_ == most_without_indexes && indexes_.dropped()) {
    make_indexes();
    database_.use_memory(memory_for_indexes);
  }
  return {std::move(id), false, reviewer.ref};
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
  make_indexes();
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
