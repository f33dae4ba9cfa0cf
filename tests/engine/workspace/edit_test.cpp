// The words of a comment, and the wording that it suggests, changed after they were made.
#include "engine/workspace/workspace_support.h"
#include "redraft/error.h"
#include "support/catch.h"

using namespace redraft;
using redraft::testing::Desk;

namespace {

const std::string charter = "# Charter\n\nWe commit to paying within thirty days.\n";

struct Suggested : Desk {
  std::string id;

  Suggested() {
    publish("V1", charter);
    id = comment("charter-1", "thirty days", "twenty days");
  }

  [[nodiscard]] Comment now() { return open().comment(id, "", CommentView{.original = true}); }

  std::optional<ErrorKind> refused(const CommentEdit& edit) {
    try {
      open().edit_comment(id, edit);
    } catch (const Error& error) {
      return error.kind();
    }
    return std::nullopt;
  }
};

}  // namespace

TEST_CASE("other wording is suggested, and what it was is kept", "[edit]") {
  Suggested desk;

  desk.open().edit_comment(desk.id, {.suggestion = "ten days"});
  desk.open().edit_comment(desk.id, {.body = "Sooner", .suggestion = "five days"});
  desk.open().edit_comment(desk.id, {.body = "Sooner", .suggestion = "five days"});

  CHECK(desk.now().suggestion == "five days");
  CHECK(desk.now().body == "Sooner");
  CHECK(desk.now().edits == 2);
  const std::vector<EarlierWords> history = desk.open().comment_history(desk.id);
  REQUIRE(history.size() == 2);
  CHECK(history[0] == EarlierWords{desk.clock.now(), "About charter-1 thirty days", "twenty days"});
  CHECK(history[1] == EarlierWords{desk.clock.now(), "About charter-1 thirty days", "ten days"});
  CommentFilter filter;
  filter.text = "five";
  CHECK(desk.open().comments(filter).size() == 1);
  filter.text = "twenty";
  CHECK(desk.open().comments(filter).empty());
  CHECK(desk.open().check().empty());
}

TEST_CASE("other wording is read again before it is public, and what was redacted stays so",
          "[edit]") {
  Suggested desk;
  desk.open().edit_comment(desk.id, {.suggestion = "ten days, says Isla"});
  desk.open().redact(desk.id, "Isla", "s40", "a name");
  desk.open().moderate({desk.id}, Moderation::approved, "");

  desk.open().edit_comment(desk.id, {.suggestion = "five days, says Isla again"});

  CHECK(desk.now().moderation == Moderation::pending);
  const Comment shown = desk.open().comment(desk.id, "", CommentView{});
  CHECK(shown.suggestion->find("Isla") == std::string::npos);
  CHECK(shown.suggestion->find("again") != std::string::npos);
  const auto history = desk.open().comment_history(desk.id);
  CHECK(history.back().suggestion->find("Isla") == std::string::npos);
  CHECK(desk.open().comment_history(desk.id, true).back().suggestion == "ten days, says Isla");
  CHECK(desk.open().check().empty());
}

TEST_CASE("wording is not changed where that would change what was decided on", "[edit]") {
  Suggested desk;
  const std::string plain = desk.comment("charter-1", "");

  SECTION("where none was suggested") {
    desk.id = plain;
    CHECK(desk.refused({.suggestion = "ten days"}) == ErrorKind::invalid);
    CHECK_FALSE(desk.refused({.body = "Other words"}));
  }
  SECTION("once it was withdrawn") {
    desk.open().withdraw(desk.id);
    CHECK(desk.refused({.suggestion = "ten days"}) == ErrorKind::conflict);
  }
  SECTION("once it stands in the working text") {
    static_cast<void>(desk.open().apply(desk.id));
    CHECK(desk.refused({.suggestion = "ten days"}) == ErrorKind::conflict);
    CHECK_FALSE(desk.refused({.body = "Other words", .suggestion = "twenty days"}));
  }
  SECTION("once the draft takes no comments") {
    desk.open().set_state("charter", "V1", DraftState::closed);
    CHECK(desk.refused({.suggestion = "ten days"}) == ErrorKind::conflict);
    CHECK_FALSE(desk.refused({.body = "Other words"}));
  }
  SECTION("with more than a comment holds") {
    CHECK(desk.refused({.suggestion = std::string(70'000, 'x')}) == ErrorKind::invalid);
    CHECK(desk.refused({.suggestion = "\xff"}) == ErrorKind::invalid);
  }
  CHECK(desk.now().suggestion.value_or("twenty days") == "twenty days");
}

TEST_CASE("wording before an edit goes with the person", "[edit]") {
  Suggested desk;
  desk.open().edit_comment(desk.id, {.suggestion = "ten days"});

  desk.open().erase_person(desk.now().reviewer.ref, "asked", false);

  CHECK(desk.open().comment_history(desk.id).empty());
  CHECK_FALSE(desk.now().suggestion);
  CHECK(desk.open().check().empty());
}
