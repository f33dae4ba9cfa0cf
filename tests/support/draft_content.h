#pragma once
// Drafts for tests of the store: any Markdown, with anchors given by the statements' order.

#include <string>
#include <vector>

#include "redraft/document.h"
#include "redraft/lineage.h"
#include "redraft/time.h"
#include "store/draft_store.h"

namespace redraft::testing {

inline const Instant test_day = parse_instant("2026-03-01T09:30:00Z");

// The first draft of `document`.
inline store::DraftContent first_draft(const std::string& document, const std::string& label,
                                       const std::string& markdown) {
  store::DraftContent content;
  content.draft.document = document;
  content.draft.label = label;
  content.draft.published = test_day;
  content.draft.summary = "First words";
  content.document = parse_markdown(markdown);
  content.draft.statements = content.document.statements.size();
  for (std::size_t i = 0; i < content.document.statements.size(); ++i) {
    content.anchors.push_back("s-" + std::to_string(i + 1));
    store::DraftContent& out = content;
    out.lineage.push_back({ChangeKind::added, false, false, false, {}, {out.anchors.back()}});
  }
  return content;
}

// The draft after `before`, whose text has as many statements, each reworded or not.
inline store::DraftContent next_draft(const store::DraftContent& before, const std::string& label,
                                      const std::string& markdown) {
  store::DraftContent content = first_draft(before.draft.document, label, markdown);
  content.draft.sequence = before.draft.sequence + 1;
  content.draft.previous = before.draft.label;
  content.lineage.clear();
  for (std::size_t i = 0; i < content.anchors.size(); ++i) {
    if (text_hash(content.document.statements[i]) != text_hash(before.document.statements[i])) {
      content.lineage.push_back({ChangeKind::reworded,
                                 true,
                                 false,
                                 false,
                                 {content.anchors[i]},
                                 {content.anchors[i]},
                                 900,
                                 100,
                                 Basis::inferred});
    }
  }
  return content;
}

// All steps of publishing, as the workspace takes them.
inline store::PreparedDraft publish(store::DraftStore& drafts, const store::DocumentEntry& entry,
                                    const store::DraftContent& content) {
  drafts.require_ready(entry.name, content.draft.label);
  store::PreparedDraft prepared = drafts.prepare(entry, content, test_day);
  drafts.verify(prepared, content);
  drafts.create_tag(prepared);
  drafts.advance_branch(prepared);
  drafts.refresh_checkout(prepared);
  return prepared;
}

}  // namespace redraft::testing
