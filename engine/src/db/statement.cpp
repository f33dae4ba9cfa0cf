#include <sqlite3.h>

#include "db/connection.h"
#include "db/database.h"
#include "db/rows.h"
#include "redraft/error.h"

namespace redraft::db {

Statement::Statement(std::unique_ptr<Prepared> prepared) : prepared_(std::move(prepared)) {}

Statement::Statement(Statement&&) noexcept = default;

Statement::~Statement() {
  if (!prepared_) {
    return;
  }
  prepared_->statement->tryReset();
  if (prepared_->busy != nullptr) {
    *prepared_->busy = false;
  }
}

Statement Database::statement(std::string_view sql) {
  auto found = connection_->statements.find(sql);
  return translated(connection_->file, [&] {
    auto prepared = std::make_unique<Statement::Prepared>();
    prepared->connection = connection_.get();
    if (found == connection_->statements.end()) {
      auto made = std::make_unique<SQLite::Statement>(connection_->sqlite, std::string(sql));
      found =
          connection_->statements.emplace(std::string(sql), CachedStatement{std::move(made)}).first;
    }
    if (found->second.busy) {
      prepared->own = std::make_unique<SQLite::Statement>(connection_->sqlite, std::string(sql));
      prepared->statement = prepared->own.get();
    } else {
      prepared->statement = found->second.statement.get();
      prepared->statement->clearBindings();
      found->second.busy = true;
      prepared->busy = &found->second.busy;
    }
    return Statement(std::move(prepared));
  });
}

Statement& Statement::bind(const char* name, std::string_view text) {
  translated(prepared_->connection->file,
             [&] { prepared_->statement->bind(name, std::string(text)); });
  return *this;
}

Statement& Statement::bind_optional(const char* name, const std::optional<std::string>& text) {
  translated(prepared_->connection->file, [&] {
    if (text) {
      prepared_->statement->bind(name, *text);
    } else {
      prepared_->statement->bind(name);
    }
  });
  return *this;
}

Statement& Statement::bind_number(const char* name, std::int64_t number) {
  translated(prepared_->connection->file, [&] { prepared_->statement->bind(name, number); });
  return *this;
}

bool Statement::step() {
  Connection& connection = *prepared_->connection;
  // After some failures SQLite ends the transaction by itself; what follows must not be kept alone.
  if (connection.depth > 0 && sqlite3_get_autocommit(connection.sqlite.getHandle()) != 0) {
    throw Error(ErrorKind::unavailable,
                "use the comment store: the transaction was undone after a failure",
                "check the disk and the room left on it");
  }
  return translated(connection.file, [&] { return prepared_->statement->executeStep(); });
}

std::size_t Statement::run() {
  while (step()) {
  }
  return static_cast<std::size_t>(sqlite3_changes64(prepared_->connection->sqlite.getHandle()));
}

bool Statement::is_null(int column) const {
  return translated(prepared_->connection->file,
                    [&] { return prepared_->statement->getColumn(column).isNull(); });
}

std::int64_t Statement::number(int column) const {
  return translated(prepared_->connection->file,
                    [&] { return prepared_->statement->getColumn(column).getInt64(); });
}

std::string Statement::text(int column) const {
  return translated(prepared_->connection->file,
                    [&] { return prepared_->statement->getColumn(column).getString(); });
}

std::optional<std::string> Statement::optional_text(int column) const {
  if (is_null(column)) {
    return std::nullopt;
  }
  return text(column);
}

namespace {

// After some failures SQLite ends the transaction by itself.
void require_open(const Connection& connection) {
  if (sqlite3_get_autocommit(connection.sqlite.getHandle()) != 0) {
    throw Error(ErrorKind::unavailable,
                "write to the comment store: the transaction was undone after a failure",
                "check the disk and the room left on it");
  }
}

}  // namespace

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
  if (connection_.group && connection_.depth == 1 && connection_.writing) {
    require_open(connection_);
    translated(connection_.file, [&] { connection_.sqlite.exec("SAVEPOINT part"); });
    savepoint_ = true;
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
  if (savepoint_) {
    connection_.doomed = false;
    if (sqlite3_get_autocommit(handle) == 0) {
      connection_.sqlite.tryExec("ROLLBACK TO part; RELEASE part");
    }
  } else if (!outermost_) {
    connection_.doomed = connection_.doomed || sqlite3_total_changes64(handle) != changes_before_;
  } else if (sqlite3_get_autocommit(handle) == 0) {
    connection_.sqlite.tryExec("ROLLBACK");
  }
}

void Transaction::commit() {
  if (!open_) {
    throw Error(ErrorKind::internal, "commit to the comment store: the transaction is over");
  }
  if (!outermost_ && !savepoint_) {
    open_ = false;
    --connection_.depth;
    return;
  }
  if (connection_.doomed) {
    throw Error(ErrorKind::internal,
                "commit to the comment store: a part of the transaction had failed and was kept");
  }
  require_open(connection_);
  if (savepoint_) {
    translated(connection_.file, [&] { connection_.sqlite.exec("RELEASE part"); });
    open_ = false;
    --connection_.depth;
    return;
  }
  // On failure the destructor rolls back: a COMMIT that failed may have left the transaction open.
  translated(connection_.file, [&] { connection_.sqlite.exec("COMMIT"); });
  open_ = false;
  --connection_.depth;
}

Group::Group(Database& database) : connection_(*database.connection_), whole_(database) {
  connection_.group = true;
}

Group::~Group() {
  connection_.group = false;
}

void Group::commit() {
  whole_.commit();
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
