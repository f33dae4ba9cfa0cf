// Documents, and the records that grow between drafts.
#include "redraft/error.h"
#include "store/growing_records.h"
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

TEST_CASE("the coming draft's wording goes with it, and each draft keeps its own", "[drafts]") {
  Consultation at;
  at.drafts.write_update_notes("principles", "", "First.\n");
  const DraftContent first = at.publish_first();
  CHECK(at.drafts.edited_update_notes("principles", "V0-1") == "First.\n");
  CHECK_FALSE(at.drafts.edited_update_notes("principles", ""));
  at.drafts.write_update_notes("principles", "", "Second.\n");
  at.drafts.write_update_notes("principles", "V0-1", "First, mended.\n");
  at.publish_second(first);

  CHECK(at.drafts.edited_update_notes("principles", "V0-1") == "First, mended.\n");
  CHECK(at.drafts.edited_update_notes("principles", "V1") == "Second.\n");
  CHECK_FALSE(at.drafts.edited_update_notes("principles", ""));
  CHECK(git(at.top(), "status --porcelain").empty());
}

TEST_CASE("a state that cannot be committed, or is there already, leaves nothing", "[drafts]") {
  Consultation at;
  at.publish_first();
  const Draft published = at.drafts.drafts("principles").at(0);
  git(at.top(), "checkout -q --detach");
  CHECK(error_of([&] { at.drafts.set_state(published, DraftState::closed, test_day); }).kind() ==
        ErrorKind::conflict);
  CHECK_FALSE(fs::exists(at.top() / ".redraft/principles/states.tsv"));
  git(at.top(), "checkout -q main");
  at.drafts.set_state(published, DraftState::closed, test_day);
  const std::string head = git(at.top(), "rev-parse HEAD");
  at.drafts.set_state(published, DraftState::closed, test_day);
  CHECK(git(at.top(), "rev-parse HEAD") == head);
}

TEST_CASE("comments stay out of git on a branch without our .gitignore", "[drafts]") {
  const GitSandbox sandbox;
  write_file(sandbox.top() / "text.md", "Words.\n");
  git(sandbox.top(), "add text.md");
  git(sandbox.top(), "commit -q -m before");
  write_file(sandbox.top() / ".redraft/.gitignore", "!comments.db");
  static_cast<void>(DraftStore::init(sandbox.top()));
  CHECK(testing::read_file(sandbox.top() / ".redraft/.gitignore").starts_with("!comments.db\n#"));
  write_file(sandbox.top() / ".redraft/comments.db", "private");
  write_file(sandbox.top() / ".redraft-write-abcdef", "half");
  fs::remove(sandbox.top() / ".redraft/.gitignore");
  fs::remove(sandbox.top() / ".redraft/.gitattributes");
  git(sandbox.top(), "add -A");
  CHECK(git(sandbox.top(), "ls-files") == "text.md\n");
  git(sandbox.top(), "add -f .redraft/comments.db");
  const std::vector<Finding> found = DraftStore::open(sandbox.top()).check();
  REQUIRE(found.size() == 1);
  CHECK(found[0].rule == "comments-tracked");
}

TEST_CASE("a comment store that lost its content is refused, a new one is not", "[drafts]") {
  const GitSandbox sandbox;
  static_cast<void>(DraftStore::init(sandbox.top()));
  write_file(sandbox.top() / ".redraft/comments.db", "");
  CHECK_NOTHROW(DraftStore::open(sandbox.top()));
  write_file(sandbox.top() / ".redraft/comments.db", "content");
  CHECK_NOTHROW(DraftStore::open(sandbox.top()));
  write_file(sandbox.top() / ".redraft/comments.db", "");
  CHECK(error_of([&] { DraftStore::open(sandbox.top()); }).kind() == ErrorKind::corrupt);
}

TEST_CASE("what a killed write left goes with the next write; tags name their documents",
          "[drafts]") {
  Consultation at;
  at.publish_first();
  write_file(at.top() / "docs/.redraft-write-abcdef", "half");
  at.drafts.write_working_text(principles, "New.\n");
  CHECK_FALSE(fs::exists(at.top() / "docs/.redraft-write-abcdef"));
  git(at.top(), "tag release/1.0");
  write_file(at.top() / ".redraft/documents.tsv", "redraft-documents 1\n");
  CHECK(at.drafts.documents().empty());
  CHECK(at.drafts.documents_with_drafts() == std::vector<std::string>{"principles"});
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

TEST_CASE("a record is not written through a link that came with a clone", "[drafts]") {
  Consultation c;
  const std::filesystem::path elsewhere = c.sandbox.folder() / "elsewhere";
  std::filesystem::create_directories(elsewhere);
  std::filesystem::create_directory_symlink(elsewhere, c.top() / ".redraft" / "principles");

  CHECK(error_of([&] { c.drafts.write_notes("principles", {}); }).kind() == ErrorKind::invalid);
  CHECK(error_of([&] { write_growing_record(c.drafts, "principles", "links.tsv", ""); }).kind() ==
        ErrorKind::invalid);
  CHECK(std::filesystem::is_empty(elsewhere));
}

}  // namespace redraft::store
