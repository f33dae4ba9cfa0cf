// The team: who signs in by name, and programs by tokens.
#include "engine/workspace/workspace_support.h"
#include "redraft/error.h"
#include "support/catch.h"
#include "support/thrown.h"

using namespace redraft;
using redraft::testing::Desk;
using redraft::testing::kind_of;

namespace {

const std::string password = "correct horse battery";

}  // namespace

TEST_CASE("somebody of the team signs in by name and password, however the name is written",
          "[access]") {
  Desk desk;
  Workspace workspace = desk.open();
  workspace.add_staff("Ottilie", {Role::officer, Role::administrator}, password);

  const auto who = workspace.signed_in(workspace.sign_in("OTTILIE", password));

  REQUIRE(who);
  CHECK(who->name == "Ottilie");
  CHECK(who->roles == Roles{Role::officer, Role::administrator});
  CHECK(workspace.staff().front().sessions == 1);
  CHECK(kind_of([&] { workspace.sign_in("Ottilie", password + " "); }) == ErrorKind::not_allowed);
  CHECK(kind_of([&] { workspace.sign_in("Nobody", password); }) == ErrorKind::not_allowed);
  CHECK(kind_of([&] { workspace.sign_in("Ottilie", std::string(2'000'000, 'x')); }) ==
        ErrorKind::not_allowed);
}

TEST_CASE("who has no password signs in by links only", "[access]") {
  Desk desk;
  Workspace workspace = desk.open();
  workspace.add_staff("Bram", {Role::editor}, "");

  CHECK_FALSE(workspace.staff().front().has_password);
  CHECK(kind_of([&] { workspace.sign_in("Bram", ""); }) == ErrorKind::not_allowed);
}

TEST_CASE("another password, other roles or leaving ends every session and link", "[access]") {
  Desk desk;
  Workspace workspace = desk.open();
  workspace.add_staff("Bram", {Role::editor}, password);
  Invitation again;
  again.roles = {Role::editor};
  again.name = "Bram";
  const auto let_in = [&] { return workspace.sign_in("Bram", password); };
  std::string session = let_in();
  const std::string link = workspace.invite(again);

  SECTION("another password") {
    workspace.set_password("Bram", "another one, longer");
    CHECK(kind_of(let_in) == ErrorKind::not_allowed);
  }
  SECTION("other roles") {
    workspace.set_roles("Bram", {Role::moderator});
    CHECK(workspace.signed_in(let_in())->roles == Roles{Role::moderator});
  }
  SECTION("leaving") {
    workspace.remove_staff("Bram");
    CHECK(workspace.staff().empty());
    CHECK(kind_of(let_in) == ErrorKind::not_allowed);
  }
  CHECK_FALSE(workspace.signed_in(session));
  CHECK(kind_of([&] { workspace.sign_in(link); }) == ErrorKind::not_allowed);
  CHECK(workspace.check().empty());
}

TEST_CASE("the team is changed by names written with any capitals", "[access]") {
  Desk desk;
  Workspace workspace = desk.open();
  workspace.add_staff("Bram", {Role::editor}, password);

  const std::string session = workspace.sign_in("bram", password);
  CHECK(workspace.end_sessions("BRAM") == 1);
  CHECK_FALSE(workspace.signed_in(session));
  workspace.set_roles("bram", {Role::officer});
  CHECK(workspace.staff().front().roles == Roles{Role::officer});
  workspace.remove_staff("BRAM");
  CHECK(workspace.staff().empty());
}

TEST_CASE("sessions are ended for one or for everybody", "[access]") {
  Desk desk;
  Workspace workspace = desk.open();
  workspace.add_staff("Bram", {Role::editor}, password);
  workspace.add_staff("Ottilie", {Role::officer}, password);
  const std::string bram = workspace.sign_in("Bram", password);
  const std::string ottilie = workspace.sign_in("Ottilie", password);

  CHECK(workspace.end_sessions("Bram") == 1);
  CHECK_FALSE(workspace.signed_in(bram));
  CHECK(workspace.signed_in(ottilie));
  CHECK(workspace.end_sessions("") == 1);
  CHECK_FALSE(workspace.signed_in(ottilie));
}

TEST_CASE("names and passwords that cannot be are refused", "[access]") {
  Desk desk;
  Workspace workspace = desk.open();
  workspace.add_staff("Bram", {Role::editor}, password);

  CHECK(kind_of([&] { workspace.add_staff("bram", {Role::editor}, ""); }) == ErrorKind::conflict);
  CHECK(kind_of([&] { workspace.add_staff("Ottilie", {Role::officer}, "short"); }) ==
        ErrorKind::invalid);
  CHECK(kind_of([&] { workspace.add_staff("r-4f7k2m9qx1", {Role::officer}, ""); }) ==
        ErrorKind::invalid);
  CHECK(kind_of([&] { workspace.add_staff("Ottilie", {Role::reviewer}, ""); }) == ErrorKind::usage);
  CHECK(kind_of([&] { workspace.add_staff("Ottilie", {}, ""); }) == ErrorKind::usage);
  CHECK(kind_of([&] { workspace.set_password("Nobody", password); }) == ErrorKind::not_found);
  CHECK(kind_of([&] { workspace.set_roles("Nobody", {Role::editor}); }) == ErrorKind::not_found);
  CHECK(kind_of([&] { workspace.remove_staff("Nobody"); }) == ErrorKind::not_found);
}

TEST_CASE("a token lets a program in until it is over or revoked", "[access]") {
  Desk desk;
  Workspace workspace = desk.open();
  const Instant now = desk.clock.now();
  const std::string token =
      workspace.add_token("cases", {Role::editor}, {now.milliseconds + hour_milliseconds});

  CHECK(workspace.owner(token)->name == "cases");
  CHECK(workspace.tokens().front().roles == Roles{Role::editor});
  CHECK_FALSE(workspace.owner("0" + token.substr(1)));
  CHECK_FALSE(workspace.signed_in(token));
  CHECK(kind_of([&] {
          workspace.add_token("cases", {Role::editor}, {now.milliseconds + hour_milliseconds});
        }) == ErrorKind::conflict);
  CHECK(kind_of([&] { workspace.add_token("late", {Role::editor}, now); }) == ErrorKind::invalid);
  workspace.remove_token("cases");
  CHECK_FALSE(workspace.owner(token));
  CHECK(kind_of([&] { workspace.remove_token("cases"); }) == ErrorKind::not_found);
}
