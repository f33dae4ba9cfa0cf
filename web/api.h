#pragma once
// The interface for programs, under /api/v1: the shapes of --json, errors as problem+json (RFC
// 9457), and versions by ETag: what changes something there says with If-Match which version it
// has seen.

#include <string>
#include <string_view>
#include <vector>

#include "redraft/json_object.h"
#include "web/visit.h"

namespace redraft::web {

[[nodiscard]] bool is_for_programs(const Request& request);
// The token of a request; empty where it has none.
[[nodiscard]] std::string token_of(const Request& request);

// Of a known shape, with a version unless it is empty.
[[nodiscard]] Response json_answer(std::string body, const std::string& version = {},
                                   int status = 200);
[[nodiscard]] Response nothing_more();  // 204
[[nodiscard]] Response problem(const Error& error, int status);
[[nodiscard]] Response not_signed_in();  // 401

// Nothing where If-Match is the version, or any; else what to answer: 428 or 412.
[[nodiscard]] std::optional<Response> stale(const Request& request, const std::string& version);

// The object sent. Throws invalid.
[[nodiscard]] JsonObject sent_object(const Request& request,
                                     const std::vector<std::string_view>& known);

// A word of what was sent. Throws invalid for one that is none of them; `otherwise` where none was.
template <class Value>
[[nodiscard]] Value sent_word(const JsonObject& sent, std::string_view field,
                              std::optional<Value> (*parse)(std::string_view), Value otherwise) {
  const std::string word = sent.text(field);
  const std::optional<Value> value = word.empty() ? std::optional(otherwise) : parse(word);
  if (!value) {
    throw Error(ErrorKind::invalid,
                "read what was sent: there is no " + std::string(field) + " \"" + word + "\"");
  }
  return *value;
}

// A day that was sent, or nothing. Throws invalid.
[[nodiscard]] std::optional<Instant> sent_day(const JsonObject& sent, std::string_view field);

// The shape of a comment as they may see it.
[[nodiscard]] std::string comment_json(const Visit& visit, const std::string& id);

}  // namespace redraft::web
