#pragma once
// CriticMarkup: Markdown with marks of change and comments in it.
//
//   {++ put in ++}  {-- taken out --}  {~~ old ~> new ~~}  {== words ==}{>> comment <<}
//
// A mark ends at the first end of its own kind; other marks inside it are words. A comment right
// behind another mark is about what that mark is about.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/finding.h"

namespace redraft {

inline constexpr std::size_t max_critic_file_bytes = 8u << 20;
inline constexpr std::size_t max_critic_marks = 20'000;

enum class CriticKind { change, comment };

// `begin` and `end` are bytes of CriticText::text, half-open.
struct CriticMark {
  CriticKind kind = CriticKind::change;
  std::size_t begin = 0;  // equal to `end` for what is put in, and for a comment at a point
  std::size_t end = 0;
  std::string words;     // what is put in, or what the comment says; Markdown
  std::size_t line = 1;  // in the file
  bool operator==(const CriticMark&) const = default;
};

struct CriticText {
  std::string text;               // the Markdown with every change rejected
  std::vector<CriticMark> marks;  // in the order of the file
  std::vector<Finding> findings;  // marks that are not closed, or inside each other
  bool operator==(const CriticText&) const = default;
};

// Whether there is a whole mark in it.
[[nodiscard]] bool holds_criticmarkup(std::string_view text);

// Takes any bytes; linear. More marks than the limit are one finding that is an error.
[[nodiscard]] CriticText read_criticmarkup(std::string_view text);

}  // namespace redraft
