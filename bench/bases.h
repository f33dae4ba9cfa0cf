#pragma once
// What the goals are measured against: the least that other tools do for the same end.

#include <filesystem>
#include <string>

namespace redraft::bench {

// One file to git by libgit2 alone, synced: blob, tree, commit, annotated tag and its reference.
class GitBase {
 public:
  explicit GitBase(const std::filesystem::path& folder);
  ~GitBase();
  GitBase(const GitBase&) = delete;
  GitBase& operator=(const GitBase&) = delete;

  void write(const std::string& text);

 private:
  struct Handle;
  Handle* handle_;
};

// A CommonMark tree made and thrown away. Returns its number of blocks below the document.
std::size_t cmark_parse(const std::string& text);

// `git diff --no-index --word-diff --color-moved`, its output thrown away. False when there is no
// git.
bool git_word_diff(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace redraft::bench
