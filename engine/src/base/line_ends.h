#pragma once
// The same text saved by another program has other line ends.

#include <string>
#include <string_view>

namespace redraft {

// CR LF and CR as LF. Any bytes.
[[nodiscard]] inline std::string with_line_feeds(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\r') {
      out += text[at];
    } else if (text.substr(at, 2) != "\r\n") {
      out += '\n';
    }
  }
  return out;
}

}  // namespace redraft
