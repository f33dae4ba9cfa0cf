#pragma once
// Markers: `<!-- @leadership-3 -->` at the end of a statement's last line names its anchor.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace redraft::text {

// The anchor of a comment that is a marker, or empty: lower-case letters, digits and single
// hyphens.
std::string_view anchor_in(std::string_view comment);

bool is_anchor(std::string_view word);

struct TrailingMarkers {
  std::size_t length = 0;   // of the content without markers and the spaces before them
  std::string_view anchor;  // the last one's, or empty
  std::size_t count = 0;
};

// The markers a statement's source ends with. `comments` are the ones Markdown took as comments, so
// that an escaped or quoted one is left alone.
TrailingMarkers trailing_markers(std::string_view content,
                                 const std::vector<std::string>& comments);

}  // namespace redraft::text
