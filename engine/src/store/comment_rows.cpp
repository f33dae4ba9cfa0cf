#include "store/comment_rows.h"

#include <algorithm>
#include <array>

#include "db/rows.h"
#include "redraft/error.h"

namespace redraft::store {

namespace {

constexpr std::array<SealedTable, 53> tables = {{
    {"reviewer", "ref, source_ref, organisation, organisation_key, sector, sector_key", "ref"},
    {"person", "reviewer, name, name_key, email, email_key", "reviewer"},
    {"comment",
     "id, source_id, document, draft, kind, body, suggestion, reviewer, created, channel, status, "
     "edits, fingerprint",
     "id"},
    {"target",
     "comment, position, document, scope, anchor, quote_exact, quote_prefix, quote_suffix, "
     "quote_start, quote_end",
     "comment"},
    {"comment_edit", "comment, position, body, replaced, suggestion", "comment"},
    {"reply", "id, comment, body, author, created", "comment"},
    {"disposition", "comment, decision, reason, change, released, decided, decided_by", "comment"},
    {"placement_decision",
     "comment, target, sequence, document, anchor, quote_exact, quote_start, quote_end, outcome, "
     "confidence, decided_by, happened, candidates, reason, decided, actor",
     "comment"},
    {"publishing", "document, label, path, commit_id, tag, tag_ref, branch_ref, parent, started",
     "document || ' ' || label"},
    {"placement",
     "comment, target, sequence, document, anchor, quote_exact, quote_start, quote_end, outcome, "
     "confidence, decided_by, happened, candidates, reason, decision",
     "comment"},
    {"indexed_draft", "document, sequence, label, tag_commit", "document || ' ' || label"},
    {"audit_end", "one, number, chain", "number"},
    {"assignment", "comment, assignee, assignee_key", "comment"},
    {"comment_tag", "comment, tag_key, tag", "comment"},
    {"allowed_tag", "tag_key, tag", "tag"},
    {"theme", "id, name, name_key, description, made, made_by", "id"},
    {"theme_comment", "theme, comment, joined", "comment"},
    {"theme_response", "theme, decision, reason, change, decided, decided_by", "theme"},
    {"late_comment", "comment", "comment"},
    {"closing_date", "document, draft, closes", "document || ' ' || draft"},
    {"applied_suggestion",
     "comment, document, draft, anchor, range_start, range_end, applied, applied_by", "comment"},
    {"consent", "reviewer, publish, confidential, reason, notice, accepted, recorded", "reviewer"},
    {"moderation", "comment, state, reason, decided, decided_by", "comment"},
    {"redaction", "comment, part, span_start, span_end, reason, explanation, made, made_by",
     "comment"},
    {"erasure", "reviewer, erased, erased_by, reason, words_kept", "reviewer"},
    {"hold", "subject, reason, since, held_by", "subject"},
    {"retention", "one, until", "one"},
    {"pseudonym_key", "one, secret", "one"},
    {"sign_in_link", "hash, role, name, expires", "name"},
    {"session", "hash, role, name, expires", "name"},
    {"staff", "name, name_key, roles, password, added", "name"},
    {"access_token", "hash, name, roles, expires", "name"},
    {"reaction", "comment, disposition, reaction, note, given, recorded, recorded_by", "comment"},
    {"letter", "reviewer, document, draft, digest, answers, folder, file, written, written_by",
     "reviewer"},
    {"event", "id, kind, title, held, host, place, round, about, source, made, made_by", "id"},
    {"event_part", "event, kind, position, name, detail", "event"},
    {"remark",
     "id, event, source_id, line, prompt, objective, party, body, reviewer, attribution, consent, "
     "headline, withdrawn, edits, created",
     "id"},
    {"remark_edit", "remark, position, body, replaced", "remark"},
    {"remark_link", "remark, use, document, draft, anchor, note, made, made_by", "remark"},
    {"remark_moderation", "remark, state, reason, decided, decided_by", "remark"},
    {"remark_redaction", "remark, span_start, span_end, reason, explanation, made, made_by",
     "remark"},
    {"assessment",
     "id, event, document, draft, dimension, dimension_name, party, organisation, sector, low, "
     "high, words, made, made_by",
     "id"},
    {"assessment_note", "assessment, position, kind, body, scope, low, high", "assessment"},
    {"action",
     "id, body, event, document, dimension, dimension_name, low, high, owner, due, remark, made, "
     "made_by",
     "id"},
    {"action_step", "action, state, note, since, decided_by", "action"},
    {"action_evidence", "action, body, made, made_by", "action"},
    {"action_commitment", "action, document, anchor", "action"},
    {"received", "reviewer, format, content, encoding, digest, recorded", "reviewer"},
    {"entry", "comment, entered_by, agreed, received", "comment"},
    {"concern_lane", "one, public_key", "one"},
    {"concern_handler", "name_key, name, locked", "name"},
    {"concern", "id, party", "id"},
    {"concern_entry", "concern, words", "concern"},
}};

const SealedTable& sealed_table(std::string_view name) {
  return *std::find_if(tables.begin(), tables.end(),
                       [&](const SealedTable& table) { return table.name == name; });
}

// "a, b" as ":a, :b".
std::string parameters(std::string_view columns) {
  std::string out;
  for (const char letter : columns) {
    if (out.empty() || out.back() == ' ') {
      out += ':';
    }
    out += letter;
  }
  return out;
}

std::vector<std::string> split_lines(const std::string& text) {
  std::vector<std::string> words;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    words.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::size_t offset(const db::Statement& row, int column) {
  return static_cast<std::size_t>(row.number(column));
}

}  // namespace

std::span<const SealedTable> sealed_tables() {
  return tables;
}

namespace {

// `more`: one column that the seal leaves out, and its value.
std::string insert_with(std::string_view table, std::string_view verb, std::string_view more,
                        std::string_view value) {
  const SealedTable& sealed = sealed_table(table);
  const std::string name(sealed.name);
  const std::string values = parameters(sealed.columns);
  return std::string(verb) + " INTO " + name + " (" + std::string(sealed.columns) + ", seal" +
         std::string(more) + ") VALUES (" + values + ", seal('" + name + "', " + values + ")" +
         std::string(value) + ")";
}

}  // namespace

std::string sealed_insert(std::string_view table, std::string_view verb) {
  return insert_with(table, verb, "", "");
}

std::string target_insert() {
  return insert_with("target", "INSERT", ", made", ", :made");
}

std::string placement_insert(std::string_view verb) {
  return insert_with("placement", verb, ", made",
                     ", (SELECT t.made FROM target AS t WHERE t.comment = :comment "
                     "AND t.position = :target)");
}

std::string made_of_comment(const std::string& alias) {
  const std::string created = alias + ".created";
  return "coalesce(CAST(strftime('%s', " + created + ") AS INTEGER) * 1000 + CAST(substr(" +
         created + ", 21, 3) AS INTEGER), 0)";
}

std::string reseal(std::string_view table) {
  const SealedTable& sealed = sealed_table(table);
  const std::string name(sealed.name);
  return "UPDATE " + name + " SET seal = seal('" + name + "', " + std::string(sealed.columns) + ")";
}

std::string reseal(std::string_view table, std::string_view key) {
  return reseal(table) + " WHERE " + std::string(key) + " = :key";
}

std::string broken_seals(const SealedTable& table) {
  const std::string name(table.name);
  return "SELECT " + std::string(table.key) + " FROM " + name + " WHERE seal IS NOT seal('" + name +
         "', " + std::string(table.columns) + ")";
}

std::optional<std::int64_t> sequence_of(db::Database& database, const std::string& document,
                                        const std::string& label) {
  db::Statement row = database.statement(
      "SELECT sequence FROM indexed_draft WHERE document = :document AND label = :label");
  row.bind(":document", document).bind(":label", label);
  return row.step() ? std::optional(row.number(0)) : std::nullopt;
}

Horizon horizon(db::Database& database, const std::string& document, const std::string& label) {
  if (!label.empty()) {
    if (const auto sequence = sequence_of(database, document, label)) {
      return {*sequence, label};
    }
    throw Error(ErrorKind::not_found,
                "place comments: " + document + " has no draft \"" + label + "\" that is indexed",
                "redraft drafts " + document);
  }
  db::Statement row = database.statement(
      "SELECT sequence, label FROM indexed_draft WHERE document = :document "
      "ORDER BY sequence DESC LIMIT 1");
  row.bind(":document", document);
  return row.step() ? Horizon{row.number(0), row.text(1)} : Horizon{};
}

std::string lines(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) {
    out += (out.empty() ? "" : "\n") + word;
  }
  return out;
}

Placement read_placement(const db::Statement& row, int first_column) {
  int column = first_column;
  Placement placement;
  placement.anchor = row.text(column++);
  if (!row.is_null(column)) {
    placement.quote =
        PlacedQuote{row.text(column), offset(row, column + 1), offset(row, column + 2)};
  }
  column += 3;
  placement.outcome = db::word(row, column++, parse_outcome);
  placement.confidence = static_cast<int>(row.number(column++));
  placement.decided_by = row.text(column++) == "person" ? DecidedBy::person : DecidedBy::engine;
  placement.happened = split_lines(row.text(column++));
  placement.candidates = split_lines(row.text(column++));
  placement.reason = row.text(column);
  return placement;
}

void bind_placement(db::Statement& statement, const Placement& placement) {
  statement.bind(":anchor", placement.anchor)
      .bind(":outcome", to_string(placement.outcome))
      .bind_number(":confidence", placement.confidence)
      .bind(":decided_by", to_string(placement.decided_by))
      .bind(":happened", lines(placement.happened))
      .bind(":candidates", lines(placement.candidates))
      .bind(":reason", placement.reason);
  if (placement.quote) {  // otherwise the three stay NULL
    statement.bind(":quote_exact", placement.quote->exact)
        .bind_number(":quote_start", static_cast<std::int64_t>(placement.quote->start))
        .bind_number(":quote_end", static_cast<std::int64_t>(placement.quote->end));
  }
}

Target read_target(const db::Statement& row, int first_column) {
  const int column = first_column;
  Target target;
  target.scope = db::word(row, column, parse_comment_scope);
  target.anchor = row.text(column + 1);
  if (!row.is_null(column + 2)) {
    target.quote = Quote{row.text(column + 2), row.text(column + 3), row.text(column + 4),
                         offset(row, column + 5), offset(row, column + 6)};
  }
  return target;
}

Placement as_made(const Target& target, const std::string& draft) {
  Placement placement;
  placement.draft = draft;
  placement.anchor = target.anchor;
  if (target.quote) {
    placement.quote = PlacedQuote{target.quote->exact, target.quote->start, target.quote->end};
  }
  return placement;
}

}  // namespace redraft::store
