#pragma once
// One SQLite file: opening it safely, transactions, and statements by name.
//
// Everything that goes wrong leaves as redraft::Error: unavailable (disk, permission, somebody else
// is writing), corrupt (the file is damaged), never a SQLite type. A message of SQLite's stands
// only in an error of kind internal.
//
// Debian's SQLite 3.40 can damage a database in WAL mode when two connections write or checkpoint
// at the same time, so every process writes and checkpoints only while it holds store::WriterLock.
// Opening and reading need no lock: a connection checkpoints after its own commits and in
// checkpoint(), never when it closes.
//
//   db::Database database = db::Database::open(folder / "comments.db");
//   db::Transaction transaction(database);
//   database.statement("UPDATE comment SET kind = :kind WHERE id = :id")
//       .bind(":kind", "question").bind(":id", id).run();
//   transaction.commit();

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace redraft::db {

struct Connection;

enum class Access { read, write };

// A prepared statement while it is used. Reset and given back to the cache at its end; columns
// count from 0.
class Statement {
 public:
  struct Prepared;
  ~Statement();
  Statement(Statement&&) noexcept;
  Statement& operator=(Statement&&) = delete;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  // Names are written with their colon; one that the statement does not have is our bug. Text is
  // copied. What is not bound, and an empty optional, is NULL.
  Statement& bind(const char* name, std::string_view text);
  Statement& bind_optional(const char* name, const std::optional<std::string>& text);
  Statement& bind_number(const char* name, std::int64_t number);

  // Moves to the next row; false at the end.
  bool step();
  // Runs to the end; for statements without rows. Returns how many rows were changed.
  std::size_t run();
  // For the same statement many times: back to before its first row with nothing bound, and then
  // its parameters in the order in which they first stand in it. Text is not copied, and must stay
  // as it is until the next again().
  Statement& again();
  Statement& next(std::string_view text);
  Statement& next_optional(const std::optional<std::string>& text);
  Statement& next_number(std::int64_t number);

  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::int64_t number(int column) const;
  [[nodiscard]] std::string text(int column) const;  // empty for NULL
  [[nodiscard]] std::optional<std::string> optional_text(int column) const;

 private:
  friend class Database;
  explicit Statement(std::unique_ptr<Prepared> prepared);
  [[nodiscard]] int place_of(const char* name) const;
  void bind_at(int place, std::string_view text, bool copied);
  std::unique_ptr<Prepared> prepared_;
};

class Database {
 public:
  // Access::write makes the file (mode 0600, in a folder of mode 0700) where there is none and
  // brings an older one up to date: take the writer lock first when is_current() says false.
  // Access::read never changes anything. Throws not_found (no file to read), unavailable
  // (permission, disk, made by a newer version, or an older one opened to read), corrupt (damaged,
  // or not ours).
  static Database open(const std::filesystem::path& file, Access access = Access::write);
  // For tests, with the current schema.
  static Database in_memory();
  // A new file (without a path: in memory) with the schema that version `schema` of the store had,
  // to put old rows into. Throws unavailable for a version that this program does not know.
  static Database create(const std::filesystem::path& file, int schema);
  // Brings one that was made by create() up to date.
  void bring_up_to_date();
  // The version of the current schema.
  static int newest_schema();
  // Without any table and without a name, gone at its end: for what is too much to hold in memory.
  // On disk where it outgrows a small cache, so no personal data may go into it.
  static Database scratch();
  // True when the file is there and has the schema of this program, so that opening writes nothing.
  static bool is_current(const std::filesystem::path& file);

  ~Database();
  // Not while a Transaction or Statement of it is alive.
  Database(Database&&) noexcept;
  Database& operator=(Database&&) = delete;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // Prepared once per connection for each text; used inside its own run, a second one is made.
  [[nodiscard]] Statement statement(std::string_view sql);
  // Runs a script of several statements without values.
  void execute(const std::string& script);

  // Keeps at most so many bytes of the file in memory, until the next call; 64 MB at first.
  void use_memory(std::size_t bytes);

  // Moves everything committed into the main file and empties the write-ahead log, as far as
  // readers allow. Call while holding the writer lock. Returns true when the file alone now holds
  // everything.
  bool checkpoint();

  // Differs from what it said before whenever another connection has committed in between.
  [[nodiscard]] std::int64_t version_seen();

  // Writes every page anew, so that nothing is left of rows that are gone: not in free pages, not
  // in the gaps of used ones. Not inside a transaction. Call checkpoint() after it.
  void vacuum();

  // The bytes of its file as they stand on disk, read through the connection: to open and close the
  // file beside it would take the locks of every connection of this process away.
  [[nodiscard]] std::string bytes() const;

  // Every row of every table, and the schema: its table, the id people know it by, and all its
  // texts run together. Of the full-text index nothing: it is made of these.
  void each_row(const std::function<void(const std::string& table, const std::string& key,
                                         std::string_view texts)>& take) const;

  // A copy of what is committed, in memory: for checks that need to write. Costs its size in
  // memory.
  [[nodiscard]] Database copy_in_memory() const;

  [[nodiscard]] Access access() const;
  [[nodiscard]] const std::filesystem::path& file() const;  // empty in memory

 private:
  friend class Transaction;
  friend class Group;
  explicit Database(std::unique_ptr<Connection> connection);
  std::unique_ptr<Connection> connection_;
};

// All or nothing, rolled back at its end unless committed.
//
// Inside another one it takes part in that one: its commit does nothing, and if it ends without
// commit after it changed something, the outer commit throws, so that half a verb is never kept.
class Transaction {
 public:
  // read: a snapshot, so that several statements see the same state.
  enum class Kind { read, write };

  explicit Transaction(Database& database, Kind kind = Kind::write);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  // When it throws, nothing is kept. On return of the outermost one it survives power loss.
  void commit();

 private:
  Connection& connection_;
  bool outermost_;
  bool open_ = true;
  bool savepoint_ = false;
  std::int64_t changes_before_ = 0;
};

// One commit for many transactions. Each of those in it is all or nothing by itself, as if it were
// alone, and survives power loss once commit() has returned; rolled back together otherwise.
class Group {
 public:
  explicit Group(Database& database);
  ~Group();
  Group(const Group&) = delete;
  Group& operator=(const Group&) = delete;

  void commit();

 private:
  Connection& connection_;
  Transaction whole_;
};

}  // namespace redraft::db
