#include "db/connection.h"

#include <cctype>
#include <chrono>
#include <thread>

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "db/migrations.h"
#include "redraft/error.h"

namespace redraft::db {

namespace {

constexpr int busy_milliseconds = 5000;

// The bytes that stand for one value in a seal: its type, its length, and itself.
void append_value(std::string& bytes, sqlite3_value* value) {
  const int type = sqlite3_value_type(value);
  bytes += static_cast<char>('0' + type);
  if (type == SQLITE_NULL) {
    return;
  }
  if (type == SQLITE_INTEGER) {
    bytes += std::to_string(sqlite3_value_int64(value));
    bytes += ';';
    return;
  }
  const void* data = sqlite3_value_blob(value);
  const auto size = static_cast<std::size_t>(sqlite3_value_bytes(value));
  bytes += std::to_string(size);
  bytes += ':';
  if (size > 0) {
    bytes.append(static_cast<const char*>(data), size);
  }
}

void seal(sqlite3_context* context, int count, sqlite3_value** values) {
  // An exception must not pass through SQLite, which is C.
  try {
    thread_local std::string bytes;  // its memory is used again by the next row
    bytes.clear();
    for (int i = 0; i < count; ++i) {
      append_value(bytes, values[i]);
    }
    const std::string hash = hash64(bytes);
    sqlite3_result_text(context, hash.data(), static_cast<int>(hash.size()), SQLITE_TRANSIENT);
  } catch (const std::exception&) {
    sqlite3_result_error_nomem(context);
  }
}

std::int64_t pragma_number(SQLite::Database& sqlite, const char* sql) {
  SQLite::Statement statement(sqlite, sql);
  return statement.executeStep() ? statement.getColumn(0).getInt64() : 0;
}

bool has_tables(SQLite::Database& sqlite) {
  return pragma_number(sqlite, "SELECT count(*) FROM sqlite_schema") > 0;
}

}  // namespace

void rethrow(const SQLite::Exception& exception, const std::filesystem::path& file) {
  const std::string doing = "use the comment store " + (file.empty() ? "" : file.string() + " ");
  const int code = exception.getErrorCode() & 0xff;
  const std::string number = " (SQLite " + std::to_string(exception.getExtendedErrorCode()) + ")";
  const auto unavailable = [&](const char* why, const char* hint) {
    return Error(ErrorKind::unavailable, doing + "failed: " + why + number, hint);
  };
  switch (code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      throw unavailable("another process is using it", "try again when the other one has finished");
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      throw unavailable("the file or its folder cannot be read and written here",
                        "check the permissions of the folder, and that its disk is not read-only");
    case SQLITE_FULL:
      throw unavailable("the disk is full", "make room and try again; nothing was changed");
    case SQLITE_IOERR:
      throw unavailable("the disk could not be read or written",
                        "check the disk and the room left on it; nothing was changed");
    case SQLITE_NOMEM:
      throw unavailable("there is not enough memory", "");
    case SQLITE_INTERRUPT:
      throw Error(ErrorKind::interrupted, doing + "was interrupted");
    case SQLITE_TOOBIG:
      throw Error(ErrorKind::invalid, doing + "failed: a text is too long to store" + number);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
      throw Error(ErrorKind::corrupt, doing + "failed: the file is damaged" + number,
                  "redraft check");
    default:
      break;
  }
  // Our statements are tested against our schema: a table or column that is missing was lost.
  const std::string_view said = exception.what();
  if (code == SQLITE_ERROR && said.find("no such") != std::string_view::npos) {
    throw Error(ErrorKind::corrupt, doing + "failed: a part of the schema is missing" + number,
                "redraft check");
  }
  throw Error(ErrorKind::internal, doing + "failed: " + std::string(said) + number);
}

void add_seal_function(SQLite::Database& sqlite) {
  sqlite.createFunction("seal", -1, true, nullptr, &seal);
}

namespace {

// Where the folder may not be written, the files that go with a write-ahead log cannot be made.
// Nobody can change the store there either, so it is read as it stands if nothing waits in the log.
bool stands_still(const std::filesystem::path& file) {
  const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
  std::filesystem::path log = file;
  log += "-wal";
  std::error_code error;
  const auto waiting = std::filesystem::file_size(log, error);
  return ::access(folder.c_str(), W_OK) != 0 && (error || waiting == 0);
}

std::string name_of(const std::filesystem::path& file, Access wanted, Connection::Unnamed unnamed) {
  if (file.empty()) {
    // An empty name is SQLite's for a private file that it removes by itself.
    return unnamed == Connection::Unnamed::in_memory ? ":memory:" : "";
  }
  if (wanted == Access::write || !stands_still(file)) {
    return file.string();
  }
  std::string uri = "file:";
  constexpr char digits[] = "0123456789ABCDEF";
  for (const char c : std::filesystem::absolute(file).string()) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 || c == '/' || c == '-' || c == '_' || c == '.') {
      uri += c;
    } else {
      uri += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
  }
  return uri + "?immutable=1";
}

// A connection is one thread's at a time, and nobody asks SQLite how much memory it has: so it
// takes no lock at each call and at each piece of memory.
int unlocked() {
  static const int once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(once);  // refused where somebody began with SQLite before: no harm
  return SQLite::OPEN_NOMUTEX;
}

}  // namespace

