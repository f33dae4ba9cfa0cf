// Any bytes: the Markdown of plain text reads back as the blocks that were recognised.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "redraft/document.h"
#include "redraft/error.h"
#include "redraft/plain_text.h"

namespace {

void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

void check(std::string_view text) {
  using namespace redraft;
  const PlainTextReading reading = read_plain_text(text, {});
  const Document document = parse_markdown(reading.markdown);
  std::size_t next = 0;
  for (const PlainTextBlock& block : reading.blocks) {
    if (block.kind == PlainTextKind::notes) {
      continue;
    }
    if (block.kind == PlainTextKind::table) {
      while (next < document.statements.size() && document.statements[next].cell) {
        ++next;
      }
      continue;
    }
    require(next < document.statements.size() && document.statements[next].text == block.text);
    ++next;
  }
  require(next == document.statements.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    check(std::string_view(reinterpret_cast<const char*>(data), size));
  } catch (const redraft::Error& error) {
    require(error.kind() == redraft::ErrorKind::invalid);
  }
  return 0;
}
