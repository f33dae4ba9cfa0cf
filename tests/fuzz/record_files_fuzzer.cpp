// Decisions and notes in files, whatever their bytes: nothing is thrown, and a note that was taken
// says what it is about.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "redraft/record_files.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const redraft::DispositionFileRow& row : redraft::read_dispositions_csv(bytes).rows) {
    if (row.comment.empty() || row.line == 0) {
      std::abort();
    }
  }
  for (const redraft::ChangeNote& note : redraft::read_note_lines(bytes).notes) {
    if (note.what.empty()) {
      std::abort();
    }
  }
  return 0;
}
