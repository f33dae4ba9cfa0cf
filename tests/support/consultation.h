#pragma once
// A consultation with one document in a repository of its own, for tests of the draft store.

#include <filesystem>
#include <string>

#include "support/draft_content.h"
#include "support/git_sandbox.h"
#include "support/thrown.h"

namespace redraft::testing {

inline const store::DocumentEntry principles{"principles", "docs/principles.md"};
inline const std::string words = "# Leadership\n\nWe recognise the need.\n\nWe commit to act.\n";
inline const std::string later_words =
    "# Leadership\n\nWe recognise the need.\n\nWe commit to lead.\n";

// `principles` is added, nothing is published yet.
struct Consultation {
  GitSandbox sandbox;
  store::DraftStore drafts = store::DraftStore::init(sandbox.top());

  Consultation() {
    write_file(file(), words);
    drafts.add_document(principles);
  }

  [[nodiscard]] std::filesystem::path top() const { return sandbox.top(); }

  [[nodiscard]] std::filesystem::path file() const { return top() / principles.path; }

  store::DraftContent publish_first() {
    store::DraftContent content = first_draft("principles", "V0-1", words);
    publish(drafts, principles, content);
    return content;
  }

  store::DraftContent publish_second(const store::DraftContent& before) {
    write_file(file(), later_words);
    store::DraftContent content = next_draft(before, "V1", later_words);
    publish(drafts, principles, content);
    return content;
  }
};

}  // namespace redraft::testing
