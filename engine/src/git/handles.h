#pragma once
// Owners for libgit2's objects, and the only places that look at one of its return codes.
//
//   auto tree = acquire<TreeHandle>("read the draft's tree", git_tree_lookup, repository, &id);
//
// A handle never outlives the repository it came from: declare the repository first.

#include <memory>
#include <string>
#include <utility>

#include <git2.h>

namespace redraft::git {

template <auto free_function>
struct Freed {
  template <class T>
  void operator()(T* handle) const noexcept {
    free_function(handle);
  }
};

template <class T, auto free_function>
using Owned = std::unique_ptr<T, Freed<free_function>>;

using CommitHandle = Owned<git_commit, git_commit_free>;
using ConfigHandle = Owned<git_config, git_config_free>;
using IndexHandle = Owned<git_index, git_index_free>;
using OdbHandle = Owned<git_odb, git_odb_free>;
using OdbObjectHandle = Owned<git_odb_object, git_odb_object_free>;
using OdbStreamHandle = Owned<git_odb_stream, git_odb_stream_free>;
using IndexerHandle = Owned<git_indexer, git_indexer_free>;
using PackBuilderHandle = Owned<git_packbuilder, git_packbuilder_free>;
using ReferenceHandle = Owned<git_reference, git_reference_free>;
using ReferenceIteratorHandle = Owned<git_reference_iterator, git_reference_iterator_free>;
using RepositoryHandle = Owned<git_repository, git_repository_free>;
using RevisionWalkHandle = Owned<git_revwalk, git_revwalk_free>;
using SignatureHandle = Owned<git_signature, git_signature_free>;
using TagHandle = Owned<git_tag, git_tag_free>;
using TreeHandle = Owned<git_tree, git_tree_free>;
using TreeBuilderHandle = Owned<git_treebuilder, git_treebuilder_free>;

static_assert(sizeof(TreeHandle) == sizeof(git_tree*), "an owner costs what a pointer costs");

// Starts libgit2 once, with everything it writes synced and everything it reads checked against its
// hash. It is never shut down: a handle in a static object may outlive any guard.
void start_library();

// Throws the Error for a negative code: what was being done, libgit2's reason, and a hint.
[[noreturn]] void fail(int code, const std::string& doing);

inline void check(int code, const std::string& doing) {
  if (code < 0) {
    fail(code, doing);
  }
}

// Runs a call whose first parameter is the out pointer.
template <class Owner, class Function, class... Arguments>
Owner acquire(const std::string& doing, Function function, Arguments&&... arguments) {
  typename Owner::pointer handle = nullptr;
  check(function(&handle, std::forward<Arguments>(arguments)...), doing);
  return Owner(handle);
}

// The same, with an empty owner where there is no such thing.
template <class Owner, class Function, class... Arguments>
Owner find(const std::string& doing, Function function, Arguments&&... arguments) {
  typename Owner::pointer handle = nullptr;
  const int code = function(&handle, std::forward<Arguments>(arguments)...);
  if (code == GIT_ENOTFOUND) {
    return {};
  }
  check(code, doing);
  return Owner(handle);
}

// 40 hex digits and back. Throws corrupt for anything else.
std::string hex(const git_oid& id);
git_oid oid(const std::string& hex_digits);

}  // namespace redraft::git
