#include "web/static_files.h"

#include "web/assets.h"

namespace redraft::web {

namespace {

const Asset* find(const std::string& hashed) {
  for (const Asset& asset : assets()) {
    if (asset.hashed == hashed) {
      return &asset;
    }
  }
  return nullptr;
}

// Whether the browser takes this compression. One that says "br;q=0" gets what it did not ask for;
// none is known that does.
bool takes(const Request& request, std::string_view coding) {
  return request.header("accept-encoding").find(coding) != std::string::npos;
}

}  // namespace

std::optional<Response> static_file(const Request& request) {
  if (request.path.size() != 2 || request.path[0] != "static") {
    return std::nullopt;
  }
  Response response;
  response.route = "/static/:file";
  const Asset* asset = request.method == "GET" ? find(request.path[1]) : nullptr;
  if (asset == nullptr) {
    response.status = 404;
    return response;
  }
  response.headers = {{"Content-Type", std::string(asset->type)},
                      {"Cache-Control", "public, max-age=31536000, immutable"},
                      {"ETag", std::string(asset->etag)},
                      {"Vary", "Accept-Encoding"}};
  if (request.header("if-none-match") == asset->etag) {
    response.status = 304;
    return response;
  }
  std::string_view bytes = asset->plain;
  if (takes(request, "br")) {
    bytes = asset->brotli;
    response.headers.emplace_back("Content-Encoding", "br");
  } else if (takes(request, "gzip")) {
    bytes = asset->gzip;
    response.headers.emplace_back("Content-Encoding", "gzip");
  }
  response.body = std::make_shared<const std::string>(bytes);
  return response;
}

}  // namespace redraft::web
