// Any bytes: places are in order and inside the text, and redacting them leaves nothing to find
// there.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "redraft/privacy.h"

namespace {

void require(bool claim) {
  if (!claim) {
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::vector<redraft::CodePointSpan> spans;
  std::size_t end = 0;
  for (const redraft::PersonalData& found : redraft::find_personal_data(text)) {
    require(found.place.start >= end && found.place.start < found.place.end);
    end = found.place.end;
    require(end <= size);
    spans.push_back(found.place);
  }
  require(spans.empty() || redraft::redact(text, spans) != text);
  return 0;
}
