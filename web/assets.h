#pragma once
// What build.mjs puts into the program: static files and the text of the templates.

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace redraft::web {

struct Asset {
  std::string_view name;    // "app.css"
  std::string_view hashed;  // "app-3f2a90c1d4e5.css": never another content under the same name
  std::string_view type;
  std::string_view etag;
  std::string_view plain;
  std::string_view gzip;
  std::string_view brotli;
};

struct PageSource {
  std::string_view name;  // "statement"
  std::string_view text;  // mustache
};

[[nodiscard]] std::span<const Asset> assets();
[[nodiscard]] std::span<const PageSource> page_sources();
// What describes the interface for programs: "openapi.json", and the schemas.
[[nodiscard]] std::span<const PageSource> api_sources();

// Address of a static file.
[[nodiscard]] std::string asset_link(std::string_view name);

}  // namespace redraft::web
