#pragma once
// Keeps damaged loose objects from libgit2.
//
// libgit2 1.5.1 copies what it has inflated with the header, 64 bytes in all, into a buffer of the
// length that the header names: one that is too short, or "2x2", which it reads as 2, writes past
// its end. git's own reader refuses such objects, and so is done here first.

#include <git2.h>

namespace redraft::git {

// Looks at the header of each loose object that is read through this repository's object database.
// One whose header is not "KIND LENGTH", or that goes on behind that length within those 64 bytes,
// is an error of class GIT_ERROR_ODB; all else is left to libgit2. Costs the opening of a file for
// each object read. Objects of alternates are not looked at.
void guard_loose_headers(git_repository* repository);

}  // namespace redraft::git
