#pragma once
// Keeping what is private out of git, and telling a lost comment store from one not begun.

#include <filesystem>
#include <string>
#include <vector>

#include "git/repository.h"

namespace redraft::store {

// Has git ignore the comment store, the lock and half-written files in every work tree, by
// info/exclude of the common git folder: a .gitignore is gone on a branch that does not have it.
// Cheap when it was done before.
void keep_out_of_git(const git::Repository& repository);

// .redraft/.gitignore and .gitattributes with our lines last, so that they count. Lines of others
// stay.
void write_git_settings(const std::filesystem::path& work_tree);

// Throws corrupt when the comment store is an empty file although it had content once. That it had
// is noted by this call, in the file redraft-store of the common git folder.
void require_comment_store(const git::Repository& repository,
                           const std::filesystem::path& shared_folder);

// Files of the comment store that git has in the index or at HEAD.
std::vector<std::string> tracked_comment_files(const git::Repository& repository);

// Removes what a write that was killed left in a folder. Only under the writer lock.
void clear_half_written(const std::filesystem::path& folder);

}  // namespace redraft::store
