// Who can read the confidential lane.
#include <ostream>

#include "cli/governance.h"
#include "cli/options.h"
#include "cli/passphrase.h"
#include "cli/render.h"
#include "redraft/json.h"
#include "redraft/json_governance.h"

namespace redraft::cli {

namespace {

int print_handlers(Context& context, const Governance& governance) {
  const std::vector<std::string> names = handlers(governance);
  if (context.json) {
    context.out << json::handlers(names);
    return 0;
  }
  for (const std::string& name : names) {
    context.out << printable(name) << '\n';
  }
  return 0;
}

}  // namespace

int cmd_concern_admit(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "concern admit",
      .words = "NAME",
      .about =
          "Lets an officer read and handle concerns, under a passphrase of their own. The first "
          "one "
          "admits themselves; after that a handler (--as) admits others, and both passphrases are "
          "asked for. Nobody can help who forgets theirs but another handler, who admits them "
          "again.",
      .options = {passphrase_option(), passphrase_option("new-")},
      .examples = {"redraft --as Ottilie concern admit Ottilie",
                   "redraft --as Ottilie concern admit Bram"},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  Governance governance = open_governance(context);
  const Handler by = handlers(governance).empty() ? Handler{} : acting_handler(context, *options);
  const Handler admitted{options->word(0),
                         read_passphrase(context, *options, options->word(0), "new-")};
  admit_handler(governance, by, admitted);
  return print_handlers(context, governance);
}

int cmd_concern_dismiss(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "concern dismiss",
                       .words = "NAME",
                       .about =
                           "Takes the lane away from a handler. What they copied before stays "
                           "open to them.",
                       .options = {passphrase_option()},
                       .examples = {"redraft --as Ottilie concern dismiss Bram"},
                       .least = 1,
                       .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  Governance governance = open_governance(context);
  dismiss_handler(governance, acting_handler(context, *options), options->word(0));
  return print_handlers(context, governance);
}

int cmd_concern_handlers(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "concern handlers",
                       .words = "",
                       .about = "Who handles concerns, for whoever wants to raise one.",
                       .options = {},
                       .examples = {"redraft concern handlers"},
                       .least = 0,
                       .most = 0};
  if (!parse_options(context, usage, arguments)) {
    return 0;
  }
  return print_handlers(context, open_governance(context));
}

}  // namespace redraft::cli
