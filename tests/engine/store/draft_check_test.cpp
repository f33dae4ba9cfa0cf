#include <algorithm>

#include "support/catch.h"
#include "support/draft_content.h"
#include "support/git_sandbox.h"

namespace redraft::store {

namespace {

namespace fs = std::filesystem;
using testing::first_draft;
using testing::git;
using testing::GitSandbox;
using testing::next_draft;
using testing::publish;

const DocumentEntry principles{"principles", "principles.md"};
const std::string words = "# Leadership\n\nWe recognise the need.\n\nWe commit to act.\n";
const std::string later_words = "# Leadership\n\nWe recognise the need.\n\nWe commit to lead.\n";

// Two drafts, V0-1 and V1.
struct Consultation {
  GitSandbox sandbox;
  DraftStore drafts = DraftStore::init(sandbox.top());
  DraftContent first = first_draft("principles", "V0-1", words);
  DraftContent second = next_draft(first, "V1", later_words);

  Consultation() {
    drafts.add_document(principles);
    testing::write_file(sandbox.top() / principles.path, words);
    publish(drafts, principles, first);
  }

  void publish_second() {
    testing::write_file(sandbox.top() / principles.path, later_words);
    publish(drafts, principles, second);
  }

  [[nodiscard]] bool finds(const std::string& rule, const std::string& anchor = {}) const {
    const std::vector<Finding> found = DraftStore::open(sandbox.top()).check();
    return std::any_of(found.begin(), found.end(), [&](const Finding& finding) {
      return finding.rule == rule && (anchor.empty() || finding.anchor == anchor);
    });
  }

  // Commits a change of one record on V1's text and moves V1's tag there, as a forger would.
  void forge(const std::string& file, const std::string& from, const std::string& to) {
    const fs::path path = sandbox.top() / ".redraft/principles" / file;
    std::string bytes = testing::read_file(path);
    const std::size_t at = bytes.find(from);
    REQUIRE(at != std::string::npos);
    testing::write_file(path, bytes.replace(at, from.size(), to));
    git(sandbox.top(), "commit -qam forged");
    git(sandbox.top(), "tag -f -a -m forged principles/V1");
  }
};

}  // namespace

TEST_CASE("a sound history has no findings", "[check]") {
  Consultation at;
  at.publish_second();
  CHECK(at.drafts.check().empty());
}

TEST_CASE("damage to any object of a draft is found", "[check]") {
  Consultation at;
  at.publish_second();
  const std::string objects = git(at.sandbox.top(), "rev-list --objects --no-object-names --all");
  std::size_t damaged = 0;
  for (std::size_t begin = 0; begin < objects.size(); begin += 41) {
    const std::string id = objects.substr(begin, 40);
    const fs::path file = at.sandbox.top() / ".git/objects" / id.substr(0, 2) / id.substr(2);
    const std::string sound = testing::read_file(file);
    fs::permissions(file, fs::perms::owner_all);
    std::string bytes = sound;
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    testing::write_file(file, bytes);
    INFO(id);
    CHECK(at.finds("damaged-object"));
    fs::remove(file);
    CHECK(at.finds("damaged-object"));
    testing::write_file(file, sound);
    ++damaged;
  }
  CHECK(damaged > 15);
  CHECK(at.drafts.check().empty());
}

TEST_CASE("damage in a pack is found", "[check]") {
  Consultation at;
  at.publish_second();
  git(at.sandbox.top(), "gc -q --prune=now");
  for (const fs::directory_entry& entry :
       fs::directory_iterator(at.sandbox.top() / ".git/objects/pack")) {
    if (entry.path().extension() == ".pack") {
      fs::permissions(entry.path(), fs::perms::owner_all);
      std::string bytes = testing::read_file(entry.path());
      bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x10);
      testing::write_file(entry.path(), bytes);
    }
  }
  CHECK_FALSE(at.drafts.check().empty());
}

