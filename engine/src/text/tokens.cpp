#include "text/tokens.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <memory>

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include "text/token_roles.h"

namespace redraft::text {

namespace {

struct Character {
  Role role = Role::space;
  UChar32 code = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Words written beside a number that would be torn from it: "30 km", "5 %".
bool is_unit(std::string_view word) {
  static constexpr std::array<std::string_view, 17> units = {
      "%", "cm", "g",  "gb", "ha", "kg", "km",  "kwh",         "l",
      "m", "mb", "mg", "ml", "mm", "mw", "mwh", "\xE2\x80\xB0"};
  return std::find(units.begin(), units.end(), word) != units.end();
}

bool is_currency(UChar32 c) {
  return c == '$' || (c >= 0xA2 && u_charType(c) == U_CURRENCY_SYMBOL);
}

class Tokenizer {
 public:
  Tokenizer(std::string_view text, std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

  void run() {
    std::size_t at = 0;
    while (at < text_.size()) {
      if (text_[at] == ' ') {
        ++at;
        continue;
      }
      if (const std::size_t end = plain_token_end(at); end > at) {
        at = end;
        continue;
      }
      const Character c = read(at);
      switch (c.role) {
        case Role::space:
          at = c.end;
          break;
        case Role::letter:
        case Role::joiner:
          at = word(c, c.begin);
          break;
        case Role::digit:
          at = number(c, c.begin);
          break;
        case Role::dictionary:
          at = dictionary_words(c);
          break;
        default:
          at = symbol(c);
      }
    }
  }

 private:
  bool is(std::size_t at, std::uint8_t bits) const {
    return (plain_bits[static_cast<unsigned char>(text_[at])] & bits) != 0;
  }

  // What nearly all tokens are, pushed without a look at their characters' properties: ASCII
  // letters up to a space or a sign that ends every word, and a sign before a space. `at` for all
  // others.
  std::size_t plain_token_end(std::size_t at) {
    if (const std::size_t end = letters_end(at); end > at) {
      const bool ends = end == text_.size() || is(end, ends_every_word) ||
                        (is(end, ends_before_space) && before_space(end));
      return ends ? push(at, end, true) : at;
    }
    return is(at, is_sign) && before_space(at) ? push(at, at + 1, false) : at;
  }

  // Where the ASCII letters that stand at `at` end, eight looked at at once.
  std::size_t letters_end(std::size_t at) const {
    constexpr std::uint64_t ones = 0x0101010101010101U;
    constexpr std::uint64_t tops = 0x80U * ones;
    if constexpr (std::endian::native == std::endian::little) {
      for (std::uint64_t eight = 0; at + sizeof eight <= text_.size(); at += sizeof eight) {
        std::memcpy(&eight, text_.data() + at, sizeof eight);
        const std::uint64_t lower = (eight & ~tops) | 0x20U * ones;
        const std::uint64_t from_a = lower + (0x80U - 'a') * ones;  // sets the top bit
        const std::uint64_t past_z = lower + (0x7FU - 'z') * ones;
        const std::uint64_t others = (~from_a | past_z | eight) & tops;
        if (others != 0) {
          return at + static_cast<std::size_t>(std::countr_zero(others)) / 8;
        }
      }
    }
    while (at < text_.size() && is(at, is_letter)) {
      ++at;
    }
    return at;
  }

  bool before_space(std::size_t at) const { return at + 1 == text_.size() || text_[at + 1] == ' '; }

  Character read(std::size_t at) const {
    if (at >= text_.size()) {
      return {Role::space, 0, text_.size(), text_.size()};
    }
    const auto byte = static_cast<unsigned char>(text_[at]);
    return byte < 0x80 ? Character{ascii_roles[byte], byte, at, at + 1} : read_beyond_ascii(at);
  }

  Character read_beyond_ascii(std::size_t at) const {
    UChar32 code = 0;
    std::size_t end = at;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(text_.data()), end, text_.size(), code);
    return {code < 0 ? Role::other : other_role(code), code, at, end};
  }

  // The first character from `at` that is no mark.
  Character read_base(std::size_t at) const {
    Character c = read(at);
    while (c.role == Role::mark && c.end > c.begin) {
      c = read(c.end);
    }
    return c;
  }

  // End of the run of letters and digits that begins with `first`.
  std::size_t word_end(const Character& first) const {
    Role last = first.role;
    std::size_t end = first.end;
    while (end < text_.size()) {
      const auto byte = static_cast<unsigned char>(text_[end]);
      if (byte < 0x80 && ascii_roles[byte] == last) {  // the inside of most words
        ++end;
        continue;
      }
      if (byte == ' ') {  // and their end
        break;
      }
      const Character c = read(end);
      if (c.role == Role::letter || c.role == Role::digit || c.role == Role::joiner) {
        last = c.role;
      } else if (c.role == Role::mid_any || c.role == Role::mid_number) {
        const Role next = read_base(c.end).role;
        const bool inside_word =
            c.role == Role::mid_any && last == Role::letter && next == Role::letter;
        const bool inside_number = last == Role::digit && next == Role::digit;
        if (!inside_word && !inside_number) {
          break;
        }
      } else if (c.role != Role::mark) {
        break;
      }
      end = c.end;
    }
    return end;
  }

