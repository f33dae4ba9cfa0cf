// Any bytes: a Word file is read or refused, and what is read keeps to its own bounds.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "base/code_points.h"
#include "exchange/word_body.h"
#include "exchange/zip_archive.h"
#include "redraft/error.h"
#include "redraft/word.h"

using namespace redraft;

namespace {

void require(bool claim) {
  if (!claim) {
    std::abort();
  }
}

void check(const WordText& word) {
  for (const WordParagraph& paragraph : word.paragraphs) {
    require(!first_invalid_utf8(paragraph.before) && !first_invalid_utf8(paragraph.after));
  }
  const auto sound = [&](const WordRange& range) {
    require(range.paragraph < word.paragraphs.size());
    const WordParagraph& paragraph = word.paragraphs[range.paragraph];
    require(range.start <= range.end && range.end <= count_code_points(paragraph.before));
    require(range.after_start <= range.after_end &&
            range.after_end <= count_code_points(paragraph.after));
  };
  for (const WordComment& comment : word.comments) {
    require(!comment.parent || *comment.parent < word.comments.size());
    for (const WordRange& range : comment.ranges) {
      sound(range);
    }
  }
  for (const WordChange& change : word.changes) {
    sound(change.range);
  }
}

void try_reading(std::string_view bytes) {
  try {
    check(read_word(bytes));
  } catch (const Error& error) {
    require(error.kind() == ErrorKind::invalid);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try_reading(bytes);
  // Compressed parts hide the XML from the fuzzer: the same bytes as the text of a sound file.
  const std::string relationships =
      "<R><Relationship Type=\"/officeDocument\" Target=\"d.xml\"/></R>";
  try_reading(exchange::zip_of({{"[Content_Types].xml", "<T/>"},
                                {"_rels/.rels", relationships},
                                {"_rels/d.xml.rels",
                                 "<R><Relationship Type=\"/comments\" Target=\"c.xml\"/>"
                                 "<Relationship Type=\"/commentsExtended\" Target=\"c.xml\"/></R>"},
                                {"d.xml", std::string(bytes)},
                                {"c.xml", std::string(bytes)}}));
  return 0;
}
