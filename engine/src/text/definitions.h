#pragma once
// Link reference definitions (`[label]: /target "title"`) at the head of a paragraph.
//
// cmark takes them out of the paragraph but leaves its position at the first of them.

#include <cstddef>
#include <string_view>

namespace redraft::text {

// How many bytes of the paragraph's source are definitions, line endings included.
std::size_t definitions_length(std::string_view paragraph);

}  // namespace redraft::text