TEST_CASE("a tag that is not ours is found and is no draft", "[check]") {
  Consultation at;
  SECTION("lightweight, on a commit without records") {
    git(at.sandbox.top(), "commit -q --allow-empty -m x && git -C '" + at.sandbox.top().string() +
                              "' rm -rq .redraft && git -C '" + at.sandbox.top().string() +
                              "' commit -qm none");
    git(at.sandbox.top(), "tag principles/mine");
    git(at.sandbox.top(), "reset -q --hard HEAD~2");
    CHECK(at.finds("tag-not-annotated"));
    CHECK(at.finds("record-missing"));
  }
  SECTION("annotated, on a draft's commit") {
    git(at.sandbox.top(), "tag -a -m mine principles/mine");
    CHECK(at.finds("tag-moved"));
  }
  SECTION("of a blob") {
    git(at.sandbox.top(), "tag -a -m mine principles/mine HEAD:principles.md");
    CHECK(at.finds("record-missing"));
  }
  CHECK(at.drafts.drafts("principles").size() == 1);
}

TEST_CASE("a tag that was moved to another commit is found by the draft after it", "[check]") {
  Consultation at;
  git(at.sandbox.top(), "commit -q --allow-empty -m between");
  at.publish_second();
  CHECK_FALSE(at.finds("tag-moved"));

  git(at.sandbox.top(), "tag -f -a -m moved principles/V0-1 HEAD~1");

  CHECK(at.finds("tag-moved"));
}

TEST_CASE("records that disagree with the text or each other are found", "[check]") {
  Consultation at;
  at.publish_second();
  SECTION("damaged") {
    at.forge("anchors.tsv", "paragraph", "parable");
    CHECK(at.finds("record-damaged"));
  }
  SECTION("an anchor twice") {
    at.forge("anchors.tsv", "s-2\t", "s-1\t");
    CHECK(at.finds("anchor-mismatch", "s-1"));
    CHECK(at.finds("anchor-mismatch", "s-2"));
    CHECK(at.finds("lineage-mismatch", "s-2"));
  }
  SECTION("an anchor on another statement") {
    at.forge("anchors.tsv", text_hash(at.second.document.statements[2]).substr(0, 16), "0123");
    CHECK(at.finds("anchor-mismatch", "s-3"));
  }
  SECTION("a lineage from nowhere") {
    at.forge("lineage.tsv", "s-3\ts-3", "s-9\ts-3");
    CHECK(at.finds("lineage-mismatch", "s-9"));
  }
  SECTION("a change that the lineage hides") {
    at.forge("lineage.tsv", "reworded\t1\t0\t0\ts-3\ts-3\t900\t100\tinferred\n", "");
    CHECK(at.finds("lineage-mismatch", "s-3"));
  }
  SECTION("retired and in use") {
    at.forge("retired.tsv", "redraft-retired 1\n", "redraft-retired 1\ns-1\theading\tx\tV0-1\n");
    CHECK(at.finds("anchor-mismatch", "s-1"));
  }
  SECTION("another count of statements") {
    at.forge("draft.tsv", "statements\t3", "statements\t4");
    CHECK(at.finds("text-mismatch"));
  }
  SECTION("a gap in the sequence") {
    at.forge("draft.tsv", "sequence\t2", "sequence\t3");
    CHECK(at.finds("lineage-mismatch"));
  }
  SECTION("another text") {
    testing::write_file(at.sandbox.top() / principles.path, words);
    at.forge("retired.tsv", "1\n", "1\nx-1\theading\tx\tV0\n");
    CHECK(at.finds("text-mismatch"));
  }
}

TEST_CASE("a damaged record in the work tree is found", "[check]") {
  Consultation at;
  testing::write_file(at.sandbox.top() / ".redraft/principles/states.tsv",
                      "redraft-states 1\nV1\n");
  CHECK(at.finds("record-damaged"));
}

}  // namespace redraft::store
