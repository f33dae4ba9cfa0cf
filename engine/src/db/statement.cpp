#include <sqlite3.h>

#include "db/connection.h"
#include "db/database.h"
#include "db/rows.h"
#include "redraft/error.h"

namespace redraft::db {

void Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

namespace {

[[noreturn]] void fail(const Connection& connection, int code) {
  rethrow(SQLite::Exception(connection.sqlite.getHandle(), code), connection.file);
}

OwnedStatement prepare(const Connection& connection, std::string_view sql) {
  sqlite3_stmt* made = nullptr;
  const int code =
      sqlite3_prepare_v3(connection.sqlite.getHandle(), sql.data(), static_cast<int>(sql.size()),
                         SQLITE_PREPARE_PERSISTENT, &made, nullptr);
  if (code != SQLITE_OK) {
    fail(connection, code);
  }
  return OwnedStatement(made);
}

}  // namespace

Statement::Statement(std::unique_ptr<Prepared> prepared) : prepared_(std::move(prepared)) {}

Statement::Statement(Statement&&) noexcept = default;

Statement::~Statement() {
  if (!prepared_) {
    return;
  }
  sqlite3_reset(prepared_->statement);
  if (prepared_->busy != nullptr) {
    *prepared_->busy = false;
  }
}

Statement Database::statement(std::string_view sql) {
  auto prepared = std::make_unique<Statement::Prepared>();
  prepared->connection = connection_.get();
  auto found = connection_->statements.find(sql);
  if (found == connection_->statements.end()) {
    found = connection_->statements
                .emplace(std::string(sql), CachedStatement{prepare(*connection_, sql)})
                .first;
  }
  if (found->second.busy) {
    prepared->own = prepare(*connection_, sql);
    prepared->statement = prepared->own.get();
  } else {
    prepared->statement = found->second.statement.get();
    sqlite3_clear_bindings(prepared->statement);
    found->second.busy = true;
    prepared->busy = &found->second.busy;
  }
  return Statement(std::move(prepared));
}

int Statement::place_of(const char* name) const {
  const int place = sqlite3_bind_parameter_index(prepared_->statement, name);
  if (place == 0) {
    throw Error(ErrorKind::internal,
                std::string("use the comment store: a statement has no parameter ") + name);
  }
  return place;
}

void Statement::bind_at(int place, std::string_view text, bool copied) {
  // A null pointer would be NULL, and no text is no NULL.
  const char* const bytes = text.data() == nullptr ? "" : text.data();
  const int code = sqlite3_bind_text64(prepared_->statement, place, bytes, text.size(),
                                       copied ? SQLITE_TRANSIENT : SQLITE_STATIC, SQLITE_UTF8);
  if (code != SQLITE_OK) {
    fail(*prepared_->connection, code);
  }
}

Statement& Statement::bind(const char* name, std::string_view text) {
  bind_at(place_of(name), text, true);
  return *this;
}

Statement& Statement::bind_optional(const char* name, const std::optional<std::string>& text) {
  if (text) {
    return bind(name, *text);
  }
  sqlite3_bind_null(prepared_->statement, place_of(name));
  return *this;
}

Statement& Statement::bind_number(const char* name, std::int64_t number) {
  sqlite3_bind_int64(prepared_->statement, place_of(name), number);
  return *this;
}

bool Statement::step() {
  const Connection& connection = *prepared_->connection;
  // After some failures SQLite ends the transaction by itself; what follows must not be kept alone.
  if (connection.depth > 0 && sqlite3_get_autocommit(connection.sqlite.getHandle()) != 0) {
    throw Error(ErrorKind::unavailable,
                "use the comment store: the transaction was undone after a failure",
                "check the disk and the room left on it");
  }
  if (prepared_->at_end) {  // SQLite would begin again
    return false;
  }
  const int code = sqlite3_step(prepared_->statement);
  if (code != SQLITE_ROW && code != SQLITE_DONE) {
    fail(connection, code);
  }
  prepared_->at_end = code == SQLITE_DONE;
  return code == SQLITE_ROW;
}

std::size_t Statement::run() {
  while (step()) {
  }
  return static_cast<std::size_t>(sqlite3_changes64(prepared_->connection->sqlite.getHandle()));
}

Statement& Statement::again() {
  sqlite3_reset(prepared_->statement);
  sqlite3_clear_bindings(prepared_->statement);
  prepared_->at_end = false;
  prepared_->last_place = 0;
  return *this;
}

Statement& Statement::next(std::string_view text) {
  bind_at(++prepared_->last_place, text, false);
  return *this;
}

Statement& Statement::next_optional(const std::optional<std::string>& text) {
  if (text) {
    return next(*text);
  }
  ++prepared_->last_place;
  return *this;
}

Statement& Statement::next_number(std::int64_t number) {
  const int code = sqlite3_bind_int64(prepared_->statement, ++prepared_->last_place, number);
  if (code != SQLITE_OK) {
    fail(*prepared_->connection, code);
  }
  return *this;
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(prepared_->statement, column) == SQLITE_NULL;
}

std::int64_t Statement::number(int column) const {
  return sqlite3_column_int64(prepared_->statement, column);
}

std::string Statement::text(int column) const {
  const auto* const bytes = static_cast<const char*>(
      static_cast<const void*>(sqlite3_column_text(prepared_->statement, column)));
  if (bytes == nullptr) {
    return {};
  }
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(prepared_->statement, column))};
}

