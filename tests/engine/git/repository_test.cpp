#include "git/repository.h"

#include <chrono>
#include <functional>
#include <thread>

#include "git/durable_files.h"
#include "redraft/error.h"
#include "support/catch.h"
#include "support/git_sandbox.h"
#include "support/thrown.h"

namespace redraft::git {

namespace {

using testing::GitSandbox;
using testing::kind_of;
using testing::TempDir;
namespace fs = std::filesystem;

const Signature officer{"Ottilie Brand", "ottilie@example.org", parse_instant("2026-03-01")};

std::string commit_of(Repository& repository, const std::string& parent,
                      const std::vector<PathChange>& changes) {
  const std::string base = parent.empty() ? "" : repository.read_commit(parent).tree;
  return repository.write_commit(repository.write_tree(base, changes), parent, officer,
                                 "A commit\n");
}

}  // namespace

TEST_CASE("a new repository starts on main, with all object folders when asked", "[git]") {
  testing::isolate_git();
  const TempDir folder;
  const Repository repository = Repository::init(folder / "new");

  CHECK(repository.head().branch == "refs/heads/main");
  CHECK(repository.head().commit.empty());
  repository.make_object_folders();
  CHECK(fs::is_directory(folder / "new/.git/objects/00"));
  CHECK(fs::is_directory(folder / "new/.git/objects/ff"));
  CHECK(testing::git(folder / "new", "fsck --strict").empty());
}

TEST_CASE("a repository is found upwards, and missing ones are said to be", "[git]") {
  const GitSandbox sandbox;
  fs::create_directories(sandbox.top() / "docs/deep");

  CHECK(Repository::open(sandbox.top() / "docs/deep").work_tree() == sandbox.top());
  CHECK(Repository::init(sandbox.top() / "docs").work_tree() == sandbox.top());
  CHECK(kind_of([&] { Repository::open(sandbox.folder()); }) == ErrorKind::not_found);
}

TEST_CASE("writing a tree replaces paths and leaves the rest", "[git]") {
  const GitSandbox sandbox;
  testing::write_file(sandbox.top() / "a/one.txt", "one");
  testing::write_file(sandbox.top() / "a/b/two.sh", "two");
  fs::permissions(sandbox.top() / "a/b/two.sh", fs::perms::owner_all);
  testing::git(sandbox.top(), "add -A");
  testing::git(sandbox.top(), "commit -qm first");
  Repository repository = Repository::open(sandbox.top());
  const std::string first = repository.head().commit;

  const std::string blob = repository.write_blob("new");
  const std::string second =
      commit_of(repository, first, {{"a/b/two.sh", blob}, {"ä/ö ü.md", blob}, {"top", blob}});

  const std::string listing =
      testing::git(sandbox.top(),
                   "-c core.quotePath=false ls-tree -r --format='%(objectmode) %(path)' " + second);
  CHECK(listing == "100755 a/b/two.sh\n100644 a/one.txt\n100644 top\n100644 ä/ö ü.md\n");
  CHECK(testing::git(sandbox.top(), "show " + second + ":a/b/two.sh") == "new");
  CHECK(testing::git(sandbox.top(), "fsck --strict").find("error") == std::string::npos);
}

TEST_CASE("a submodule in the way of a document is a conflict", "[git]") {
  const GitSandbox sandbox;
  testing::git(sandbox.top(), "commit -q --allow-empty -m first");
  const std::string commit = testing::git(sandbox.top(), "rev-parse HEAD").substr(0, 40);
  testing::git(sandbox.top(), "update-index --add --cacheinfo 160000," + commit + ",sub");
  testing::git(sandbox.top(), "commit -qm module");
  Repository repository = Repository::open(sandbox.top());

  const std::string blob = repository.write_blob("x");
  CHECK(kind_of([&] {
          commit_of(repository, repository.head().commit, {{"sub/doc.md", blob}});
        }) == ErrorKind::conflict);
}

TEST_CASE("of two creators of one reference exactly one succeeds", "[git]") {
  const GitSandbox sandbox;
  Repository repository = Repository::open(sandbox.top());
  const std::string commit = commit_of(repository, "", {});

  for (int round = 0; round < 50; ++round) {
    const std::string name = "refs/tags/doc/" + std::to_string(round);
    bool won[2] = {false, false};
    const auto create = [&](int which) {
      Repository own = repository.reopened();
      won[which] = own.create_reference(name, commit, "test");
    };
    std::thread one(create, 0);
    std::thread other(create, 1);
    one.join();
    other.join();
    REQUIRE(won[0] != won[1]);
    REQUIRE(repository.reference(name) == commit);
  }
}

TEST_CASE("a reference moves only from where it was seen", "[git]") {
  const GitSandbox sandbox;
  Repository repository = Repository::open(sandbox.top());
  const std::string first = commit_of(repository, "", {});
  const std::string second = commit_of(repository, first, {{"a", repository.write_blob("a")}});
  const std::string branch = repository.head().branch;

  CHECK(repository.move_reference(branch, first, "", "born"));
  CHECK_FALSE(repository.move_reference(branch, second, "", "must not exist"));
  CHECK_FALSE(repository.move_reference(branch, first, second, "stale"));
  CHECK(repository.reference(branch) == first);
  CHECK(repository.move_reference(branch, second, first, "on"));
  CHECK(repository.head().commit == second);
  CHECK_FALSE(repository.move_reference("refs/heads/none", second, first, "gone"));

  testing::git(sandbox.top(), "pack-refs --all");
  CHECK(repository.reference(branch) == second);
  CHECK_FALSE(repository.create_reference(branch, first, "packed is there as well"));
  CHECK(repository.move_reference(branch, first, second, "from a packed one"));
  CHECK(repository.reference(branch) == first);
}

TEST_CASE("a lock that another program holds is waited for, then named", "[git]") {
  const GitSandbox sandbox;
  Repository repository = Repository::open(sandbox.top());
  const std::string first = commit_of(repository, "", {});
  const std::string branch = repository.head().branch;
  const fs::path lock = sandbox.top() / ".git/refs/heads/main.lock";
  testing::write_file(lock, "");

  try {
    repository.move_reference(branch, first, "", "locked");
    FAIL("it moved");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::unavailable);
    CHECK_THAT(error.hint(), Catch::Matchers::ContainsSubstring(lock.string()));
  }

