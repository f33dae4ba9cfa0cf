#pragma once
// Any record file that grows between drafts, by its name: of a document, or (no document) of the
// consultation. DraftStore::commit_records() commits them.

#include <optional>
#include <string>

#include "store/draft_store.h"

namespace redraft::store {

inline constexpr const char* rules_file = "rules.json";

// As it stands in the work tree; as committed at HEAD where it is not checked out; nothing where
// there is none.
std::optional<std::string> growing_record(const DraftStore& drafts, const std::string& document,
                                          const std::string& file);

// Durable. Throws invalid for a name that no document can have.
void write_growing_record(const DraftStore& drafts, const std::string& document,
                          const std::string& file, const std::string& bytes);

}  // namespace redraft::store
