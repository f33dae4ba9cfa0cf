#include "cli/word_output.h"

#include "redraft/error.h"

namespace redraft::cli {

void require_file(const Context& context, const std::string& again, const std::string& kind) {
  if (context.out_is_terminal) {
    throw Error(ErrorKind::usage,
                again + ": a " + (kind == "xlsx" ? "spreadsheet" : "Word file") +
                    " is nothing for a terminal",
                again + " > FILE." + kind);
  }
}

}  // namespace redraft::cli
