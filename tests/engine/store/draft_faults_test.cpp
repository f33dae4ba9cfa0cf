// What happens when the disk fails under a publish.
#include <csignal>

#include <sys/resource.h>

#include "redraft/error.h"
#include "support/catch.h"
#include "support/draft_content.h"
#include "support/git_sandbox.h"

namespace redraft::store {

namespace {

namespace fs = std::filesystem;
using testing::git;
using testing::GitSandbox;

const DocumentEntry principles{"principles", "principles.md"};

// While it lives no file may grow past this size: the nearest thing to a full disk without being
// root.
class SmallDisk {
 public:
  explicit SmallDisk(rlim_t bytes) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit small{bytes, before_.rlim_max};
    handler_ = std::signal(SIGXFSZ, SIG_IGN);
    ::setrlimit(RLIMIT_FSIZE, &small);
  }

  ~SmallDisk() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int) = SIG_DFL;
};

}  // namespace

TEST_CASE("a disk that fills at any point leaves the old state or the new one", "[drafts]") {
  const GitSandbox sandbox;
  DraftStore drafts = DraftStore::init(sandbox.top());
  const std::string words = "# Leadership\n\nWe commit to act.\n";
  testing::write_file(sandbox.top() / principles.path, words);
  const DraftContent content = testing::first_draft("principles", "V1", words);
  std::size_t failures = 0;
  for (rlim_t size = 0; size < 1200; size += 10) {
    bool published = false;
    std::optional<ErrorKind> kind;
    {
      const SmallDisk disk(size);
      try {
        DraftStore full = DraftStore::open(sandbox.top());
        testing::publish(full, principles, content);
        published = true;
      } catch (const Error& error) {
        kind = error.kind();
      }
    }
    INFO(size);
    REQUIRE((published || kind == ErrorKind::unavailable));
    const DraftStore after = DraftStore::open(sandbox.top());
    REQUIRE(after.check().empty());
    if (published || !after.drafts("principles").empty()) {
      break;
    }
    ++failures;
  }
  CHECK(failures > 5);
  CHECK(git(sandbox.top(), "fsck --strict --no-dangling 2>&1").empty());
  CHECK_FALSE(fs::exists(sandbox.top() / ".git/index.lock"));
  CHECK(DraftStore::open(sandbox.top()).drafts("principles").size() == 1);
}

TEST_CASE("an object damaged between writing and reading back stops the publish", "[drafts]") {
  const GitSandbox sandbox;
  DraftStore drafts = DraftStore::init(sandbox.top());
  const DraftContent content = testing::first_draft("principles", "V1", "# Leadership\n");
  const PreparedDraft prepared = drafts.prepare(principles, content, testing::test_day);
  const std::string objects =
      git(sandbox.top(), "rev-list --objects --no-object-names " + prepared.tag);
  for (std::size_t begin = 0; begin < objects.size(); begin += 41) {
    const std::string id = objects.substr(begin, 40);
    const fs::path file = sandbox.top() / ".git/objects" / id.substr(0, 2) / id.substr(2);
    const std::string sound = testing::read_file(file);
    fs::permissions(file, fs::perms::owner_all);
    std::string bytes = sound;
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 4);
    testing::write_file(file, bytes);
    INFO(id);
    CHECK_THROWS_AS(drafts.verify(prepared, content), Error);
    testing::write_file(file, sound);
  }
  CHECK_NOTHROW(drafts.verify(prepared, content));
}

}  // namespace redraft::store
