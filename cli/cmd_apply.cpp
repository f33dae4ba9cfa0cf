#include <ostream>

#include "cli/options.h"
#include "cli/render.h"
#include "redraft/json.h"

namespace redraft::cli {

int cmd_apply(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "apply",
                       .words = "ID",
                       .about =
                           "Puts the words that a comment suggests into the working text. Refused "
                           "when the words they replace are no longer there, or when a "
                           "suggestion applied before has changed some of them.",
                       .options = {},
                       .examples = {"redraft apply c-4f7k2m9qx1"},
                       .least = 1,
                       .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  Workspace workspace = context.open();
  const AppliedSuggestion applied = workspace.apply(options->word(0));
  if (context.json) {
    context.out << json::comment(
        workspace.comment(options->word(0), std::string(working_label), false), {},
        json::Names::hidden);
    return 0;
  }
  context.out << "Applied to " << applied.document << '#' << applied.anchor << '\n'
              << wrap("before: " + printable(applied.before), context.width, 2) << '\n'
              << wrap("after:  " + printable(applied.after), context.width, 2) << '\n';
  context.suggest("redraft respond " + options->word(0) + " --decision accepted --change " +
                  applied.document + "#" + applied.anchor);
  return 0;
}

}  // namespace redraft::cli
