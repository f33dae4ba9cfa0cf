#include "support/git_sandbox.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

#include <git2.h>

// libgit2 leaves PCRE's working memory of a thread behind when the thread ends; the name is the
// sanitizer's.
extern "C" const char* __lsan_default_suppressions() {  // NOLINT(bugprone-reserved-identifier)
  return "leak:libpcre2\n";
}

namespace redraft::testing {

void isolate_git() {
  static const bool done = [] {
    git_libgit2_init();
    for (const git_config_level_t level : {GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_GLOBAL,
                                           GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_PROGRAMDATA}) {
      git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, "");
    }
    ::setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
    ::setenv("GIT_CONFIG_GLOBAL", "/dev/null", 1);
    ::setenv("LC_ALL", "C", 1);
    ::setenv("TZ", "UTC", 1);
    for (const char* name : {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_AUTHOR_NAME",
                             "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"}) {
      ::unsetenv(name);
    }
    return true;
  }();
  static_cast<void>(done);
}

void set_identity(const std::filesystem::path& repository) {
  git(repository, "config user.name 'Ottilie Brand'");
  git(repository, "config user.email ottilie@example.org");
}

std::string git(const std::filesystem::path& folder, const std::string& arguments) {
  isolate_git();
  const TempDir scratch;
  const std::string errors = (scratch / "errors").string();
  const std::string command =
      "git -C '" + folder.string() + "' " + arguments + " 2>'" + errors + "'";
  std::FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) {
    throw std::runtime_error("cannot run " + command);
  }
  std::string output;
  std::array<char, 4096> part{};
  for (std::size_t got = 0; (got = std::fread(part.data(), 1, part.size(), pipe)) > 0;) {
    output.append(part.data(), got);
  }
  if (::pclose(pipe) != 0) {
    throw std::runtime_error(command + " failed: " + output + read_file(errors));
  }
  return output;
}

GitSandbox::GitSandbox() {
  isolate_git();
  std::filesystem::create_directory(top());
  git(top(), "init -q -b main");
  set_identity(top());
}

}  // namespace redraft::testing
