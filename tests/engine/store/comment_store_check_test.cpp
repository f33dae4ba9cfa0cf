#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <random>

#include <sys/stat.h>

#include "comment_builders.h"
#include "store/comment_rows.h"
#include "store/pile_store.h"
#include "store/privacy_store.h"
#include "store/theme_store.h"
#include "support/temp_dir.h"

using namespace redraft;
using namespace redraft::testing;

namespace {

void fill_pile(Shop& shop, const CommentId& id, const ThemeId& theme, int i) {
  store::PileStore pile(shop.database);
  pile.assign(id, "Officer " + std::to_string(i % 5), "Editor", noon);
  pile.add_tag(id, "transport", "Editor", noon);
  pile.add_tag(id, "money", "Editor", noon);
  store::ThemeStore(shop.database).put(theme, id, "Editor", noon);
  pile.note_applied({id, "principles", "V1", "leadership-1", 3, 9}, "Editor", noon);
  if (i % 2 == 0) {
    pile.mark_late(id, "Editor", noon);
  }
}

// A store with a row in every table, and a few pages of text.
void fill(Shop& shop, int comments) {
  store::PrivacyStore privacy(shop.database);
  privacy.set_retention(noon, "Editor", noon);
  store::PileStore pile(shop.database);
  pile.allow_tags({"transport", "money"}, "Editor", noon);
  pile.set_closing_date("principles", "V1", noon, "Editor", noon);
  store::ThemeStore themes(shop.database);
  const ThemeId theme = themes.add("Buses", "To come home.", "Editor", noon, shop.randomness);
  themes.respond(theme, {Decision::noted, "Thank you.", "", noon, "Editor"}, "Editor");
  for (int i = 0; i < comments; ++i) {
    const std::string n = std::to_string(i);
    NewComment comment = by(saying("Remark " + n + " on what the councils said of the vale",
                                   "leadership-" + std::to_string(i % 9)),
                            "person" + std::to_string(i % 17) + "@example.org");
    comment.person.name = "Person " + std::to_string(i % 17);
    comment.created = minutes_later(i);
    if (i % 3 == 0) {
      comment.suggestion = "Other words " + n;
      comment.targets[0] = on("leadership-1", "the words " + n);
      comment.id = "survey-" + n;
    }
    const CommentId id{shop.add(comment)};
    if (i % 8 != 1) {  // tests take the second and the tenth apart
      fill_pile(shop, id, theme, i);
    }
    if (i % 4 == 0) {
      Placement placement;
      placement.anchor = "purpose-" + n;
      placement.outcome = i % 8 == 0 ? Outcome::tray : Outcome::adjusted;
      shop.comments.put_placement(id, 0, 2, placement);
      shop.comments.decide_placement(id, 0, 2, placement, "Editor", noon);
    }
    if (i % 5 == 0) {
      shop.comments.edit(id, {.body = "Edited remark " + n}, "Editor", noon);
      shop.comments.reply(id, "A reply to it", "Editor", noon, shop.randomness);
      Disposition disposition;
      disposition.reason = "Reason " + n;
      shop.comments.respond(id, disposition, "Editor");
    }
    if (i % 7 == 0) {
      const std::string reviewer = shop.comments.find(id.text, "", false).reviewer.ref;
      privacy.set_consent(reviewer, {Publish::organisation, false, "", n, noon}, "Editor", noon);
      privacy.moderate(id, {Moderation::approved, "", noon, "Editor"}, shop.randomness);
      privacy.add_redaction(id, {0, "body", 0, 3, "s40", "", noon, "Editor"});
      privacy.hold(id.text, "Review", "Editor", noon);
    }
  }
  shop.comments.begin_publishing({"principles", "V3", "p", "c", "t", "r", "b", "x", noon});
}

// Everything a reader could see of the store.
std::string contents(db::Database& database) {
  std::string out;
  for (const store::SealedTable& table : store::sealed_tables()) {
    db::Statement row = database.statement("SELECT seal('', " + std::string(table.columns) +
                                           ") FROM " + std::string(table.name) + " ORDER BY 1");
    while (row.step()) {
      out += row.text(0);
    }
  }
  db::Statement audit = database.statement("SELECT chain FROM audit ORDER BY number");
  while (audit.step()) {
    out += audit.text(0);
  }
  db::Statement search = database.statement(
      "SELECT rowid FROM comment_search WHERE comment_search MATCH 'remark' ORDER BY rowid");
  while (search.step()) {
    out += search.text(0) + " ";
  }
  return out;
}

enum class Noticed { on_opening, by_check, not_needed, missed };

// What becomes of a store whose file holds these bytes, against its contents before.
Noticed open_and_check(const std::filesystem::path& file, const std::string& bytes,
                       const std::string& before) {
  std::filesystem::remove(file.string() + "-wal");
  std::filesystem::remove(file.string() + "-shm");
  write_file(file, bytes);
  ::chmod(file.c_str(), S_IRUSR | S_IWUSR);
  try {
    db::Database database = db::Database::open(file);
    const store::CommentStore comments(database);
    if (!comments.check().empty()) {
      return Noticed::by_check;
    }
    return contents(database) == before ? Noticed::not_needed : Noticed::missed;
  } catch (const Error& error) {
    CHECK((error.kind() == ErrorKind::corrupt || error.kind() == ErrorKind::unavailable));
    return Noticed::on_opening;
  }
}

}  // namespace

TEST_CASE("a whole store has no findings, read or written", "[check]") {
  const TempDir folder;
  {
    Shop shop(db::Database::open(folder / "comments.db"));
    fill(shop, 40);
    CHECK(rules(shop.comments.check()).empty());
  }
  db::Database reader = db::Database::open(folder / "comments.db", db::Access::read);
  CHECK(rules(store::CommentStore(reader).check()).empty());
}

