#include <limits>
#include <memory>
#include <ostream>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "cli/diff_output.h"
#include "cli/options.h"
#include "cli/text_input.h"

namespace redraft::cli {

namespace {

// Memory that one stage frees the next one takes again: it is not given back in between, and new
// memory is asked for in large steps.
void hold_memory() {
#ifdef __GLIBC__
  constexpr int step = 64 << 20;  // bytes
  mallopt(M_MMAP_THRESHOLD, step / 2);
  mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
  mallopt(M_TOP_PAD, step);
#endif
}

struct Compared {
  Document from;
  Document to;
  Comparison comparison;
};

}  // namespace

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
  hold_memory();
  const auto compared = std::make_shared<Compared>();
  context.kept = compared;
  {
    const ProgressStep step(context.progress, "comparing");
    compared->from = read(0);
    compared->to = read(1);
    compared->comparison =
        compare_texts(options->word(0), compared->from, options->word(1), compared->to,
                      options->has("all") ? Unchanged::in_full : Unchanged::counted);
  }
  print_comparison(context, *options, "redraft compare", compared->comparison);
  return 0;
}

}  // namespace redraft::cli
