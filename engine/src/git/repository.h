#pragma once
// A git repository in our words: objects by their 40 hex digits, references by their full names,
// everything returned as a value. The only floor that knows libgit2.
//
// One thread at a time. Everything written is synced before the call returns. Failures are Errors
// of the kinds not_found, not_allowed (the repository belongs to somebody else), conflict,
// unavailable (disk, lock, permission), corrupt (an object is not what its name says).

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/time.h"

struct git_repository;

namespace redraft::git {

enum class ObjectKind { commit, tree, blob, tag };

struct Object {
  ObjectKind kind = ObjectKind::blob;
  std::string bytes;
};

struct Signature {
  std::string name;
  std::string email;
  Instant when;
};

// What HEAD is. An unborn branch has no commit; a detached HEAD has no branch.
struct Head {
  std::string branch;  // refs/heads/...
  std::string commit;
};

struct Reference {
  std::string name;
  std::string target;
};

struct TagObject {
  std::string name;    // as the object says, without refs/tags/
  std::string target;  // the id it points to
  bool of_commit = false;
};

struct CommitObject {
  std::string tree;
  std::vector<std::string> parents;
};

// git's numbers for what a name in a tree is.
enum class EntryMode : std::uint32_t {
  folder = 0040000,
  file = 0100644,
  executable = 0100755,
  link = 0120000,
  submodule = 0160000
};

struct TreeEntry {
  std::string name;
  std::string id;
  EntryMode mode = EntryMode::file;
};

// One path of a tree to be made: the blob that stands there from now on.
struct PathChange {
  std::string path;  // '/' between folders
  std::string blob;
};

// One entry of the index to be set.
struct IndexChange {
  std::string path;
  std::string blob;
  EntryMode mode = EntryMode::file;
  bool same_as_file = false;  // the file on disk has these bytes now
};

class Repository {
 public:
  // The repository that holds `start`, found upwards. Throws not_found.
  static Repository open(const std::filesystem::path& start);
  // The repository that holds `folder`, or a new one there, synced. Its branch is
  // init.defaultBranch, else "main".
  static Repository init(const std::filesystem::path& folder);
  // A new one in an empty folder, whatever holds that folder. HEAD is on `branch`, a full name.
  static Repository create(const std::filesystem::path& folder, const std::string& branch);
  // Another handle on the same repository with nothing cached: reads come from the disk.
  [[nodiscard]] Repository reopened() const;

  // Folders, without a slash at the end. The work tree is empty in a bare repository. The git
  // folder is the work tree's own (HEAD, index); the common one holds objects and references.
  [[nodiscard]] std::filesystem::path work_tree() const;
  [[nodiscard]] std::filesystem::path git_folder() const;
  [[nodiscard]] std::filesystem::path common_folder() const;
  // Of the repository a linked work tree belongs to; our own otherwise. Empty when that one is
  // bare.
  [[nodiscard]] std::filesystem::path main_work_tree() const;

  // Makes the 256 folders that objects can fall into and syncs their names, so that no later object
  // hangs on an unsynced folder. Cheap when they are there (git gc removes empty ones).
  void make_object_folders() const;

  [[nodiscard]] Head head() const;
  // "merge", "rebase" ... that is under way, or empty.
  [[nodiscard]] std::string unfinished() const;
  // user.name and user.email, or nothing when either is missing.
  [[nodiscard]] std::optional<Signature> identity(Instant now) const;

  // Objects. Reading verifies the hash; a damaged or absent object throws corrupt.
  std::string write_blob(std::string_view bytes);
  [[nodiscard]] std::string read_blob(const std::string& id) const;
  // Whether the stored blob has exactly these bytes, read from the disk and compared as they come.
  [[nodiscard]] bool blob_equals(const std::string& id, std::string_view bytes) const;
  // The name these bytes have as a blob; nothing is written.
  [[nodiscard]] static std::string id_of_blob(std::string_view bytes);
  [[nodiscard]] Object read_object(const std::string& id) const;
  [[nodiscard]] CommitObject read_commit(const std::string& id) const;
  // Nothing when the object is not an annotated tag.
  [[nodiscard]] std::optional<TagObject> read_tag(const std::string& id) const;
  [[nodiscard]] std::vector<TreeEntry> read_tree(const std::string& id) const;
  // What stands at a path of a tree.
  [[nodiscard]] std::optional<TreeEntry> entry_at(const std::string& tree,
                                                  const std::string& path) const;
  // The tree `base` (empty: none) with these paths replaced; only the folders on their way are read
  // and written. Keeps a file's executable bit. Throws conflict where a submodule is in the way.
  std::string write_tree(const std::string& base, const std::vector<PathChange>& changes);
  std::string write_commit(const std::string& tree, const std::string& parent,
                           const Signature& signature, const std::string& message);
  // The tag object alone; no reference points to it yet.
  std::string write_tag(const std::string& commit, const std::string& name,
                        const Signature& signature, const std::string& message);

  // Everything that these commits and annotated tags rest on, as one pack: the same objects are
  // always the same bytes. Costs its size in memory.
  [[nodiscard]] std::string pack(const std::vector<std::string>& tips) const;
  // Takes the objects of a pack in. Throws corrupt for one that is damaged or lacks objects that
  // others in it rest on.
  void unpack(std::string_view pack);

  // References.
  // Whether git takes it for a full name; such a one is no path out of the git folder.
  [[nodiscard]] static bool is_reference_name(const std::string& name);
  [[nodiscard]] std::optional<std::string> reference(const std::string& name) const;
  // Whether the commit is one of these, or before one of them.
  [[nodiscard]] bool is_before(const std::string& commit,
                               const std::vector<std::string>& tips) const;
  // The prefix holds none of git's glob characters (a reference's name cannot).
  [[nodiscard]] std::vector<Reference> references(const std::string& prefix) const;
  // False when it is there already; of two at once exactly one gets true.
  bool create_reference(const std::string& name, const std::string& target,
                        const std::string& log_message);
  // False when it does not stand at `expected` (empty: it must not exist) any more.
  bool move_reference(const std::string& name, const std::string& target,
                      const std::string& expected, const std::string& log_message);

  // Files and index as the commit at HEAD has them, byte by byte, whatever filters would make of
  // them. For an empty work tree.
  void checkout();
  // Sets these entries of the index and leaves all others as they are.
  void update_index(const std::vector<IndexChange>& changes);
  // Paths in the index that begin so.
  [[nodiscard]] std::vector<std::string> staged_paths(const std::string& prefix) const;
  // Throws unavailable when the index is in a form that cannot be updated (sparse or split).
  void require_readable_index() const;

  // Locks that this process or an earlier one of ours left when it was killed. Every write of a
  // reference or the index notes its lock first, and what it will hold (file redraft-locks in the
  // common folder); a lock as noted, and no older than the note, is removed. Only while no other
  // process of ours writes.
  void clear_noted_locks() const;
  // Removes NAME.lock if it holds the beginning of `target`: what a killed create or move leaves.
  void clear_reference_lock(const std::string& name, const std::string& target) const;

 private:
  struct Close {
    void operator()(git_repository* repository) const noexcept;
  };

  explicit Repository(git_repository* repository);

  void sync_reference_folders(const std::string& name) const;
  // `holds`: what will be written into the lock; the index's stays empty.
  void note_lock(const std::filesystem::path& lock, const std::string& holds) const;
  void forget_locks() const;

  std::unique_ptr<git_repository, Close> repository_;
};

}  // namespace redraft::git