TEST_CASE("check names what was changed behind its back", "[check]") {
  Shop shop;
  fill(shop, 10);
  using Lines = std::vector<std::string>;
  const auto rules_after = [&](const std::string& script) {
    shop.database.execute(script);
    return rules(shop.comments.check());
  };

  CHECK(rules_after("UPDATE disposition SET reason = 'x' WHERE number = 1") ==
        Lines{"row-damaged"});
  CHECK(rules_after("UPDATE disposition SET reason = 'Reason 0' WHERE number = 1").empty());
  CHECK(rules_after("UPDATE comment SET body = body || ' vale' WHERE number = 2") ==
        Lines{"row-damaged", "search-mismatch"});
  CHECK(
      rules_after("UPDATE comment SET body = replace(body, ' vale vale', ' vale') WHERE number = 2")
          .empty());
}

TEST_CASE("check sees lost rows, a cut audit log, orphans and a changed schema", "[check]") {
  struct Damage {
    std::string what;
    std::string script;
    std::vector<std::string> expected;
  };

  const auto damage = GENERATE(values<Damage>(
      {{"an edit that is gone",
        "DELETE FROM comment_edit WHERE comment = (SELECT min(comment) FROM comment_edit)",
        {"comment-incomplete"}},
       {"an audit entry that is gone", "DELETE FROM audit WHERE number = 3", {"audit-broken"}},
       {"an audit entry told otherwise",
        "UPDATE audit SET actor = 'Nobody' WHERE number = 3",
        {"audit-broken"}},
       {"an audit log cut short",
        "DELETE FROM audit WHERE number = (SELECT max(number) FROM audit)",
        {"audit-broken", "comment-unlogged"}},
       {"a comment that nobody added",
        "UPDATE audit SET verb = 'edit' WHERE subject = (SELECT id FROM comment WHERE number = 2) "
        "AND verb = 'add'",
        {"audit-broken", "comment-unlogged"}},
       {"a comment that is gone with its places",
        "INSERT INTO comment_search (comment_search, rowid, body, suggestion, replies) "
        "SELECT 'delete', number, body, suggestion, replies FROM comment_words WHERE number = 2; "
        "DELETE FROM target WHERE comment = (SELECT id FROM comment WHERE number = 2); "
        "DELETE FROM comment WHERE number = 2",
        {"comment-lost", "counts-mismatch"}},
       {"a reviewer who is gone",
        "PRAGMA foreign_keys = OFF; DELETE FROM reviewer WHERE ref = "
        "(SELECT reviewer FROM comment WHERE number = 10)",
        {"reference-broken", "reference-broken", "counts-mismatch"}},
       {"a place that comes too early",
        "UPDATE target SET made = made - 1 WHERE comment = (SELECT id FROM comment WHERE number = "
        "2)",
        {"order-mismatch"}},
       {"an index that is gone", "DROP INDEX comment_created", {"schema-changed"}},
       {"words that search no longer finds",
        "INSERT INTO comment_search (comment_search, rowid, body, suggestion, replies) "
        "SELECT 'delete', number, body, suggestion, replies FROM comment_words WHERE number = 2",
        {"search-mismatch"}}}));
  INFO(damage.what);
  Shop shop;
  fill(shop, 10);

  shop.database.execute(damage.script);

  CHECK(rules(shop.comments.check()) == damage.expected);
}

TEST_CASE("places that are out of order are mended with what is derived", "[check]") {
  Shop shop;
  fill(shop, 10);
  shop.database.execute("UPDATE target SET made = 0; UPDATE placement SET made = 0");
  REQUIRE_FALSE(shop.comments.check().empty());

  shop.comments.clear_derived();

  CHECK(shop.comments.check().empty());
}

TEST_CASE("a store that others on the machine can read is a warning", "[check]") {
  const TempDir folder;
  Shop shop(db::Database::open(folder / "comments.db"));
  ::chmod((folder / "comments.db").c_str(), 0644);

  const auto findings = shop.comments.check();
  REQUIRE(rules(findings) == std::vector<std::string>{"readable-by-others"});
  CHECK(findings[0].severity == Severity::warning);
}

// REDRAFT_FLIPS in the environment asks for more of them and prints the shares.
TEST_CASE("a flipped byte is noticed, or changes nothing that can be seen", "[check]") {
  const TempDir folder;
  const auto file = folder / "comments.db";
  std::string before;
  {
    Shop shop(db::Database::open(file));
    fill(shop, 400);
    before = contents(shop.database);
    REQUIRE(shop.database.checkpoint());
  }
  const std::string whole = read_file(file);
  REQUIRE(open_and_check(file, whole, before) == Noticed::not_needed);
  const char* wanted = std::getenv("REDRAFT_FLIPS");
  const int flips = wanted == nullptr ? 150 : std::atoi(wanted);

  std::mt19937 random(20260301);
  int counts[4] = {};
  for (int i = 0; i < flips; ++i) {
    std::string damaged = whole;
    const std::size_t at = random() % damaged.size();
    damaged[at] = static_cast<char>(damaged[at] ^ (1 << (random() % 8)));
    const Noticed noticed = open_and_check(file, damaged, before);
    ++counts[static_cast<int>(noticed)];
    INFO("byte " << at << " of page " << at / 4096 + 1);
    CHECK(noticed != Noticed::missed);
  }
  if (wanted != nullptr) {
    std::cout << flips << " flips in " << whole.size() << " bytes: " << counts[0]
              << " noticed on opening, " << counts[1] << " by check, " << counts[2]
              << " changed nothing, " << counts[3] << " missed\n";
  }
  CHECK(counts[0] + counts[1] > flips / 4);  // many tables are small: most of their pages is space
}
