#pragma once
// Comments a page at a time, each with a box to tick.

#include <cstddef>
#include <functional>
#include <string>

#include "web/visit.h"

namespace redraft::web {

constexpr std::size_t comments_on_a_page = 30;

struct CommentList {
  ValueList comments;
  std::string last;  // what the next page comes after; empty: there is none
};

// Those of the filter, after the one that the query names. Each has what comment_values() gives,
// `place` and `ticked`; `add` adds what else a page shows of it.
[[nodiscard]] CommentList comment_list(
    Visit& visit, CommentFilter filter,
    const std::function<void(const Comment& comment, Values& values)>& add);

}  // namespace redraft::web
