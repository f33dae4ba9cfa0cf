#include "git/repository.h"

#include <array>
#include <system_error>

#include "git/durable_files.h"
#include "git/handles.h"
#include "git/loose_headers.h"
#include "redraft/error.h"

namespace redraft::git {

namespace fs = std::filesystem;

namespace {

// libgit2's paths of folders end in a slash; ours do not.
fs::path folder_path(const char* path) {
  if (path == nullptr) {
    return {};
  }
  const fs::path folder(path);
  return folder.has_filename() ? folder : folder.parent_path();
}

std::string default_branch() {
  const ConfigHandle config =
      acquire<ConfigHandle>("read git's configuration", git_config_open_default);
  git_buf value = GIT_BUF_INIT;
  std::string branch = "main";
  if (git_config_get_string_buf(&value, config.get(), "init.defaultBranch") == 0 &&
      value.size > 0) {
    branch = value.ptr;
  }
  git_buf_dispose(&value);
  return branch;
}

fs::path objects_folder(git_repository* repository) {
  git_buf path = GIT_BUF_INIT;
  check(git_repository_item_path(&path, repository, GIT_REPOSITORY_ITEM_OBJECTS),
        "find the repository's objects");
  fs::path folder = folder_path(path.ptr);
  git_buf_dispose(&path);
  return folder;
}

void sync_new_repository(const fs::path& folder) {
  for (const char* file : {"HEAD", "config"}) {
    sync_file(folder / file);
  }
  for (const char* name : {"refs/heads", "refs/tags", "refs", "objects"}) {
    sync_folder(folder / name);
  }
  sync_folder(folder);
  sync_folder(folder.parent_path());
}

const char* word_of(int state) {
  switch (state) {
    case GIT_REPOSITORY_STATE_NONE:
      return "";
    case GIT_REPOSITORY_STATE_MERGE:
      return "merge";
    case GIT_REPOSITORY_STATE_REVERT:
    case GIT_REPOSITORY_STATE_REVERT_SEQUENCE:
      return "revert";
    case GIT_REPOSITORY_STATE_CHERRYPICK:
    case GIT_REPOSITORY_STATE_CHERRYPICK_SEQUENCE:
      return "cherry-pick";
    case GIT_REPOSITORY_STATE_BISECT:
      return "bisect";
    case GIT_REPOSITORY_STATE_REBASE:
    case GIT_REPOSITORY_STATE_REBASE_INTERACTIVE:
    case GIT_REPOSITORY_STATE_REBASE_MERGE:
      return "rebase";
    default:
      return "patch series";
  }
}

}  // namespace

void Repository::Close::operator()(git_repository* repository) const noexcept {
  git_repository_free(repository);
}

Repository::Repository(git_repository* repository) : repository_(repository) {
  guard_loose_headers(repository);
}

Repository Repository::open(const fs::path& start) {
  start_library();
  const std::string doing = "open the git repository at " + start.string();
  const char* none = nullptr;
  RepositoryHandle handle =
      find<RepositoryHandle>(doing, git_repository_open_ext, start.c_str(), 0U, none);
  if (handle == nullptr) {
    throw Error(ErrorKind::not_found, doing + ": there is none here nor in any folder above",
                "redraft init");
  }
  return Repository(handle.release());
}

Repository Repository::init(const fs::path& folder) {
  start_library();
  const std::string doing = "make a git repository in " + folder.string();
  make_folders(fs::absolute(folder));
  const char* none = nullptr;
  RepositoryHandle handle =
      find<RepositoryHandle>(doing, git_repository_open_ext, folder.c_str(), 0U, none);
  if (handle != nullptr) {
    return Repository(handle.release());
  }
  const std::string branch = default_branch();
  git_repository_init_options options{};
  options.version = GIT_REPOSITORY_INIT_OPTIONS_VERSION;
  options.flags = GIT_REPOSITORY_INIT_MKPATH;
  options.initial_head = branch.c_str();
  handle = acquire<RepositoryHandle>(doing, git_repository_init_ext, folder.c_str(), &options);
  Repository made(handle.release());
  sync_new_repository(made.git_folder());
  return made;
}

Repository Repository::create(const fs::path& folder, const std::string& branch) {
  start_library();
  git_repository_init_options options{};
  options.version = GIT_REPOSITORY_INIT_OPTIONS_VERSION;
  options.flags = GIT_REPOSITORY_INIT_MKPATH | GIT_REPOSITORY_INIT_NO_REINIT;
  const std::string name = branch.substr(branch.rfind("heads/") + 6);
  options.initial_head = name.c_str();
  Repository made(acquire<RepositoryHandle>("make a git repository in " + folder.string(),
                                            git_repository_init_ext, folder.c_str(), &options)
                      .release());
  sync_new_repository(made.git_folder());
  return made;
}

Repository Repository::reopened() const {
  const std::string folder = git_folder().string();
  return Repository(acquire<RepositoryHandle>("open the git repository " + folder,
                                              git_repository_open, folder.c_str())
                        .release());
}

fs::path Repository::work_tree() const {
  return folder_path(git_repository_workdir(repository_.get()));
}

fs::path Repository::git_folder() const {
  return folder_path(git_repository_path(repository_.get()));
}

fs::path Repository::common_folder() const {
  return folder_path(git_repository_commondir(repository_.get()));
}

fs::path Repository::main_work_tree() const {
  if (git_repository_is_worktree(repository_.get()) == 0) {
    return work_tree();
  }
  const std::string common = common_folder().string();
  const RepositoryHandle main = acquire<RepositoryHandle>("open the main repository " + common,
                                                          git_repository_open, common.c_str());
  return folder_path(git_repository_workdir(main.get()));
}

void Repository::make_object_folders() const {
  const fs::path objects = objects_folder(repository_.get());
  constexpr char digits[] = "0123456789abcdef";
  bool made = false;
  for (unsigned value = 0; value < 256; ++value) {
    const std::array<char, 3> name = {digits[value / 16], digits[value % 16], '\0'};
    std::error_code why;
    made |= fs::create_directory(objects / name.data(), why);
    if (why) {
      throw Error(ErrorKind::unavailable,
                  "make folder " + (objects / name.data()).string() + ": " + why.message(),
                  "check free space, permissions and whether the disk can be written");
    }
  }
  if (made) {
    sync_folder(objects);
  }
}

Head Repository::head() const {
  Head head;
  if (git_repository_head_detached(repository_.get()) == 0) {
    const ReferenceHandle symbolic =
        acquire<ReferenceHandle>("read HEAD", git_reference_lookup, repository_.get(), "HEAD");
    const char* target = git_reference_symbolic_target(symbolic.get());
    head.branch = target == nullptr ? "" : target;
  }
  git_oid id{};
  const int code = git_reference_name_to_id(&id, repository_.get(), "HEAD");
  if (code == GIT_ENOTFOUND) {
    git_error_clear();
    return head;
  }
  check(code, "read HEAD");
  head.commit = hex(id);
  return head;
}

std::string Repository::unfinished() const {
  return word_of(git_repository_state(repository_.get()));
}

std::optional<Signature> Repository::identity(Instant now) const {
  const SignatureHandle signature = find<SignatureHandle>("read user.name and user.email",
                                                          git_signature_default, repository_.get());
  if (signature == nullptr) {
    git_error_clear();
    return std::nullopt;
  }
  return Signature{signature->name, signature->email, now};
}

}  // namespace redraft::git
