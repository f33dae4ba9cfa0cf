// Integrity: check and rebuild.
#include <ostream>

#include "cli/options.h"
#include "cli/render.h"
#include "redraft/json.h"

namespace redraft::cli {

int cmd_check(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "check",
      .words = "[BUNDLE]",
      .about =
          "Proves that both stores are whole: git objects, tags and records against the texts; the "
          "comment store's own checks, foreign keys, seals and audit chain; placements made again "
          "and compared. Exit status 1 when something was found.\n"
          "With the file of a bundle it proves that instead: every byte of it, and what it holds "
          "as above. What reviewers said is looked at in memory only.",
      .options = {},
      .examples = {"redraft check", "redraft check --json", "redraft check sedlow.bundle"},
      .least = 0,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const std::vector<Finding> findings =
      options->words() == 0 ? context.open().check()
                            : Workspace::check_bundle(context.path(options->word(0)));
  if (context.json) {
    context.out << json::findings(findings);
  } else if (findings.empty()) {
    context.out << "Everything is whole.\n";
  } else {
    print_findings(context.out, context, findings);
  }
  return has_error(findings) ? 1 : 0;
}

int cmd_rebuild(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "rebuild",
      .words = "",
      .about =
          "Makes everything derived (placements, search index) again from drafts and comments.",
      .options = {},
      .examples = {"redraft rebuild"},
      .least = 0,
      .most = 0};
  if (!parse_options(context, usage, arguments)) {
    return 0;
  }
  const std::size_t placements = context.open().rebuild();
  if (context.json) {
    context.out << json::done("rebuilt", placements);
    return 0;
  }
  context.out << "Made " << count_of(placements, "placement") << " again.\n";
  return 0;
}

}  // namespace redraft::cli
