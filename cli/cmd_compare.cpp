#include <ostream>

#include "cli/diff_output.h"
#include "cli/options.h"
#include "cli/text_input.h"

namespace redraft::cli {

int cmd_compare(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "compare",
      .words = "OLD.md NEW.md [--all] [--format FORMAT]",
      .about =
          "What changed between any two Markdown files, statement by statement and word by word. "
          "Needs no consultation.",
      .options = diff_options(),
      .examples = {"redraft compare before.md after.md",
                   "redraft compare before.md after.md --format criticmarkup"},
      .least = 2,
      .most = 2};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const auto read = [&](std::size_t word) {
    return parse_markdown(read_file(context, options->word(word)), ReadStances::no);
  };
  const Comparison comparison = [&] {
    const ProgressStep step(context.progress, "comparing");
    const Document from = read(0);
    const Document to = read(1);
    return compare_texts(options->word(0), from, options->word(1), to,
                         options->has("all") ? Unchanged::in_full : Unchanged::counted);
  }();
  print_comparison(context, *options, "redraft compare", comparison);
  return 0;
}

}  // namespace redraft::cli
