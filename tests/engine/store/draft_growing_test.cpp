// Documents, and the records that grow between drafts.
#include "redraft/error.h"
#include "support/catch.h"
#include "support/consultation.h"
#include "support/draft_content.h"
#include "support/git_sandbox.h"

namespace redraft::store {

namespace {

namespace fs = std::filesystem;
using testing::Consultation;
using testing::error_of;
using testing::git;
using testing::GitSandbox;
using testing::principles;
using testing::test_day;
using testing::write_file;

}  // namespace

TEST_CASE("records that grow are committed alone and durable", "[drafts]") {
  Consultation at;
  at.publish_first();
  write_file(at.top() / "minutes.txt", "minutes");
  git(at.top(), "add minutes.txt");
  const ChangeNote note{{"n-1"}, "Sharper words",        "asked for", "", {"s-3"},
                        {},      Significance::editorial};

  at.drafts.write_notes("principles", {{note, ""}});
  at.drafts.write_pins("principles", {{{PinKind::same, "s-3", "hash"}, ""}});
  at.drafts.commit_records("principles", "Note a change", test_day);

  const DraftStore again = DraftStore::open(at.top());
  CHECK(again.notes("principles").at(0).note == note);
  CHECK(again.pins("principles").at(0).pin.anchor == "s-3");
  CHECK(git(at.top(), "show -s --format=%s HEAD") == "Note a change\n");
  CHECK(git(at.top(), "status --porcelain") == "A  minutes.txt\n");
  const std::string head = git(at.top(), "rev-parse HEAD");
  at.drafts.commit_records("principles", "Nothing new", test_day);
  CHECK(git(at.top(), "rev-parse HEAD") == head);
}

TEST_CASE("a later state is recorded beside the draft, which never changes", "[drafts]") {
  Consultation at;
  const DraftContent first = at.publish_first();
  const Draft published = at.drafts.drafts("principles").at(0);

  at.drafts.set_state(published, DraftState::adopted, test_day);
  at.publish_second(first);

  const std::vector<Draft> drafts = at.drafts.drafts("principles");
  CHECK(drafts.at(0).state == DraftState::adopted);
  CHECK(drafts.at(0).commit == published.commit);
  CHECK(error_of([&] {
          at.drafts.set_state(published, DraftState::superseded, test_day);
        }).kind() == ErrorKind::invalid);
  git(at.sandbox.folder(), "clone -q consultation clone");
  CHECK(DraftStore::open(at.sandbox.folder() / "clone").drafts("principles") == drafts);
}

TEST_CASE("an editor's update notes belong to one draft and are frozen with it", "[drafts]") {
  Consultation at;
  at.drafts.write_update_notes("principles", "V0-1", "Mine.\n");
  CHECK(at.drafts.edited_update_notes("principles", "V0-1") == "Mine.\n");
  CHECK_FALSE(at.drafts.edited_update_notes("principles", "V1"));

  at.publish_first();
  at.drafts.write_update_notes("principles", "V1", "Next.\n");

  CHECK(at.drafts.edited_update_notes("principles", "V0-1") == "Mine.\n");
  CHECK(at.drafts.edited_update_notes("principles", "V1") == "Next.\n");
}

TEST_CASE("documents are files inside the work tree, each name once", "[drafts]") {
  Consultation at;
  CHECK_NOTHROW(at.drafts.add_document(principles));
  const auto kind = [&](const DocumentEntry& entry) {
    return error_of([&] { at.drafts.add_document(entry); }).kind();
  };
  CHECK(kind({"principles", "other.md"}) == ErrorKind::conflict);
  CHECK(kind({"other", "docs/principles.md"}) == ErrorKind::conflict);
  for (const char* path : {"", "/etc/a.md", "../a.md", "docs/../a.md", ".git/a.md", ".GIT/a.md",
                           ".redraft/a.md", "docs//a.md/"}) {
    INFO(path);
    CHECK(kind({"other", path}) == ErrorKind::invalid);
  }
  fs::create_symlink("/etc", at.top() / "link");
  CHECK(error_of([&] {
          static_cast<void>(at.drafts.working_text({"x", "link/passwd"}));
        }).kind() == ErrorKind::invalid);
  CHECK(error_of([&] {
          static_cast<void>(at.drafts.working_text({"x", "none.md"}));
        }).kind() == ErrorKind::not_found);
  CHECK(error_of([&] {
          static_cast<void>(at.drafts.working_text({"x", "docs"}));
        }).kind() == ErrorKind::invalid);
  at.drafts.write_working_text(principles, "New.\n");
  CHECK(at.drafts.working_text(principles) == "New.\n");
}

TEST_CASE("without .redraft there is no consultation; init makes one and can be repeated",
          "[drafts]") {
  const GitSandbox sandbox;
  CHECK(error_of([&] { DraftStore::open(sandbox.top()); }).hint() == "redraft init");
  const DraftStore one = DraftStore::init(sandbox.top());
  CHECK(one.documents().empty());
  CHECK_NOTHROW(DraftStore::init(sandbox.top()));
  write_file(sandbox.top() / ".redraft/comments.db", "private");
  write_file(sandbox.top() / ".redraft/comments.db-wal", "private");
  write_file(sandbox.top() / ".redraft/lock", "");
  git(sandbox.top(), "add -A");
  CHECK(git(sandbox.top(), "ls-files") == ".redraft/.gitattributes\n.redraft/.gitignore\n");
}

}  // namespace redraft::store
