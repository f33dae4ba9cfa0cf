#include "web/page.h"

#include "redraft/error.h"
#include "web/assets.h"

namespace redraft::web {

namespace {

std::string source_of(std::string_view name) {
  for (const PageSource& page : page_sources()) {
    if (page.name == name) {
      return std::string(page.text);
    }
  }
  throw Error(ErrorKind::internal, "render a page: there is no template " + std::string(name));
}

// Puts the text of other templates in place of "{{> name}}".
std::string with_parts(std::string text) {
  constexpr std::string_view open = "{{> ";
  for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
    const std::size_t end = text.find("}}", at);
    const std::string name = text.substr(at + open.size(), end - at - open.size());
    text.replace(at, end + 2 - at, source_of(name));
  }
  return text;
}

}  // namespace

void put(Values& values, const std::string& name, const std::string& text) {
  values[name] = text.empty() ? Values(false) : Values(text);
}

Pages::Pages() {
  for (const PageSource& page : page_sources()) {
    kainjow::mustache::mustache parsed(with_parts(std::string(page.text)));
    if (!parsed.is_valid()) {
      throw Error(ErrorKind::internal,
                  "read the template " + std::string(page.name) + ": " + parsed.error_message());
    }
    templates_.emplace(page.name, std::move(parsed));
  }
}

std::string Pages::render(const std::string& name, const Values& values) {
  const auto found = templates_.find(name);
  if (found == templates_.end()) {
    throw Error(ErrorKind::internal, "render a page: there is no template " + name);
  }
  std::string out;
  found->second.render(values, [&](const std::string& part) { out += part; });
  return out;
}

std::string asset_link(std::string_view name) {
  for (const Asset& asset : assets()) {
    if (asset.name == name) {
      return "/static/" + std::string(asset.hashed);
    }
  }
  throw Error(ErrorKind::internal, "link to " + std::string(name) + ": there is no such file");
}

}  // namespace redraft::web
