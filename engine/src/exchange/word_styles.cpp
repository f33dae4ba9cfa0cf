#include <algorithm>

#include "exchange/word_body.h"

namespace redraft::exchange {

namespace {

constexpr std::size_t longest_chain = 12;  // of styles based on each other

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

std::size_t level_in_name(const std::string& name) {
  constexpr std::string_view heading = "heading ";
  if (name.size() == heading.size() + 1 && name.starts_with(heading) && name.back() >= '1' &&
      name.back() <= '9') {
    return static_cast<std::size_t>(name.back() - '0');
  }
  return name == "title" ? 1 : 0;
}

}  // namespace

std::size_t level_of(std::string_view digit) {
  return digit.size() == 1 && digit[0] >= '0' && digit[0] <= '8'
             ? static_cast<std::size_t>(digit[0] - '0') + 1
             : 0;
}

WordStyles::WordStyles(const pugi::xml_document* styles) {
  if (styles == nullptr) {
    return;
  }
  for (const pugi::xml_node node : styles->document_element().children()) {
    if (local_name(node) != "style") {
      continue;
    }
    const pugi::xml_node properties = child_of(node, "pPr");
    Style style;
    style.name = lower(attribute_of(child_of(node, "name"), "val"));
    style.based_on = attribute_of(child_of(node, "basedOn"), "val");
    style.outline = level_of(attribute_of(child_of(properties, "outlineLvl"), "val"));
    style.numbered = !child_of(properties, "numPr").empty();
    styles_.emplace(attribute_of(node, "styleId"), std::move(style));
  }
}

std::size_t WordStyles::heading_level(const std::string& style) const {
  std::string id = style;
  for (std::size_t i = 0; i < longest_chain; ++i) {
    const auto found = styles_.find(id);
    if (found == styles_.end()) {
      break;
    }
    const std::size_t level = std::max(level_in_name(found->second.name), found->second.outline);
    if (level != 0) {
      return level;
    }
    id = found->second.based_on;
  }
  return 0;
}

bool WordStyles::is_title(const std::string& style) const {
  const auto found = styles_.find(style);
  return found != styles_.end() && found->second.name == "title";
}

bool WordStyles::is_list(const std::string& style) const {
  std::string id = style;
  for (std::size_t i = 0; i < longest_chain; ++i) {
    const auto found = styles_.find(id);
    if (found == styles_.end()) {
      return false;
    }
    if (found->second.numbered || found->second.name.starts_with("list ")) {
      return true;
    }
    id = found->second.based_on;
  }
  return false;
}

}  // namespace redraft::exchange
