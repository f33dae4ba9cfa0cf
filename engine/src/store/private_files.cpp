#include "store/private_files.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "git/durable_files.h"
#include "redraft/error.h"

namespace redraft::store {

namespace fs = std::filesystem;

namespace {

constexpr const char* ignored =
    "# Everything here but the records is private to this computer: comments hold personal data.\n"
    "*\n"
    "!/.gitignore\n"
    "!/.gitattributes\n"
    "!/documents.tsv\n"
    "!/rules.json\n"
    "!/*/\n"
    "!/*/*.tsv\n";

constexpr const char* attributes =
    "# Records are the same bytes everywhere.\n"
    "* -text -ident -filter -working-tree-encoding\n";

constexpr std::array<std::string_view, 3> excluded = {"/.redraft/comments.db*", "/.redraft/lock",
                                                      ".redraft-write-*"};

constexpr std::string_view half_written = ".redraft-write-";

bool has_line(std::string_view text, std::string_view line) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view one = text.substr(0, end);
    if (one.ends_with('\r')) {
      one.remove_suffix(1);
    }
    if (one == line) {
      return true;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

std::string ended_line(const std::string& text) {
  return text.empty() || text.ends_with('\n') ? text : text + "\n";
}

}  // namespace

void keep_out_of_git(const git::Repository& repository) {
  const fs::path file = repository.common_folder() / "info" / "exclude";
  try {
    const std::string before = git::read_file(file).value_or("");
    std::string after = ended_line(before);
    for (const std::string_view line : excluded) {
      if (!has_line(before, line)) {
        after += std::string(line) + "\n";
      }
    }
    if (after.size() > ended_line(before).size()) {
      git::make_folders(file.parent_path());
      git::replace_file(file, after, git::Sync::yes);
    }
  } catch (const Error& error) {
    // Where nothing can be written, nothing private is written either.
    if (error.kind() != ErrorKind::unavailable) {
      throw;
    }
  }
}

void write_git_settings(const fs::path& work_tree) {
  for (const auto& [name, ours] : {std::pair<const char*, std::string>(".gitignore", ignored),
                                   {".gitattributes", attributes}}) {
    const fs::path file = work_tree / ".redraft" / name;
    const std::string before = git::read_file(file).value_or("");
    if (!before.ends_with(ours)) {
      git::replace_file(file, ended_line(before) + ours, git::Sync::yes);
    }
  }
}

void require_comment_store(const git::Repository& repository, const fs::path& shared_folder) {
  const fs::path file = shared_folder / "comments.db";
  const fs::path mark = repository.common_folder() / "redraft-store";
  std::error_code error;
  if (!fs::is_regular_file(file, error)) {
    return;
  }
  const std::uintmax_t size = fs::file_size(file, error);
  if (error) {
    return;  // opening it says why
  }
  const bool had_content = fs::exists(mark, error);
  if (size == 0 && had_content) {
    throw Error(
        ErrorKind::corrupt,
        "open the comment store " + file.string() + ": the file is empty, it was not before",
        "restore it from a bundle or another copy; to begin without comments, remove it");
  }
  if (size != 0 && !had_content) {
    try {
      git::replace_file(mark, "The comment store of this repository has content.\n",
                        git::Sync::yes);
    } catch (const Error& failure) {
      if (failure.kind() != ErrorKind::unavailable) {
        throw;
      }
    }
  }
}

std::vector<std::string> tracked_comment_files(const git::Repository& repository) {
  std::vector<std::string> paths;
  try {
    paths = repository.staged_paths(".redraft/comments.db");
  } catch (const Error&) {
    // An index in a form that cannot be read is no damage to what was published.
    paths.clear();
  }
  const git::Head head = repository.head();
  if (!head.commit.empty()) {
    const std::string tree = repository.read_commit(head.commit).tree;
    const std::optional<git::TreeEntry> folder = repository.entry_at(tree, ".redraft");
    if (folder && folder->mode == git::EntryMode::folder) {
      for (const git::TreeEntry& entry : repository.read_tree(folder->id)) {
        if (entry.name.starts_with("comments.db")) {
          paths.push_back(".redraft/" + entry.name);
        }
      }
    }
  }
  std::sort(paths.begin(), paths.end());
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
  return paths;
}

void clear_half_written(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> found;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (name.starts_with(half_written) && fs::is_regular_file(at->symlink_status(error))) {
      found.push_back(at->path());
    }
  }
  for (const fs::path& file : found) {
    fs::remove(file, error);
  }
}

}  // namespace redraft::store
