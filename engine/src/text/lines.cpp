#include "text/lines.h"

namespace redraft::text {

LineIndex::LineIndex(std::string_view text) : text_(text) {
  const bool carriage_returns = text.find('\r') != std::string_view::npos;
  std::size_t at = 0;
  while (at < text.size()) {
    begins_.push_back(at);
    const std::size_t end = carriage_returns ? text.find_first_of("\r\n", at) : text.find('\n', at);
    if (end == std::string_view::npos) {
      break;
    }
    at = end + (text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n' ? 2 : 1);
  }
}

std::size_t LineIndex::end(std::size_t line) const {
  std::size_t end = next(line);
  if (end > begin(line) && text_[end - 1] == '\n') {
    --end;
  }
  if (end > begin(line) && text_[end - 1] == '\r') {
    --end;
  }
  return end;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && is_space(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

std::size_t indentation(std::string_view line) {
  std::size_t columns = 0;
  for (const char c : line) {
    if (!is_blank(c)) {
      break;
    }
    columns += c == '\t' ? 4 - columns % 4 : 1;
  }
  return columns;
}

}  // namespace redraft::text
