#include <ostream>

#include "cli/options.h"
#include "cli/render.h"
#include "redraft/json.h"

namespace redraft::cli {

int cmd_state(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "state",
      .words = "DOC@LABEL STATE",
      .about =
          "Records that a published draft is now closed, final or adopted, or open for "
          "consultation again. Its text stays as published; the record is a commit of its own.",
      .options = {},
      .examples = {"redraft state principles@V0-1 closed", "redraft state principles@V2 adopted"},
      .least = 2,
      .most = 2};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const Address address = parse_address(options->word(0));
  const auto state = parse_draft_state(options->word(1));
  if (!state || address.label.empty()) {
    throw Error(ErrorKind::usage,
                !state ? "redraft state: there is no state \"" + options->word(1) + "\""
                       : "redraft state: name the draft, as in principles@V1",
                "states are consultation, closed, final, adopted");
  }
  const Draft draft = context.open().set_state(address.document, address.label, *state);
  if (context.json) {
    context.out << json::drafts({draft});
    return 0;
  }
  context.out << draft.document << ' ' << draft.label << " is now " << to_string(draft.state)
              << '\n';
  return 0;
}

}  // namespace redraft::cli
