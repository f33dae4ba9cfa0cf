#include "base/code_points.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace redraft {

namespace {

bool continues(unsigned char byte) {
  return (byte & 0xC0U) == 0x80U;
}

// Length of the well-formed sequence at `at` (Unicode 15, table 3-7), or 0.
std::size_t sequence_length(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U;
  };
  const unsigned first = byte(0);
  if (first < 0x80) {
    return 1;
  }
  const unsigned second = byte(1);
  if (first >= 0xC2 && first <= 0xDF) {
    return continues(static_cast<unsigned char>(second)) ? 2 : 0;
  }
  const bool third = continues(static_cast<unsigned char>(byte(2)));
  if (first >= 0xE0 && first <= 0xEF) {
    const unsigned low = first == 0xE0 ? 0xA0 : 0x80;
    const unsigned high = first == 0xED ? 0x9F : 0xBF;
    return second >= low && second <= high && third ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const unsigned low = first == 0xF0 ? 0x90 : 0x80;
    const unsigned high = first == 0xF4 ? 0x8F : 0xBF;
    const bool fourth = continues(static_cast<unsigned char>(byte(3)));
    return second >= low && second <= high && third && fourth ? 4 : 0;
  }
  return 0;
}

}  // namespace

std::size_t ascii_length(std::string_view bytes) {
  std::size_t at = 0;
  for (std::uint64_t eight = 0; at + sizeof eight <= bytes.size(); at += sizeof eight) {
    std::memcpy(&eight, bytes.data() + at, sizeof eight);
    if ((eight & 0x8080808080808080U) != 0) {
      break;
    }
  }
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) {
    ++at;
  }
  return at;
}

std::optional<std::size_t> first_invalid_utf8(std::string_view bytes) {
  // Most text is ASCII: runs of it are passed over at once.
  for (std::size_t at = ascii_length(bytes); at < bytes.size();
       at += ascii_length(bytes.substr(at))) {
    for (std::size_t length = 0; at < bytes.size() && !is_ascii(bytes.substr(at, 1));
         at += length) {
      length = sequence_length(bytes, at);
      if (length == 0) {
        return at;
      }
    }
  }
  return std::nullopt;
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return !continues(static_cast<unsigned char>(c)); }));
}

std::size_t byte_of_code_point(std::string_view text, std::size_t code_point) {
  std::size_t seen = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!continues(static_cast<unsigned char>(text[i]))) {
      if (seen == code_point) {
        return i;
      }
      ++seen;
    }
  }
  return text.size();
}

std::string_view slice_code_points(std::string_view text, std::size_t start, std::size_t end) {
  const std::size_t from = byte_of_code_point(text, start);
  const std::string_view rest = text.substr(from);
  return rest.substr(0, byte_of_code_point(rest, end > start ? end - start : 0));
}

std::string shorten(std::string_view text, std::size_t limit) {
  if (count_code_points(text) <= limit || limit == 0) {
    return std::string(text);
  }
  return std::string(slice_code_points(text, 0, limit - 1)) + "…";
}

}  // namespace redraft
