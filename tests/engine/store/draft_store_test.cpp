#include "store/draft_store.h"

#include <functional>

#include "redraft/error.h"
#include "support/catch.h"
#include "support/consultation.h"
#include "support/draft_content.h"
#include "support/git_sandbox.h"

namespace redraft::store {

namespace {

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using testing::Consultation;
using testing::error_of;
using testing::first_draft;
using testing::git;
using testing::later_words;
using testing::next_draft;
using testing::principles;
using testing::publish;
using testing::read_file;
using testing::test_day;
using testing::words;
using testing::write_file;

void check_sound(const fs::path& top) {
  CHECK(git(top, "fsck --strict --no-dangling 2>&1").empty());
}

}  // namespace

TEST_CASE("a published draft comes back whole", "[drafts]") {
  Consultation at;
  const DraftContent content = at.publish_first();

  const std::vector<Draft> drafts = DraftStore::open(at.top() / "docs").drafts("principles");
  REQUIRE(drafts.size() == 1);
  CHECK(drafts[0].label == "V0-1");
  CHECK(drafts[0].statements == 3);
  CHECK(drafts[0].published == test_day);
  CHECK(drafts[0].summary == "First words");
  const DraftText text = at.drafts.read(drafts[0]);
  CHECK(text.document.source == words);
  CHECK(text.anchors == content.anchors);
  CHECK(at.drafts.lineage(drafts[0]) == content.lineage);
  check_sound(at.top());
  CHECK(git(at.top(), "status --porcelain").empty());
  CHECK(git(at.top(), "show -s --format=%an%n%ae%n%at%n%B HEAD") ==
        "Ottilie Brand\nottilie@example.org\n1772357400\n"
        "Publish principles V0-1\n\nFirst words\n\n");
  CHECK(git(at.top(), "cat-file -t principles/V0-1") == "tag\n");
  CHECK(at.drafts.check().empty());
}

TEST_CASE("drafts follow each other in sequence, older ones superseded", "[drafts]") {
  Consultation at;
  at.publish_second(at.publish_first());

  const std::vector<Draft> drafts = at.drafts.drafts("principles");
  REQUIRE(drafts.size() == 2);
  CHECK(drafts[0].state == DraftState::superseded);
  CHECK(drafts[1].state == DraftState::consultation);
  CHECK(at.drafts.lineage(drafts[1]).size() == 1);
  CHECK(at.drafts.check().empty());
  CHECK(git(at.top(), "status --porcelain").empty());
}

TEST_CASE("a clone has the same drafts and can publish the next", "[drafts]") {
  Consultation at;
  const DraftContent first = at.publish_first();
  git(at.sandbox.folder(), "clone -q consultation clone");
  testing::set_identity(at.sandbox.folder() / "clone");

  DraftStore clone = DraftStore::open(at.sandbox.folder() / "clone");
  CHECK(clone.drafts("principles") == at.drafts.drafts("principles"));
  CHECK(clone.documents() == at.drafts.documents());
  CHECK(git(clone.work_tree(), "status --porcelain").empty());
  write_file(clone.work_tree() / principles.path, later_words);
  publish(clone, principles, next_draft(first, "V1", later_words));

  CHECK(fs::is_directory(clone.work_tree() / ".git/objects/00"));
  CHECK(clone.drafts("principles").size() == 2);
  CHECK(clone.check().empty());
  check_sound(clone.work_tree());
}

TEST_CASE("other files, commits and staged changes are left as they are", "[drafts]") {
  Consultation at;
  const DraftContent first = at.publish_first();
  write_file(at.top() / "minutes.txt", "minutes");
  git(at.top(), "add minutes.txt");
  git(at.top(), "commit -qm minutes");
  write_file(at.top() / "minutes.txt", "corrected");
  git(at.top(), "add minutes.txt");
  write_file(at.top() / "minutes.txt", "corrected again");

  at.publish_second(first);

  CHECK(git(at.top(), "show HEAD:minutes.txt") == "minutes");
  CHECK(git(at.top(), "show :minutes.txt") == "corrected");
  CHECK(read_file(at.top() / "minutes.txt") == "corrected again");
  CHECK(git(at.top(), "status --porcelain") == "MM minutes.txt\n");
}

TEST_CASE("the text edited after it was read is not overwritten", "[drafts]") {
  Consultation at;
  const DraftContent content = first_draft("principles", "V0-1", words);
  const PreparedDraft prepared = at.drafts.prepare(principles, content, test_day);
  at.drafts.create_tag(prepared);
  at.drafts.advance_branch(prepared);
  write_file(at.file(), "Edited meanwhile.\n");

  at.drafts.refresh_checkout(prepared);

  CHECK(read_file(at.file()) == "Edited meanwhile.\n");
  CHECK(git(at.top(), "status --porcelain") == " M docs/principles.md\n");
  CHECK(git(at.top(), "show HEAD:docs/principles.md") == words);
}

TEST_CASE("a publish cut short at any step is absent or can be finished", "[drafts]") {
  const int steps = GENERATE(range(0, 5));
  Consultation at;
  const DraftContent content = first_draft("principles", "V0-1", words);
  const PreparedDraft prepared = at.drafts.prepare(principles, content, test_day);
  const std::vector<std::function<void()>> all = {
      [&] { at.drafts.verify(prepared, content); }, [&] { at.drafts.create_tag(prepared); },
      [&] { at.drafts.advance_branch(prepared); }, [&] { at.drafts.refresh_checkout(prepared); }};
  for (int i = 0; i < steps && i < 4; ++i) {
    all[static_cast<std::size_t>(i)]();
  }

  DraftStore again = DraftStore::open(at.top());
  again.clear_stale_locks(prepared);
  CHECK(again.check().empty());
  CHECK(again.tag_exists(prepared) == (steps >= 2));
  CHECK(again.drafts("principles").size() == (steps >= 2 ? 1U : 0U));
  check_sound(at.top());

  again.create_tag(prepared);
  CHECK(again.advance_branch(prepared));
  again.refresh_checkout(prepared);
  CHECK(again.drafts("principles").size() == 1);
  CHECK(git(at.top(), "status --porcelain").empty());
  CHECK(again.check().empty());
}

TEST_CASE("locks left by a killed publish do not stop the next", "[drafts]") {
  Consultation at;
  const DraftContent content = first_draft("principles", "V0-1", words);
  const PreparedDraft prepared = at.drafts.prepare(principles, content, test_day);
  write_file(at.top() / ".git" / (prepared.tag_ref + ".lock"), prepared.tag);
  write_file(at.top() / ".git" / (prepared.branch_ref + ".lock"), prepared.commit + "\n");

  at.drafts.clear_stale_locks(prepared);

  at.drafts.create_tag(prepared);
  CHECK(at.drafts.advance_branch(prepared));
}

TEST_CASE("of two who publish one label the second is told", "[drafts]") {
  Consultation at;
  const DraftContent mine = first_draft("principles", "V0-1", words);
  const DraftContent theirs = first_draft("principles", "V0-1", later_words);
  DraftStore other = DraftStore::open(at.top());
  const PreparedDraft my_draft = at.drafts.prepare(principles, mine, test_day);
  const PreparedDraft their_draft = other.prepare(principles, theirs, test_day);

  at.drafts.create_tag(my_draft);
  CHECK(error_of([&] { other.create_tag(their_draft); }).kind() == ErrorKind::conflict);
  CHECK(at.drafts.advance_branch(my_draft));
  CHECK_FALSE(other.advance_branch(their_draft));
  CHECK(error_of([&] { other.require_ready("principles", "V0-1"); }).kind() == ErrorKind::conflict);
}

TEST_CASE("publishing is refused with the git command that mends it", "[drafts]") {
  Consultation at;
  at.publish_first();
  const auto refused = [&](const char* label = "V1") {
    return error_of([&] { DraftStore::open(at.top()).require_ready("principles", label); });
  };

  SECTION("a detached HEAD") {
    git(at.top(), "checkout -q --detach");
    CHECK(refused().kind() == ErrorKind::conflict);
    CHECK(refused().hint() == "git switch BRANCH");
  }
  SECTION("no identity") {
    git(at.top(), "config --unset user.name");
    CHECK(refused().kind() == ErrorKind::not_allowed);
    CHECK_THAT(refused().hint(), ContainsSubstring("git config"));
  }
  SECTION("a merge under way") {
    write_file(at.top() / ".git/MERGE_HEAD", git(at.top(), "rev-parse HEAD"));
    CHECK(refused().kind() == ErrorKind::conflict);
    CHECK_THAT(refused().what(), ContainsSubstring("merge"));
  }
  SECTION("a taken label, packed away") {
    git(at.top(), "pack-refs --all");
    CHECK(refused("V0-1").kind() == ErrorKind::conflict);
  }
  SECTION("a label that cannot be") {
    CHECK(refused("").kind() == ErrorKind::invalid);
  }
  SECTION("a split index") {
    git(at.top(), "update-index --split-index");
    CHECK(refused().kind() == ErrorKind::unavailable);
  }
  SECTION("a tag with the document's name") {
    git(at.top(), "tag grants");
    CHECK(error_of([&] { at.drafts.require_ready("grants", "V1"); }).kind() == ErrorKind::conflict);
  }
}

TEST_CASE("drafts survive git gc", "[drafts]") {
  Consultation at;
  const DraftContent first = at.publish_first();
  git(at.top(), "gc -q --prune=now");

  DraftStore again = DraftStore::open(at.top());
  REQUIRE(again.drafts("principles").size() == 1);
  CHECK(again.read(again.drafts("principles")[0]).anchors == first.anchors);
  at.publish_second(first);
  CHECK(again.drafts("principles").size() == 2);
  CHECK(again.check().empty());
}

TEST_CASE("a linked work tree shares drafts and the comment store", "[drafts]") {
  Consultation at;
  const DraftContent first = at.publish_first();
  git(at.top(), "worktree add -q -b side ../side");

  DraftStore side = DraftStore::open(at.sandbox.folder() / "side/docs");
  CHECK(side.work_tree() == at.sandbox.folder() / "side");
  CHECK(side.shared_folder() == at.top() / ".redraft");
  CHECK(at.drafts.shared_folder() == at.top() / ".redraft");
  write_file(side.work_tree() / principles.path, later_words);
  publish(side, principles, next_draft(first, "V1", later_words));
  CHECK(git(side.work_tree(), "status --porcelain").empty());
  CHECK(at.drafts.drafts("principles").size() == 2);
  CHECK(git(at.top(), "status --porcelain").empty());
}

TEST_CASE("a linked work tree of a bare repository keeps comments in the repository", "[drafts]") {
  Consultation at;
  at.publish_first();
  git(at.sandbox.folder(), "clone -q --bare consultation bare.git");
  git(at.sandbox.folder() / "bare.git", "worktree add -q ../tree main");

  const DraftStore tree = DraftStore::open(at.sandbox.folder() / "tree");
  CHECK(tree.shared_folder() == at.sandbox.folder() / "bare.git/redraft");
  CHECK(tree.drafts("principles").size() == 1);
  CHECK(error_of([&] { DraftStore::open(at.sandbox.folder() / "bare.git"); }).kind() ==
        ErrorKind::unavailable);
  CHECK(error_of([&] { DraftStore::init(at.sandbox.folder() / "bare.git"); }).kind() ==
        ErrorKind::conflict);
}

TEST_CASE("what is published is the file's bytes, whatever git's filters say", "[drafts]") {
  Consultation at;
  const std::string crlf = "# Leadership\r\n\r\nWe recognise the need.\r\n\r\nWe commit $Id$.\r\n";
  write_file(at.file(), crlf);
  write_file(at.top() / ".gitattributes", "*.md text ident\n*.tsv eol=crlf text\n");
  git(at.top(), "config core.autocrlf true");

  publish(at.drafts, principles,
          first_draft("principles", "V0-1", at.drafts.working_text(principles)));

  const Draft draft = at.drafts.drafts("principles").at(0);
  CHECK(at.drafts.read(draft).document.source == crlf);
  CHECK(git(at.top(), "cat-file blob HEAD:docs/principles.md") == crlf);
  git(at.sandbox.folder(), "clone -q consultation clone");
  const DraftStore clone = DraftStore::open(at.sandbox.folder() / "clone");
  CHECK(clone.check().empty());
  CHECK(clone.documents() == at.drafts.documents());
}

TEST_CASE("paths and labels beyond ASCII work", "[drafts]") {
  Consultation at;
  const DocumentEntry entry{"grundsätze", "prüf ung/grundsätze.md"};
  write_file(at.top() / entry.path, words);
  at.drafts.add_document(entry);

  publish(at.drafts, entry, first_draft(entry.name, "V1: nach / der ~Anhörung~", words));

  const std::vector<Draft> drafts = at.drafts.drafts(entry.name);
  REQUIRE(drafts.size() == 1);
  CHECK(drafts[0].label == "V1: nach / der ~Anhörung~");
  CHECK(at.drafts.drafts("principles").empty());
  CHECK(git(at.top(), "status --porcelain") == "?? docs/\n");
  check_sound(at.top());
  CHECK(at.drafts.check().empty());
}

TEST_CASE("a sparse checkout can publish", "[drafts]") {
  Consultation at;
  const DraftContent first = at.publish_first();
  write_file(at.top() / "elsewhere/a.txt", "a");
  git(at.top(), "add -A");
  git(at.top(), "commit -qm elsewhere");
  git(at.top(), "sparse-checkout set docs");
  REQUIRE_FALSE(fs::exists(at.top() / "elsewhere"));
  fs::create_directories(at.top() / ".redraft");

  DraftStore drafts = DraftStore::open(at.top());
  CHECK(drafts.documents().size() == 1);
  write_file(at.file(), later_words);
  publish(drafts, principles, next_draft(first, "V1", later_words));

  CHECK(git(at.top(), "ls-tree -r --name-only HEAD elsewhere") == "elsewhere/a.txt\n");
  CHECK(drafts.drafts("principles").size() == 2);
  check_sound(at.top());
}

}  // namespace redraft::store
