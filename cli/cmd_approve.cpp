// A board's decisions on exact texts.
#include <ostream>

#include "cli/governance.h"
#include "cli/options.h"
#include "cli/render.h"
#include "cli/text_input.h"
#include "redraft/json.h"
#include "redraft/json_governance.h"
#include "redraft/signing.h"

namespace redraft::cli {

namespace {

constexpr const char* statuses =
    "proposed, approved, \"in trial\", \"in use\", \"not approved\", withdrawn";

std::string label_of(const std::string& label) {
  return label == working_label ? "" : label;
}

void print_approval(Context& context, const std::string& against, const StandingApproval& one) {
  const Approval& approval = one.approval;
  context.out << bold(context, approval.id.text) << "  " << to_string(approval.status()) << "  "
              << printable(approval.body) << ", on "
              << (approval.on.statements.empty()
                      ? "the whole"
                      : count_of(approval.on.statements.size(), "statement"))
              << " of " << printable(approval.on.document + " " + approval.on.label) << " ("
              << approval.on.commit.substr(0, 10) << ")\n";
  for (const ApprovalStep& step : approval.steps) {
    context.out << wrap(to_date(step.decided) + " " + to_string(step.status) +
                            (step.conditions.empty() ? "" : ": ") + printable(step.conditions),
                        context.width, 4)
                << '\n';
  }
  if (!is_in_force(approval.status()) && approval.status() != ApprovalStatus::proposed) {
    return;
  }
  if (one.standing.standing == Standing::holds) {
    context.out << "    holds: " << against << " reads so\n";
    return;
  }
  std::string where;
  for (const StatementStanding& statement : one.standing.statements) {
    if (statement.standing != Standing::holds) {
      where += (where.empty() ? "" : ", ") + statement.anchor + " " + to_string(statement.standing);
    }
  }
  context.out << wrap("WARNING: " + against + " does not read so any more: " +
                          (!where.empty() ? where
                           : one.standing.standing == Standing::gone
                               ? "the draft that was decided on is not here"
                               : "statements were moved"),
                      context.width, 4)
              << '\n';
}

int print_approvals(Context& context, const Governance& governance, const std::string& document,
                    const std::string& label, const std::string& only) {
  std::vector<StandingApproval> all = approvals(governance, document, label);
  if (!only.empty()) {
    std::erase_if(all, [&](const StandingApproval& one) { return one.approval.id.text != only; });
  }
  if (context.json) {
    context.out << json::approvals(document, label_of(label), all);
    return 0;
  }
  const std::string against = label_of(label).empty() ? "the working text" : printable(label);
  for (const StandingApproval& one : all) {
    print_approval(context, against, one);
  }
  return 0;
}

ApprovalStep step_of(Context& context, const Options& options, ApprovalStatus status) {
  ApprovalStep step;
  step.status = status;
  step.decided = options.has("date") ? parse_instant(options.value("date")) : context.clock.now();
  if (has_text(options)) {
    step.conditions = read_text(context, options, "the conditions");
  }
  return step;
}

int add(Context& context, const Arguments& arguments) {
  std::vector<Option> described = text_options("the conditions, or why not");
  described.push_back({"body", "NAME", "who decided: a board, not a person"});
  described.push_back({"date", "DATE", "the day of the decision; today if left out"});
  described.push_back({"status", "STATUS",
                       "proposed, approved (the default), in-trial, in-use or "
                       "not-approved"});
  described.push_back({"on", "ANCHOR", "a statement that was decided on; repeat for more"});
  const Usage usage = {
      .command = "approve add",
      .words =
          "DOC[#ANCHOR][@LABEL] --body NAME [--status STATUS] [--on ANCHOR]... [-m CONDITIONS]",
      .about =
          "Records a board's decision on a draft (the newest if left out), or on statements of it; "
          "a heading stands for its section. It is bound to these very words and to the commit "
          "that holds them, kept in git with the document's records, and never changed: what "
          "follows is another step.",
      .options = described,
      .examples =
          {"redraft approve add principles@V1 --body \"Governance Board\" --date 2026-06-01",
           "redraft approve add principles#leadership-3@V1 --body \"Governance Board\" -m "
           "\"To be looked at again in a year\""},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  if (!options->has("body")) {
    throw Error(ErrorKind::usage, "redraft approve add: say who decided with --body",
                "redraft approve add --help");
  }
  Governance governance = open_governance(context);
  const Address address = read_address(context, options->word(0));
  NewApproval approval{address.document, address.label, {}, options->value("body"), {}};
  if (!address.anchor.empty()) {
    approval.statements.push_back(address.anchor);
  }
  for (const std::string& anchor : options->values("on")) {
    approval.statements.push_back(anchor);
  }
  approval.step = step_of(context, *options,
                          choice(*options, "status", parse_approval_status, statuses)
                              .value_or(ApprovalStatus::approved));
  const Approval made = add_approval(governance, approval);
  return print_approvals(context, governance, made.on.document, made.on.label, made.id.text);
}

int move(Context& context, const Arguments& arguments) {
  std::vector<Option> described = text_options("conditions, or why");
  described.push_back({"date", "DATE", "the day of it; today if left out"});
  const Usage usage = {
      .command = "approve move",
      .words = "[DOC] ID STATUS [-m WHY]",
      .about =
          "The next step of an approval: proposed, approved, in-trial, in-use; or "
          "not-approved, and withdrawn, which end it.",
      .options = described,
      .examples = {"redraft approve move principles a-2c81k0qw4e in-trial --date 2026-07-01"},
      .least = 2,
      .most = 3};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const std::size_t first = options->words() - 2;
  const std::string word = options->word(first + 1);
  const std::optional<ApprovalStatus> status = parse_approval_status(word);
  if (!status) {
    throw Error(ErrorKind::usage, "redraft approve move: there is no status \"" + word + "\"",
                std::string("it takes: ") + statuses);
  }
  Governance governance = open_governance(context);
  const Approval moved = move_approval(governance, first == 1 ? options->word(0) : "",
                                       options->word(first), step_of(context, *options, *status));
  return print_approvals(context, governance, moved.on.document, std::string(working_label),
                         moved.id.text);
}

int list(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "approve list",
      .words = "[DOC[@LABEL]]",
      .about =
          "Every approval with its steps, and whether a draft (the working text if left out) "
          "still reads as it was decided on: word for word, statement by statement.",
      .options = {},
      .examples = {"redraft approve list principles", "redraft approve list principles@V2 --json"},
      .least = 0,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const Address address = parse_address(options->word(0));
  const Governance governance = open_governance(context);
  return print_approvals(context, governance, governance.resolve_document(address.document),
                         address.label.empty() ? std::string(working_label) : address.label, "");
}

}  // namespace

int cmd_approve(Context& context, const Arguments& arguments) {
  return run_verb("approve", {{"add", add}, {"move", move}, {"list", list}}, context, arguments);
}

}  // namespace redraft::cli
