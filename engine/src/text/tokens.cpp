#include "text/tokens.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include "text/each_token.h"
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

  // What stands at `at`, and no plain token does; the end of it.
  std::size_t run(std::size_t at) {
    const Character c = read(at);
    switch (c.role) {
      case Role::space:
        return c.end;
      case Role::letter:
      case Role::joiner:
        return word(c, c.begin);
      case Role::digit:
        return number(c, c.begin);
      case Role::dictionary:
        return dictionary_words(c);
      default:
        return symbol(c);
    }
  }

 private:
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

std::size_t read_token(std::string_view text, std::size_t at, std::vector<Token>& tokens) {
  return Tokenizer(text, tokens).run(at);
}

void tokenize(std::string_view text, std::vector<Token>& tokens) {
  tokens.clear();
  each_token(text, [&](const Token& token) { tokens.push_back(token); });
}

std::vector<Token> tokenize(std::string_view text) {
  std::vector<Token> tokens;
  tokens.reserve(text.size() / 5 + 1);
  tokenize(text, tokens);
  return tokens;
}

}  // namespace redraft::text
