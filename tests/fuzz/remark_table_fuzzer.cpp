// Any bytes as a table of remarks: however they are cut, the same rows and findings come out, and
// no row without words.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "exchange/remark_reading.h"

using namespace redraft;

namespace {

using Rows = std::pair<std::vector<std::string>, std::size_t>;

Rows read(std::string_view bytes, std::size_t piece) {
  Rows rows;
  exchange::RemarkTableReader reader(
      {.row =
           [&](std::size_t line, NewRemark&& remark) {
             if (remark.body.empty()) {
               std::abort();
             }
             rows.first.push_back(std::to_string(line) + remark.body + remark.prompt + remark.id);
           },
       .finding = [&](Finding&&) { ++rows.second; }});
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    reader.feed(bytes.substr(at, piece));
  }
  reader.finish();
  return rows;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (read(bytes, size + 1) != read(bytes, 7)) {
    std::abort();
  }
  return 0;
}
