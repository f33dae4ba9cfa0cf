#include <algorithm>
#include <map>

#include <git2/sys/commit.h>

#include "git/handles.h"
#include "git/repository.h"
#include "redraft/error.h"

namespace redraft::git {

namespace {

SignatureHandle to_git(const Signature& signature) {
  constexpr std::int64_t second = 1000;
  std::int64_t seconds = signature.when.milliseconds / second;
  seconds -= signature.when.milliseconds % second < 0 ? 1 : 0;
  return acquire<SignatureHandle>("sign as " + signature.name + " <" + signature.email + ">",
                                  git_signature_new, signature.name.c_str(),
                                  signature.email.c_str(), git_time_t{seconds}, 0);
}

ObjectKind kind_of(git_object_t type, const std::string& id) {
  switch (type) {
    case GIT_OBJECT_COMMIT:
      return ObjectKind::commit;
    case GIT_OBJECT_TREE:
      return ObjectKind::tree;
    case GIT_OBJECT_BLOB:
      return ObjectKind::blob;
    case GIT_OBJECT_TAG:
      return ObjectKind::tag;
    default:
      throw Error(ErrorKind::corrupt, "read git object " + id + ": it is of an unknown kind",
                  "git fsck");
  }
}

// An object that something else names must be there: that it is not is damage, not a wrong
// question.
template <class Owner, class Function>
Owner present(const std::string& what, Function function, git_repository* repository,
              const std::string& id) {
  const git_oid wanted = oid(id);
  Owner owner = find<Owner>("read git " + what + " " + id, function, repository, &wanted);
  if (owner == nullptr) {
    git_error_clear();
    throw Error(ErrorKind::corrupt, "read git " + what + " " + id + ": it is not in the repository",
                "git fsck; in a shallow clone, git fetch --unshallow");
  }
  return owner;
}

int read_from(git_odb_object** out, git_repository* repository, const git_oid* id) {
  const OdbHandle odb = acquire<OdbHandle>("open git's objects", git_repository_odb, repository);
  return git_odb_read(out, odb.get(), id);
}

OdbObjectHandle read_raw(git_repository* repository, const std::string& id) {
  return present<OdbObjectHandle>("object", read_from, repository, id);
}

TreeHandle look_up_tree(git_repository* repository, const std::string& id) {
  return present<TreeHandle>("tree", git_tree_lookup, repository, id);
}

// Changes below one folder, grouped by the name that stands next in their path.
using Group = std::vector<PathChange>;

class TreeWriter {
 public:
  explicit TreeWriter(git_repository* repository) : repository_(repository) {}

  git_oid write(const git_tree* base, const Group& changes, const std::string& at) {
    const TreeBuilderHandle builder =
        acquire<TreeBuilderHandle>("write git tree " + at, git_treebuilder_new, repository_, base);
    std::map<std::string, Group> below;
    for (const PathChange& change : changes) {
      const std::size_t slash = change.path.find('/');
      if (slash == std::string::npos) {
        insert(builder.get(), change.path, oid(change.blob), file_mode(base, change.path), at);
      } else {
        below[change.path.substr(0, slash)].push_back({change.path.substr(slash + 1), change.blob});
      }
    }
    for (const auto& [name, group] : below) {
      const TreeHandle folder = folder_at(base, name, at + name);
      insert(builder.get(), name, write(folder.get(), group, at + name + "/"), GIT_FILEMODE_TREE,
             at);
    }
    git_oid id{};
    check(git_treebuilder_write(&id, builder.get()), "write git tree " + at);
    return id;
  }

 private:
  static void insert(git_treebuilder* builder, const std::string& name, const git_oid& id,
                     git_filemode_t mode, const std::string& at) {
    check(git_treebuilder_insert(nullptr, builder, name.c_str(), &id, mode),
          "write " + at + name + " to a git tree");
  }

