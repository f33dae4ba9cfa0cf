#include "db/database.h"

#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <thread>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/migrations.h"
#include "redraft/error.h"
#include "support/catch.h"
#include "support/temp_dir.h"
#include "support/thrown.h"

using namespace redraft;
using redraft::db::Access;
using redraft::db::Database;
using redraft::db::Transaction;
using redraft::testing::error_of;
using redraft::testing::kind_of;
using redraft::testing::TempDir;

namespace {

std::int64_t number(Database& database, const std::string& sql) {
  db::Statement row = database.statement(sql);
  REQUIRE(row.step());
  return row.number(0);
}

void add_note(Database& database, const std::string& label) {
  database
      .statement(
          "INSERT INTO indexed_draft (document, sequence, label, tag_commit, seal) "
          "VALUES ('principles', :sequence, :label, '', '')")
      .bind_number(":sequence", number(database, "SELECT count(*) + 1 FROM indexed_draft"))
      .bind(":label", label)
      .run();
}

std::int64_t notes(Database& database) {
  return number(database, "SELECT count(*) FROM indexed_draft");
}

// Runs in a child process, so that what it does to itself stays there. True when `call` returned
// true.
bool in_child(const std::function<bool()>& call) {
  const pid_t child = ::fork();
  if (child == 0) {
    bool good = false;
    try {
      good = call();
    } catch (const std::exception&) {
    }
    ::_exit(good ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

TEST_CASE("a new database is private, durable and marked as ours", "[database]") {
  const TempDir folder;
  const auto file = folder / "store" / "comments.db";

  Database database = Database::open(file);

  struct stat status {};

  REQUIRE(::stat(file.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0600U);
  REQUIRE(::stat(file.parent_path().c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0700U);
  REQUIRE(::stat((file.string() + "-wal").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0600U);
  db::Statement mode = database.statement("PRAGMA journal_mode");
  REQUIRE(mode.step());
  CHECK(mode.text(0) == "wal");
  CHECK(number(database, "PRAGMA synchronous") == 2);
  CHECK(number(database, "PRAGMA foreign_keys") == 1);
  CHECK(number(database, "PRAGMA secure_delete") == 1);
  CHECK(number(database, "PRAGMA application_id") == db::application_id);
  CHECK(number(database, "PRAGMA user_version") ==
        static_cast<std::int64_t>(db::migrations().size()));
}

TEST_CASE("a database knows whether opening it would write", "[database]") {
  const TempDir folder;
  const auto file = folder / "comments.db";

  CHECK_FALSE(Database::is_current(file));
  static_cast<void>(Database::open(file));
  CHECK(Database::is_current(file));
}

TEST_CASE("a reader sees what was committed, and can change nothing", "[database]") {
  const TempDir folder;
  const auto file = folder / "comments.db";
  CHECK(kind_of([&] { static_cast<void>(Database::open(file, Access::read)); }) ==
        ErrorKind::not_found);
  Database writer = Database::open(file);
  add_note(writer, "V1");

  Database reader = Database::open(file, Access::read);

  CHECK(notes(reader) == 1);
  CHECK(kind_of([&] { add_note(reader, "V2"); }) == ErrorKind::unavailable);
  CHECK_FALSE(reader.checkpoint());
}

TEST_CASE("closing a connection leaves the log to the writer", "[database]") {
  const TempDir folder;
  const auto file = folder / "comments.db";
  {
    Database writer = Database::open(file);
    add_note(writer, "V1");
  }
  CHECK(std::filesystem::file_size(file.string() + "-wal") > 0);

  Database again = Database::open(file);
  CHECK(notes(again) == 1);
  CHECK(again.checkpoint());
  CHECK(std::filesystem::file_size(file.string() + "-wal") == 0);
}

TEST_CASE("a database of every older version becomes what a new one is, and keeps its rows",
          "[database]") {
  const TempDir folder;
  const std::string schema =
      "SELECT group_concat(sql, char(10)) FROM (SELECT sql FROM sqlite_schema ORDER BY name)";
  Database fresh = Database::in_memory();
  db::Statement wanted = fresh.statement(schema);
  REQUIRE(wanted.step());
  for (std::size_t version = 1; version < db::migrations().size(); ++version) {
    const auto file = folder / ("version-" + std::to_string(version) + ".db");
    Database old = Database::scratch();
    for (std::size_t step = 0; step < version; ++step) {
      old.execute(db::migrations()[step].sql);
    }
    old.execute("PRAGMA application_id = " + std::to_string(db::application_id) +
                "; PRAGMA user_version = " + std::to_string(version));
    add_note(old, "V1");
    old.execute("VACUUM INTO '" + file.string() + "'");

    Database now = Database::open(file);

    INFO("version " << version);
    db::Statement found = now.statement(schema);
    REQUIRE(found.step());
    CHECK(found.text(0) == wanted.text(0));
    CHECK(notes(now) == 1);
  }
}

TEST_CASE("a newer database is refused, and left as it is", "[database]") {
  const TempDir folder;
  const auto file = folder / "comments.db";
  Database::open(file).execute("PRAGMA user_version = 99");

  for (const Access access : {Access::read, Access::write}) {
    const Error error = error_of([&] { static_cast<void>(Database::open(file, access)); });
    CHECK(error.kind() == ErrorKind::unavailable);
    CHECK_THAT(error.what(), Catch::Matchers::ContainsSubstring("made by a newer version"));
  }
}

TEST_CASE("a file that is no database of ours is refused as damaged", "[database]") {
  const TempDir folder;
  const auto file = folder / "comments.db";
  const auto is_damaged = [&] {
    return kind_of([&] {
             Database database = Database::open(file);
             notes(database);
           }) == ErrorKind::corrupt;
  };

  SECTION("not SQLite at all") {
    std::ofstream(file) << std::string(5000, 'x');
    CHECK(is_damaged());
  }
  SECTION("another program's") {
    Database::open(file).execute("PRAGMA application_id = 7");
    CHECK(is_damaged());
  }
  SECTION("cut off") {
    Database::open(file).checkpoint();
    std::filesystem::remove(file.string() + "-wal");
    std::filesystem::resize_file(file, 2000);
    CHECK(is_damaged());
  }
}

TEST_CASE("what was not committed is gone", "[database]") {
  Database database = Database::in_memory();
  {
    Transaction transaction(database);
    add_note(database, "V1");
  }
  CHECK(notes(database) == 0);
  {
    Transaction transaction(database);
    add_note(database, "V1");
    transaction.commit();
  }
  CHECK(notes(database) == 1);
}

TEST_CASE("a transaction inside another takes part in it", "[database]") {
  Database database = Database::in_memory();

  SECTION("kept with the outer one") {
    Transaction outer(database);
    {
      Transaction inner(database);
      add_note(database, "V1");
      inner.commit();
    }
    outer.commit();
    CHECK(notes(database) == 1);
  }
  SECTION("undone with the outer one") {
    {
      Transaction outer(database);
      Transaction inner(database);
      add_note(database, "V1");
      inner.commit();
    }
    CHECK(notes(database) == 0);
  }
  SECTION("half of an inner one is never kept") {
    {
      Transaction outer(database);
      {
        Transaction inner(database);
        add_note(database, "V1");
      }
      CHECK_THROWS_AS(outer.commit(), Error);
    }
    CHECK(notes(database) == 0);
  }
  SECTION("an inner one that ended before it changed anything does no harm") {
    Transaction outer(database);
    add_note(database, "V1");
    {
      Transaction inner(database);
      static_cast<void>(notes(database));
    }
    outer.commit();
    CHECK(notes(database) == 1);
  }
  SECTION("nothing is written inside one that reads") {
    Transaction outer(database, Transaction::Kind::read);
    CHECK(kind_of([&] { Transaction inner(database); }) == ErrorKind::internal);
  }
}

TEST_CASE("a statement can be used inside its own run", "[database]") {
  Database database = Database::in_memory();
  add_note(database, "V1");
  add_note(database, "V2");
  const char* sql = "SELECT label FROM indexed_draft ORDER BY label";

  db::Statement outer = database.statement(sql);
  REQUIRE(outer.step());
  db::Statement inner = database.statement(sql);
  REQUIRE(inner.step());
  REQUIRE(inner.step());

  CHECK(inner.text(0) == "V2");
  CHECK(outer.text(0) == "V1");
}

TEST_CASE("a reader in a transaction keeps its snapshot", "[database]") {
  const TempDir folder;
  const auto file = folder / "comments.db";
  Database writer = Database::open(file);
  Database reader = Database::open(file, Access::read);

  Transaction snapshot(reader, Transaction::Kind::read);
  CHECK(notes(reader) == 0);
  add_note(writer, "V1");
  CHECK(notes(reader) == 0);
  snapshot.commit();
  CHECK(notes(reader) == 1);
}

TEST_CASE("a folder or file that may not be written is said plainly", "[database]") {
  const TempDir folder;
  const auto file = folder / "store" / "comments.db";
  static_cast<void>(Database::open(file));
  ::chmod(file.c_str(), S_IRUSR | S_IRGRP | S_IROTH);
  ::chmod(file.parent_path().c_str(), S_IRUSR | S_IXUSR | S_IROTH | S_IXOTH);
  ::chmod(folder.path().c_str(), 0755);

  const bool refused = in_child([&] {
    // The superuser may write anywhere: be somebody else.
    if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) {
      return false;
    }
    try {
      static_cast<void>(Database::open(file));
    } catch (const Error& error) {
      const std::string message = error.what();
      return error.kind() == ErrorKind::unavailable && !error.hint().empty() &&
             message.find("SQLITE") == std::string::npos;
    }
    return false;
  });

  CHECK(refused);
  ::chmod(file.parent_path().c_str(), S_IRWXU);
}

TEST_CASE("a full disk is unavailable, and what was there stays", "[database]") {
  const TempDir folder;
  const auto file = folder / "comments.db";
  {
    Database database = Database::open(file);
    add_note(database, "V1");
  }

  const bool refused = in_child([&] {
    Database database = Database::open(file);
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{262144, 262144};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    try {
      Transaction transaction(database);
      for (int i = 0; i < 1000; ++i) {
        add_note(database, "V" + std::to_string(i + 2) + std::string(1000, 'x'));
      }
      transaction.commit();
    } catch (const Error& error) {
      return error.kind() == ErrorKind::unavailable;
    }
    return false;
  });

  CHECK(refused);
  Database database = Database::open(file);
  CHECK(notes(database) == 1);
}

TEST_CASE("a second writer waits, and is told when it waits in vain", "[database][.slow]") {
  const TempDir folder;
  const auto file = folder / "comments.db";
  Database first = Database::open(file);
  Database second = Database::open(file);
  Transaction held(first);

  CHECK(kind_of([&] { Transaction waiting(second); }) == ErrorKind::unavailable);
}

TEST_CASE("a copy holds everything, also what is still in the log", "[database]") {
  const TempDir folder;
  Database database = Database::open(folder / "comments.db");
  add_note(database, "V1");

  Database in_memory = database.copy_in_memory();
  CHECK(notes(in_memory) == 1);
}

TEST_CASE("a scratch database has no table but those that are made in it", "[database]") {
  Database scratch = Database::scratch();
  scratch.execute("CREATE TABLE number (one INTEGER PRIMARY KEY)");
  db::Transaction transaction(scratch);
  for (int i = 0; i < 1000; ++i) {
    scratch.statement("INSERT INTO number (one) VALUES (:one)").bind_number(":one", i).run();
  }
  transaction.commit();

  CHECK(scratch.file().empty());
  CHECK(number(scratch, "SELECT count(*) FROM number") == 1000);
  CHECK(number(scratch, "SELECT count(*) FROM sqlite_schema") == 1);
}

TEST_CASE("a scratch database that outgrows its cache is in no folder", "[database]") {
  Database scratch = Database::scratch();
  scratch.execute("CREATE TABLE word (one TEXT)");
  {
    const db::Transaction transaction(scratch);
    for (int i = 0; i < 20; ++i) {  // twenty times a mebibyte, in a cache of sixteen
      scratch.statement("INSERT INTO word (one) VALUES (:one)")
          .bind(":one", std::string(1U << 20U, 'a'))
          .run();
    }
    std::size_t unnamed = 0;
    for (const auto& open_file : std::filesystem::directory_iterator("/proc/self/fd")) {
      std::error_code closed;  // the one that lists them
      const std::string name = std::filesystem::read_symlink(open_file.path(), closed).string();
      if (name.find("etilqs") != std::string::npos) {
        CHECK(name.ends_with(" (deleted)"));
        ++unnamed;
      }
    }
    CHECK(unnamed == 1);
  }
}

TEST_CASE("an older database is brought up to date by one process of many", "[database]") {
  const TempDir folder;
  const auto file = folder / "comments.db";

  std::array<std::string, 4> refused;
  std::vector<std::thread> threads;
  for (std::string& why : refused) {
    threads.emplace_back([&] {
      try {
        Database database = Database::open(file);
      } catch (const Error& error) {
        why = error.what();
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }

  CHECK(refused == std::array<std::string, 4>());
  Database database = Database::open(file);
  CHECK(notes(database) == 0);
}

TEST_CASE("the words of two columns are not run together", "[db]") {
  Database database = Database::in_memory();
  database.execute(
      "INSERT INTO indexed_draft (document, sequence, label, tag_commit, seal) "
      "VALUES ('principles', 1, 'Asha', 'cafe', '')");
  std::string texts;
  database.each_row([&](const std::string& table, const std::string&, std::string_view row) {
    texts += table == "indexed_draft" ? row : "";
  });
  CHECK(texts.find("Ashacafe") == std::string::npos);
  CHECK(texts.find("Asha\n") != std::string::npos);
}
