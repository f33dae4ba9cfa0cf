#pragma once
// Tokens (tokens.h) one after the other, without a list of them: for those who read every word of a
// document.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "text/token_roles.h"
#include "text/tokens.h"

namespace redraft::text {

// What stands at `at`, spaces or one token or more, whose end is returned and which are added to
// `tokens`.
std::size_t read_token(std::string_view text, std::size_t at, std::vector<Token>& tokens);

// Where the ASCII letters that stand at `at` end.
inline std::size_t letters_end(std::string_view text, std::size_t at) {
#ifdef __SSE2__  // sixteen at once: where a word ends, no processor can foresee
  for (; at + 16 <= text.size(); at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    const __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    const __m128i letters = _mm_and_si128(_mm_cmpgt_epi8(lower, _mm_set1_epi8('a' - 1)),
                                          _mm_cmplt_epi8(lower, _mm_set1_epi8('z' + 1)));
    const auto others = ~static_cast<std::uint32_t>(_mm_movemask_epi8(letters)) & 0xFFFFU;
    if (others != 0) {
      return at + static_cast<std::size_t>(std::countr_zero(others));
    }
  }
#endif
  while (at < text.size() && (plain_bits[static_cast<unsigned char>(text[at])] & is_letter) != 0) {
    ++at;
  }
  return at;
}

// The token at `at` if it is what nearly all are, known without a look at the properties of its
// characters: ASCII letters up to a space or a sign that ends every word, and a sign before a
// space. Empty for all others.
inline Token plain_token(std::string_view text, std::size_t at) {
  const auto is = [&](std::size_t place, std::uint8_t bits) {
    return (plain_bits[static_cast<unsigned char>(text[place])] & bits) != 0;
  };
  const auto before_space = [&](std::size_t place) {
    return place + 1 == text.size() || text[place + 1] == ' ';
  };
  if (const std::size_t end = letters_end(text, at); end > at) {
    const bool ends = end == text.size() || is(end, ends_every_word) ||
                      (is(end, ends_before_space) && before_space(end));
    return {at, ends ? end : at, true};
  }
  return {at, is(at, is_sign) && before_space(at) ? at + 1 : at, false};
}

// Adds what stands at `at` of the text to `tokens`: nothing of a space, one token or more. Returns
// where the next begins.
inline std::size_t read_next(std::string_view text, std::size_t at, std::vector<Token>& tokens) {
  if (text[at] == ' ') {
    return at + 1;
  }
  if (const Token token = plain_token(text, at); token.end > at) {
    tokens.push_back(token);
    return token.end;
  }
  return read_token(text, at, tokens);
}

template <class Visit>
void each_token(std::string_view text, const Visit& visit) {
  std::vector<Token> others;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ') {
      ++at;
      continue;
    }
    if (const Token token = plain_token(text, at); token.end > at) {
      visit(token);
      at = token.end;
      continue;
    }
    others.clear();
    at = read_token(text, at, others);
    for (const Token& token : others) {
      visit(token);
    }
  }
}

}  // namespace redraft::text
