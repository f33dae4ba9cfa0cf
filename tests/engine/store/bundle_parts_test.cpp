// The parts of a bundle: its file with the seal, rows as lines, names found in words.
#include <algorithm>
#include <filesystem>

#include "git/durable_files.h"
#include "redraft/error.h"
#include "store/bundle_file.h"
#include "store/name_finder.h"
#include "store/table_lines.h"
#include "support/catch.h"
#include "support/temp_dir.h"
#include "support/thrown.h"

using namespace redraft;
using redraft::testing::kind_of;
using redraft::testing::TempDir;

namespace {

std::string lines_of(db::Database& database, const std::string& table) {
  std::string lines;
  store::each_line(database, table, [&](std::string_view line) { lines += line; });
  return lines;
}

std::vector<std::string> found(const store::NameFinder& names, const std::string& text) {
  std::vector<std::string> words;
  for (const CodePointSpan& span : names.find(text)) {
    words.push_back(text.substr(span.start, span.end - span.start));
  }
  return words;
}

}  // namespace

TEST_CASE("every table of the comment store is in a bundle, or is derived", "[bundle]") {
  db::Database database = db::Database::in_memory();
  const std::vector<std::string> bundled = store::truth_tables(database);
  db::Statement row = database.statement("SELECT name FROM sqlite_schema WHERE type = 'table'");
  while (row.step()) {
    INFO(row.text(0));
    const bool taken = std::count(bundled.begin(), bundled.end(), row.text(0)) == 1;
    CHECK(taken != store::is_derived_table(row.text(0)));
  }
}

TEST_CASE("rows come back from their lines as they were", "[bundle]") {
  db::Database from = db::Database::in_memory();
  from.statement("INSERT INTO reviewer VALUES ('r-1', NULL, :name, 'k', '', '', 's')")
      .bind(":name", "A \"quote\", a \\, a tab\t, a line\nend, ü and \xf0\x9f\x8c\x8a")
      .run();
  from.execute("INSERT INTO reviewer VALUES ('r-0', '', 'x', 'x', 'y', 'y', 't')");
  const std::string lines = lines_of(from, "reviewer");
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 2);

  for (const std::size_t at_once : {std::size_t{1}, std::size_t{7}, lines.size()}) {
    db::Database to = db::Database::in_memory();
    store::LinesReader reader(to, "reviewer");
    for (std::size_t at = 0; at < lines.size(); at += at_once) {
      reader.take(std::string_view(lines).substr(at, at_once));
    }
    reader.finish();
    CHECK(reader.rows() == 2);
    CHECK(lines_of(to, "reviewer") == lines);
  }
}

TEST_CASE("what is no row of a table is damage", "[bundle]") {
  for (const char* bad :
       {"\n", "{}\n", "null\n", "[1]\n", "{\"ref\":\n", "text\n",
        R"({"ref":"r-1","organisation":7,"organisation_key":{},"sector":"","seal":null})"
        "\n",
        "{\"ref\":\"r-1\"}\n"}) {
    INFO(bad);
    db::Database database = db::Database::in_memory();
    CHECK(kind_of([&] { store::LinesReader(database, "reviewer").take(bad); }) ==
          ErrorKind::corrupt);
  }
  db::Database database = db::Database::in_memory();
  store::LinesReader cut(database, "reviewer");
  cut.take("{\"ref\":\"r-1\"}");
  CHECK(kind_of([&] { cut.finish(); }) == ErrorKind::corrupt);
}

TEST_CASE("a store of an older version takes its rows and is brought up to date", "[bundle]") {
  db::Database old = db::Database::create({}, 1);
  CHECK(store::truth_tables(old).size() < 12);
  store::LinesReader reader(old, "reviewer");
  reader.take(
      R"({"ref":"r-1","source_ref":null,"organisation":"","organisation_key":"","sector":"",)"
      R"("sector_key":"","seal":"s"})"
      "\n");
  old.bring_up_to_date();
  CHECK(old.statement("SELECT ref FROM reviewer").step());
  db::Database fresh = db::Database::in_memory();
  CHECK(store::truth_tables(old) == store::truth_tables(fresh));
  CHECK(kind_of([] { db::Database::create({}, db::Database::newest_schema() + 1); }) ==
        ErrorKind::unavailable);
}

TEST_CASE("names are found by their words, in any case and over a line end", "[bundle]") {
  store::NameFinder names;
  names.add("Isla Example");
  names.add("isla@harbour.example");
  names.add("Rowan");
  names.add("");
  CHECK(found(names, "says ISLA\n example, (Isla  Example)") ==
        std::vector<std::string>{"ISLA\n example", "Isla  Example"});
  CHECK(found(names, "ask Isla@Harbour.example.") ==
        std::vector<std::string>{"Isla@Harbour.example"});
  CHECK(found(names, "under a rowan, said Rowan") == std::vector<std::string>{"Rowan"});
  CHECK(found(names, "Isla gave an example; Islas Example").empty());
}

TEST_CASE("any byte of a bundle that changes, or is missing, is noticed", "[bundle]") {
  const TempDir folder;
  const auto file = folder / "one.bundle";
  store::BundleWriter writer(file);
  writer.begin("manifest.json", 2);
  writer.write("{}");
  const std::uint64_t size = writer.finish();
  const std::string good = git::read_file(file).value_or("");
  CHECK(good.size() == size);
  store::BundleReader reader(file);
  CHECK(reader.next()->name == "manifest.json");
  CHECK(reader.read_whole(10) == "{}");
  CHECK_FALSE(reader.next());

  const auto kind = [&](const std::string& bytes) {
    git::replace_file(file, bytes, git::Sync::no);
    return kind_of([&] { store::BundleReader again(file); });
  };
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 0x10);
    INFO(i);
    CHECK(kind(bad) == (i < 4 ? ErrorKind::invalid : ErrorKind::corrupt));
    CHECK(kind(good.substr(0, i)) == (i < 4 ? ErrorKind::invalid : ErrorKind::corrupt));
  }
  CHECK(kind(good + "x") == ErrorKind::corrupt);
  CHECK(kind_of([&] { store::BundleReader none(folder / "none"); }) == ErrorKind::not_found);
}
