#pragma once
// What an open DraftStore holds, and the look-ups its parts share. Private to
// store/draft_store*.cpp.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "git/repository.h"
#include "store/draft_records.h"
#include "store/draft_store.h"

namespace redraft::store {

// A reference under refs/tags/<document>/ that holds a draft of ours.
struct TaggedDraft {
  git::Reference reference;
  std::string commit;
  bool annotated = false;
  FrozenDraft frozen;
};

// ".redraft/principles/notes.tsv"
std::string record_path(const std::string& document, const std::string& file);

// The first folder on the way to `path` below `top` that is none, or a symbolic link: git's
// checkout makes links, and nothing may be written through one.
std::optional<std::filesystem::path> no_real_folder(const std::filesystem::path& top,
                                                    const std::filesystem::path& path);

// By sequence, then date, then label.
void sort_drafts(std::vector<TaggedDraft>& drafts);

struct DraftStore::State {
  git::Repository repository;
  std::filesystem::path work_tree;
  std::filesystem::path shared_folder;

  // The bytes at a path of a commit.
  [[nodiscard]] std::optional<std::string> committed(const std::string& commit,
                                                     const std::string& path) const;
  // The same, where it must be: throws corrupt.
  [[nodiscard]] std::string require_committed(const std::string& commit,
                                              const std::string& path) const;
  // A record as it stands in the work tree; as committed at HEAD where it is not checked out.
  [[nodiscard]] std::optional<std::string> record(const std::string& path) const;
  // Durable; makes the folder. Throws invalid where a link leads elsewhere.
  void write_record(const std::string& path, const std::string& bytes) const;
  static void write_record(const std::filesystem::path& work_tree, const std::string& path,
                           const std::string& bytes);
  // The same for any file, wherever it leads.
  static void write_file(const std::filesystem::path& file, const std::string& bytes);

  // An editor's own update notes, as they stand in the work tree.
  [[nodiscard]] std::vector<WordingRow> wordings(const std::string& document) const;

  // The commit a tag leads to; nothing for a tag of something else.
  [[nodiscard]] std::optional<std::string> commit_of(const git::Reference& tag,
                                                     bool* annotated) const;
  // The draft a reference holds; nothing for somebody else's tag. Throws corrupt for a damaged one.
  [[nodiscard]] std::optional<TaggedDraft> tagged_draft(const std::string& document,
                                                        const git::Reference& tag) const;
  [[nodiscard]] std::vector<TaggedDraft> tagged_drafts(const std::string& document) const;
  // Documents that a tag holds a draft of, or a damaged one.
  [[nodiscard]] std::vector<std::string> documents_with_drafts() const;
  [[nodiscard]] FrozenDraft frozen_of(const Draft& draft) const;

  // A branch to commit to and nothing unfinished; else conflict or not_allowed.
  [[nodiscard]] git::Head require_branch(const std::string& doing) const;
  [[nodiscard]] git::Signature require_identity(const std::string& doing, Instant now) const;
  [[nodiscard]] std::string tree_of(const git::Head& head) const;  // empty on an unborn branch
};

}  // namespace redraft::store