Connection::Connection(std::filesystem::path path, Access wanted, int flags, Unnamed unnamed)
    : file(std::move(path)),
      access(wanted),
      sqlite(name_of(file, wanted, unnamed), unlocked() | flags | SQLite::OPEN_URI,
             busy_milliseconds) {}

Connection::~Connection() {
  statements.clear();
}

namespace {

// Two that make a store at once: SQLite does not wait for the other to change the journal's mode.
void keep_a_log(SQLite::Database& sqlite) {
  const auto give_up =
      std::chrono::steady_clock::now() + std::chrono::milliseconds(busy_milliseconds);
  while (true) {
    try {
      sqlite.exec("PRAGMA journal_mode = WAL");
      return;
    } catch (const SQLite::Exception& exception) {
      if ((exception.getErrorCode() & 0xff) != SQLITE_BUSY ||
          std::chrono::steady_clock::now() > give_up) {
        throw;
      }
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

}  // namespace

void configure(Connection& connection) {
  SQLite::Database& sqlite = connection.sqlite;
  sqlite3* handle = sqlite.getHandle();
  sqlite3_extended_result_codes(handle, 1);
  // Closing must not checkpoint: a reader may close while another process writes (see database.h).
  sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  add_seal_function(sqlite);
  // Memory for what a query sorts: personal data does not go to temporary files. A cache of 64 MB.
  sqlite.exec(
      "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; PRAGMA mmap_size = 0;"
      "PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON;");
  if (connection.access == Access::read) {
    sqlite.exec("PRAGMA wal_autocheckpoint = 0; PRAGMA query_only = ON;");
    return;
  }
  // FULL: a commit that returned survives power loss. secure_delete: what is erased is overwritten.
  // The page size is that of a new file; one that is there keeps its own.
  sqlite.exec("PRAGMA page_size = 8192");
  keep_a_log(sqlite);
  sqlite.exec(
      "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"
      "PRAGMA wal_autocheckpoint = 1000; PRAGMA journal_size_limit = 67108864;");
}

int schema_version(Connection& connection) {
  SQLite::Database& sqlite = connection.sqlite;
  // In this order: another process that makes the first tables meanwhile sets both with them.
  const bool is_empty = !has_tables(sqlite);
  const std::int64_t application = pragma_number(sqlite, "PRAGMA application_id");
  const std::int64_t version = pragma_number(sqlite, "PRAGMA user_version");
  if (application == 0 && version == 0 && is_empty) {
    return 0;
  }
  if (application != application_id || version < 1) {
    throw Error(ErrorKind::corrupt,
                "open the comment store " + connection.file.string() +
                    ": it is damaged, or another program's database",
                "redraft check");
  }
  const std::size_t newest = migrations().size();
  if (static_cast<std::size_t>(version) > newest) {
    throw Error(ErrorKind::unavailable,
                "open the comment store " + connection.file.string() +
                    ": it was made by a newer version of redraft (schema " +
                    std::to_string(version) + ", this one knows " + std::to_string(newest) + ")",
                "use the newer version");
  }
  return static_cast<int>(version);
}

void migrate(Connection& connection, int schema) {
  SQLite::Database& sqlite = connection.sqlite;
  if (schema_version(connection) >= schema) {
    return;
  }
  // A step that makes a table again needs foreign keys off, and inside a transaction the pragma is
  // ignored. Checkpoints wait: the steps may run before the writer lock is taken.
  sqlite.exec("PRAGMA foreign_keys = OFF; PRAGMA wal_autocheckpoint = 0;");
  while (true) {
    sqlite.exec("BEGIN IMMEDIATE");
    try {
      // Read again: another process may have done this step while we waited.
      const int version = schema_version(connection);
      if (version >= schema) {
        sqlite.exec("ROLLBACK");
        break;
      }
      sqlite.exec(migrations().at(static_cast<std::size_t>(version)).sql);
      sqlite.exec("PRAGMA application_id = " + std::to_string(application_id) +
                  "; PRAGMA user_version = " + std::to_string(version + 1));
      SQLite::Statement orphans(sqlite, "PRAGMA foreign_key_check");
      if (orphans.executeStep()) {
        throw Error(ErrorKind::corrupt,
                    "bring the comment store up to date: rows refer to others that are missing",
                    "redraft check");
      }
      orphans.reset();
      sqlite.exec("COMMIT");
    } catch (...) {
      if (sqlite3_get_autocommit(sqlite.getHandle()) == 0) {
        sqlite.tryExec("ROLLBACK");
      }
      throw;
    }
  }
  sqlite.exec("PRAGMA foreign_keys = ON; PRAGMA wal_autocheckpoint = 1000;");
}

}  // namespace redraft::db
