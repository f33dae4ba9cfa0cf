// Any bytes as pasted text: never a crash, every remark says something of the text, in its order,
// and line ends that another program wrote change no comment.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "base/line_ends.h"
#include "redraft/comment_files.h"

using namespace redraft;

namespace {

void require(bool claim) {
  if (!claim) {
    std::abort();
  }
}

CommentReading read(std::string_view bytes) {
  CommentDefaults defaults;
  defaults.document = "principles";
  defaults.format = "text";
  return read_comment_file(bytes, defaults);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const CommentReading reading = read(bytes);
  require(!reading.rows.empty() || !reading.findings.empty());
  std::size_t line = 0;
  for (const CommentRow& row : reading.rows) {
    require(!row.comment.body.empty() && !row.comment.id.empty() && row.line >= line);
    require(row.from_received && row.comment.document == "principles");
    line = row.line;
  }
  if (bytes.find('\r') == std::string_view::npos) {
    return 0;
  }
  const CommentReading saved = read(with_line_feeds(bytes));
  require(reading.rows.empty() || saved.rows.empty() ||
          reading.rows[0].comment.id == saved.rows[0].comment.id);
  return 0;
}
