#pragma once
// What all renderings of a comparison share: the rows in reading order, and the words for them.

#include <string>
#include <string_view>
#include <vector>

#include "redraft/comparison.h"

namespace redraft::exchange {

// A change is shown where it stands now; one that moved has a second row where it stood.
struct DiffRow {
  const ComparedChange* change = nullptr;
  bool departed = false;  // the row where it stood
};

[[nodiscard]] std::vector<DiffRow> rows_of(const Comparison& comparison);

[[nodiscard]] bool is_moved(const ComparedChange& change);

// "2.3 leadership-3"; of several: joined by " + ".
[[nodiscard]] std::string label_of(const StatementRef& ref);
[[nodiscard]] std::string label_of(const std::vector<StatementRef>& refs);

// Where it stood and where it stands, each once: "2.3 -> 3.1 leadership-3".
[[nodiscard]] std::string label_of(const ComparedChange& change, std::string_view arrow);

// "reworded and moved".
[[nodiscard]] std::string kind_of(const ComparedChange& change);

// "moved from 2.3", "moved to 3.1".
[[nodiscard]] std::string moved_from(const ComparedChange& change);
[[nodiscard]] std::string moved_to(const ComparedChange& change);

// "substantive (number, stance)": the reasons that the kind does not say already.
[[nodiscard]] std::string verdict_of(const ComparedChange& change);

// What to know about the change beyond its kind and significance: where it was, stances, how sure
// the engine is. Sentences' parts, without full stops.
[[nodiscard]] std::vector<std::string> remarks_of(const ComparedChange& change,
                                                  std::string_view arrow);

// Titles of the section a row stands in, outermost first.
[[nodiscard]] const std::vector<std::string>& section_of(const DiffRow& row);

[[nodiscard]] std::string joined(const std::vector<std::string>& parts, std::string_view between);

// The texts of several statements, one a line.
[[nodiscard]] std::string text_of(const std::vector<StatementRef>& refs);

// "a", "a and b", "a, b and c"; past `most`, "a, b and 7 more".
[[nodiscard]] std::string listed(std::vector<std::string> parts, std::size_t most);

// "1 statement", "2 statements".
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);

// "principles: V0-1 to V1", or "OLD.md to NEW.md" where two files were compared.
[[nodiscard]] std::string title_of(const Comparison& comparison);

// "14 statements unchanged".
[[nodiscard]] std::string unchanged_note(std::size_t count);

// Control characters made visible, so that they do nothing to a terminal or a page; line feeds
// stay. Direction overrides as well, where `directions` says so: a terminal has no element to
// confine them.
[[nodiscard]] std::string made_visible(std::string_view text, bool directions);

}  // namespace redraft::exchange
