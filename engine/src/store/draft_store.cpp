#include "store/draft_store.h"

#include <algorithm>

#include <sys/stat.h>

#include "git/durable_files.h"
#include "redraft/document.h"
#include "redraft/error.h"
#include "store/draft_store_state.h"
#include "store/labels.h"
#include "store/private_files.h"

namespace redraft::store {

namespace fs = std::filesystem;

namespace {

constexpr const char* documents_path = ".redraft/documents.tsv";

bool equal_folded(const std::string& text, const char* lower) {
  std::string folded = text;
  std::transform(folded.begin(), folded.end(), folded.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return folded == lower;
}

void check_path(const DocumentEntry& entry) {
  const auto refuse = [&](const std::string& why) {
    throw Error(ErrorKind::invalid,
                "add document " + entry.name + " at \"" + entry.path + "\": " + why,
                "name a file inside the consultation's folder");
  };
  const fs::path path(entry.path);
  if (entry.path.empty() || path.is_absolute() || entry.path.find('\0') != std::string::npos) {
    refuse("it is not a path below the work tree");
  }
  for (const fs::path& part : path) {
    const std::string name = part.string();
    if (name.empty() || name == "." || name == ".." || equal_folded(name, ".git") ||
        equal_folded(name, ".redraft")) {
      refuse("\"" + name + "\" cannot stand in the path");
    }
  }
}

// Where the document is, after making sure that no link leads elsewhere: git keeps links as links.
fs::path document_file(const fs::path& work_tree, const DocumentEntry& entry) {
  fs::path file = work_tree;
  for (const fs::path& part : fs::path(entry.path)) {
    file /= part;
    if (fs::is_symlink(fs::symlink_status(file))) {
      throw Error(ErrorKind::invalid,
                  "read document " + entry.name + ": " + file.string() + " is a symbolic link",
                  "put the file itself into the consultation");
    }
  }
  return file;
}

}  // namespace

DraftStore::DraftStore(std::unique_ptr<State> state) : state_(std::move(state)) {}

DraftStore::~DraftStore() = default;
DraftStore::DraftStore(DraftStore&&) noexcept = default;
DraftStore& DraftStore::operator=(DraftStore&&) noexcept = default;

const fs::path& DraftStore::work_tree() const {
  return state_->work_tree;
}

const fs::path& DraftStore::shared_folder() const {
  return state_->shared_folder;
}

fs::path DraftStore::private_folder() const {
  return state_->repository.common_folder();
}

DraftStore DraftStore::open(const fs::path& start) {
  git::Repository repository = git::Repository::open(start);
  const fs::path work_tree = repository.work_tree();
  if (work_tree.empty()) {
    throw Error(ErrorKind::unavailable,
                "open the consultation at " + repository.git_folder().string() +
                    ": the repository is bare, it has no files to work on",
                "work in a clone, or in a linked work tree (git worktree add)");
  }
  if (!fs::is_directory(work_tree / ".redraft")) {
    throw Error(ErrorKind::not_found,
                "open the consultation at " + work_tree.string() + ": it has no folder .redraft",
                "redraft init");
  }
  const fs::path main = repository.main_work_tree();
  const fs::path shared = main.empty() ? repository.common_folder() / "redraft" : main / ".redraft";
  keep_out_of_git(repository);
  require_comment_store(repository, shared);
  return DraftStore(std::unique_ptr<State>(new State{std::move(repository), work_tree, shared}));
}

DraftStore DraftStore::init(const fs::path& folder) {
  const git::Repository repository = git::Repository::init(folder);
  const fs::path work_tree = repository.work_tree();
  if (work_tree.empty()) {
    throw Error(ErrorKind::conflict,
                "make a consultation in " + folder.string() + ": the repository is bare",
                "make it in a clone, or in a linked work tree (git worktree add)");
  }
  repository.make_object_folders();
  git::make_folders(work_tree / ".redraft");
  write_git_settings(work_tree);
  DraftStore store = open(work_tree);
  git::make_folders(store.shared_folder());
  return store;
}

std::vector<DocumentEntry> DraftStore::documents() const {
  const std::optional<std::string> bytes = state_->record(documents_path);
  if (!bytes) {
    return {};
  }
  std::vector<DocumentEntry> all = read_documents(*bytes, documents_path);
  for (const DocumentEntry& entry : all) {
    // The file may come from somebody else's repository: it must not lead out of the work tree.
    try {
      check_document_name(entry.name);
      check_path(entry);
    } catch (const Error& error) {
      throw Error(ErrorKind::corrupt, std::string("read ") + documents_path + ": " + error.what(),
                  "put the line right, or take it out");
    }
  }
  return all;
}

void DraftStore::add_document(const DocumentEntry& entry) {
  check_document_name(entry.name);
  check_path(entry);
  std::vector<DocumentEntry> all = documents();
  for (const DocumentEntry& other : all) {
    if (other == entry) {
      return;
    }
    if (other.name == entry.name || other.path == entry.path) {
      throw Error(ErrorKind::conflict,
                  "add document " + entry.name + " at " + entry.path + ": " + other.name +
                      " is at " + other.path + " already",
                  "give the file another name");
    }
  }
  all.push_back(entry);
  std::sort(all.begin(), all.end(),
            [](const DocumentEntry& a, const DocumentEntry& b) { return a.name < b.name; });
  state_->write_record(documents_path, write_documents(all));
}

std::string DraftStore::working_text(const DocumentEntry& entry) const {
  const fs::path file = document_file(state_->work_tree, entry);
  const std::string doing = "read document " + entry.name + ": ";
  const fs::file_status status = fs::status(file);
  if (!fs::exists(status)) {
    throw Error(ErrorKind::not_found, doing + "there is no file " + file.string(),
                "bring it back: git checkout -- " + entry.path);
  }
  if (!fs::is_regular_file(status)) {
    throw Error(ErrorKind::invalid, doing + file.string() + " is not a file");
  }
  if (fs::file_size(file) > max_document_bytes) {
    throw Error(ErrorKind::invalid, doing + file.string() + " is over " +
                                        std::to_string(max_document_bytes >> 20U) + " MiB");
  }
  return git::read_file(file).value_or("");
}

void DraftStore::write_working_text(const DocumentEntry& entry, const std::string& text) {
  check_path(entry);
  const fs::path file = document_file(state_->work_tree, entry);
  State::write_file(file, text);
}

std::optional<fs::path> no_real_folder(const fs::path& top, const fs::path& path) {
  fs::path at = top;
  for (const fs::path& part : path.parent_path()) {
    at /= part;
    const fs::file_status status = fs::symlink_status(at);
    if (fs::exists(status) && !fs::is_directory(status)) {
      return at;
    }
  }
  return std::nullopt;
}

std::string record_path(const std::string& document, const std::string& file) {
  return ".redraft/" + document + "/" + file;
}

std::optional<std::string> DraftStore::State::committed(const std::string& commit,
                                                        const std::string& path) const {
  if (commit.empty()) {
    return std::nullopt;
  }
  const std::optional<git::TreeEntry> entry =
      repository.entry_at(repository.read_commit(commit).tree, path);
  if (!entry ||
      (entry->mode != git::EntryMode::file && entry->mode != git::EntryMode::executable)) {
    return std::nullopt;
  }
  return repository.read_blob(entry->id);
}

std::string DraftStore::State::require_committed(const std::string& commit,
                                                 const std::string& path) const {
  std::optional<std::string> bytes = committed(commit, path);
  if (!bytes) {
    throw Error(ErrorKind::corrupt, "read " + path + " of commit " + commit + ": it is not there",
                "redraft check");
  }
  return std::move(*bytes);
}

std::optional<std::string> DraftStore::State::record(const std::string& path) const {
  std::optional<std::string> bytes = git::read_file(work_tree / path);
  return bytes ? bytes : committed(repository.head().commit, path);
}

void DraftStore::State::write_record(const std::string& path, const std::string& bytes) const {
  write_record(work_tree, path, bytes);
}

void DraftStore::State::write_record(const fs::path& work_tree, const std::string& path,
                                     const std::string& bytes) {
  if (const std::optional<fs::path> link = no_real_folder(work_tree, path)) {
    throw Error(ErrorKind::invalid, "write " + path + ": " + link->string() + " is no folder",
                "put a folder there; a symbolic link leads out of the consultation");
  }
  write_file(work_tree / path, bytes);
}

void DraftStore::State::write_file(const fs::path& file, const std::string& bytes) {
  git::make_folders(file.parent_path());
  clear_half_written(file.parent_path());
  git::replace_file(file, bytes, git::Sync::yes);
}

}  // namespace redraft::store
