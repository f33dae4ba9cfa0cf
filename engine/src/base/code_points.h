#pragma once
// UTF-8 in bytes and code points. Everything here takes valid UTF-8 unless it says otherwise.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace redraft {

// Offset of the first byte that is not part of well-formed UTF-8, or nothing. Any bytes.
std::optional<std::size_t> first_invalid_utf8(std::string_view bytes);

// How many bytes stand before the first from 0x80 on. Eight bytes at a time.
std::size_t ascii_length(std::string_view bytes);

inline bool is_ascii(std::string_view bytes) {
  return ascii_length(bytes) == bytes.size();
}

std::size_t count_code_points(std::string_view text);

// Byte offset of a code point; the text's size when there are fewer.
std::size_t byte_of_code_point(std::string_view text, std::size_t code_point);

// The slice [start, end) in code points; clamped to the text.
std::string_view slice_code_points(std::string_view text, std::size_t start, std::size_t end);

// At most `limit` code points, with an ellipsis in place of the rest: for messages.
std::string shorten(std::string_view text, std::size_t limit);

}  // namespace redraft
