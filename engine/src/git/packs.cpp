// Many objects at once, for bundles.
#include "git/handles.h"
#include "git/repository.h"
#include "redraft/error.h"

namespace redraft::git {

namespace {

// libgit2 walks commits; the tag objects on the way to one are packed by themselves.
git_oid insert_tags(git_packbuilder* builder, git_repository* repository, git_oid id,
                    const std::string& doing) {
  for (;;) {
    const TagHandle tag = find<TagHandle>(doing, git_tag_lookup, repository, &id);
    if (tag == nullptr) {
      git_error_clear();
      return id;
    }
    check(git_packbuilder_insert(builder, &id, nullptr), doing);
    id = *git_tag_target_id(tag.get());
  }
}

int append(void* bytes, size_t size, void* out) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
  return 0;
}

}  // namespace

std::string Repository::pack(const std::vector<std::string>& tips) const {
  const std::string doing = "pack the git objects";
  git_repository* repository = repository_.get();
  const auto builder = acquire<PackBuilderHandle>(doing, git_packbuilder_new, repository);
  // Several threads would find other deltas each time.
  git_packbuilder_set_threads(builder.get(), 1);
  const auto walk = acquire<RevisionWalkHandle>(doing, git_revwalk_new, repository);
  check(git_revwalk_sorting(walk.get(), GIT_SORT_TOPOLOGICAL | GIT_SORT_TIME), doing);
  for (const std::string& tip : tips) {
    const git_oid commit = insert_tags(builder.get(), repository, oid(tip), doing);
    check(git_revwalk_push(walk.get(), &commit), doing);
  }
  check(git_packbuilder_insert_walk(builder.get(), walk.get()), doing);
  std::string pack;
  check(git_packbuilder_foreach(builder.get(), append, &pack), doing);
  return pack;
}

void Repository::unpack(std::string_view pack) {
  const std::string doing = "take the git objects in";
  const auto database = acquire<OdbHandle>(doing, git_repository_odb, repository_.get());
  git_indexer_options options{};
  check(git_indexer_options_init(&options, GIT_INDEXER_OPTIONS_VERSION), doing);
  options.verify = 1;
  const std::string folder = (common_folder() / "objects" / "pack").string();
  const auto indexer =
      acquire<IndexerHandle>(doing, git_indexer_new, folder.c_str(), 0U, database.get(), &options);
  git_indexer_progress progress{};
  check(git_indexer_append(indexer.get(), pack.data(), pack.size(), &progress), doing);
  check(git_indexer_commit(indexer.get(), &progress), doing);
  if (progress.received_objects != progress.total_objects) {
    throw Error(ErrorKind::corrupt, doing + ": the pack ends early");
  }
}

void Repository::checkout() {
  git_checkout_options options{};
  check(git_checkout_options_init(&options, GIT_CHECKOUT_OPTIONS_VERSION), "check out HEAD");
  options.checkout_strategy = GIT_CHECKOUT_FORCE;
  options.disable_filters = 1;
  check(git_checkout_head(repository_.get(), &options), "check out HEAD");
}

}  // namespace redraft::git
