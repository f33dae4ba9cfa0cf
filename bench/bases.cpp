#include "bench/bases.h"

#include <cstdlib>
#include <stdexcept>

#include <cmark.h>
#include <git2.h>

namespace redraft::bench {

struct GitBase::Handle {
  git_repository* repository = nullptr;
};

namespace {

void check(int code, const char* doing) {
  if (code < 0) {
    const git_error* error = git_error_last();
    throw std::runtime_error(std::string(doing) + ": " + (error == nullptr ? "" : error->message));
  }
}

}  // namespace

GitBase::GitBase(const std::filesystem::path& folder) : handle_(new Handle) {
  git_libgit2_init();
  check(git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1), "ask for synced writes");
  check(git_repository_init(&handle_->repository, folder.c_str(), 0), "make a repository");
}

GitBase::~GitBase() {
  git_repository_free(handle_->repository);
  delete handle_;
  git_libgit2_shutdown();
}

void GitBase::write(const std::string& text) {
  git_repository* repository = handle_->repository;
  git_oid blob{};
  check(git_blob_create_from_buffer(&blob, repository, text.data(), text.size()), "write a blob");
  git_treebuilder* builder = nullptr;
  check(git_treebuilder_new(&builder, repository, nullptr), "begin a tree");
  check(git_treebuilder_insert(nullptr, builder, "principles.md", &blob, GIT_FILEMODE_BLOB),
        "fill a tree");
  git_oid tree_id{};
  check(git_treebuilder_write(&tree_id, builder), "write a tree");
  git_treebuilder_free(builder);
  git_tree* tree = nullptr;
  check(git_tree_lookup(&tree, repository, &tree_id), "read a tree");
  git_signature* by = nullptr;
  check(git_signature_new(&by, "Alex Example", "alex@example.org", 1'700'000'000, 0), "sign");
  git_oid commit_id{};
  check(git_commit_create(&commit_id, repository, "HEAD", by, by, nullptr, "Publish", tree, 0,
                          nullptr),
        "write a commit");
  git_object* commit = nullptr;
  check(git_object_lookup(&commit, repository, &commit_id, GIT_OBJECT_COMMIT), "read a commit");
  git_oid tag{};
  check(git_tag_create(&tag, repository, "V1", commit, by, "Publish", 0), "write a tag");
  git_object_free(commit);
  git_signature_free(by);
  git_tree_free(tree);
}

std::size_t cmark_parse(const std::string& text) {
  cmark_node* root = cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT);
  std::size_t blocks = 0;
  for (cmark_node* node = cmark_node_first_child(root); node != nullptr;
       node = cmark_node_next(node)) {
    ++blocks;
  }
  cmark_node_free(root);
  return blocks;
}

bool git_word_diff(const std::filesystem::path& from, const std::filesystem::path& to) {
  const std::string command = "git diff --no-index --word-diff --color-moved '" + from.string() +
                              "' '" + to.string() + "' >/dev/null 2>&1 || test $? -eq 1";
  return std::system(command.c_str()) == 0;
}

}  // namespace redraft::bench
