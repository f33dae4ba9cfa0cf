// Any two texts: the redline gives both back, and no range is carried outside the later text.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/code_points.h"
#include "redraft/redline.h"
#include "text/redline_words.h"

namespace {

void demand(bool condition) {
  if (!condition) {
    std::abort();
  }
}

}  // namespace

// The input's first 0xFF byte parts the two texts; no text holds one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(reinterpret_cast<const char*>(data), size);
  const std::size_t cut = input.find('\xFF');
  const std::string from = input.substr(0, cut);
  const std::string to = cut == std::string::npos ? std::string() : input.substr(cut + 1);

  for (const auto& edits : {redraft::redline(from, to), redraft::text::redline_words(from, to)}) {
    demand(redraft::text_before(edits) == from);
    demand(redraft::text_after(edits) == to);
    if (redraft::first_invalid_utf8(from) || redraft::first_invalid_utf8(to)) {
      continue;
    }
    const std::size_t length = redraft::count_code_points(from);
    for (std::size_t start = 0; start < length; start += 1 + length / 4) {
      const auto range = redraft::carry_range(edits, start, start + 1 + length / 3);
      demand(!range || (range->start < range->end && range->end <= redraft::count_code_points(to)));
    }
  }
  return 0;
}
