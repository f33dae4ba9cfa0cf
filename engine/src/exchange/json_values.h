#pragma once
// Values that several JSON shapes share, built with nlohmann-json, which is seen in this floor
// only.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "redraft/comment.h"
#include "redraft/comment_edit.h"
#include "redraft/comparison.h"
#include "redraft/finding.h"
#include "redraft/json.h"
#include "redraft/note.h"
#include "redraft/redline.h"
#include "redraft/status.h"

namespace redraft::exchange {

using Json = nlohmann::ordered_json;  // keys come out in the order they were put in

// Nested deeper than any shape of ours. nlohmann-json reads such text without a word, but copies
// and writes values by recursion: a few hundred thousand brackets would exhaust the stack.
bool nests_too_deep(std::string_view text);

// The shape's name first, to be filled in.
Json shape(std::string_view name);

// As it leaves the program: indented, with a final line feed.
std::string finished(const Json& value);
// On one line, without a line feed.
std::string on_one_line(const Json& value);

Json text_or_null(const std::string& text);
Json fraction(int per_mille);

Json counts_of(const CountsByKind& counts);  // every kind, zero or not
Json value_of(const Finding& finding);
Json value_of(const StatementRef& statement);
Json value_of(const Edit& edit);
Json value_of(const ChangeNote& note);
Json value_of(const Comment& comment, json::Names names);
Json value_of(const EarlierWords& before);
Json value_of(const ReviewerReaction& reaction);
Json value_of(const Received& received);
// How many changes are editorial and substantive, and why.
Json significance_value(const Comparison& comparison);
Json value_of(const Consent& consent, json::Names names);
// `also_on` of a comment: its targets after the first, each with where it stands now.
Json further_targets(const Comment& comment);

template <class Items>
Json list_of(const Items& items) {
  Json list = Json::array();
  for (const auto& item : items) {
    list.push_back(value_of(item));
  }
  return list;
}

// The words of an enumeration.
template <class Enums>
Json words_of(const Enums& values) {
  Json list = Json::array();
  for (const auto value : values) {
    list.push_back(to_string(value));
  }
  return list;
}

}  // namespace redraft::exchange
