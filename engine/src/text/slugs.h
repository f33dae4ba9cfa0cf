#pragma once
// Slugs: a section's title as a short ASCII word for anchors.

#include <string>
#include <string_view>

namespace redraft::text {

inline constexpr std::size_t longest_slug = 40;

// "whole-system-response" for "3.1 Whole system response"; "section" when nothing is left.
std::string slug_of(std::string_view title);

// The title without "3.1 ", "2) ", "(a) " or "Section 4: " in front.
std::string_view without_numbering(std::string_view title);

}  // namespace redraft::text
