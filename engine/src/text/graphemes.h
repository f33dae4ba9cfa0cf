#pragma once
// Where a text may be cut without tearing a grapheme: a letter and its accents, or an emoji of
// several parts.

#include <cstddef>
#include <string_view>

namespace redraft::text {

// Most cuts are settled by the characters beside them; the others are asked of ICU, which is then
// prepared once. Keeps a view of the text. One text after the other: the next one that asks ICU
// takes it from the one before.
class Graphemes {
 public:
  explicit Graphemes(std::string_view text) : text_(text) {}

  // At a byte where a character begins.
  bool boundary(std::size_t at) {
    if (at == 0 || at >= text_.size()) {
      return true;
    }
    const auto before = static_cast<unsigned char>(text_[at - 1]);
    const auto after = static_cast<unsigned char>(text_[at]);
    return before < 0x80 && after < 0x80 ? before != '\r' || after != '\n' : beyond_ascii(at);
  }

 private:
  bool beyond_ascii(std::size_t at);
  bool ask(std::size_t at);

  std::string_view text_;
  bool prepared_ = false;
};

}  // namespace redraft::text
