#include "exchange/xml.h"

#include <sstream>

#include "base/code_points.h"
#include "exchange/valid_utf8.h"
#include "redraft/error.h"

namespace redraft::exchange {

namespace {

// Walks without recursion: what is too deep is found before anyone recurses.
void require_shallow(const std::string& doing, const pugi::xml_document& document,
                     std::size_t most) {
  std::size_t depth = 0;
  pugi::xml_node at = document.first_child();
  while (at) {
    if (at.type() == pugi::node_doctype) {
      throw Error(ErrorKind::invalid,
                  doing + ": it declares a document type, which no such file has");
    }
    if (const pugi::xml_node down = at.first_child()) {
      if (++depth > most) {
        throw Error(ErrorKind::invalid,
                    doing + ": elements stand more than " + std::to_string(most) + " deep in it");
      }
      at = down;
      continue;
    }
    while (at && !at.next_sibling()) {
      at = at.parent();
      if (at.type() == pugi::node_document) {
        return;
      }
      --depth;
    }
    at = at.next_sibling();
  }
}

// Office files are in this or in UTF-8.
bool is_utf16(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ||
         bytes.substr(0, 2).find('\0') != std::string_view::npos;
}

}  // namespace

pugi::xml_document parse_xml(const std::string& doing, std::string_view bytes,
                             std::size_t most_nested) {
  constexpr unsigned flags = pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_doctype;
  if (const auto byte = is_utf16(bytes) ? std::nullopt : first_invalid_utf8(bytes)) {
    throw Error(ErrorKind::invalid,
                doing + ": byte " + std::to_string(*byte + 1) + " of it is not UTF-8",
                "open it in the program it comes from, save it again, and try that file");
  }
  pugi::xml_document document;
  const pugi::xml_parse_result result = document.load_buffer(bytes.data(), bytes.size(), flags);
  if (!result || !document.document_element()) {
    const std::string why = result ? "it holds no element" : result.description();
    throw Error(ErrorKind::invalid, doing + ": it is not XML (" + why + ")",
                "open it in the program it comes from, save it again, and try that file");
  }
  require_shallow(doing, document, most_nested);
  return document;
}

std::string_view local_name(const char* name) {
  const std::string_view whole(name);
  const std::size_t colon = whole.rfind(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

pugi::xml_node child_of(pugi::xml_node node, std::string_view local) {
  for (const pugi::xml_node child : node.children()) {
    if (local_name(child) == local) {
      return child;
    }
  }
  return {};
}

const char* attribute_of(pugi::xml_node node, std::string_view local) {
  for (const pugi::xml_attribute attribute : node.attributes()) {
    if (local_name(attribute.name()) == local) {
      return attribute.value();
    }
  }
  return "";
}

pugi::xml_node add(pugi::xml_node parent, const char* name) {
  return parent.append_child(name);
}

pugi::xml_node with(pugi::xml_node node, const char* attribute, const std::string& value) {
  node.append_attribute(attribute) = xml_text(value).c_str();
  return node;
}

std::string xml_bytes(const pugi::xml_document& document) {
  std::ostringstream out;
  document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
  return out.str();
}

std::string xml_text(std::string_view text) {
  std::string out = valid_utf8(text);
  std::string kept;
  kept.reserve(out.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto byte = static_cast<unsigned char>(out[i]);
    // U+FFFE and U+FFFF are not allowed either.
    if (byte == 0xEF && i + 2 < out.size() && static_cast<unsigned char>(out[i + 1]) == 0xBF &&
        static_cast<unsigned char>(out[i + 2]) >= 0xBE) {
      i += 2;
    } else if (byte >= 0x20 || byte == '\t' || byte == '\n') {
      kept += out[i];
    }
  }
  return kept;
}

}  // namespace redraft::exchange
