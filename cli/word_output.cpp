#include "cli/word_output.h"

#include <ostream>

#include "redraft/error.h"
#include "redraft/pdf.h"

namespace redraft::cli {

void require_file(const Context& context, const std::string& again, std::string_view ending) {
  if (context.out_is_terminal) {
    const std::string kind = ending == "pdf"    ? "PDF file"
                             : ending == "xlsx" ? "spreadsheet"
                                                : "Word file";
    throw Error(ErrorKind::usage, again + ": a " + kind + " is nothing for a terminal",
                again + " > FILE." + std::string(ending));
  }
}

void print_pdf(Context& context, std::string_view html) {
  context.out << pdf_of_page(html);
}

}  // namespace redraft::cli
