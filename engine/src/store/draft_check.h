#pragma once
// `redraft check` over the drafts: every object read and hashed, every record against its text,
// every draft against the one before. Nothing throws for damage: each fault is a finding.

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "redraft/binding.h"
#include "redraft/finding.h"
#include "store/draft_store_state.h"

namespace redraft::store {

class DraftCheck {
 public:
  explicit DraftCheck(const DraftStore::State& state);

  [[nodiscard]] std::vector<Finding> run();

 private:
  // What a draft's records say, as far as they could be read.
  struct Reading {
    TaggedDraft tagged;
    std::optional<AnchorTable> anchors;
    std::optional<LineageTable> lineage;
    std::optional<std::vector<RetiredAnchor>> retired;
  };

  void check_document(const std::string& document);
  void check_growing_records(const std::string& document);
  // The draft a reference holds, with findings about the tag itself.
  [[nodiscard]] std::optional<TaggedDraft> check_tag(const std::string& document,
                                                     const git::Reference& tag);
  [[nodiscard]] Reading read_records(const TaggedDraft& tagged);
  void check_objects(const TaggedDraft& tagged);
  void check_tree(const std::string& tree, const TaggedDraft& tagged);
  void check_text(const Reading& reading);
  void check_anchors(const Reading& reading, const Document& document);
  void check_retired(const Reading& reading);
  void check_sequence(const std::vector<Reading>& readings);
  void check_lineage(const Reading& before, const Reading& reading);
  // Approvals and adoptions, against the drafts they name.
  void check_bindings(const std::string& document, const std::vector<Reading>& readings);
  void check_binding(const std::string& whose, const Binding& binding,
                     const std::vector<Reading>& readings);

  // Runs a step and turns what it throws into a finding of this rule.
  bool attempt(const std::string& rule, const Draft& draft, const std::function<void()>& step);
  void add(const std::string& rule, const Draft& draft, const std::string& message,
           const std::string& anchor = {}, std::size_t line = 0);

  const DraftStore::State& stored_;
  DraftStore::State state_;         // with nothing cached, so that every object comes from the disk
  std::set<std::string> seen_;      // objects that were read
  std::set<std::string> boundary_;  // commits where a shallow clone ends
  std::vector<Finding> findings_;
};

}  // namespace redraft::store
