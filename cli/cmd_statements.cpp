#include <ostream>

#include "cli/governance.h"
#include "cli/options.h"
#include "cli/render.h"
#include "redraft/json_governance.h"

namespace redraft::cli {

int cmd_statements(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "statements",
      .words = "[DOC[@LABEL]]",
      .about =
          "Lists the statements of a draft (the newest if left out; @working is the text that is "
          "not published) with number, anchor, kind and stances.",
      .options = {},
      .examples = {"redraft statements principles@V1", "redraft statements principles --json"},
      .least = 0,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const Address address = parse_address(options->word(0));
  const Governance governance = open_governance(context);
  const DraftText text = governance.text(address.document, address.label);
  const ApprovalBadges badges = approval_badges(governance, text);
  if (context.json) {
    context.out << json::statements(text, badges);
    return 0;
  }
  for (std::size_t i = 0; i < text.document.statements.size(); ++i) {
    const Statement& statement = text.document.statements[i];
    std::string stances;
    for (const Stance stance : statement.stances) {
      stances += (stances.empty() ? "" : ", ") + to_string(stance);
    }
    const std::string kind = to_string(statement.kind);
    context.out << bold(context, statement.number) << "  " << text.anchors[i] << "  (" << kind
                << (stances.empty() ? "" : ": ") << stances << ")\n"
                << wrap(printable(statement.text), context.width, 4) << '\n';
    print_badges(context.out, context, badges, text.anchors[i]);
  }
  return 0;
}

}  // namespace redraft::cli
