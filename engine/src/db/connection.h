#pragma once
// What stands behind db::Database: only the .cpp files of this folder see SQLiteCpp and SQLite.

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>

#include "db/database.h"

struct sqlite3_stmt;

namespace redraft::db {

struct Finalize {
  void operator()(sqlite3_stmt* statement) const;
};

using OwnedStatement = std::unique_ptr<sqlite3_stmt, Finalize>;

// SQLite's own and not SQLiteCpp's, which copies each text once more on its way in and out.
struct Statement::Prepared {
  sqlite3_stmt* statement = nullptr;
  OwnedStatement own;    // when the cached one was in use
  bool* busy = nullptr;  // the cached one's mark, else null
  bool at_end = false;
  int last_place = 0;  // of the parameter bound last by next()
  Connection* connection = nullptr;
};

struct CachedStatement {
  OwnedStatement statement;
  bool busy = false;
};

struct TextHash {
  using is_transparent = void;

  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

struct Connection {
  enum class Unnamed { in_memory, scratch };  // what an empty path stands for

  Connection(std::filesystem::path path, Access wanted, int flags,
             Unnamed unnamed = Unnamed::in_memory);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  std::filesystem::path file;
  Access access;
  SQLite::Database sqlite;  // before the statements made on it
  std::unordered_map<std::string, CachedStatement, TextHash, std::equal_to<>> statements;
  int depth = 0;         // of nested transactions
  bool writing = false;  // the outermost transaction is one for writing
  bool group = false;    // the outermost is a Group: those in it can be undone one by one
  bool doomed = false;   // an inner one ended without commit after a change
};

// Turns what SQLite said into Error: kind and words by its code; its message only where it is our
// own fault.
[[noreturn]] void rethrow(const SQLite::Exception& exception, const std::filesystem::path& file);

template <class Call>
auto translated(const std::filesystem::path& file, Call&& call) {
  try {
    return call();
  } catch (const SQLite::Exception& exception) {
    rethrow(exception, file);
  }
}

// Registers the SQL function seal(table, column, ...) : hash64 of its arguments with their types.
void add_seal_function(SQLite::Database& sqlite);

// Pragmas that hold for one connection.
void configure(Connection& connection);

// Brings the schema up to this version; an empty file or an older one. Throws unavailable for a
// newer file than this program knows, corrupt for a stranger's.
void migrate(Connection& connection, int schema = Database::newest_schema());

// Steps applied to the file; throws as migrate() does.
int schema_version(Connection& connection);

}  // namespace redraft::db
