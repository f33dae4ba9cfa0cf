#include "exchange/text_encoding.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/code_points.h"
#include "exchange/csv.h"
#include "redraft/error.h"

namespace redraft::exchange {

namespace {

constexpr std::string_view little_mark = "\xFF\xFE";
constexpr std::string_view big_mark = "\xFE\xFF";
constexpr const char* save_as_utf8 = "save it as CSV UTF-8 from the spreadsheet";

// What Windows-1252 has in place of the control characters of Latin-1, from 0x80; 0 for nothing.
// https://encoding.spec.whatwg.org/index-windows-1252.txt, without its fillers.
constexpr std::array<char32_t, 32> windows_1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void append(std::string& text, char32_t point) {
  const auto tail = [&](unsigned shift) {
    text += static_cast<char>(0x80U | ((point >> shift) & 0x3FU));
  };
  if (point < 0x80) {
    text += static_cast<char>(point);
  } else if (point < 0x800) {
    text += static_cast<char>(0xC0U | (point >> 6U));
    tail(0);
  } else if (point < 0x10000) {
    text += static_cast<char>(0xE0U | (point >> 12U));
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xF0U | (point >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

std::string from_utf16(const std::string& doing, std::string_view bytes, bool little) {
  const auto unit = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(little ? first | second << 8U : first << 8U | second);
  };
  const auto damaged = [&](std::size_t at) {
    return Error(ErrorKind::invalid,
                 doing + ": its byte order mark says UTF-16, but half a character stands at byte " +
                     std::to_string(at + 1),
                 save_as_utf8);
  };
  std::string text;
  for (std::size_t at = 2; at < bytes.size(); at += 2) {
    if (at + 1 == bytes.size()) {
      throw damaged(at);
    }
    char32_t point = unit(at);
    if (point >= 0xD800 && point < 0xE000) {
      const char32_t low = at + 3 < bytes.size() ? unit(at + 2) : 0;
      if (point >= 0xDC00 || low < 0xDC00 || low >= 0xE000) {
        throw damaged(at);
      }
      point = 0x10000 + ((point - 0xD800) << 10U) + (low - 0xDC00);
      at += 2;
    }
    append(text, point);
  }
  return text;
}

// Nothing for a byte that it does not have.
std::optional<char32_t> point_of(char letter) {
  const auto byte = static_cast<unsigned char>(letter);
  if (byte < 0x80 || byte >= 0xA0) {
    return byte;
  }
  const char32_t point = windows_1252[byte - 0x80U];
  return point == 0 ? std::nullopt : std::optional(point);
}

}  // namespace

DecodedText decode_text(const std::string& doing, std::string_view bytes) {
  if (bytes.starts_with(little_mark) || bytes.starts_with(big_mark)) {
    return {from_utf16(doing, bytes, bytes.starts_with(little_mark)), false};
  }
  const bool marked = bytes.starts_with(byte_order_mark);
  const std::string_view text = bytes.substr(marked ? byte_order_mark.size() : 0);
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
    throw Error(ErrorKind::invalid,
                doing + ": it is no text (byte " + std::to_string(nul + 1) +
                    " is 0), or UTF-16 without a byte order mark",
                save_as_utf8);
  }
  const auto invalid = first_invalid_utf8(text);
  if (!invalid) {
    return {std::string(text), false};
  }
  if (marked) {
    throw Error(ErrorKind::invalid,
                doing + ": its byte order mark says UTF-8, but byte " +
                    std::to_string(*invalid + byte_order_mark.size() + 1) + " is none",
                save_as_utf8);
  }
  const auto* const unknown =
      std::find_if(text.begin(), text.end(), [](char letter) { return !point_of(letter); });
  if (unknown != text.end()) {
    throw Error(ErrorKind::invalid,
                doing + ": it is neither UTF-8 nor Windows-1252 (byte " +
                    std::to_string(unknown - text.begin() + 1) + ")",
                save_as_utf8);
  }
  return {text_of_windows_1252(text), true};
}

std::string text_of_windows_1252(std::string_view bytes) {
  constexpr char32_t unknown = 0xFFFD;
  std::string text;
  for (const char letter : bytes) {
    append(text, point_of(letter).value_or(unknown));
  }
  return text;
}

}  // namespace redraft::exchange
