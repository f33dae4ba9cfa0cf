#pragma once
// What each character does to the word it stands in (UAX #29, with what tokens.h says of it).

#include <array>
#include <cstddef>
#include <cstdint>

#include <unicode/umachine.h>

namespace redraft::text {

// dictionary: a script written without spaces.
enum class Role : std::uint8_t {
  space,
  letter,
  digit,
  joiner,      // "_": part of a word next to letters and digits
  mid_any,     // "'" and ".": inside "don't" and "1.5"
  mid_number,  // ",": inside "1,000"
  mark,        // accents, joiners and soft hyphens: belongs to what stands before it
  dictionary,
  region,  // half of a flag
  other
};

constexpr std::array<Role, 128> make_ascii_roles() {
  std::array<Role, 128> roles{};
  for (std::size_t c = 0; c < roles.size(); ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool digit = c >= '0' && c <= '9';
    roles[c] = letter                 ? Role::letter
               : digit                ? Role::digit
               : c <= ' ' || c == 127 ? Role::space
                                      : Role::other;
  }
  roles['_'] = Role::joiner;
  roles['\''] = Role::mid_any;
  roles['.'] = Role::mid_any;
  roles[','] = Role::mid_number;
  return roles;
}

inline constexpr std::array<Role, 128> ascii_roles = make_ascii_roles();

// Bits of ASCII characters, so that plain text is read with one look at each; nothing beyond ASCII
// has any.
inline constexpr std::uint8_t is_letter = 1;
inline constexpr std::uint8_t ends_every_word = 2;
inline constexpr std::uint8_t ends_before_space = 4;  // a word, or stands alone as a sign
inline constexpr std::uint8_t is_sign = 8;

constexpr std::array<std::uint8_t, 256> make_plain_bits() {
  std::array<std::uint8_t, 256> bits{};
  for (std::size_t c = 0; c < ascii_roles.size(); ++c) {
    const Role role = ascii_roles[c];
    const bool sign = role == Role::other || role == Role::mid_any || role == Role::mid_number;
    const bool ends = role == Role::space || role == Role::other || role == Role::mid_number;
    bits[c] = static_cast<std::uint8_t>(
        (role == Role::letter ? is_letter : 0) | (ends ? ends_every_word : 0) |
        (role == Role::mid_any ? ends_before_space : 0) | (sign ? is_sign : 0));
  }
  return bits;
}

inline constexpr std::array<std::uint8_t, 256> plain_bits = make_plain_bits();

inline constexpr UChar32 zero_width_space = 0x200B;
inline constexpr UChar32 zero_width_joiner = 0x200D;

// Of a character beyond ASCII.
Role other_role(UChar32 c);

}  // namespace redraft::text
