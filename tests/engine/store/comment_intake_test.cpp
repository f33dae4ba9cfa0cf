#include "store/comment_intake.h"

#include <algorithm>
#include <set>

#include "comment_builders.h"
#include "db/migrations.h"
#include "store/comment_rows.h"
#include "store/privacy_store.h"
#include "support/temp_dir.h"

using namespace redraft;
using namespace redraft::testing;
using redraft::store::Added;
using redraft::store::CommentIntake;

namespace {

NewComment numbered(int i) {
  NewComment comment = by(saying("Remark " + std::to_string(i) + " on the buses"),
                          "person" + std::to_string(i % 50) + "@example.org",
                          "Group " + std::to_string(i % 7), i % 2 == 0 ? "housing" : "Housing ");
  comment.id = "survey-" + std::to_string(i);
  return comment;
}

std::vector<Added> take_in(Shop& shop, int comments) {
  db::Transaction rows(shop.database);
  CommentIntake intake(shop.database, "Editor", noon, shop.randomness);
  std::vector<Added> added;
  for (int i = 0; i < comments; ++i) {
    added.push_back(intake.add(numbered(i)));
  }
  intake.finish();
  rows.commit();
  return added;
}

std::size_t counted(const Shop& shop, CommentStatus status) {
  std::size_t sum = 0;
  for (const CommentCount& count : shop.comments.counts("principles")) {
    sum += count.status == status ? count.comments : 0;
  }
  return sum;
}

}  // namespace

TEST_CASE("many comments are taken in as each would be alone", "[intake]") {
  Shop shop;
  const auto added = take_in(shop, 1500);

  CHECK(std::none_of(added.begin(), added.end(), [](const Added& one) { return one.existed; }));
  CHECK(shop.comments.count(in_principles(), {}) == 1500);
  CHECK(shop.comments.check().empty());
  CommentFilter words = in_principles();
  words.text = "\"remark 1499\"";
  CHECK(shop.comments.count(words, {}) == 1);
  CHECK(shop.comments.find("survey-77", "", true).person->email == "person27@example.org");
}

TEST_CASE("what was taken in is known when it comes again, in one pile or the next", "[intake]") {
  Shop shop;
  const auto first = take_in(shop, 1200);
  const auto again = take_in(shop, 1200);
  for (std::size_t i = 0; i < first.size(); ++i) {
    REQUIRE(again[i].existed);
    REQUIRE(again[i].id == first[i].id);
  }
  {
    db::Transaction rows(shop.database);
    CommentIntake intake(shop.database, "Editor", noon, shop.randomness);
    NewComment twice = numbered(5000);
    CHECK_FALSE(intake.add(twice).existed);
    twice.id.clear();
    CHECK(intake.add(twice).existed);
    intake.finish();
    rows.commit();
  }
  CHECK(shop.comments.count(in_principles(), {}) == 1201);
  CHECK(shop.comments.check().empty());
}

TEST_CASE("the first comments of a store come in without indexes, and leave it as any others do",
          "[intake]") {
  Shop shop;
  const auto schema = [&] {
    std::vector<std::string> made_by;
    db::Statement row =
        shop.database.statement("SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY name");
    while (row.step()) {
      made_by.push_back(row.text(0));
    }
    return made_by;
  };
  const auto before = schema();
  db::Transaction rows(shop.database);
  CommentIntake intake(shop.database, "Editor", noon, shop.randomness);
  intake.expect_many();
  CHECK(schema().size() < before.size());
  std::vector<Added> added;
  for (int i = 0; i < 1500; ++i) {
    added.push_back(intake.add(numbered(i)));
  }

  SECTION("what comes twice is known, by its source and by its words") {
    for (const int i : {0, 999, 1001, 1499}) {
      const Added again = intake.add(numbered(i));
      CHECK(again.existed);
      CHECK(again.id == added[static_cast<std::size_t>(i)].id);
      CHECK_FALSE(again.reviewer.empty());
      NewComment nameless = numbered(i);
      nameless.id.clear();
      CHECK(intake.add(nameless).id == again.id);
      NewComment other = numbered(i);
      other.body += ", and the trains";
      CHECK(intake.add(other).id == again.id);
    }
  }
  SECTION("a sector that is told later is that of what came before") {
    NewComment comment = by(saying("No sector yet"), "late@example.org", "Group 1", "");
    intake.add(comment);
    comment = by(saying("A union, by the way"), "late@example.org", "Group 1", "union");
    intake.add(comment);
    CHECK(schema() == before);
    CHECK(intake.add(numbered(7)).existed);
  }
  SECTION("an id that somebody brings does not meet one that is given") {
    NewComment own = numbered(2000);
    own.id = id_of_number('c', id_number(added.back().id.text) + 1);
    CHECK_FALSE(intake.add(own).existed);
    for (int i = 2001; i < 2100; ++i) {
      CHECK_FALSE(intake.add(numbered(i)).existed);
    }
  }
  intake.finish();
  rows.commit();
  CHECK(schema() == before);
  CHECK(shop.comments.check().empty());
  CHECK(intake.add(numbered(3)).existed);
}

