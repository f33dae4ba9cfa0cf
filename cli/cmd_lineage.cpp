#include <ostream>

#include "cli/options.h"
#include "redraft/json.h"

namespace redraft::cli {

namespace {

void report_done(Context& context, const std::string& verb, const std::string& text) {
  if (context.json) {
    context.out << json::done(verb, 1);
  } else {
    context.out << text << '\n';
  }
}

int confirm(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "lineage confirm",
                       .words = "DOC#ANCHOR",
                       .about =
                           "Says that what the engine found about this statement of the last draft "
                           "is right. It will "
                           "not be asked again.",
                       .options = {},
                       .examples = {"redraft lineage confirm principles#leadership-3"},
                       .least = 1,
                       .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const Address address = parse_address(options->word(0), true);
  context.open().confirm(address.document, address.anchor);
  report_done(context, "confirmed", "Confirmed " + address.anchor);
  return 0;
}

int pin(Context& context, const Arguments& arguments, bool same) {
  const std::string verb = same ? "link" : "unlink";
  const Usage usage = {
      .command = "lineage " + verb,
      .words = "DOC#ANCHOR LATER",
      .about =
          std::string(
              "Says that the statement ANCHOR of the last draft and LATER, an anchor or number "
              "of the working text, are ") +
          (same ? "the same statement." : "not the same statement."),
      .options = {},
      .examples = {"redraft lineage " + verb + " principles#leadership-3 7.2"},
      .least = 2,
      .most = 2};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const Address address = parse_address(options->word(0), true);
  Workspace workspace = context.open();
  if (same) {
    workspace.link(address.document, address.anchor, options->word(1));
  } else {
    workspace.unlink(address.document, address.anchor, options->word(1));
  }
  report_done(context, same ? "linked" : "unlinked",
              (same ? "Linked " : "Unlinked ") + address.anchor + " and " + options->word(1));
  return 0;
}

}  // namespace

int cmd_lineage(Context& context, const Arguments& arguments) {
  return run_verb("lineage",
                  {{"confirm", confirm},
                   {"link", [](Context& c, const Arguments& a) { return pin(c, a, true); }},
                   {"unlink", [](Context& c, const Arguments& a) { return pin(c, a, false); }}},
                  context, arguments);
}

}  // namespace redraft::cli
