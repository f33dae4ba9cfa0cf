#pragma once
// Names of documents and labels of drafts, and how they become git references.

#include <optional>
#include <string>
#include <string_view>

namespace redraft::store {

// Throws invalid: a document's name is letters, digits, '-', '_' and '.', begins with none of the
// marks, and is not the name of one of redraft's own files.
void check_document_name(const std::string& name);

// Throws invalid: a label is 1 to 100 code points of UTF-8 without control characters, not only
// spaces, and fits a file name once it is encoded.
void check_label(const std::string& label);

// A piece of a reference's name that git accepts and no other text shares: bytes that git forbids,
// '/' and '%' are percent-encoded.
std::string encode_ref_part(std::string_view text);
// The text, or nothing when encode_ref_part would not write it so.
std::optional<std::string> decode_ref_part(std::string_view part);

// "refs/tags/principles/", where all drafts of a document are.
std::string tag_prefix(const std::string& document);
std::string tag_ref(const std::string& document, const std::string& label);

}  // namespace redraft::store
