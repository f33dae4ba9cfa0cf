#pragma once
// Values of ours as columns, and back.

#include <optional>
#include <string>
#include <string_view>

#include "db/database.h"
#include "redraft/error.h"
#include "redraft/time.h"

namespace redraft::db {

// "2026-03-01T09:30:00.000Z": always with milliseconds, so that text order is time order.
[[nodiscard]] std::string instant_text(Instant instant);
[[nodiscard]] Instant instant(const std::string& text);

// A column that holds one of our words. `parse` is one of the parse_… functions of the public face;
// a word it does not know means that the row is damaged.
template <class Parse>
auto word(const Statement& row, int column, Parse parse) {
  const std::string text = row.text(column);
  auto value = parse(text);
  if (!value) {
    throw Error(ErrorKind::corrupt, "read comments: \"" + text + "\" is no word of ours",
                "redraft check");
  }
  return *value;
}

}  // namespace redraft::db
