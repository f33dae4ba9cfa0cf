#include "git/handles.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "redraft/error.h"

namespace redraft::git {

namespace {

// What libgit2 calls the file in "failed to lock file '/…/main.lock' for writing".
std::string quoted_path(const std::string& reason) {
  const std::size_t begin = reason.find('\'');
  const std::size_t end = begin == std::string::npos ? begin : reason.find('\'', begin + 1);
  return end == std::string::npos ? std::string() : reason.substr(begin + 1, end - begin - 1);
}

ErrorKind kind_of_class(int error_class) {
  switch (error_class) {
    case GIT_ERROR_OS:
    case GIT_ERROR_FILESYSTEM:
    case GIT_ERROR_NOMEMORY:
    case GIT_ERROR_REPOSITORY:
    case GIT_ERROR_INDEX:
    case GIT_ERROR_WORKTREE:
      return ErrorKind::unavailable;
    case GIT_ERROR_ZLIB:
    case GIT_ERROR_INDEXER:
    case GIT_ERROR_ODB:
    case GIT_ERROR_OBJECT:
    case GIT_ERROR_TAG:
    case GIT_ERROR_TREE:
    case GIT_ERROR_REFERENCE:
      return ErrorKind::corrupt;
    case GIT_ERROR_CONFIG:
    case GIT_ERROR_INVALID:
      return ErrorKind::invalid;
    default:
      return ErrorKind::internal;
  }
}

ErrorKind kind_of(int code, int error_class) {
  switch (code) {
    case GIT_ENOTFOUND:
      return ErrorKind::not_found;
    case GIT_EEXISTS:
    case GIT_EMODIFIED:
    case GIT_ECONFLICT:
    case GIT_EUNMERGED:
      return ErrorKind::conflict;
    case GIT_ELOCKED:
      return ErrorKind::unavailable;
    case GIT_EOWNER:
      return ErrorKind::not_allowed;
    case GIT_EINVALIDSPEC:
      return ErrorKind::invalid;
    case GIT_EMISMATCH:
      return ErrorKind::corrupt;
    default:
      return kind_of_class(error_class);
  }
}

std::string hint_of(int code, ErrorKind kind, const std::string& reason) {
  if (code == GIT_ELOCKED) {
    const std::string path = quoted_path(reason);
    return "wait for the other program; if no git program is running, remove " +
           (path.empty() ? std::string("the lock file") : path);
  }
  if (code == GIT_EOWNER) {
    return "the repository belongs to another user: git config --global --add safe.directory "
           "FOLDER";
  }
  switch (kind) {
    case ErrorKind::unavailable:
      return "check free space, permissions and whether the disk can be written, then try again";
    case ErrorKind::corrupt:
      return "redraft check";
    case ErrorKind::conflict:
      return "somebody else changed the repository: look with git log --all, then try again";
    default:
      return {};
  }
}

// "failed to write out file: No space left on device" is not for people.
std::string in_our_words(const std::string& reason) {
  constexpr std::array<std::pair<int, const char*>, 3> causes = {
      {{ENOSPC, "the disk is full"},
       {EDQUOT, "no more room is allowed to you on this disk"},
       {EROFS, "the disk is read-only"}}};
  for (const auto& [number, words] : causes) {
    if (reason.find(std::strerror(number)) != std::string::npos) {
      return words;
    }
  }
  return reason;
}

}  // namespace

void start_library() {
  static const bool started = [] {
    check(git_libgit2_init(), "start libgit2");
    check(git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1), "switch on syncing of git's files");
    check(git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 1), "switch on hash checks");
    // Sparse and partial clones carry these; what they govern is not ours to touch.
    std::array<const char*, 3> extensions = {"worktreeconfig", "partialclone", "preciousobjects"};
    check(git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, extensions.data(), extensions.size()),
          "accept git's extensions");
    return true;
  }();
  static_cast<void>(started);
}

void fail(int code, const std::string& doing) {
  const git_error* last = git_error_last();
  const std::string reason = last == nullptr || last->message == nullptr
                                 ? "git says no more"
                                 : in_our_words(last->message);
  const int error_class = last == nullptr ? GIT_ERROR_NONE : last->klass;
  git_error_clear();
  const ErrorKind kind = kind_of(code, error_class);
  throw Error(kind, doing + ": " + reason, hint_of(code, kind, reason));
}

std::string hex(const git_oid& id) {
  std::string text(GIT_OID_HEXSZ, '0');
  git_oid_fmt(text.data(), &id);
  return text;
}

git_oid oid(const std::string& hex_digits) {
  git_oid id{};
  if (hex_digits.size() != GIT_OID_HEXSZ ||
      git_oid_fromstrn(&id, hex_digits.data(), GIT_OID_HEXSZ) < 0) {
    git_error_clear();
    throw Error(ErrorKind::corrupt, "read a git id: \"" + hex_digits + "\" is not 40 hex digits",
                "redraft check");
  }
  return id;
}

}  // namespace redraft::git
