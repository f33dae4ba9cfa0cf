#include "workspace/block_prefix.h"

namespace redraft::workspace {

std::size_t block_prefix(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size()) {
    const std::size_t begin = at;
    while (at < line.size() && (line[at] == ' ' || line[at] == '\t')) {
      ++at;
    }
    const std::size_t mark = at;
    const std::size_t digits = line.find_first_not_of("0123456789", at);
    const std::size_t hashes = line.find_first_not_of('#', at);
    const auto spaced = [&](std::size_t end) { return end < line.size() && line[end] == ' '; };
    if (at < line.size() && (line[at] == '>' || line[at] == '|')) {
      ++at;
    } else if (hashes != mark && hashes != std::string_view::npos && spaced(hashes)) {
      at = hashes + 1;
    } else if (at < line.size() &&
               std::string_view("-*+").find(line[at]) != std::string_view::npos && spaced(at + 1)) {
      at += 2;
    } else if (digits != std::string_view::npos && digits != mark && digits - mark < 10 &&
               (line[digits] == '.' || line[digits] == ')') && spaced(digits + 1)) {
      at = digits + 2;
    } else {
      return mark == line.size() ? begin : mark;
    }
  }
  return at;
}

}  // namespace redraft::workspace
