// Any bytes as a form with files, or as a plain one: what is read stays within what was sent.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "web/decoding.h"
#include "web/multipart.h"

using namespace redraft::web;

namespace {

void require(bool claim) {
  if (!claim) {
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) {
    return 0;
  }
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  // The first byte is part of a type of its own, so that boundaries vary too.
  const std::string own = "multipart/form-data; boundary=----" + std::string(bytes.substr(0, 1));
  const std::string_view body = bytes.substr(1);
  for (const std::string& type :
       {own, std::string(body.substr(0, 80)), std::string("application/x-www-form-urlencoded")}) {
    Request request;
    request.headers["content-type"] = type;
    const bool read = decode_form(body, request);
    std::size_t held = 0;
    for (const SentFile& file : request.files) {
      held += file.bytes.size();
      require(is_text(file.name) && is_text(file.field));
    }
    require(held <= body.size() && request.files.size() <= 200);
    require(!read || is_text(request.form["seen"]));
  }
  return 0;
}
