// Links from statements to elements of other documents.
#include <ostream>

#include "cli/governance.h"
#include "cli/options.h"
#include "cli/render.h"
#include "cli/text_input.h"
#include "redraft/companions.h"
#include "redraft/json.h"
#include "redraft/json_governance.h"

namespace redraft::cli {

namespace {

int print_links(Context& context, const std::vector<Link>& links) {
  if (context.json) {
    context.out << json::links(links);
    return 0;
  }
  for (const Link& link : links) {
    context.out << bold(context, link.id.text) << "  " << link.from.document << '#'
                << link.from.anchor << " -> " << link.to.document << '#' << link.to.anchor
                << "  (seen " << to_date(link.seen) << ")\n";
    if (!link.note.empty()) {
      context.out << wrap(printable(link.note), context.width, 4) << '\n';
    }
  }
  return 0;
}

int add(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "link add",
      .words = "DOC#ANCHOR OTHER#ANCHOR [-m NOTE]",
      .about =
          "Links a statement with an element of another document of the consultation: a statement "
          "or a heading with all that stands under it, by anchor, number or the heading's words. "
          "`link check` then says when either end changes or goes.",
      .options = text_options("what the one has to do with the other"),
      .examples = {"redraft link add principles#leadership-3 plan#training -m \"How it is paid "
                   "for\""},
      .least = 2,
      .most = 2};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  Governance governance = open_governance(context);
  const Address from = parse_address(options->word(0));
  const Address to = parse_address(options->word(1));
  if (from.anchor.empty() || to.anchor.empty() || to.document.empty()) {
    throw Error(ErrorKind::usage, "redraft link add: name a statement, and one of another document",
                "DOC#ANCHOR OTHER#ANCHOR");
  }
  const std::string note =
      has_text(*options) ? read_text(context, *options, "what the one has to do with the other")
                         : "";
  return print_links(context, {add_link(governance, from, to, note)});
}

int list(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "link list",
                       .words = "[DOC]",
                       .about =
                           "The links that go out from a document or into it; of all if left "
                           "out.",
                       .options = {},
                       .examples = {"redraft link list", "redraft link list plan --json"},
                       .least = 0,
                       .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  return print_links(context,
                     links(open_governance(context), parse_address(options->word(0)).document));
}

int check(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "link check",
      .words = "[DOC]",
      .about =
          "Holds the links against the working texts of both ends: what changed since a link "
          "was last seen, and what is gone. Exit status 1 when it finds anything.",
      .options = {},
      .examples = {"redraft link check", "redraft link check plan"},
      .least = 0,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const std::vector<Finding> findings =
      check_links(open_governance(context), parse_address(options->word(0)).document);
  if (context.json) {
    context.out << json::findings(findings);
  } else if (findings.empty()) {
    context.out << "Every link leads where it led.\n";
  } else {
    print_findings(context.out, context, findings);
  }
  return findings.empty() ? 0 : 1;
}

int confirm(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "link confirm",
                       .words = "ID",
                       .about = "Says that a link is right as both ends read now.",
                       .options = {},
                       .examples = {"redraft link confirm l-2c81k0qw4e"},
                       .least = 1,
                       .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  Governance governance = open_governance(context);
  return print_links(context, {confirm_link(governance, options->word(0))});
}

int remove(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "link remove",
                       .words = "ID",
                       .about = "Removes a link.",
                       .options = {},
                       .examples = {"redraft link remove l-2c81k0qw4e"},
                       .least = 1,
                       .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  Governance governance = open_governance(context);
  remove_link(governance, options->word(0));
  if (context.json) {
    context.out << json::done("removed", 1);
  } else {
    context.out << "Removed " << options->word(0) << '\n';
  }
  return 0;
}

}  // namespace

int cmd_link(Context& context, const Arguments& arguments) {
  return run_verb(
      "link",
      {{"add", add}, {"list", list}, {"check", check}, {"confirm", confirm}, {"remove", remove}},
      context, arguments);
}

}  // namespace redraft::cli
