#include "db/database.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <SQLiteCpp/Backup.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/connection.h"
#include "db/migrations.h"
#include "redraft/error.h"

namespace redraft::db {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& path, const char* doing) {
  throw Error(ErrorKind::unavailable,
              std::string(doing) + " " + path.string() + ": " + std::strerror(errno),
              "check the permissions of the folder, and that its disk is not read-only or full");
}

// Makes the directory entries of a folder durable. A file system that cannot is no reason to fail.
void sync_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor >= 0) {
    ::fsync(descriptor);
    ::close(descriptor);
  }
}

fs::path folder_of(const fs::path& file) {
  return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

// Only the owner may read what reviewers said: SQLite gives its other files the mode of this one.
void create_private(const fs::path& file) {
  const fs::path folder = folder_of(file);
  std::error_code error;
  fs::create_directories(folder, error);
  if (::chmod(folder.c_str(), S_IRWXU) != 0) {
    refuse(folder, "make the folder of the comment store");
  }
  const int descriptor =
      ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor < 0 && errno != EEXIST) {
    refuse(file, "make the comment store");
  }
  if (descriptor >= 0) {
    ::close(descriptor);
    sync_folder(folder);
  }
}

bool is_there(const fs::path& file) {
  std::error_code error;
  return fs::exists(file, error);
}

}  // namespace

Database::Database(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}

Database::Database(Database&&) noexcept = default;

Database::~Database() {
  if (!connection_) {
    return;
  }
  const bool sync = connection_->access == Access::write && !connection_->file.empty();
  const fs::path folder = folder_of(connection_->file);
  connection_.reset();
  if (sync) {
    sync_folder(folder);
  }
}

Database Database::open(const fs::path& file, Access access) {
  if (!is_there(file)) {
    if (access == Access::read) {
      throw Error(ErrorKind::not_found, "open the comment store: there is no " + file.string(),
                  "redraft init");
    }
    create_private(file);
  }
  return translated(file, [&] {
    const int flags = access == Access::write ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY;
    auto connection = std::make_unique<Connection>(file, access, flags);
    // SQLite quietly opens a file that it may not write for reading only.
    if (access == Access::write &&
        sqlite3_db_readonly(connection->sqlite.getHandle(), "main") == 1) {
      errno = ::access(file.c_str(), W_OK) != 0 ? errno : EROFS;
      refuse(file, "open the comment store");
    }
    configure(*connection);
    if (access == Access::write) {
      migrate(*connection);
    } else if (schema_version(*connection) != newest_schema()) {
      throw Error(ErrorKind::unavailable,
                  "read the comment store " + file.string() +
                      ": it was made by an older version and must be brought up to date first",
                  "redraft check");
    }
    return Database(std::move(connection));
  });
}

Database Database::in_memory() {
  return create({}, newest_schema());
}

Database Database::create(const fs::path& file, int schema) {
  if (schema < 1 || schema > newest_schema()) {
    throw Error(ErrorKind::unavailable,
                "make a comment store with schema " + std::to_string(schema) +
                    ": this version of redraft knows " + std::to_string(newest_schema()),
                "use the newer version");
  }
  if (!file.empty()) {
    create_private(file);
  }
  return translated(file, [&] {
    const int flags =
        file.empty() ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE : SQLite::OPEN_READWRITE;
    auto connection = std::make_unique<Connection>(file, Access::write, flags);
    configure(*connection);
    migrate(*connection, schema);
    return Database(std::move(connection));
  });
}

void Database::bring_up_to_date() {
  connection_->statements.clear();
  translated(connection_->file, [&] { migrate(*connection_); });
}

int Database::newest_schema() {
  return static_cast<int>(migrations().size());
}

Database Database::scratch() {
  return translated({}, [] {
    auto connection = std::make_unique<Connection>(fs::path(), Access::write,
                                                   SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE,
                                                   Connection::Unnamed::scratch);
    connection->sqlite.exec(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
        "PRAGMA cache_size = -16384;");
    add_seal_function(connection->sqlite);
    return Database(std::move(connection));
  });
}

bool Database::is_current(const fs::path& file) {
  if (!is_there(file)) {
    return false;
  }
  return translated(file, [&] {
    Connection connection(file, Access::read, SQLite::OPEN_READONLY);
    configure(connection);
    return schema_version(connection) == newest_schema();
  });
}

void Database::execute(const std::string& script) {
  translated(connection_->file, [&] { connection_->sqlite.exec(script); });
}

void Database::use_memory(std::size_t bytes) {
  execute("PRAGMA cache_size = -" + std::to_string(bytes / 1024));
}

bool Database::checkpoint() {
  if (connection_->access == Access::read) {
    return false;
  }
  const int code = sqlite3_wal_checkpoint_v2(connection_->sqlite.getHandle(), "main",
                                             SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
    return false;  // a reader still needs the log: it stays, and nothing is lost
  }
  return translated(connection_->file, [&] {
    if (code != SQLITE_OK) {
      throw SQLite::Exception(connection_->sqlite.getHandle(), code);
    }
    return true;
  });
}

std::string Database::bytes() const {
  constexpr sqlite3_int64 at_once = 1U << 20U;
  return translated(connection_->file, [&] {
    sqlite3_file* file = nullptr;
    sqlite3_int64 size = 0;
    int code = sqlite3_file_control(connection_->sqlite.getHandle(), "main",
                                    SQLITE_FCNTL_FILE_POINTER, &file);
    if (code == SQLITE_OK) {
      code = file->pMethods->xFileSize(file, &size);
    }
    std::string bytes(static_cast<std::size_t>(size), '\0');
    for (sqlite3_int64 at = 0; code == SQLITE_OK && at < size; at += at_once) {
      const auto count = static_cast<int>(std::min(at_once, size - at));
      code = file->pMethods->xRead(file, bytes.data() + at, count, at);
    }
    if (code != SQLITE_OK) {
      throw SQLite::Exception(connection_->sqlite.getHandle(), code);
    }
    return bytes;
  });
}

std::int64_t Database::version_seen() {
  Statement row = statement("PRAGMA data_version");
  row.step();
  return row.number(0);
}

Database Database::copy_in_memory() const {
  return translated(connection_->file, [&] {
    auto copy = std::make_unique<Connection>(fs::path(), Access::write,
                                             SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    SQLite::Backup backup(copy->sqlite, connection_->sqlite);
    backup.executeStep(-1);
    add_seal_function(copy->sqlite);
    return Database(std::move(copy));
  });
}

Access Database::access() const {
  return connection_->access;
}

const fs::path& Database::file() const {
  return connection_->file;
}

}  // namespace redraft::db
