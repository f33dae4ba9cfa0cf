#include "workspace/words_in_markdown.h"

#include <algorithm>
#include <cstddef>

#include "base/blank.h"
#include "base/code_points.h"

namespace redraft::workspace {

namespace {

// "&amp;" at the beginning: its length, or 0.
std::size_t entity_length(std::string_view markdown) {
  constexpr std::size_t longest = 33;  // that HTML has, "&" and ";" included
  if (!markdown.starts_with('&')) {
    return 0;
  }
  const std::string_view name = markdown.substr(1, longest);
  const std::size_t end =
      name.find_first_not_of("#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
  return end == std::string_view::npos || end == 0 || name[end] != ';' ? 0 : end + 2;
}

// How many bytes at the beginning are this character; 0: none of them.
std::size_t same(std::string_view markdown, std::string_view character) {
  if (character == " ") {
    return std::min(markdown.find_first_not_of(blanks), markdown.size());
  }
  const std::size_t entity = entity_length(markdown);
  return entity != 0 ? entity : markdown.starts_with(character) ? character.size() : 0;
}

}  // namespace

std::vector<ByteSpan> code_points_in_markdown(std::string_view markdown, std::string_view text) {
  std::vector<ByteSpan> out;
  std::size_t at = 0;
  while (!text.empty()) {
    const std::string_view character = text.substr(0, byte_of_code_point(text.substr(0, 4), 1));
    text.remove_prefix(character.size());
    std::size_t length = 0;
    while (at < markdown.size()) {
      length = same(markdown.substr(at), character);
      if (length != 0) {
        break;
      }
      ++at;
    }
    out.push_back({at, at + length});
    at += length;
  }
  return out;
}

}  // namespace redraft::workspace
