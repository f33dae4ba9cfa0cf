// Remarks: reading, and what each audience is shown.
#include <map>
#include <tuple>

#include "base/blank.h"
#include "db/rows.h"
#include "redraft/error.h"
#include "store/comment_query.h"
#include "store/engagement_rows.h"
#include "store/privacy_store.h"
#include "store/privacy_view.h"
#include "store/remark_store.h"
#include "store/reviewers.h"
#include "text/tokens.h"

namespace redraft::store {

namespace {

// Reads rows of this shape:
constexpr const char* columns =
    "SELECT m.id, m.event, e.title, e.held, m.source_id, m.line, m.prompt, m.objective, m.party, "
    "m.body, m.reviewer, r.organisation, r.sector, p.name, p.email, m.attribution, m.consent, "
    "m.headline, m.withdrawn, m.edits, m.created, "
    "(SELECT n.state FROM remark_moderation AS n WHERE n.remark = m.id ORDER BY n.number DESC "
    "LIMIT 1) FROM remark AS m JOIN event AS e ON e.id = m.event "
    "LEFT JOIN reviewer AS r ON r.ref = m.reviewer LEFT JOIN person AS p ON p.reviewer = "
    "m.reviewer ";

Remark read(const db::Statement& row) {
  Remark remark;
  remark.id.text = row.text(0);
  remark.event.text = row.text(1);
  remark.event_title = row.text(2);
  if (!row.is_null(3)) {
    remark.held = db::instant(row.text(3));
  }
  remark.source_id = row.text(4);
  remark.line = count_at(row, 5);
  remark.prompt = row.text(6);
  remark.objective = row.text(7);
  remark.group = row.text(8);
  remark.body = row.text(9);
  remark.reviewer = {row.text(10), row.text(11), row.text(12)};
  if (!row.is_null(13)) {
    remark.person = Person{row.text(13), row.text(14)};
  }
  remark.attribution = db::word(row, 15, parse_attribution);
  remark.consent = db::word(row, 16, parse_remark_consent);
  remark.headline = row.number(17) != 0;
  remark.withdrawn = row.number(18) != 0;
  remark.edits = count_at(row, 19);
  remark.created = db::instant(row.text(20));
  if (!row.is_null(21)) {
    remark.moderation = db::word(row, 21, parse_moderation);
  }
  return remark;
}

void read_links(db::Database& database, Remark& remark) {
  db::Statement row = database.statement(
      "SELECT use, document, draft, anchor, note, made, made_by FROM remark_link "
      "WHERE remark = :id ORDER BY number");
  row.bind(":id", remark.id.text);
  while (row.step()) {
    remark.links.push_back({db::word(row, 0, parse_remark_use), row.text(1), row.text(2),
                            row.text(3), row.text(4), db::instant(row.text(5)), row.text(6)});
  }
}

// The remark as the view shows it, links read.
std::optional<Remark> shown(db::Database& database, Remark remark, const CommentView& view) {
  const std::vector<Redaction> redactions = RemarkStore(database).redactions(remark.id);
  if (remark.moderation == Moderation::approved && !redactions.empty()) {
    remark.moderation = Moderation::redacted;
  }
  const bool everyone = view.audience == Audience::everyone;
  if (everyone || !view.original) {
    std::vector<CodePointSpan> spans;
    for (const Redaction& redaction : redactions) {
      spans.push_back({redaction.start, redaction.end});
    }
    remark.body = redact(remark.body, std::move(spans));
  }
  if (!view.named && (!everyone || remark.attribution != Attribution::named)) {
    remark.person.reset();
  }
  read_links(database, remark);
  if (!everyone) {
    return remark;
  }
  const auto consent = remark.reviewer.ref.empty()
                           ? std::nullopt
                           : PrivacyStore(database).consent(remark.reviewer.ref);
  return as_everyone_sees(std::move(remark), consent);
}

bool fits(const Remark& remark, const RemarkFilter& filter) {
  const auto is = [](const std::optional<std::string>& wanted, const std::string& value) {
    return !wanted || text::fold(*wanted) == text::fold(value);
  };
  const auto is_or_any = [](const std::string& wanted, const std::string& value) {
    return wanted.empty() || text::fold(wanted) == text::fold(value);
  };
  if (!is(filter.prompt, remark.prompt) || !is(filter.objective, remark.objective) ||
      !is(filter.group, remark.group) || !is_or_any(filter.sector, remark.reviewer.sector) ||
      !is_or_any(filter.organisation, remark.reviewer.organisation) ||
      (filter.headline && !remark.headline) || (remark.withdrawn && !filter.withdrawn) ||
      (filter.unplaced && !remark.links.empty()) ||
      (filter.moderation && *filter.moderation != remark.moderation)) {
    return false;
  }
  if (filter.document.empty() && !filter.use) {
    return true;
  }
  for (const RemarkLink& link : remark.links) {
    if ((filter.document.empty() || link.document == filter.document) &&
        (filter.anchor.empty() || link.anchor == filter.anchor) &&
        (filter.note.empty() || link.note == filter.note) &&
        (!filter.use || *filter.use == link.use)) {
      return true;
    }
  }
  return false;
}

// Those whose words as they are shown fit: a redacted word finds nothing.
std::vector<Remark> found_in(std::vector<Remark> remarks, const std::string& searched) {
  const std::string expression = search_expression(searched);
  std::vector<std::string> texts;
  for (const Remark& remark : remarks) {
    texts.push_back(remark.body);
  }
  std::vector<Remark> found;
  for (const std::size_t index :
       expression.empty() ? std::vector<std::size_t>() : found_among(expression, texts)) {
    found.push_back(std::move(remarks[index]));
  }
  return found;
}

}  // namespace

RemarkId RemarkStore::meant(const std::string& given) const {
  return {id_meant(database_, "remark", 'm', given, "remark")};
}

std::optional<Remark> RemarkStore::find(const RemarkId& id, const CommentView& view) const {
  db::Statement row = database_.statement(std::string(columns) + "WHERE m.id = :id");
  if (!row.bind(":id", id.text).step()) {
    return std::nullopt;
  }
  return shown(database_, read(row), view);
}

std::vector<Remark> RemarkStore::list(const RemarkFilter& filter) const {
  const db::Transaction snapshot(database_, db::Transaction::Kind::read);
  std::vector<Remark> remarks;
  db::Statement row = database_.statement(std::string(columns) +
                                          "WHERE :event = '' OR m.event = :event ORDER BY e.held "
                                          "IS NULL, e.held, e.made, e.id, m.number");
  row.bind(":event", filter.event);
  const CommentView view{filter.audience, filter.named, filter.original, {}};
  while (row.step()) {
    if (auto remark = shown(database_, read(row), view); remark && fits(*remark, filter)) {
      remarks.push_back(std::move(*remark));
    }
  }
  return is_blank(filter.text) ? remarks : found_in(std::move(remarks), filter.text);
}

std::optional<RemarkId> RemarkStore::by_source(const EventId& event,
                                               const std::string& source_id) const {
  // That of a reviewer who was erased is kept as a hash.
  db::Statement row = database_.statement(
      "SELECT id FROM remark WHERE event = :event AND source_id IN (:id, :hash)");
  row.bind(":event", event.text).bind(":id", source_id).bind(":hash", hashed_source(source_id));
  return row.step() ? std::optional(RemarkId{row.text(0)}) : std::nullopt;
}

RemarkStore::Said RemarkStore::said(const NewRemark& remark) {
  return {remark.prompt, remark.objective, remark.group, remark.body};
}

std::map<RemarkStore::Said, std::size_t> RemarkStore::times_said(const EventId& event) const {
  std::map<Said, std::size_t> times;
  db::Statement row = database_.statement(
      "SELECT m.prompt, m.objective, m.party, coalesce((SELECT x.body FROM remark_edit AS x "
      "WHERE x.remark = m.id AND x.position = 0), m.body) FROM remark AS m WHERE m.event = :event");
  row.bind(":event", event.text);
  while (row.step()) {
    ++times[{row.text(0), row.text(1), row.text(2), row.text(3)}];
  }
  return times;
}

std::vector<std::pair<Instant, std::string>> RemarkStore::history(const RemarkId& id) const {
  std::vector<std::pair<Instant, std::string>> bodies;
  db::Statement row = database_.statement(
      "SELECT replaced, body FROM remark_edit WHERE remark = :id ORDER BY position");
  row.bind(":id", id.text);
  while (row.step()) {
    bodies.emplace_back(db::instant(row.text(0)), row.text(1));
  }
  return bodies;
}

std::vector<Redaction> RemarkStore::redactions(const RemarkId& id) const {
  std::vector<Redaction> redactions;
  db::Statement row = database_.statement(
      "SELECT number, span_start, span_end, reason, explanation, made, made_by "
      "FROM remark_redaction WHERE remark = :id ORDER BY number");
  row.bind(":id", id.text);
  while (row.step()) {
    redactions.push_back({count_at(row, 0), "body", count_at(row, 1), count_at(row, 2), row.text(3),
                          row.text(4), db::instant(row.text(5)), row.text(6)});
  }
  return redactions;
}

std::vector<HeldRemark> RemarkStore::held(const std::string& reviewer) const {
  std::vector<HeldRemark> all;
  db::Statement row =
      database_.statement(std::string(columns) + "WHERE m.reviewer = :ref ORDER BY m.number");
  row.bind(":ref", reviewer);
  while (row.step()) {
    HeldRemark held;
    held.remark = *shown(database_, read(row), {.named = true, .original = true});
    held.history = history(held.remark.id);
    held.redactions = redactions(held.remark.id);
    db::Statement entries = database_.statement(
        "SELECT state, reason, decided, decided_by FROM remark_moderation WHERE remark = :id "
        "ORDER BY number");
    entries.bind(":id", held.remark.id.text);
    while (entries.step()) {
      held.moderation.push_back(read_moderation(entries, 0));
    }
    all.push_back(std::move(held));
  }
  return all;
}

}  // namespace redraft::store
