#include "store/privacy_view.h"

#include <algorithm>

#include "base/pseudonym.h"
#include "db/rows.h"
#include "store/privacy_store.h"

namespace redraft::store {

namespace {

// Words that could not be located came from a file as they were, and may hold anything.
void drop_unlocated(Comment& comment) {
  for (std::size_t i = 0; i < comment.targets.size(); ++i) {
    std::optional<Quote>& quote = comment.targets[i].quote;
    if (quote && quote->end == 0) {
      quote.reset();
      if (i < comment.now.size()) {
        comment.now[i].quote.reset();
        comment.now[i].reason.clear();
      }
    }
  }
}

// What officers note for themselves, or have not released yet.
void hide_work(Comment& comment) {
  comment.entry.reset();
  comment.drafted.reset();
  comment.assignee.clear();
  comment.tags.clear();
  comment.themes.clear();
  if (comment.disposition && !comment.disposition->released) {
    comment.disposition.reset();
  }
  if (comment.disposition) {
    comment.disposition->decided_by.clear();
  }
}

void withhold(Comment& comment) {
  comment.body = withheld_words;
  comment.suggestion.reset();
  comment.replies.clear();
  comment.reviewer = {};
  for (Target& target : comment.targets) {
    target.quote.reset();
  }
  for (Placement& now : comment.now) {
    now.quote.reset();
    now.reason.clear();
  }
  if (comment.disposition) {
    comment.disposition->reason.clear();  // reasons repeat what was said
  }
}

}  // namespace

PrivacyView::PrivacyView(db::Database& database, const CommentView& view)
    : database_(database), view_(view) {
  db::Statement row = database.statement(
      "SELECT EXISTS (SELECT 1 FROM consent) OR EXISTS (SELECT 1 FROM moderation) "
      "OR EXISTS (SELECT 1 FROM redaction)");
  anything_ = row.step() && row.number(0) != 0;
}

std::vector<PrivacyView::Known> PrivacyView::known(std::span<Comment> comments,
                                                   const std::string& ids) {
  std::vector<Known> known(comments.size());
  const auto place = [](const db::Statement& row) {
    return static_cast<std::size_t>(row.number(0));
  };
  db::Statement consents = database_.statement(
      "SELECT w.key, k.publish, k.confidential, k.reason, k.notice, k.accepted "
      "FROM json_each(:ids) AS w CROSS JOIN comment AS c ON c.id = w.value "
      "CROSS JOIN consent AS k ON k.number = "
      "(SELECT max(l.number) FROM consent AS l WHERE l.reviewer = c.reviewer)");
  consents.bind(":ids", ids);
  while (consents.step()) {
    comments[place(consents)].consent = read_consent(consents, 1);
  }
  db::Statement moderation = database_.statement(
      "SELECT w.key, m.state, m.reason, m.decided, m.decided_by FROM json_each(:ids) AS w "
      "CROSS JOIN moderation AS m ON m.number = "
      "(SELECT max(l.number) FROM moderation AS l WHERE l.comment = w.value)");
  moderation.bind(":ids", ids);
  while (moderation.step()) {
    known[place(moderation)].moderation = read_moderation(moderation, 1);
  }
  db::Statement redacted = database_.statement(
      "SELECT w.key FROM json_each(:ids) AS w "
      "WHERE EXISTS (SELECT 1 FROM redaction AS d WHERE d.comment = w.value)");
  redacted.bind(":ids", ids);
  while (redacted.step()) {
    const std::size_t at = place(redacted);
    known[at].redactions = PrivacyStore(database_).redactions(comments[at].id);
  }
  return known;
}

void PrivacyView::apply(std::span<Comment> comments, const std::string& ids) {
  for (Comment& comment : comments) {
    if (comment.entry && !view_.original) {
      comment.entry->words.clear();  // what is redacted may stand in them
    }
  }
  if (view_.audience == Audience::author) {
    for (Comment& comment : comments) {
      hide_work(comment);
    }
  }
  if (anything_) {
    const std::vector<Known> all = known(comments, ids);
    for (std::size_t i = 0; i < comments.size(); ++i) {
      apply(comments[i], all[i]);
    }
  } else if (view_.audience != Audience::staff) {
    for (Comment& comment : comments) {
      apply(comment, {});
    }
  }
}

void PrivacyView::apply(Comment& comment, const Known& known) {
  comment.moderation = known.moderation ? known.moderation->state : Moderation::pending;
  if (comment.moderation == Moderation::approved && !known.redactions.empty()) {
    comment.moderation = Moderation::redacted;
  }
  const bool everyone = view_.audience == Audience::everyone;
  if (view_.audience == Audience::author) {
    show_to_author(comment, known);
  } else if (everyone || !view_.original) {
    apply_redactions(comment, known.redactions);
  }
  if (everyone) {
    show_to_everyone(comment,
                     known.moderation ? std::optional(known.moderation->decided) : std::nullopt);
  }
}

void PrivacyView::apply_redactions(Comment& comment,
                                   const std::vector<Redaction>& redactions) const {
  const auto apply_to = [&](const std::string& part, std::string& text) {
    std::vector<CodePointSpan> spans;
    for (const Redaction& redaction : redactions) {
      if (redaction.part == part) {
        spans.push_back({redaction.start, redaction.end});
      }
    }
    if (!spans.empty()) {
      text = redact(text, std::move(spans));
    }
  };
  apply_to("body", comment.body);
  if (comment.suggestion) {
    apply_to("suggestion", *comment.suggestion);
  }
  for (Reply& reply : comment.replies) {
    apply_to(reply.id.text, reply.body);
  }
}

// Authors know their own words. What others replied is shown to them as it is to everyone.
void PrivacyView::show_to_author(Comment& comment, const Known& known) {
  const auto is_own = [&](const Reply& reply) { return reply.author == view_.author; };
  std::vector<Redaction> of_others = known.redactions;
  std::erase_if(of_others, [&](const Redaction& redaction) {
    return std::none_of(comment.replies.begin(), comment.replies.end(), [&](const Reply& reply) {
      return reply.id.text == redaction.part && !is_own(reply);
    });
  });
  apply_redactions(comment, of_others);
  const PrivacyStore privacy(database_);
  const auto is_reviewers = [&](const Reply& reply) {
    return !is_own(reply) && privacy.knows(reply.author);
  };
  const bool shown = known.moderation && known.moderation->state == Moderation::approved;
  std::erase_if(comment.replies, [&](const Reply& reply) {
    return (!shown || reply.created > known.moderation->decided) && is_reviewers(reply);
  });
  for (Reply& reply : comment.replies) {
    if (is_reviewers(reply)) {
      reply.author = public_ref(reply.author);
    }
  }
}

void PrivacyView::show_to_everyone(Comment& comment, const std::optional<Instant>& approved) {
  const Publish publish = comment.consent ? allowed(*comment.consent) : Publish::no;
  comment.consent.reset();
  comment.edits = 0;
  comment.reaction.reset();
  hide_work(comment);
  if (publish != Publish::named || !view_.named) {
    comment.person.reset();
  }
  if (comment.person) {
    comment.person->email.clear();  // nobody is asked whether their address may be published
  }
  drop_unlocated(comment);
  if (publish == Publish::no) {
    withhold(comment);
    return;
  }
  const std::string own = comment.reviewer.ref;
  std::erase_if(comment.replies,
                [&](const Reply& reply) { return !approved || reply.created > *approved; });
  for (Reply& reply : comment.replies) {
    reply.author = reply.author == own ? public_ref(own) : "";
  }
  comment.reviewer.ref = public_ref(own);
  if (publish == Publish::anonymous) {
    comment.reviewer.organisation.clear();
    comment.reviewer.sector.clear();
  }
}

std::string PrivacyView::public_ref(const std::string& ref) {
  if (!key_) {
    key_ = PrivacyStore(database_).pseudonym_key();
  }
  return key_->empty() ? "" : pseudonym(*key_, ref);
}

namespace {

void put_words(db::Database& memory, std::size_t row, const Comment& comment) {
  std::string replies;
  for (const Reply& reply : comment.replies) {
    replies += reply.body + "\n";
  }
  memory
      .statement(
          "INSERT INTO shown (rowid, body, suggestion, replies) "
          "VALUES (:row, :body, :suggestion, :replies)")
      .bind_number(":row", static_cast<std::int64_t>(row))
      .bind(":body", comment.body)
      .bind(":suggestion", comment.suggestion.value_or(""))
      .bind(":replies", replies)
      .run();
}

}  // namespace

std::vector<std::string> found_in_view(
    const std::string& expression, const std::vector<std::string>& ids,
    const std::function<std::vector<Comment>(const std::vector<std::string>&)>& read) {
  constexpr std::size_t at_once = 256;
  db::Database memory = db::Database::in_memory();
  // As the index of the store is made; nothing of it is ever written to a file.
  memory.execute(
      "CREATE VIRTUAL TABLE shown USING fts5(body, suggestion, replies, "
      "tokenize = 'unicode61 remove_diacritics 2')");
  db::Transaction transaction(memory);
  for (std::size_t begin = 0; begin < ids.size(); begin += at_once) {
    const auto first = ids.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last =
        ids.begin() + static_cast<std::ptrdiff_t>(std::min(ids.size(), begin + at_once));
    const std::vector<Comment> comments = read({first, last});
    for (std::size_t i = 0; i < comments.size(); ++i) {
      if (comments[i].body != withheld_words) {
        put_words(memory, begin + i, comments[i]);
      }
    }
  }
  std::vector<std::string> found;
  db::Statement row =
      memory.statement("SELECT rowid FROM shown WHERE shown MATCH :text ORDER BY rowid");
  row.bind(":text", expression);
  while (row.step()) {
    found.push_back(ids[static_cast<std::size_t>(row.number(0))]);
  }
  transaction.commit();
  return found;
}

std::vector<std::size_t> found_among(const std::string& expression,
                                     const std::vector<std::string>& texts) {
  db::Database memory = db::Database::in_memory();
  memory.execute(
      "CREATE VIRTUAL TABLE shown USING fts5(body, tokenize = 'unicode61 remove_diacritics 2')");
  db::Transaction transaction(memory);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    memory.statement("INSERT INTO shown (rowid, body) VALUES (:row, :body)")
        .bind_number(":row", static_cast<std::int64_t>(i))
        .bind(":body", texts[i])
        .run();
  }
  std::vector<std::size_t> found;
  db::Statement row =
      memory.statement("SELECT rowid FROM shown WHERE shown MATCH :text ORDER BY rowid");
  row.bind(":text", expression);
  while (row.step()) {
    found.push_back(static_cast<std::size_t>(row.number(0)));
  }
  transaction.commit();
  return found;
}

}  // namespace redraft::store
