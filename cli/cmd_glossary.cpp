#include <ostream>

#include "cli/governance.h"
#include "cli/options.h"
#include "cli/render.h"
#include "redraft/companion.h"
#include "redraft/json.h"
#include "redraft/json_governance.h"

namespace redraft::cli {

int cmd_glossary(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "glossary",
      .words = "[DOC[@LABEL]]",
      .about =
          "The terms that statements of a draft define (the working text if left out), the "
          "sentence "
          "that defines each, and the statements that use it. `notes check` warns where a "
          "definition changes under statements that were commented on.",
      .options = {},
      .examples = {"redraft glossary principles", "redraft glossary principles@V1 --json"},
      .least = 0,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const Address address = parse_address(options->word(0));
  const DraftText text = context.open().text(
      address.document, address.label.empty() ? std::string(working_label) : address.label);
  const std::vector<GlossaryTerm> terms = glossary(text.document);
  if (context.json) {
    context.out << json::glossary(text, terms);
    return 0;
  }
  for (const GlossaryTerm& term : terms) {
    std::string uses;
    for (const std::size_t use : term.uses) {
      uses += (uses.empty() ? "" : ", ") + text.anchors.at(use);
    }
    context.out << bold(context, printable(term.term)) << "  [" << text.anchors.at(term.statement)
                << "]\n"
                << wrap(printable(term.sentence), context.width, 4) << '\n'
                << wrap(uses.empty() ? "used nowhere else" : "used in " + uses, context.width, 4)
                << '\n';
  }
  return 0;
}

}  // namespace redraft::cli
