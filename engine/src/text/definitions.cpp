#include "text/definitions.h"

#include <optional>

#include "text/lines.h"

namespace redraft::text {

namespace {

constexpr std::size_t longest_label = 1000;
constexpr int deepest_parentheses = 32;

bool is_ascii_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
         (c >= '{' && c <= '~');
}

bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

// Reads one definition. Each step moves `at_` past what it names, or says no.
class DefinitionReader {
 public:
  DefinitionReader(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  // Where the text after the definition begins.
  std::optional<std::size_t> read() {
    if (!label() || peek() != ':') {
      return std::nullopt;
    }
    ++at_;
    blanks_and_one_ending();
    if (!target()) {
      return std::nullopt;
    }
    const std::size_t after_target = at_;
    blanks_and_one_ending();
    if (at_ != after_target && title() && rest_of_line_is_blank()) {
      return at_;
    }
    at_ = after_target;
    return rest_of_line_is_blank() ? std::optional(at_) : std::nullopt;
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  bool done() const { return at_ >= text_.size(); }

  bool escape() {
    if (peek() == '\\' && is_ascii_punctuation(peek(1))) {
      at_ += 2;
      return true;
    }
    return false;
  }

  bool label() {
    if (peek() != '[') {
      return false;
    }
    const std::size_t begin = ++at_;
    while (!done() && peek() != ']' && at_ - begin <= longest_label) {
      if (peek() == '[') {
        return false;
      }
      if (!escape()) {
        ++at_;
      }
    }
    if (peek() != ']' || at_ - begin > longest_label ||
        trim(text_.substr(begin, at_ - begin)).empty()) {
      return false;
    }
    ++at_;
    return true;
  }

  void line_ending() {
    if (peek() == '\r') {
      ++at_;
      if (peek() == '\n') {
        ++at_;
      }
    } else if (peek() == '\n') {
      ++at_;
    }
  }

  void blanks() {
    while (!done() && is_blank(peek())) {
      ++at_;
    }
  }

  void blanks_and_one_ending() {
    blanks();
    line_ending();
    blanks();
  }

  bool target() { return peek() == '<' ? pointed_target() : bare_target(); }

  bool pointed_target() {
    ++at_;
    while (!done() && peek() != '>') {
      if (is_line_end(peek()) || peek() == '<') {
        return false;
      }
      if (!escape()) {
        ++at_;
      }
    }
    if (done()) {
      return false;
    }
    ++at_;
    return true;
  }

  bool bare_target() {
    const std::size_t begin = at_;
    int open = 0;
    while (!done() && !is_space(peek()) && static_cast<unsigned char>(peek()) > 0x20) {
      if (escape()) {
        continue;
      }
      if (peek() == '(' && ++open > deepest_parentheses) {
        return false;
      }
      if (peek() == ')' && --open < 0) {
        break;
      }
      ++at_;
    }
    return at_ > begin && open <= 0;
  }

  bool title() {
    const char open = peek();
    if (open != '"' && open != '\'' && open != '(') {
      return false;
    }
    const char close = open == '(' ? ')' : open;
    ++at_;
    while (!done() && peek() != close) {
      if (open == '(' && peek() == '(') {
        return false;
      }
      if (!escape()) {
        ++at_;
      }
    }
    if (done()) {
      return false;
    }
    ++at_;
    return true;
  }

  bool rest_of_line_is_blank() {
    blanks();
    if (!done() && !is_line_end(peek())) {
      return false;
    }
    line_ending();
    return true;
  }

  std::string_view text_;
  std::size_t at_;
};

}  // namespace

std::size_t definitions_length(std::string_view paragraph) {
  std::size_t length = 0;
  while (true) {
    std::size_t begin = length;
    while (begin < paragraph.size() && is_blank(paragraph[begin])) {
      ++begin;
    }
    const std::optional<std::size_t> next = DefinitionReader(paragraph, begin).read();
    if (!next) {
      return length;
    }
    length = *next;
  }
}

}  // namespace redraft::text
