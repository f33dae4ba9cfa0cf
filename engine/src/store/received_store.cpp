#include "store/received_store.h"

#include "base/code_points.h"
#include "base/hash.h"
#include "db/rows.h"
#include "store/comment_rows.h"

namespace redraft::store {

namespace {

// Bytes that are not UTF-8 as text, so that rows can travel: each as the code point of its value.
// SQLite's JSON ends a text at its first zero, so a zero is written as U+0100, which no byte is.
std::string as_text(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == 0) {
      text += "\xC4\x80";
    } else if (byte < 0x80) {
      text += c;
    } else {
      text += static_cast<char>(0xC0U | byte >> 6U);
      text += static_cast<char>(0x80U | (byte & 0x3FU));
    }
  }
  return text;
}

std::string as_bytes(const std::string& text) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80 || at + 1 == text.size()) {
      bytes += text[at];
    } else {
      const auto next = static_cast<unsigned char>(text[++at]);
      bytes += static_cast<char>((byte & 0x03U) << 6U | (next & 0x3FU));
    }
  }
  return bytes;
}

Received read_received(const db::Statement& row) {
  Received received;
  received.format = row.text(1);
  received.content = row.text(3) == "bytes" ? as_bytes(row.text(2)) : row.text(2);
  received.recorded = db::instant(row.text(4));
  return received;
}

std::vector<CommentId> comments_of(db::Database& database, std::int64_t number) {
  std::vector<CommentId> comments;
  db::Statement row =
      database.statement("SELECT comment FROM entry WHERE received = :number ORDER BY comment");
  row.bind_number(":number", number);
  while (row.step()) {
    comments.push_back({row.text(0)});
  }
  return comments;
}

}  // namespace

std::int64_t ReceivedStore::keep(const std::string& reviewer, const std::string& format,
                                 std::string_view content, Instant now) {
  const std::string digest = hash128(content);
  const auto number = [&]() -> std::optional<std::int64_t> {
    db::Statement row = database_.statement(
        "SELECT number FROM received WHERE reviewer = :reviewer AND format = :format "
        "AND digest = :digest");
    row.bind(":reviewer", reviewer).bind(":format", format).bind(":digest", digest);
    return row.step() ? std::optional(row.number(0)) : std::nullopt;
  };
  if (const auto there = number()) {
    return *there;
  }
  const bool utf8 = !first_invalid_utf8(content) && content.find('\0') == std::string_view::npos;
  static const std::string sql = sealed_insert("received");
  database_.statement(sql)
      .bind(":reviewer", reviewer)
      .bind(":format", format)
      .bind(":content", utf8 ? std::string(content) : as_text(content))
      .bind(":encoding", utf8 ? "utf-8" : "bytes")
      .bind(":digest", digest)
      .bind(":recorded", db::instant_text(now))
      .run();
  return *number();
}

void ReceivedStore::enter(const CommentId& id, const std::string& reviewer, const Entry& entry,
                          Instant now) {
  enter(id, entry,
        entry.words.empty() ? std::nullopt
                            : std::optional(keep(reviewer, "words", entry.words, now)));
}

void ReceivedStore::enter(const CommentId& id, const Entry& entry,
                          std::optional<std::int64_t> received) {
  static const std::string sql = sealed_insert("entry");
  db::Statement row = database_.statement(sql);
  row.bind(":comment", id.text)
      .bind(":entered_by", entry.by)
      .bind(":agreed", to_string(entry.agreed));
  if (received) {
    row.bind_number(":received", *received);
  }
  row.run();
}

bool ReceivedStore::any_entry() const {
  db::Statement row = database_.statement("SELECT EXISTS (SELECT 1 FROM entry)");
  return row.step() && row.number(0) != 0;
}

std::optional<Entry> ReceivedStore::entry(const CommentId& id) const {
  db::Statement row = database_.statement(
      "SELECT e.entered_by, e.agreed, r.content FROM entry AS e LEFT JOIN received AS r "
      "ON r.number = e.received AND r.format = 'words' WHERE e.comment = :id");
  row.bind(":id", id.text);
  if (!row.step()) {
    return std::nullopt;
  }
  return Entry{row.text(0), db::word(row, 1, parse_agreed), row.is_null(2) ? "" : row.text(2)};
}

std::optional<Received> ReceivedStore::of(const CommentId& id) const {
  db::Statement row = database_.statement(
      "SELECT r.number, r.format, r.content, r.encoding, r.recorded FROM entry AS e "
      "JOIN received AS r ON r.number = e.received WHERE e.comment = :id");
  row.bind(":id", id.text);
  if (!row.step()) {
    return std::nullopt;
  }
  Received received = read_received(row);
  received.comments = comments_of(database_, row.number(0));
  return received;
}

std::vector<Received> ReceivedStore::of_reviewer(const std::string& ref) const {
  std::vector<Received> all;
  db::Statement row = database_.statement(
      "SELECT number, format, content, encoding, recorded FROM received "
      "WHERE reviewer = :ref ORDER BY number");
  row.bind(":ref", ref);
  while (row.step()) {
    all.push_back(read_received(row));
    all.back().comments = comments_of(database_, row.number(0));
  }
  return all;
}

void forget_received(db::Database& database, const std::string& reviewer) {
  std::vector<std::string> comments;
  {
    db::Statement row = database.statement(
        "SELECT e.comment FROM entry AS e JOIN received AS r ON r.number = e.received "
        "WHERE r.reviewer = :ref");
    row.bind(":ref", reviewer);
    while (row.step()) {
      comments.push_back(row.text(0));
    }
  }
  for (const std::string& comment : comments) {
    database.statement("UPDATE entry SET received = NULL WHERE comment = :id")
        .bind(":id", comment)
        .run();
    database.statement(reseal("entry", "comment")).bind(":key", comment).run();
  }
  database.statement("DELETE FROM received WHERE reviewer = :ref").bind(":ref", reviewer).run();
}

}  // namespace redraft::store
