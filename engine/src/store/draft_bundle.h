#pragma once
// The list of references that begins a git bundle, as `git help gitformat-bundle` describes it.

#include <string>
#include <string_view>
#include <vector>

#include "git/repository.h"

namespace redraft::store {

struct GitBundle {
  std::vector<git::Reference> references;  // HEAD apart
  std::string_view pack;                   // of the bytes read
};

// Throws corrupt where a reference is neither the branch nor a draft of ours: a name is a path in
// the git folder.
GitBundle read_git_bundle(std::string_view bytes, const std::string& branch);

}  // namespace redraft::store
