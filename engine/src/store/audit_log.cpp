#include "store/audit_log.h"

#include "base/hash.h"
#include "db/rows.h"
#include "store/comment_rows.h"

namespace redraft::store {

namespace {

std::string chained(const std::string& before, std::int64_t number, const std::string& done,
                    std::string_view actor, std::string_view verb, std::string_view subject) {
  std::string bytes = before;
  const std::string digits = std::to_string(number);
  for (const std::string_view part :
       {std::string_view(digits), std::string_view(done), actor, verb, subject}) {
    bytes += std::to_string(part.size());
    bytes += ':';
    bytes += part;
  }
  return bytes;
}

}  // namespace

std::string audit_chain(const std::string& before, std::int64_t number, const std::string& done,
                        std::string_view actor, std::string_view verb, std::string_view subject) {
  return hash128(chained(before, number, done, actor, verb, subject));
}

std::string long_audit_chain(const std::string& before, std::int64_t number,
                             const std::string& done, std::string_view actor, std::string_view verb,
                             std::string_view subject) {
  return hash256(chained(before, number, done, actor, verb, subject));
}

// Not from the log itself: an entry after a cut would hide that it was cut.
void AuditLog::find_end() {
  db::Statement last = database_.statement("SELECT number, chain FROM audit_end");
  number_ = 0;
  chain_.clear();
  if (last.step()) {
    number_ = last.number(0);
    chain_ = last.text(1);
  }
  open_ = true;
}

void AuditLog::append(const std::string& actor, std::string_view verb, const std::string& subject,
                      Instant done) {
  if (!open_) {
    find_end();
  }
  ++number_;
  if (last_done_text_.empty() || last_done_ != done) {
    last_done_ = done;
    last_done_text_ = db::instant_text(done);
  }
  chain_ = audit_chain(chain_, number_, last_done_text_, actor, verb, subject);
  if (!insert_) {
    insert_.emplace(
        database_.statement("INSERT INTO audit (number, done, actor, verb, subject, chain) "
                            "VALUES (:number, :done, :actor, :verb, :subject, :chain)"));
  }
  insert_->again()
      .next_number(number_)
      .next(last_done_text_)
      .next(actor)
      .next(verb)
      .next(subject)
      .next(chain_)
      .run();
}

void AuditLog::close() {
  if (!open_) {
    return;
  }
  open_ = false;
  static const std::string sql = sealed_insert("audit_end", "INSERT OR REPLACE");
  database_.statement(sql)
      .bind_number(":one", 1)
      .bind_number(":number", number_)
      .bind(":chain", chain_)
      .run();
}

std::string adder_of(db::Database& database, const CommentId& comment) {
  db::Statement row = database.statement(
      "SELECT actor FROM audit WHERE subject = :comment AND verb = 'add' ORDER BY number LIMIT 1");
  return row.bind(":comment", comment.text).step() ? row.text(0) : std::string();
}

void append_audit(db::Database& database, const std::string& actor, std::string_view verb,
                  const std::string& subject, Instant done) {
  AuditLog log(database);
  log.append(actor, verb, subject, done);
  log.close();
}

}  // namespace redraft::store
