// Any bytes as a draft with CriticMarkup: never a crash, no byte of it lost, every place inside.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "base/code_points.h"
#include "redraft/error.h"
#include "workspace/criticmarkup_copy.h"
#include "workspace/word_suggestions.h"

using namespace redraft;

namespace {

void require(bool claim) {
  if (!claim) {
    std::abort();
  }
}

void require_inside(const WordText& text, const WordRange& range) {
  require(range.paragraph < text.paragraphs.size());
  require(range.start <= range.end);
  require(range.end <= count_code_points(text.paragraphs[range.paragraph].before));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const CriticText read = read_criticmarkup(bytes);
  for (const CriticMark& mark : read.marks) {
    require(mark.begin <= mark.end && mark.end <= read.text.size() && mark.line > 0);
  }
  require(holds_criticmarkup(bytes) || read.marks.empty());
  if (first_invalid_utf8(bytes)) {
    return 0;
  }
  try {
    const workspace::CriticCopy copy = workspace::copy_of(read);
    require(copy.lines.size() == copy.text.paragraphs.size());
    for (const WordComment& comment : copy.text.comments) {
      for (const WordRange& range : comment.ranges) {
        require_inside(copy.text, range);
      }
    }
    for (const workspace::ReturnedComment& comment : copy.returned) {
      require(!comment.ticket.id.empty() && comment.line > 0);
      for (const WordRange& range : comment.ranges) {
        require_inside(copy.text, range);
      }
    }
    for (const WordChange& change : copy.text.changes) {
      require_inside(copy.text, change.range);
    }
    static_cast<void>(workspace::word_suggestions(copy.text));
  } catch (const Error& error) {
    require(error.kind() == ErrorKind::invalid);
  }
  return 0;
}
