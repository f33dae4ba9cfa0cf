#include "store/growing_records.h"

#include "git/durable_files.h"
#include "store/draft_store_state.h"
#include "store/labels.h"

namespace redraft::store {

namespace {

std::string path_of(const std::string& document, const std::string& file) {
  if (document.empty()) {
    return ".redraft/" + file;
  }
  check_document_name(document);
  return record_path(document, file);
}

}  // namespace

std::optional<std::string> growing_record(const DraftStore& drafts, const std::string& document,
                                          const std::string& file) {
  const std::string path = path_of(document, file);
  const std::filesystem::path& top = drafts.work_tree();
  if (std::optional<std::string> bytes = git::read_file(top / path)) {
    return bytes;
  }
  const DraftStore::State state{git::Repository::open(top), top, {}};
  return state.record(path);
}

void write_growing_record(const DraftStore& drafts, const std::string& document,
                          const std::string& file, const std::string& bytes) {
  DraftStore::State::write_record(drafts.work_tree(), path_of(document, file), bytes);
}

}  // namespace redraft::store
