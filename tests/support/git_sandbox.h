#pragma once
// Git for tests: libgit2 and the git command with no configuration but the repository's own.

#include <filesystem>
#include <string>

#include "support/temp_dir.h"

namespace redraft::testing {

// Cuts libgit2 and every git command started from here off from the machine's configuration. Called
// by everything below; call it first in a test that uses neither.
void isolate_git();

// Gives the repository a committer.
void set_identity(const std::filesystem::path& repository);

// Runs `git -C folder arguments` through the shell and returns its standard output. Throws with
// everything it said when it fails.
std::string git(const std::filesystem::path& folder, const std::string& arguments);

// A temp folder with a repository `consultation` with branch main and an identity.
class GitSandbox {
 public:
  GitSandbox();

  [[nodiscard]] std::filesystem::path top() const { return folder_.path() / "consultation"; }

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }

 private:
  TempDir folder_;
};

}  // namespace redraft::testing
