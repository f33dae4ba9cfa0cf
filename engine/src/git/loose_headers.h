#pragma once
// Keeps damaged loose objects from libgit2.
//
// libgit2 1.5.1 reads "commit 2x2" as a length of 2 and then copies all it has inflated into a
// buffer of that length. git's own reader refuses such a header, and so is done here first.

#include <git2.h>

namespace redraft::git {

// Looks at the header of each loose object that is read through this repository's object database.
// One whose header is not "KIND LENGTH" is an error of class GIT_ERROR_ODB; all else is left to
// libgit2. Costs the opening of a file for each object read. Objects of alternates are not looked
// at.
void guard_loose_headers(git_repository* repository);

}  // namespace redraft::git
