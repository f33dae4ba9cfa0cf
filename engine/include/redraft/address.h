#pragma once
// How people name a statement: DOC#ANCHOR, on a draft DOC#ANCHOR@LABEL. DOC may be left out where
// the consultation has one document; ANCHOR may be a number (7.3) when a draft is named.

#include <string>
#include <string_view>

namespace redraft {

struct Address {
  std::string document;  // empty: the consultation's only one
  std::string anchor;    // anchor or number; empty: the whole document
  std::string label;     // empty: not named
  bool operator==(const Address&) const = default;
};

// Reads "principles#leadership-3@V1", "principles@V1", "#leadership-3", "leadership-3" when
// `bare_word_is_anchor`, else "principles". Throws Error(usage) for what cannot be one.
[[nodiscard]] Address parse_address(std::string_view text, bool bare_word_is_anchor = false);

[[nodiscard]] std::string to_string(const Address& address);

}  // namespace redraft
