#pragma once
// The same text saved by another program has other line ends.

#include <string>
#include <string_view>

namespace redraft {

// CR LF and CR as LF. Any bytes.
[[nodiscard]] inline std::string with_line_feeds(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t end = text.find('\r');
    out += text.substr(0, end);
    if (end == std::string_view::npos) {
      break;
    }
    out += '\n';
    text.remove_prefix(end + (text.substr(end, 2) == "\r\n" ? 2 : 1));
  }
  return out;
}

}  // namespace redraft
