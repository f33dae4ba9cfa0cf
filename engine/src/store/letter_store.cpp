#include "store/letter_store.h"

#include "db/rows.h"
#include "store/audit_log.h"
#include "store/comment_rows.h"

namespace redraft::store {

namespace {

constexpr const char* columns =
    "l.reviewer, l.document, l.draft, l.answers, l.folder, l.file, l.written, l.written_by";
constexpr int column_count = 8;

WrittenLetter read_letter(const db::Statement& row) {
  return {row.text(0),
          row.text(1),
          row.text(2),
          static_cast<std::size_t>(row.number(3)),
          row.text(4),
          row.text(5),
          db::instant(row.text(6)),
          row.text(7)};
}

}  // namespace

void LetterStore::add(const WrittenLetter& letter, const std::string& digest) {
  static const std::string sql = sealed_insert("letter");
  database_.statement(sql)
      .bind(":reviewer", letter.reviewer)
      .bind(":document", letter.document)
      .bind(":draft", letter.draft)
      .bind(":digest", digest)
      .bind_number(":answers", static_cast<std::int64_t>(letter.answers))
      .bind(":folder", letter.folder)
      .bind(":file", letter.file)
      .bind(":written", db::instant_text(letter.written))
      .bind(":written_by", letter.written_by)
      .run();
  append_audit(database_, letter.written_by, "write-letter", letter.reviewer, letter.written);
}

std::string LetterStore::last_digest(const std::string& reviewer,
                                     const std::string& document) const {
  db::Statement row = database_.statement(
      "SELECT digest FROM letter WHERE reviewer = :reviewer AND document = :document "
      "ORDER BY number DESC LIMIT 1");
  row.bind(":reviewer", reviewer).bind(":document", document);
  return row.step() ? row.text(0) : "";
}

std::vector<WrittenLetter> LetterStore::list(const std::string& document) const {
  std::vector<WrittenLetter> letters;
  db::Statement row = database_.statement(
      std::string("SELECT ") + columns +
      " FROM letter AS l WHERE :document = '' OR l.document = :document ORDER BY l.number");
  row.bind(":document", document);
  while (row.step()) {
    letters.push_back(read_letter(row));
  }
  return letters;
}

std::vector<Addressee> LetterStore::addressees(const std::filesystem::path& folder) const {
  std::vector<Addressee> list;
  db::Statement row = database_.statement(
      std::string("SELECT ") + columns +
      ", r.organisation, r.sector, p.name, p.email FROM letter AS l "
      "JOIN reviewer AS r ON r.ref = l.reviewer JOIN person AS p ON p.reviewer = l.reviewer "
      "WHERE l.number IN (SELECT max(number) FROM letter WHERE folder = :folder GROUP BY file) "
      "ORDER BY l.file");
  row.bind(":folder", folder.string());
  while (row.step()) {
    Addressee one;
    one.letter = read_letter(row);
    one.reviewer = {one.letter.reviewer, row.text(column_count), row.text(column_count + 1)};
    one.person = {row.text(column_count + 2), row.text(column_count + 3)};
    list.push_back(std::move(one));
  }
  return list;
}

std::vector<std::filesystem::path> LetterStore::folders() const {
  std::vector<std::filesystem::path> list;
  db::Statement row = database_.statement("SELECT DISTINCT folder FROM letter ORDER BY folder");
  while (row.step()) {
    list.emplace_back(row.text(0));
  }
  return list;
}

}  // namespace redraft::store
