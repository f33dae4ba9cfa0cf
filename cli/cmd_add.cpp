#include <ostream>

#include "cli/options.h"
#include "cli/render.h"
#include "redraft/json.h"

namespace redraft::cli {

int cmd_add(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "add",
      .words = "FILE.md",
      .about =
          "Takes a Markdown file of the consultation's folder in as a document. Its name is the "
          "file's without the ending. The file stays where it is and is never rewritten.",
      .options = {},
      .examples = {"redraft add principles.md"},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const AddedDocument added = context.open().add(context.path(options->word(0)));
  if (context.json) {
    context.out << json::added(added);
    return 0;
  }
  context.out << (added.existed ? "Already a document: " : "Added document ") << added.document
              << " (" << added.path << "), " << count_of(added.statements, "statement") << '\n';
  print_findings(context.err, context, added.findings);
  context.suggest("redraft publish " + added.document + " V0-1 -m SUMMARY");
  return 0;
}

}  // namespace redraft::cli
