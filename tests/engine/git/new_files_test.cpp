#include <filesystem>

#include <sys/stat.h>

#include "git/durable_files.h"
#include "redraft/error.h"
#include "support/catch.h"
#include "support/temp_dir.h"

using namespace redraft;
using redraft::testing::TempDir;

namespace fs = std::filesystem;

TEST_CASE("a new file has no name before it is whole", "[files]") {
  const TempDir folder;
  const fs::path file = folder / "one";
  {
    git::NewFile unfinished(file);
    unfinished.write("half of it");
  }
  CHECK(fs::is_empty(folder.path()));
  git::NewFile whole(file);
  whole.write("all ");
  whole.write("of it");
  CHECK_FALSE(fs::exists(file));
  whole.publish();
  CHECK(git::read_file(file) == "all of it");
  CHECK((fs::status(file).permissions() & fs::perms::mask) ==
        (fs::perms::owner_read | fs::perms::owner_write));
  CHECK_THROWS_AS(git::NewFile(file), Error);
}

TEST_CASE("a new file does not replace one that came meanwhile", "[files]") {
  const TempDir folder;
  git::NewFile mine(folder / "one");
  mine.write("mine");
  git::replace_file(folder / "one", "theirs", git::Sync::no);
  CHECK_THROWS_AS(mine.publish(), Error);
  CHECK(git::read_file(folder / "one") == "theirs");
}

TEST_CASE("a new folder comes whole, over nothing or an empty one", "[files]") {
  const TempDir folder;
  {
    const git::NewFolder unfinished(folder / "one");
    git::replace_file(unfinished.path() / "file", "text", git::Sync::no);
  }
  CHECK(fs::is_empty(folder.path()));
  fs::create_directory(folder / "one");
  git::NewFolder whole(folder / "one/");
  git::replace_file(whole.path() / "file", "text", git::Sync::no);
  whole.publish();
  CHECK(git::read_file(folder / "one" / "file") == "text");
  CHECK_THROWS_AS(git::NewFolder(folder / "one"), Error);
  CHECK_THROWS_AS(git::NewFolder(folder / "one" / "file"), Error);
}