  static git_filemode_t file_mode(const git_tree* base, const std::string& name) {
    const git_tree_entry* entry =
        base == nullptr ? nullptr : git_tree_entry_byname(base, name.c_str());
    return entry != nullptr && git_tree_entry_filemode(entry) == GIT_FILEMODE_BLOB_EXECUTABLE
               ? GIT_FILEMODE_BLOB_EXECUTABLE
               : GIT_FILEMODE_BLOB;
  }

  TreeHandle folder_at(const git_tree* base, const std::string& name, const std::string& path) {
    const git_tree_entry* entry =
        base == nullptr ? nullptr : git_tree_entry_byname(base, name.c_str());
    if (entry == nullptr) {
      return {};
    }
    if (git_tree_entry_filemode(entry) == GIT_FILEMODE_COMMIT) {
      throw Error(ErrorKind::conflict, "write git tree: " + path + " is a submodule",
                  "keep the document outside the submodule");
    }
    if (git_tree_entry_type(entry) != GIT_OBJECT_TREE) {
      return {};
    }
    return acquire<TreeHandle>("read git tree " + path, git_tree_lookup, repository_,
                               git_tree_entry_id(entry));
  }

  git_repository* repository_;
};

}  // namespace

std::string Repository::write_blob(std::string_view bytes) {
  git_oid id{};
  check(git_blob_create_from_buffer(&id, repository_.get(), bytes.data(), bytes.size()),
        "write " + std::to_string(bytes.size()) + " bytes to git");
  return hex(id);
}

Object Repository::read_object(const std::string& id) const {
  const OdbObjectHandle object = read_raw(repository_.get(), id);
  return {kind_of(git_odb_object_type(object.get()), id),
          std::string(static_cast<const char*>(git_odb_object_data(object.get())),
                      git_odb_object_size(object.get()))};
}

std::string Repository::read_blob(const std::string& id) const {
  Object object = read_object(id);
  if (object.kind != ObjectKind::blob) {
    throw Error(ErrorKind::corrupt, "read git object " + id + ": it is not a file",
                "redraft check");
  }
  return std::move(object.bytes);
}

bool Repository::blob_equals(const std::string& id, std::string_view bytes) const {
  const OdbHandle odb =
      acquire<OdbHandle>("open git's objects", git_repository_odb, repository_.get());
  const git_oid wanted = oid(id);
  git_odb_stream* opened = nullptr;
  std::size_t size = 0;
  git_object_t type = GIT_OBJECT_INVALID;
  if (git_odb_open_rstream(&opened, &size, &type, odb.get(), &wanted) < 0) {
    git_error_clear();  // packed objects have no stream
    return read_blob(id) == bytes;
  }
  const OdbStreamHandle stream(opened);
  if (type != GIT_OBJECT_BLOB || size != bytes.size()) {
    return false;
  }
  std::vector<char> part(1U << 18U);
  while (!bytes.empty()) {
    const std::size_t wish = std::min(part.size(), bytes.size());
    const int got = git_odb_stream_read(stream.get(), part.data(), wish);
    check(got, "read git object " + id);
    const std::string_view piece(part.data(), static_cast<std::size_t>(got));
    if (piece.empty() || bytes.substr(0, piece.size()) != piece) {
      return false;
    }
    bytes.remove_prefix(piece.size());
  }
  // Reading past the end makes the object's own checksum count.
  const int more = git_odb_stream_read(stream.get(), part.data(), 1);
  check(more, "read git object " + id);
  return more == 0;
}

std::string Repository::id_of_blob(std::string_view bytes) {
  git_oid id{};
  check(git_odb_hash(&id, bytes.data(), bytes.size(), GIT_OBJECT_BLOB), "hash a file");
  return hex(id);
}

CommitObject Repository::read_commit(const std::string& id) const {
  const CommitHandle commit =
      present<CommitHandle>("commit", git_commit_lookup, repository_.get(), id);
  CommitObject out{hex(*git_commit_tree_id(commit.get())), {}};
  for (unsigned i = 0; i < git_commit_parentcount(commit.get()); ++i) {
    out.parents.push_back(hex(*git_commit_parent_id(commit.get(), i)));
  }
  return out;
}

std::optional<TagObject> Repository::read_tag(const std::string& id) const {
  if (git_odb_object_type(read_raw(repository_.get(), id).get()) != GIT_OBJECT_TAG) {
    return std::nullopt;
  }
  const TagHandle tag = present<TagHandle>("tag", git_tag_lookup, repository_.get(), id);
  return TagObject{git_tag_name(tag.get()), hex(*git_tag_target_id(tag.get())),
                   git_tag_target_type(tag.get()) == GIT_OBJECT_COMMIT};
}

std::vector<TreeEntry> Repository::read_tree(const std::string& id) const {
  const TreeHandle tree = look_up_tree(repository_.get(), id);
  std::vector<TreeEntry> entries;
  for (std::size_t i = 0; i < git_tree_entrycount(tree.get()); ++i) {
    const git_tree_entry* entry = git_tree_entry_byindex(tree.get(), i);
    entries.push_back({git_tree_entry_name(entry), hex(*git_tree_entry_id(entry)),
                       static_cast<EntryMode>(git_tree_entry_filemode(entry))});
  }
  return entries;
}

std::optional<TreeEntry> Repository::entry_at(const std::string& tree,
                                              const std::string& path) const {
  std::string folder = tree;
  std::string_view rest = path;
  for (;;) {
    const std::size_t slash = rest.find('/');
    const std::string name(rest.substr(0, slash));
    const TreeHandle handle = look_up_tree(repository_.get(), folder);
    const git_tree_entry* entry = git_tree_entry_byname(handle.get(), name.c_str());
    if (entry == nullptr) {
      return std::nullopt;
    }
    if (slash == std::string_view::npos) {
      return TreeEntry{name, hex(*git_tree_entry_id(entry)),
                       static_cast<EntryMode>(git_tree_entry_filemode(entry))};
    }
    if (git_tree_entry_type(entry) != GIT_OBJECT_TREE) {
      return std::nullopt;
    }
    folder = hex(*git_tree_entry_id(entry));
    rest.remove_prefix(slash + 1);
  }
}

std::string Repository::write_tree(const std::string& base,
                                   const std::vector<PathChange>& changes) {
  const TreeHandle handle = base.empty() ? TreeHandle() : look_up_tree(repository_.get(), base);
  return hex(TreeWriter(repository_.get()).write(handle.get(), changes, ""));
}

std::string Repository::write_commit(const std::string& tree, const std::string& parent,
                                     const Signature& signature, const std::string& message) {
  const SignatureHandle by = to_git(signature);
  const git_oid tree_id = oid(tree);
  const git_oid parent_id = parent.empty() ? git_oid{} : oid(parent);
  const git_oid* parents[] = {&parent_id};
  git_oid id{};
  check(git_commit_create_from_ids(&id, repository_.get(), nullptr, by.get(), by.get(), nullptr,
                                   message.c_str(), &tree_id, parent.empty() ? 0 : 1, parents),
        "write a git commit");
  return hex(id);
}

std::string Repository::write_tag(const std::string& commit, const std::string& name,
                                  const Signature& signature, const std::string& message) {
  const SignatureHandle by = to_git(signature);
  const CommitHandle target =
      present<CommitHandle>("commit", git_commit_lookup, repository_.get(), commit);
  git_oid id{};
  // A git_commit is a git_object; the C interface has no other way to say so.
  const auto* object = reinterpret_cast<const git_object*>(target.get());
  const int code = git_tag_annotation_create(&id, repository_.get(), name.c_str(), object, by.get(),
                                             message.c_str());
  const git_error* last = git_error_last();
  if (code < 0 && last != nullptr && last->klass == GIT_ERROR_OBJECT) {
    // libgit2 says so when the object cannot be written, and hides why.
    throw Error(
        ErrorKind::unavailable, "write git tag " + name + ": its object cannot be written",
        "check free space, permissions and whether the disk can be written, then try again");
  }
  check(code, "write git tag " + name);
  return hex(id);
}

}  // namespace redraft::git