  std::size_t word(const Character& first, std::size_t begin) {
    return push(begin, word_end(first), true);
  }

  bool plain_digits(std::size_t begin, std::size_t end) const {
    return std::all_of(text_.begin() + static_cast<std::ptrdiff_t>(begin),
                       text_.begin() + static_cast<std::ptrdiff_t>(end),
                       [](char c) { return c >= '0' && c <= '9'; });
  }

  // "1/2", "24/12/2026": the end of the slashes and digits from `end` on.
  std::size_t after_slashes(std::size_t end) const {
    while (read(end).code == '/' && read(end + 1).role == Role::digit) {
      end = word_end(read(end + 1));
    }
    return end;
  }

  // A number with what belongs to it: fractions, per cent, units.
  std::size_t number(const Character& first, std::size_t begin) {
    std::size_t end = word_end(first);
    if (plain_digits(first.begin, end)) {
      const std::size_t whole = end;
      end = after_slashes(end);
      if (end == whole && read(end).code == ' ' && read(end + 1).role == Role::digit) {
        const std::size_t upper = word_end(read(end + 1));
        const std::size_t fraction = after_slashes(upper);
        if (plain_digits(end + 1, upper) && fraction > upper) {
          end = fraction;
        }
      }
    }
    return push(begin, with_unit(end), true);
  }

  std::size_t with_unit(std::size_t end) const {
    const Character next = read(end);
    if (next.code == '%' || next.code == 0x2030) {
      return next.end;
    }
    if (next.code == 0xB0) {
      const Character scale = read(next.end);
      return scale.role == Role::letter ? word_end(scale) : next.end;
    }
    if (next.role != Role::space || next.end == next.begin) {
      return end;
    }
    const Character unit = read(next.end);
    if (unit.code == '%' || unit.code == 0x2030) {
      return unit.end;
    }
    if (unit.role != Role::letter) {
      return end;
    }
    const std::size_t unit_end = word_end(unit);
    return unit_end - unit.begin <= 3 &&
                   is_unit(fold(text_.substr(unit.begin, unit_end - unit.begin)))
               ? unit_end
               : end;
  }

  std::size_t symbol(const Character& first) {
    if (is_currency(first.code)) {
      const Character next = read(first.end);
      if (next.role == Role::digit) {
        return number(next, first.begin);
      }
    }
    std::size_t end = first.end;
    if (first.code == '.' || first.code == '-') {
      while (read(end).code == first.code) {  // "..." and "--" stand for one sign each
        ++end;
      }
      return push(first.begin, end, false);
    }
    if (first.role == Role::region && read(end).role == Role::region) {
      end = read(end).end;
    }
    for (Character c = read(end); c.role == Role::mark; c = read(end)) {
      end = c.end;
      if (c.code == zero_width_joiner && read(end).role == Role::other) {
        end = read(end).end;
      }
    }
    return push(first.begin, end, false);
  }

  std::size_t dictionary_words(const Character& first) {
    std::size_t end = first.end;
    for (Character c = read(end);
         c.end > c.begin && (c.role == Role::dictionary || c.role == Role::mark); c = read(end)) {
      end = c.end;
    }
    thread_local const std::unique_ptr<icu::BreakIterator> breaks = [] {
      UErrorCode status = U_ZERO_ERROR;
      std::unique_ptr<icu::BreakIterator> made(
          icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
      return U_SUCCESS(status) ? std::move(made) : nullptr;
    }();
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UText, decltype(&utext_close)> run(
        utext_openUTF8(nullptr, text_.data() + first.begin,
                       static_cast<std::int64_t>(end - first.begin), &status),
        &utext_close);
    if (breaks == nullptr || U_FAILURE(status)) {
      return push(first.begin, end, true);
    }
    breaks->setText(run.get(), status);
    std::size_t from = first.begin;
    for (std::int32_t stop = breaks->next(); stop != icu::BreakIterator::DONE;
         stop = breaks->next()) {
      const std::size_t to = first.begin + static_cast<std::size_t>(stop);
      if (to > from && read_base(from).begin < to) {
        push(from, to, true);
      }
      from = to;
    }
    return end;
  }

  std::size_t push(std::size_t begin, std::size_t end, bool word) {
    tokens_.push_back({begin, end, word});
    return end;
  }

  std::string_view text_;
  std::vector<Token>& tokens_;
};

}  // namespace

void tokenize(std::string_view text, std::vector<Token>& tokens) {
  tokens.clear();
  Tokenizer(text, tokens).run();
}

std::vector<Token> tokenize(std::string_view text) {
  std::vector<Token> tokens;
  tokens.reserve(text.size() / 5 + 1);
  tokenize(text, tokens);
  return tokens;
}

}  // namespace redraft::text
