#pragma once
// How redraft names its own things in Web Annotations. What the W3C's model has no word for stands
// under the prefix "redraft:", which other readers leave alone.

#include <string>
#include <string_view>

#include "exchange/comment_reading.h"

namespace redraft::exchange {

inline constexpr const char* annotation_context = "http://www.w3.org/ns/anno.jsonld";
inline constexpr const char* annotation_terms = "urn:redraft:terms:";
inline constexpr const char* annotation_source = "urn:redraft:draft:";  // then DOC@LABEL
inline constexpr const char* annotation_page = "urn:redraft:comments";  // a page must have an id
inline constexpr const char* annotation_id = "urn:redraft:comment:";    // then the comment's id
inline constexpr const char* annotation_reply = "urn:redraft:reply:";   // then the reply's id

inline constexpr const char* term_channel = "redraft:channel";
inline constexpr const char* term_scope = "redraft:scope";
inline constexpr const char* term_sector = "redraft:sector";

// Whether a value is an annotation, the W3C's or Hypothesis's; whether it answers another one.
[[nodiscard]] bool is_annotation(const Json& value);
[[nodiscard]] bool is_reply(const Json& annotation);

// What an annotation says, in the fields of a row. Properties of other vocabularies are left out.
[[nodiscard]] RowFields fields_of_annotation(const Json& annotation);
// The same of one that answers another; a fault where it does not say which.
[[nodiscard]] ReplyRow reply_of_annotation(const Json& annotation, RowFaults& faults);

}  // namespace redraft::exchange