  std::thread other([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    fs::remove(lock);
  });
  CHECK(repository.move_reference(branch, first, "", "unlocked meanwhile"));
  other.join();
}

TEST_CASE("locks of a killed write are removed, others stay", "[git]") {
  const GitSandbox sandbox;
  Repository repository = Repository::open(sandbox.top());
  const std::string commit = commit_of(repository, "", {});
  const fs::path lock = sandbox.top() / ".git/refs/heads/main.lock";

  testing::write_file(lock, commit.substr(0, 20));
  repository.clear_reference_lock("refs/heads/main", commit);
  CHECK_FALSE(fs::exists(lock));

  testing::write_file(lock, std::string(40, '0') + "\n");
  repository.clear_reference_lock("refs/heads/main", commit);
  CHECK(fs::exists(lock));
  fs::remove(lock);

  const fs::path index_lock = sandbox.top() / ".git/index.lock";
  const fs::path note = sandbox.top() / ".git/redraft-locks";
  testing::write_file(index_lock, "somebody else's, from before");
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  testing::write_file(note, index_lock.string() + "\n");
  repository.clear_noted_locks();
  CHECK(fs::exists(index_lock));
  CHECK_FALSE(fs::exists(note));

  testing::write_file(note, index_lock.string() + "\n");
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  testing::write_file(index_lock, "");  // ours stays empty
  repository.clear_noted_locks();
  CHECK_FALSE(fs::exists(index_lock));
}

