#include "text/visible_text.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include "base/code_points.h"
#include "redraft/error.h"
#include "text/byte_block.h"
#include "text/lines.h"

namespace redraft::text {

namespace {

unsigned byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
}

// U+0085 and U+2028, U+2029 separate lines; the size of the one at `at`, or 0.
std::size_t line_separator(std::string_view text, std::size_t at) {
  if (byte_at(text, at) == 0xC2 && byte_at(text, at + 1) == 0x85) {
    return 2;
  }
  const unsigned third = byte_at(text, at + 2);
  return byte_at(text, at) == 0xE2 && byte_at(text, at + 1) == 0x80 &&
                 (third == 0xA8 || third == 0xA9)
             ? 3
             : 0;
}

// The size of the control character (Cc) or byte order mark at `at`, or 0.
std::size_t control(std::string_view text, std::size_t at) {
  const unsigned first = byte_at(text, at);
  if (first < 0x20 || first == 0x7F) {
    return 1;
  }
  if (first == 0xC2 && byte_at(text, at + 1) < 0xA0) {
    return 2;
  }
  return first == 0xEF && byte_at(text, at + 1) == 0xBB && byte_at(text, at + 2) == 0xBF ? 3 : 0;
}

// Printable ASCII with single spaces inside: nearly all text, and then nothing is left to do.
bool is_plain_after(char before, std::string_view text) {
  for (const char c : text) {
    if (c < ' ' || c > '~' || (c == ' ' && before == ' ')) {
      return false;
    }
    before = c;
  }
  return before != ' ';
}

// As is_plain_after a space.
bool is_plain(std::string_view text) {
  if (text.empty() || !is_plain_after(' ', text.substr(0, 1))) {
    return false;
  }
  std::size_t at = 1;
  for (; at + sizeof(ByteBlock) <= text.size(); at += sizeof(ByteBlock)) {
    const ByteBlock bytes = block_at(text.data() + at);
    const ByteBlock before = block_at(text.data() + at - 1);
    if (any((bytes < ' ') | (bytes > '~') | ((bytes == ' ') & (before == ' ')))) {
      return false;
    }
  }
  return is_plain_after(text[at - 1], text.substr(at));
}

}  // namespace

std::string normalised(std::string text) {
  if (is_ascii(text)) {
    return text;
  }
  UErrorCode code = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(code);
  const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
  if (U_SUCCESS(code) && nfc->isNormalizedUTF8(piece, code) != 0) {
    return text;
  }
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  nfc->normalizeUTF8(0, piece, sink, nullptr, code);
  if (U_FAILURE(code)) {
    throw Error(ErrorKind::internal, std::string("normalise text: ICU says ") + u_errorName(code));
  }
  return result;
}

std::string visible_text(std::string raw) {
  if (is_plain(raw)) {
    return raw;
  }
  std::string seen;
  seen.reserve(raw.size());
  bool space = false;
  std::size_t at = 0;
  while (at < raw.size()) {
    const char c = raw[at];
    const unsigned byte = static_cast<unsigned char>(c);
    if (is_space(c)) {
      space = true;
      ++at;
      continue;
    }
    if (byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xEF) {
      if (const std::size_t separator = line_separator(raw, at); separator != 0) {
        space = true;
        at += separator;
        continue;
      }
      if (const std::size_t dropped = control(raw, at); dropped != 0) {
        at += dropped;
        continue;
      }
    }
    if (space && !seen.empty()) {
      seen += ' ';
    }
    space = false;
    seen += c;
    ++at;
  }
  return normalised(std::move(seen));
}

}  // namespace redraft::text
