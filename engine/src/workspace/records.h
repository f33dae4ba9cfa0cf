#pragma once
// What the verbs share that keep records in git beside a document (approvals, adoptions, links,
// waivers): reading them, and writing and committing them in one go.

#include <string>
#include <string_view>
#include <vector>

#include "redraft/error.h"
#include "redraft/governance.h"
#include "store/growing_records.h"
#include "workspace/state.h"

namespace redraft::workspace {

// "read" takes bytes, file and document; nothing stands for an empty list.
template <class Read>
auto read_records(const State& state, const std::string& document, const char* file, Read read) {
  const std::optional<std::string> bytes = store::growing_record(state.drafts, document, file);
  const std::string name = ".redraft/" + document + "/" + file;
  return bytes ? read(*bytes, name, document) : decltype(read(*bytes, name, document))();
}

// Refuses before anything is written what git would refuse to commit.
inline void keep_records(State& state, const std::string& document, const char* file,
                         const std::string& bytes, const std::string& message) {
  state.drafts.require_can_commit(message);
  store::write_growing_record(state.drafts, document, file, bytes);
  state.drafts.commit_records(document, message, state.now());
}

// What is meant by naming a statement: it alone; by naming a heading, also all that stands under
// it, subsections included. Indices in document order.
inline std::vector<std::size_t> element_at(const DraftText& text, std::size_t at) {
  const std::vector<Statement>& all = text.document.statements;
  std::vector<std::size_t> out = {at};
  if (all.at(at).kind == StatementKind::heading) {
    const auto ends = [&](const Statement& one) {
      return one.kind == StatementKind::heading && one.level <= all[at].level;
    };
    for (std::size_t i = at + 1; i < all.size() && !ends(all[i]); ++i) {
      out.push_back(i);
    }
  }
  return out;
}

// The entry of that id, or of its only one that begins so. Throws not_found, or conflict where
// several do.
template <class Entry>
Entry& find_by_id(std::vector<Entry>& entries, const std::string& id, const std::string& noun,
                  const std::string& hint) {
  Entry* found = nullptr;
  for (Entry& entry : entries) {
    if (entry.id.text == id) {
      return entry;
    }
    if (!id.empty() && entry.id.text.starts_with(id)) {
      if (found != nullptr) {
        throw Error(ErrorKind::conflict,
                    "find " + noun + " \"" + id + "\": several begin like that", hint);
      }
      found = &entry;
    }
  }
  if (found == nullptr) {
    throw Error(ErrorKind::not_found, "find " + noun + " \"" + id + "\": there is none", hint);
  }
  return *found;
}

// Refuses text for git, which keeps it for ever, that holds what looks like personal data, unless
// `quoted` holds the same words. Throws invalid.
void require_nothing_personal(const std::string& doing, const std::string& text,
                              std::string_view quoted = {});

// Text that git will keep for ever: UTF-8, without anything that looks like personal data, and no
// longer than a page. Throws invalid.
std::string public_words(const std::string& doing, const std::string& text);

// The draft of that label; the newest for the empty one. Throws not_found.
Draft published_draft(const State& state, const std::string& document, const std::string& label);

}  // namespace redraft::workspace
