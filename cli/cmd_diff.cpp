#include <ostream>

#include "cli/diff_output.h"
#include "cli/options.h"

namespace redraft::cli {

int cmd_diff(Context& context, const Arguments& arguments) {
  Usage usage = {
      .command = "diff",
      .words = "[DOC [FROM TO]] [--all] [--format FORMAT]",
      .about =
          "What changed between two drafts, statement by statement and word by word. Without FROM "
          "and TO: from the last draft to the working text. TO may be \"working\".",
      .options = diff_options(),
      .examples = {"redraft diff principles V0-1 V1", "redraft diff principles",
                   "redraft diff principles V0-1 V1 --format html > changes.html"},
      .least = 0,
      .most = 3};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const Comparison comparison =
      context.open().compare(options->word(0), options->word(1), options->word(2));
  print_comparison(context, *options, comparison);
  return 0;
}

}  // namespace redraft::cli