TEST_CASE("a note left behind does not give the lock of another program away", "[git]") {
  const GitSandbox sandbox;
  const Repository repository = Repository::open(sandbox.top());
  const std::string ours(40, 'a');
  const auto stays = [&](const char* name, const std::string& noted, const std::string& held) {
    const fs::path lock = sandbox.top() / ".git" / name;
    testing::write_file(sandbox.top() / ".git/redraft-locks", lock.string() + "\n" + noted + "\n");
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    testing::write_file(lock, held);
    repository.clear_noted_locks();
    return fs::remove(lock);
  };

  CHECK(stays("index.lock", "", "the index that an editor commits"));
  CHECK(stays("refs/heads/main.lock", ours, std::string(40, 'b') + "\n"));
  CHECK_FALSE(stays("refs/heads/main.lock", ours, ours.substr(0, 7)));
  CHECK_FALSE(stays("refs/heads/main.lock", ours, ours + "\n"));
}

TEST_CASE("a damaged or absent object is corrupt", "[git]") {
  const GitSandbox sandbox;
  Repository repository = Repository::open(sandbox.top());
  const std::string id = repository.write_blob("words that matter");
  const std::string other = repository.write_blob("other words");
  const fs::path objects = sandbox.top() / ".git/objects";
  const auto file = [&](const std::string& name) {
    return objects / name.substr(0, 2) / name.substr(2);
  };

  // A sound object under the wrong name: only the hash can tell.
  fs::remove(file(id));
  fs::copy_file(file(other), file(id));
  CHECK(kind_of([&] { static_cast<void>(repository.reopened().read_blob(id)); }) ==
        ErrorKind::corrupt);

  fs::remove(file(id));
  CHECK(kind_of([&] { static_cast<void>(repository.reopened().read_blob(id)); }) ==
        ErrorKind::corrupt);
  // "blob 2x2" and 252 letters: read as two of them, the others would be written past the end.
  const std::string overlong(
      "\x78\x9c\x4b\xca\xc9\x4f\x52\x30\xaa\x30\x62\x48\x1c\xc1\x00\x00\xd2\x99\x62\x18", 20);
  testing::write_file(file(id), overlong);
  CHECK(kind_of([&] { static_cast<void>(repository.reopened().read_blob(id)); }) ==
        ErrorKind::corrupt);
  // "blob 2" and forty letters.
  const std::string too_short(
      "\x78\xda\x4b\xca\xc9\x4f\x52\x30\x62\x48\x24\x12\x00\x00\x8e\x47\x11\x1a", 18);
  testing::write_file(file(id), too_short);
  CHECK(kind_of([&] { static_cast<void>(repository.reopened().read_blob(id)); }) ==
        ErrorKind::corrupt);
  testing::write_file(file(id), "not deflated");
  CHECK(kind_of([&] { static_cast<void>(repository.reopened().read_blob(id)); }) ==
        ErrorKind::corrupt);
}

TEST_CASE("the identity is the repository's own, or there is none", "[git]") {
  testing::isolate_git();
  const TempDir folder;
  const Repository repository = Repository::init(folder.path());

  CHECK_FALSE(repository.identity(officer.when));
  testing::set_identity(folder.path());
  const auto identity = Repository::open(folder.path()).identity(officer.when);
  REQUIRE(identity);
  CHECK(identity->name == "Ottilie Brand");
  CHECK(identity->email == "ottilie@example.org");
}

TEST_CASE("a repository of another kind is refused in words", "[git]") {
  const GitSandbox sandbox;
  testing::git(sandbox.folder(), "init -q --object-format=sha256 other");

  CHECK(kind_of([&] { Repository::open(sandbox.folder() / "other"); }) == ErrorKind::unavailable);
}

TEST_CASE("a file is replaced whole and keeps its mode", "[git]") {
  const TempDir folder;
  const fs::path file = folder / "text.md";
  testing::write_file(file, "old");
  fs::permissions(file, fs::perms::owner_all);

  replace_file(file, std::string("n\0w", 3), Sync::yes);

  CHECK(read_file(file) == std::string("n\0w", 3));
  CHECK(fs::status(file).permissions() == fs::perms::owner_all);
  CHECK_FALSE(read_file(folder / "none"));
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
  CHECK(kind_of([&] { replace_file(folder / "none/text.md", "x", Sync::yes); }) ==
        ErrorKind::unavailable);
}

}  // namespace redraft::git