TEST_CASE("ids of a large pile rise and stay apart", "[intake]") {
  Shop shop;
  const auto added = take_in(shop, 3000);
  std::set<std::string> ids;
  for (const Added& one : added) {
    ids.insert(one.id.text);
  }
  CHECK(ids.size() == added.size());
  CHECK(std::is_sorted(added.begin() + 1001, added.end(),
                       [](const Added& a, const Added& b) { return a.id < b.id; }));
}

TEST_CASE("consents and lateness have their entries in an unbroken log", "[intake]") {
  Shop shop;
  NewComment comment = numbered(1);
  comment.late = true;
  comment.consent = Consent{Publish::named, false, "", "1", noon};
  const std::string id = shop.add(comment);

  const Comment read = shop.comments.find(id, "", false);
  CHECK(read.late);
  REQUIRE(read.consent);
  CHECK(read.consent->publish == Publish::named);
  CHECK(shop.comments.check().empty());
}

TEST_CASE("counts by sector and status follow every change", "[counts]") {
  Shop shop;
  const auto added = take_in(shop, 20);
  CHECK(shop.comments.counts("principles") ==
        std::vector<CommentCount>{{"principles", "housing", CommentStatus::open, 20}});
  shop.comments.withdraw(added[0].id, "Editor", noon);
  Disposition released{Decision::noted, "Thanks.", "", true, noon, "Editor"};
  shop.comments.respond(added[1].id, released, "Editor");
  Disposition drafted = released;
  drafted.released = false;
  shop.comments.respond(added[2].id, drafted, "Editor");
  CHECK(counted(shop, CommentStatus::withdrawn) == 1);
  CHECK(counted(shop, CommentStatus::answered) == 1);
  shop.comments.release("principles", "Editor", noon);
  CHECK(counted(shop, CommentStatus::answered) == 2);
  CHECK(counted(shop, CommentStatus::open) == 17);

  const std::string reviewer = shop.comments.find(added[3].id.text, "", false).reviewer.ref;
  Correction correction;
  correction.sector = "union";
  store::PrivacyStore(shop.database).correct(reviewer, correction, "Editor", noon);
  const auto counts = shop.comments.counts("principles");
  CHECK(std::count(counts.begin(), counts.end(),
                   CommentCount{"principles", "union", CommentStatus::open, 1}) == 1);
  CHECK(shop.comments.check().empty());

  shop.database.execute("UPDATE comment_count SET comments = comments + 1");
  CHECK(rules(shop.comments.check()) == std::vector<std::string>{"counts-mismatch"});
  shop.comments.rebuild_counts();
  CHECK(shop.comments.counts("principles") == counts);
}

TEST_CASE("a sector that becomes known while a pile comes in is counted for all of it",
          "[counts]") {
  Shop shop;
  db::Transaction rows(shop.database);
  CommentIntake intake(shop.database, "Editor", noon, shop.randomness);
  for (const char* const sector : {"", "", "union", ""}) {
    NewComment comment =
        by(saying("Words before " + std::string(sector)), "one@example.org", "", sector);
    comment.body += std::to_string(shop.comments.count(in_principles(), {}));
    intake.add(comment);
  }
  intake.finish();
  rows.commit();
  CHECK(shop.comments.counts("principles") ==
        std::vector<CommentCount>{{"principles", "union", CommentStatus::open, 4}});
  CHECK(shop.comments.check().empty());
}

