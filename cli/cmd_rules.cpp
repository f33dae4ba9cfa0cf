// How the consultation wants its statements worded.
#include <algorithm>
#include <ostream>

#include "cli/governance.h"
#include "cli/options.h"
#include "cli/render.h"
#include "cli/text_input.h"
#include "redraft/drafting.h"
#include "redraft/json.h"
#include "redraft/json_governance.h"
#include "redraft/rules_file.h"

namespace redraft::cli {

namespace {

void print_check(Context& context, const RuleCheck& check, bool waived) {
  for (const RuleFinding& finding : check.findings) {
    if (finding.waived && !waived) {
      continue;
    }
    const Statement& statement = check.text.document.statements.at(finding.statement);
    context.out << wrap(to_string(finding.severity) + " " + finding.rule + ": " +
                            check.text.anchors.at(finding.statement) + " (" + statement.number +
                            ", line " + std::to_string(statement.line) +
                            "): " + printable(finding.message),
                        context.width, 2)
                       .substr(2)
                << '\n';
    if (finding.waived) {
      context.out << wrap("waived " + to_date(finding.waived->made) + ": " +
                              printable(finding.waived->note),
                          context.width, 4)
                  << '\n';
    }
  }
  for (const Waiver& waiver : check.lapsed) {
    context.out << wrap("The waiver of " + waiver.rule + " on " + waiver.anchor +
                            " has lapsed: its words changed",
                        context.width, 2)
                << '\n';
  }
}

int check(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "rules check",
      .words = "[DOC[@LABEL]] [--waived]",
      .about =
          "Holds a draft (the working text if left out) against the drafting rules: the "
          "consultation's own, or those that come with redraft where it has set none. Each finding "
          "names the words and the rule's reason. Exit status 1 when one is not waived.",
      .options = {{"waived", "", "show those that were waived too"}},
      .examples = {"redraft rules check principles", "redraft rules check principles@V1 --json"},
      .least = 0,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const Address address = parse_address(options->word(0));
  const RuleCheck found = check_rules(open_governance(context), address.document, address.label);
  const auto open = std::count_if(found.findings.begin(), found.findings.end(),
                                  [](const RuleFinding& finding) { return !finding.waived; });
  if (context.json) {
    context.out << json::rule_findings(found.text, found.findings);
  } else {
    print_check(context, found, options->has("waived"));
    if (open == 0) {
      context.out << "The wording keeps to the rules.\n";
    }
  }
  return open == 0 ? 0 : 1;
}

int waive_finding(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "rules waive",
      .words = "DOC#ANCHOR RULE -m WHY",
      .about =
          "Lets what a rule finds in a statement stand, with a note. It lapses when the words "
          "of the statement change.",
      .options = text_options("why it may stand"),
      .examples = {"redraft rules waive principles#leadership-3 plain-words -m \"It is the name of "
                   "the scheme\""},
      .least = 2,
      .most = 2};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  Governance governance = open_governance(context);
  const Address address = read_address(context, options->word(0));
  const Waiver made = waive(governance, address, options->word(1),
                            read_text(context, *options, "why it may stand"));
  if (context.json) {
    context.out << json::done("waived", 1);
  } else {
    context.out << "Waived " << made.rule << " on " << made.anchor << '\n';
  }
  return 0;
}

int unwaive_finding(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "rules unwaive",
                       .words = "DOC#ANCHOR RULE",
                       .about = "Takes a waiver back, or removes one that lapsed.",
                       .options = {},
                       .examples = {"redraft rules unwaive principles#leadership-3 plain-words"},
                       .least = 2,
                       .most = 2};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  Governance governance = open_governance(context);
  unwaive(governance, read_address(context, options->word(0)), options->word(1));
  if (context.json) {
    context.out << json::done("unwaived", 1);
  } else {
    context.out << "Took the waiver back.\n";
  }
  return 0;
}

int show(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "rules show",
      .words = "",
      .about =
          "The rules in force as the JSON file that `rules set` takes: change it and hand it "
          "back.",
      .options = {},
      .examples = {"redraft rules show > rules.json"},
      .least = 0,
      .most = 0};
  if (!parse_options(context, usage, arguments)) {
    return 0;
  }
  context.out << write_rules(rules_in_force(open_governance(context)).rules);
  return 0;
}

int set(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "rules set",
      .words = "FILE",
      .about =
          "Makes the rules of a file those of the consultation, in git; - is standard input. "
          "From then on `status` counts what they find.",
      .options = {},
      .examples = {"redraft rules set rules.json"},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  Governance governance = open_governance(context);
  set_rules(governance, read_file(context, options->word(0)));
  const std::size_t count = rules_in_force(governance).rules.size();
  if (context.json) {
    context.out << json::done("rules", count);
  } else {
    context.out << "The consultation has " << count_of(count, "rule") << '\n';
  }
  return 0;
}

}  // namespace

int cmd_rules(Context& context, const Arguments& arguments) {
  return run_verb("rules",
                  {{"check", check},
                   {"waive", waive_finding},
                   {"unwaive", unwaive_finding},
                   {"show", show},
                   {"set", set}},
                  context, arguments);
}

}  // namespace redraft::cli
