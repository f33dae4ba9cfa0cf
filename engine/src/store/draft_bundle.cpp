// The drafts' side of a bundle: git's own bundle format, and the files as they stand.
#include "store/draft_bundle.h"

#include <algorithm>

#include "git/durable_files.h"
#include "redraft/error.h"
#include "store/draft_store_state.h"
#include "store/labels.h"

namespace redraft::store {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view first_line = "# v2 git bundle\n";
constexpr std::string_view tags = "refs/tags/";

[[noreturn]] void damaged(const std::string& why) {
  throw Error(ErrorKind::corrupt, "read the drafts of the bundle: " + why);
}

// Only names that we write: a reference is a path in the git folder.
bool is_draft_tag(const std::string& name) {
  const std::size_t slash = name.find('/', tags.size());
  if (!name.starts_with(tags) || slash == std::string::npos) {
    return false;
  }
  const std::string document = name.substr(tags.size(), slash - tags.size());
  const std::optional<std::string> label = decode_ref_part(name.substr(slash + 1));
  try {
    check_document_name(document);
    return label && tag_ref(document, *label) == name;
  } catch (const Error&) {
    return false;
  }
}

}  // namespace

GitBundle read_git_bundle(std::string_view bytes, const std::string& branch) {
  if (!bytes.starts_with(first_line)) {
    damaged("it does not begin as git's bundles do");
  }
  bytes.remove_prefix(first_line.size());
  GitBundle read;
  for (;;) {
    const std::size_t end = bytes.find('\n');
    if (end == std::string_view::npos) {
      damaged("its list of references has no end");
    }
    const std::string line(bytes.substr(0, end));
    bytes.remove_prefix(end + 1);
    if (line.empty()) {
      read.pack = bytes;
      return read;
    }
    constexpr std::size_t digits = 40;
    const std::string name = line.size() > digits ? line.substr(digits + 1) : "";
    if (name.empty() || line[digits] != ' ' ||
        line.find_first_not_of("0123456789abcdef") != digits) {
      damaged("a line of it names no reference");
    }
    if (name == branch || is_draft_tag(name)) {
      read.references.push_back({name, line.substr(0, digits)});
    } else if (name != "HEAD") {
      damaged("it holds " + name + ", which is neither its branch nor a draft");
    }
  }
}

BundledDrafts DraftStore::bundled() const {
  const git::Head head = state_->repository.head();
  if (head.branch.empty()) {
    throw Error(ErrorKind::conflict, "bundle the drafts: no branch is checked out",
                "git switch BRANCH");
  }
  BundledDrafts out;
  out.branch = head.branch;
  std::vector<git::Reference> references;
  if (!head.commit.empty()) {
    references.push_back({head.branch, head.commit});
    references.push_back({"HEAD", head.commit});
  }
  for (const std::string& document : documents_with_drafts()) {
    for (const TaggedDraft& draft : state_->tagged_drafts(document)) {
      references.push_back(draft.reference);
    }
  }
  std::vector<std::string> tips;
  std::string lines(first_line);
  for (const git::Reference& reference : references) {
    tips.push_back(reference.target);
    lines += reference.target + " " + reference.name + "\n";
  }
  if (!tips.empty()) {
    out.git_bundle = lines + "\n" + state_->repository.pack(tips);
  }

  const auto take = [&](const std::string& path) {
    if (fs::is_regular_file(fs::symlink_status(state_->work_tree / path))) {
      out.files.emplace_back(path, git::read_file(state_->work_tree / path).value_or(""));
    }
  };
  for (const DocumentEntry& entry : documents()) {
    if (fs::exists(fs::symlink_status(state_->work_tree / entry.path))) {
      out.files.emplace_back(entry.path, working_text(entry));
    }
  }
  const fs::path records = state_->work_tree / ".redraft";
  for (const char* name : {".gitattributes", ".gitignore", "documents.tsv", "rules.json"}) {
    take(std::string(".redraft/") + name);
  }
  for (const auto& folder : fs::directory_iterator(records)) {
    if (!fs::is_directory(folder.symlink_status())) {
      continue;
    }
    for (const auto& file : fs::directory_iterator(folder.path())) {
      if (file.path().extension() == ".tsv") {
        take(record_path(folder.path().filename().string(), file.path().filename().string()));
      }
    }
  }
  std::sort(out.files.begin(), out.files.end());
  return out;
}

void DraftStore::restore(const fs::path& folder, const BundledDrafts& bundled) {
  if (!bundled.branch.starts_with("refs/heads/") ||
      !git::Repository::is_reference_name(bundled.branch)) {
    damaged("\"" + bundled.branch + "\" is no branch");
  }
  git::Repository repository = git::Repository::create(folder, bundled.branch);
  if (!bundled.git_bundle.empty()) {
    const GitBundle read = read_git_bundle(bundled.git_bundle, bundled.branch);
    repository.unpack(read.pack);
    for (const git::Reference& reference : read.references) {
      if (!repository.create_reference(reference.name, reference.target, "unbundle")) {
        damaged("it names " + reference.name + " twice");
      }
    }
    if (!repository.head().commit.empty()) {
      repository.checkout();
    }
  }
  for (const auto& [path, bytes] : bundled.files) {
    if (no_real_folder(folder, path)) {
      damaged(path + " would stand in something that is no folder");
    }
    git::make_folders((folder / path).parent_path());
    git::replace_file(folder / path, bytes, git::Sync::no);
  }
  static_cast<void>(init(folder));
}

}  // namespace redraft::store
