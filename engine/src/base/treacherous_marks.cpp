#include "base/treacherous_marks.h"

namespace redraft {

bool has_treacherous_marks(std::string_view line) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(line[at]); };
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (byte(i) < 0x20 || byte(i) == 0x7F) {
      return true;
    }
    if (byte(i) != 0xE2 || i + 2 >= line.size()) {
      continue;
    }
    const unsigned char last = byte(i + 2);
    if ((byte(i + 1) == 0x80 && last >= 0xAA && last <= 0xAE) ||
        (byte(i + 1) == 0x81 && last >= 0xA6 && last <= 0xA9)) {
      return true;
    }
  }
  return false;
}

}  // namespace redraft
