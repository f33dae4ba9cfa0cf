#pragma once
// XML parts of Word and spreadsheet files. With its .cpp and the readers and writers that include
// it, the only door to pugixml.
//
// Elements are known by their local names: "p" is w:p whatever prefix a program gave it.

#include <cstddef>
#include <string>
#include <string_view>

#include <pugixml.hpp>

namespace redraft::exchange {

// Parses one part. Spaces are kept; entities other than XML's own five are never expanded. Throws
// Error(invalid) that begins with `doing` for what is not well-formed, neither UTF-8 nor UTF-16,
// has a document type, or is nested deeper than `most_nested`, so that walking it may recurse.
pugi::xml_document parse_xml(const std::string& doing, std::string_view bytes,
                             std::size_t most_nested);

std::string_view local_name(const char* name);

inline std::string_view local_name(pugi::xml_node node) {
  return local_name(node.name());
}

// The first child element, or the attribute's value, of that local name; null node or "".
pugi::xml_node child_of(pugi::xml_node node, std::string_view local);
const char* attribute_of(pugi::xml_node node, std::string_view local);

// The element appended to its parent; an attribute set on it, and the element back.
pugi::xml_node add(pugi::xml_node parent, const char* name);
pugi::xml_node with(pugi::xml_node node, const char* attribute, const std::string& value);

// As XML with a declaration and no added white space.
std::string xml_bytes(const pugi::xml_document& document);

// Text that XML can hold: valid UTF-8, no control characters but tab and line feed.
std::string xml_text(std::string_view text);

}  // namespace redraft::exchange
