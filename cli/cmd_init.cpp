#include <ostream>

#include "cli/options.h"
#include "redraft/json.h"

namespace redraft::cli {

int cmd_init(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "init",
      .words = "[FOLDER]",
      .about =
          "Makes a consultation in FOLDER (this folder if left out): a git repository, unless "
          "there is one already, and a .redraft folder in it. Safe to repeat.",
      .options = {},
      .examples = {"redraft init", "redraft init river-valley"},
      .least = 0,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const std::filesystem::path top = Workspace::init(context.path(options->word(0)));
  if (context.json) {
    context.out << json::initialised(top.string());
    return 0;
  }
  context.out << "Made a consultation in " << top.string() << '\n';
  if (std::filesystem::weakly_canonical(context.path(options->word(0))) !=
      std::filesystem::weakly_canonical(top)) {
    context.err
        << "It is in the git repository that was there already; for one of its own, say git init "
           "in the folder first.\n";
  }
  context.suggest("redraft add FILE.md");
  return 0;
}

}  // namespace redraft::cli