TEST_CASE("the latest come first, page by page, with and without words", "[order]") {
  Shop shop;
  take_in(shop, 30);
  for (const char* const words : {"", "buses"}) {
    CommentFilter page = in_principles();
    page.order = CommentOrder::latest;
    page.limit = 7;
    page.text = words;
    std::vector<std::string> read;
    for (auto found = shop.comments.list(page, {}); !found.empty();
         found = shop.comments.list(page, {})) {
      for (const Comment& comment : found) {
        read.push_back(comment.body);
      }
      page.after = found.back().id.text;
    }
    REQUIRE(read.size() == 30);
    CHECK(read.front() == "Remark 29 on the buses");
    CHECK(read[7] == "Remark 22 on the buses");
    CHECK(read.back() == "Remark 0 on the buses");
  }
}

TEST_CASE("the most relevant first: rarer words, more of them, in fewer others", "[order]") {
  Shop shop;
  shop.add(saying("Buses and trams, and much besides that has nothing to do with either of them"));
  shop.add(saying("Buses, trams"));
  shop.add(saying("Trams, trams and buses"));
  shop.add(saying("Buses alone"));
  CommentFilter filter = in_principles();
  filter.text = "buses trams";
  filter.order = CommentOrder::relevance;
  CHECK(bodies(shop.comments.list(filter, {})) ==
        std::vector<std::string>{
            "Trams, trams and buses", "Buses, trams",
            "Buses and trams, and much besides that has nothing to do with either of them"});
  filter.limit = 1;
  CHECK(shop.comments.list(filter, {}).size() == 1);
  filter.text.clear();
  CHECK(kind_of([&] { static_cast<void>(shop.comments.list(filter, {})); }) == ErrorKind::invalid);
}

TEST_CASE("no table with seals is forgotten where they become shorter", "[check]") {
  constexpr int before = 5;
  db::Database old = db::Database::create({}, before);
  for (const store::SealedTable& table : store::sealed_tables()) {
    const std::string name(table.name);
    INFO(name);
    db::Statement row =
        old.statement("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = :name");
    if (row.bind(":name", name).step()) {
      CHECK(db::migrations()[before].sql.find(
                "UPDATE " + name + " SET seal = substr(seal, 1, 16)") != std::string::npos);
    }
  }
}

// The rows of a store as versions 3 and 5 wrote them: long seals, long fingerprints.
TEST_CASE("an old store is whole after it is brought up to date, and damage stays seen",
          "[check]") {
  const int version = GENERATE(3, 5);
  const TempDir folder;
  const auto file = folder / "comments.db";
  const auto old_hash = [](const std::string& half) { return half + std::string(16, '0'); };
  {
    db::Database old = db::Database::scratch();
    for (int step = 0; step < version; ++step) {
      old.execute(db::migrations()[static_cast<std::size_t>(step)].sql);
    }
    old.execute("PRAGMA application_id = " + std::to_string(db::application_id) +
                "; PRAGMA user_version = " + std::to_string(version));
    const auto sealed = [&](const std::string& table, const std::string& columns,
                            const std::string& values) {
      db::Statement seal = old.statement("SELECT seal('" + table + "', " + values + ")");
      REQUIRE(seal.step());
      old.execute("INSERT INTO " + table + " (" + columns + ", seal) VALUES (" + values + ", '" +
                  old_hash(seal.text(0)) + "')");
    };
    sealed("reviewer", "ref, source_ref, organisation, organisation_key, sector, sector_key",
           "'r-0000000001', NULL, 'Wexmoor', 'wexmoor', 'Housing', 'housing'");
    for (const char* const id : {"c-0000000001", "c-0000000002"}) {
      sealed("comment",
             "id, source_id, document, draft, kind, body, suggestion, reviewer, created, channel, "
             "status, edits, fingerprint",
             "'" + std::string(id) +
                 "', NULL, 'principles', 'V1', 'question', 'Why?', NULL, 'r-0000000001', "
                 "'2026-03-01T12:00:00.000Z', 'web', 'open', 0, '" +
                 old_hash("0123456789abcdef") + "'");
    }
    old.execute("UPDATE comment SET body = 'Why not?' WHERE id = 'c-0000000002'");
    old.execute("VACUUM INTO '" + file.string() + "'");
  }
  db::Database now = db::Database::open(file);
  const store::CommentStore comments(now);
  const std::vector<Finding> findings = comments.check();
  std::vector<std::string> damaged;
  for (const Finding& finding : findings) {
    if (finding.rule == "row-damaged") {
      damaged.push_back(finding.comment);
    }
  }
  CHECK(damaged == std::vector<std::string>{"c-0000000002"});
  CHECK(comments.counts("principles") ==
        std::vector<CommentCount>{{"principles", "Housing", CommentStatus::open, 2}});
}
