// Who is let in at the web desk, and what of comments their author sees.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/workspace/workspace_support.h"
#include "redraft/error.h"
#include "support/catch.h"

using namespace redraft;
using redraft::testing::Desk;

namespace {

const std::string charter =
    "# Charter\n\n## Money\n\nWe commit to paying within thirty days.\n\nWe agree to say so.\n";

Invitation reviewer(const std::string& email) {
  Invitation invitation;
  invitation.email = email;
  invitation.organisation = "Harrowick Trust";
  return invitation;
}

NewComment saying(const std::string& body, const std::string& ref) {
  NewComment comment;
  comment.body = body;
  comment.reviewer.ref = ref;
  Target target;
  target.anchor = "money-2";
  comment.targets = {target};
  return comment;
}

}  // namespace

TEST_CASE("a link lets in once, and the session lasts until it is ended", "[access]") {
  Desk desk;
  desk.publish("V0-1", charter);
  Workspace workspace = desk.open();
  const std::string link = workspace.invite(reviewer("asha@example.org"));

  const std::string session = workspace.sign_in(link);

  const auto who = workspace.signed_in(session);
  REQUIRE(who);
  CHECK(who->roles == Roles{Role::reviewer});
  CHECK(who->name.rfind("r-", 0) == 0);
  CHECK_THROWS_AS(workspace.sign_in(link), Error);
  CHECK_FALSE(workspace.signed_in(link));
  workspace.sign_out(session);
  CHECK_FALSE(workspace.signed_in(session));
}

TEST_CASE("the same address is the same reviewer, and an unknown one gets no link", "[access]") {
  Desk desk;
  desk.publish("V0-1", charter);
  Workspace workspace = desk.open();
  const auto first =
      workspace.signed_in(workspace.sign_in(workspace.invite(reviewer("asha@example.org"))));
  const auto again = workspace.invite_again("ASHA@example.org");

  REQUIRE(again);
  CHECK(workspace.signed_in(workspace.sign_in(*again))->name == first->name);
  CHECK_FALSE(workspace.invite_again("nobody@example.org"));
  CHECK_THROWS_AS(workspace.invite(reviewer("no address")), Error);
}

TEST_CASE("whoever is erased is signed out, and their links are over", "[access]") {
  Desk desk;
  desk.publish("V0-1", charter);
  Workspace workspace = desk.open();
  const std::string session = workspace.sign_in(workspace.invite(reviewer("asha@example.org")));
  const std::string link = *workspace.invite_again("asha@example.org");

  workspace.erase_person("asha@example.org", "asked for", false);

  CHECK_FALSE(workspace.signed_in(session));
  CHECK_THROWS_AS(workspace.sign_in(link), Error);
}

// A program that opens the store while nobody holds this lock believes to be alone, and puts the
// log away that others write to.
TEST_CASE("whoever erases keeps the locks of everybody else in the same program", "[access]") {
  Desk desk;
  desk.publish("V0-1", charter);
  const Workspace beside = desk.open();
  Workspace workspace = desk.open();
  workspace.invite(reviewer("asha@example.org"));
  const auto is_locked = [&] {
    const std::string shared = (desk.sandbox.top() / ".redraft" / "comments.db-shm").string();
    const pid_t child = ::fork();
    if (child == 0) {
      struct flock alone {};
      alone.l_type = F_WRLCK;
      alone.l_whence = SEEK_SET;
      alone.l_start = 128;  // of SQLite's: held by whoever has the store open
      alone.l_len = 1;
      const int file = ::open(shared.c_str(), O_RDWR | O_CLOEXEC);
      ::_exit(file >= 0 && ::fcntl(file, F_GETLK, &alone) == 0 && alone.l_type != F_UNLCK ? 1 : 0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WEXITSTATUS(status) == 1;
  };
  REQUIRE(is_locked());

  static_cast<void>(workspace.erase_person("asha@example.org", "Request of 3 May", false));

  CHECK(is_locked());
  CHECK(beside.staff().empty());
}

TEST_CASE("authors see what they said and what was answered, and nothing of others", "[access]") {
  Desk desk;
  desk.publish("V0-1", charter);
  Workspace workspace = desk.open();
  const std::string mine =
      workspace.signed_in(workspace.sign_in(workspace.invite(reviewer("asha@example.org"))))->name;
  const std::string other =
      workspace.signed_in(workspace.sign_in(workspace.invite(reviewer("bo@example.org"))))->name;
  const CommentId id = workspace.add_comment(saying("Mine", mine)).id;
  const CommentId theirs = workspace.add_comment(saying("Theirs", other)).id;
  workspace.assign({{id.text}, {}}, "Ottilie");
  Disposition drafted;
  drafted.reason = "Not yet.";
  drafted.released = false;
  workspace.respond(id.text, drafted);

  CommentFilter filter;
  filter.audience = Audience::author;
  filter.author = mine;
  const std::vector<Comment> found = workspace.comments(filter);

  REQUIRE(found.size() == 1);
  CHECK(found[0].body == "Mine");
  CHECK(found[0].assignee.empty());
  CHECK_FALSE(found[0].disposition);
  const CommentView view{.audience = Audience::author, .author = mine};
  CHECK(workspace.comment(id.text, "", view).body == "Mine");
  CHECK_THROWS_AS(workspace.comment(theirs.text, "", view), Error);
}

TEST_CASE("authors see replies of other reviewers as everyone does", "[access]") {
  Desk desk;
  desk.publish("V0-1", charter);
  Workspace workspace = desk.open();
  const std::string mine =
      workspace.signed_in(workspace.sign_in(workspace.invite(reviewer("asha@example.org"))))->name;
  const std::string other =
      workspace.signed_in(workspace.sign_in(workspace.invite(reviewer("bo@example.org"))))->name;
  const std::string id = workspace.add_comment(saying("Mine", mine)).id.text;
  const auto reply_as = [&](const std::string& who, const std::string& body) {
    Workspace::open(desk.sandbox.top(), {desk.clock, desk.randomness, who}).reply(id, body);
  };
  reply_as(mine, "My own secret.");
  reply_as(other, "A secret of Bo.");
  reply_as("editor", "Thank you.");
  const CommentView view{.audience = Audience::author, .author = mine};
  const auto bodies = [&] {
    std::vector<std::string> all;
    for (const Reply& reply : workspace.comment(id, "", view).replies) {
      all.push_back(reply.body);
      CHECK(reply.author != other);
    }
    return all;
  };

  CHECK(bodies() == std::vector<std::string>{"My own secret.", "Thank you."});
  workspace.moderate({id}, Moderation::approved, "");
  workspace.redact(id, "secret", "s40", "");
  CHECK(bodies() ==
        std::vector<std::string>{"My own secret.", "A [redacted] of Bo.", "Thank you."});
}

TEST_CASE("comments are counted where they stand, for whoever may see them", "[access]") {
  Desk desk;
  desk.publish("V0-1", charter);
  Workspace workspace = desk.open();
  const std::string first = desk.comment("money-2", "", "");
  desk.comment("money-2", "", "Other words");

  CHECK(workspace.comment_counts("charter", "V0-1", Audience::staff).at("money-2") == 2);
  CHECK(workspace.comment_counts("charter", "V0-1", Audience::everyone).empty());
  workspace.moderate({first}, Moderation::approved, "");
  CHECK(workspace.comment_counts("charter", "V0-1", Audience::everyone).at("money-2") == 1);
  workspace.withdraw(first);
  CHECK(workspace.comment_counts("charter", "V0-1", Audience::everyone).empty());
}