std::optional<std::string> Statement::optional_text(int column) const {
  if (is_null(column)) {
    return std::nullopt;
  }
  return text(column);
}

Transaction::Transaction(Database& database, Kind kind)
    : connection_(*database.connection_), outermost_(connection_.depth == 0) {
  const bool writes = kind == Kind::write && connection_.access == Access::write;
  if (outermost_) {
    translated(connection_.file,
               [&] { connection_.sqlite.exec(writes ? "BEGIN IMMEDIATE" : "BEGIN DEFERRED"); });
    connection_.writing = writes;
    connection_.doomed = false;
  } else if (kind == Kind::write && !connection_.writing) {
    throw Error(ErrorKind::internal, "write to the comment store: inside a transaction that reads");
  }
  ++connection_.depth;
  changes_before_ = sqlite3_total_changes64(connection_.sqlite.getHandle());
}

Transaction::~Transaction() {
  if (!open_) {
    return;
  }
  --connection_.depth;
  sqlite3* handle = connection_.sqlite.getHandle();
  if (!outermost_) {
    connection_.doomed = connection_.doomed || sqlite3_total_changes64(handle) != changes_before_;
  } else if (sqlite3_get_autocommit(handle) == 0) {
    connection_.sqlite.tryExec("ROLLBACK");
  }
}

void Transaction::commit() {
  if (!open_) {
    throw Error(ErrorKind::internal, "commit to the comment store: the transaction is over");
  }
  if (!outermost_) {
    open_ = false;
    --connection_.depth;
    return;
  }
  if (connection_.doomed) {
    throw Error(ErrorKind::internal,
                "commit to the comment store: a part of the transaction had failed and was kept");
  }
  if (sqlite3_get_autocommit(connection_.sqlite.getHandle()) != 0) {
    throw Error(ErrorKind::unavailable,
                "commit to the comment store: the transaction was undone after a failure",
                "check the disk and the room left on it");
  }
  // On failure the destructor rolls back: a COMMIT that failed may have left the transaction open.
  translated(connection_.file, [&] { connection_.sqlite.exec("COMMIT"); });
  open_ = false;
  --connection_.depth;
}

std::string instant_text(Instant instant) {
  std::string text = to_rfc3339(instant);
  if (text.find('.') == std::string::npos) {
    text.insert(text.size() - 1, ".000");
  }
  return text;
}

Instant instant(const std::string& text) {
  try {
    return parse_instant(text);
  } catch (const Error&) {
    throw Error(ErrorKind::corrupt, "read comments: \"" + text + "\" is no instant",
                "redraft check");
  }
}

}  // namespace redraft::db
