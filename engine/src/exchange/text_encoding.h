#pragma once
// Text files whose encoding nobody says.

#include <string>
#include <string_view>

namespace redraft::exchange {

struct DecodedText {
  std::string text;      // UTF-8 without a byte order mark
  bool guessed = false;  // that it is Windows-1252
};

// UTF-8 or UTF-16 by its byte order mark; without one, UTF-8 where it is that, else Windows-1252.
// Throws Error(invalid) that begins with `doing` for a mark that lies, half a character, and bytes
// that Windows-1252 does not have either.
DecodedText decode_text(const std::string& doing, std::string_view bytes);

// Any bytes as Windows-1252, in UTF-8; U+FFFD for what it does not have.
std::string text_of_windows_1252(std::string_view bytes);

}  // namespace redraft::exchange
