// Any bytes as a map: read or refused, and what is read is written and read back the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "redraft/comment_files.h"
#include "redraft/error.h"
#include "redraft/sheet.h"

using namespace redraft;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    SheetMap map = read_sheet_map({reinterpret_cast<const char*>(data), size});
    if (map.first_row == 0) {
      map.first_row = map.heading_row + 1;  // as it is written
    }
    if (!(read_sheet_map(write_sheet_map(map)) == map)) {
      std::abort();
    }
    CommentDefaults defaults;
    defaults.document = "charter";
    defaults.map = map;
    static_cast<void>(read_comment_file("Response ID,Comments\n1,Good.\n", defaults));
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::invalid) {
      std::abort();
    }
  }
  return 0;
}
