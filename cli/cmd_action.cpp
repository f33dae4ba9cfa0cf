// Actions: what is needed to progress, by whom and by when.
#include <ostream>

#include "cli/engagement_commands.h"
#include "cli/engagement_options.h"
#include "cli/options.h"
#include "cli/page_output.h"
#include "cli/render.h"
#include "cli/text_input.h"
#include "redraft/engagement_output.h"

namespace redraft::cli {

namespace {

constexpr const char* states = "proposed, agreed, under-way, done, dropped";

int show_actions(Context& context, const std::vector<Action>& actions, bool everything) {
  if (context.json) {
    context.out << json::actions(actions);
    return 0;
  }
  for (const Action& action : actions) {
    print_action(context, action, everything);
  }
  return 0;
}

int add(Context& context, const Arguments& arguments) {
  std::vector<Option> described = text_options("what is to be done");
  described.insert(
      described.end(),
      {{"remark", "REMARK", "the remark that asks for it; its words, if no others are given"},
       {"event", "EVENT", "where it was said"},
       {"dimension", "DOC#DIMENSION", "of the maturity matrix: name, anchor or number"},
       {"target", "LEVEL", "the level it is to bring about"},
       {"owner", "ORGANISATION", "who does it"},
       {"due", "DATE", "by when"},
       {"statement", "DOC#ANCHOR", "a statement that commits to it; repeat for more"}});
  const Usage usage = {
      .command = "action add",
      .words = "(-m WORDS | --remark REMARK) [--dimension DOC#DIMENSION] [--owner ORGANISATION]",
      .about = "Notes what is needed to progress.",
      .options = described,
      .examples = {"redraft action add -m \"Meet in the evening too\" --dimension maturity#Trust "
                   "--target 3 --owner \"Sedlow Town Council\" --due 2026-09-01",
                   "redraft action add --remark m-4f7k --statement principles#leadership-3"},
      .least = 0,
      .most = 0};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  NewAction given;
  given.remark = options->value("remark");
  if (given.remark.empty() || has_text(*options)) {
    given.body = read_text(context, *options, "what is to be done");
  }
  given.event = options->value("event");
  if (const auto dimension = options->optional("dimension")) {
    const std::size_t mark = dimension->find('#');
    given.document = mark == std::string::npos ? "" : dimension->substr(0, mark);
    given.dimension = mark == std::string::npos ? *dimension : dimension->substr(mark + 1);
  }
  given.target = options->value("target");
  given.owner = options->value("owner");
  given.due = day_of(*options, "due");
  given.commitments = options->values("statement");
  return show_actions(context, {open_engagement(context).add_action(given)}, true);
}

ActionFilter filter_of_actions(const Options& options) {
  ActionFilter filter;
  filter.event = options.value("event");
  filter.dimension = options.value("dimension");
  filter.owner = options.value("owner");
  filter.statement = options.value("statement");
  filter.state = choice(options, "state", parse_action_state, states);
  filter.open = options.has("open");
  filter.overdue = options.has("overdue");
  filter.unowned = options.has("unowned");
  return filter;
}

std::vector<Option> action_filters() {
  return {{"event", "EVENT", "said there"},
          {"dimension", "NAME", "of this dimension"},
          {"owner", "ORGANISATION", "of this owner"},
          {"statement", "DOC#ANCHOR", "this statement commits to them"},
          {"state", "STATE", "proposed, agreed, under-way, done, dropped"},
          {"open", "", "neither done nor dropped"},
          {"overdue", "", "due before today, and open"},
          {"unowned", "", "nobody's, and open"}};
}

int list(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "action list",
                       .words = "[--open] [--overdue] [--unowned] [--owner ORGANISATION]",
                       .about = "Lists actions in the order they were taken in.",
                       .options = action_filters(),
                       .examples = {"redraft action list --overdue",
                                    "redraft action list --statement principles#leadership-3"},
                       .least = 0,
                       .most = 0};
  const auto options = parse_options(context, usage, arguments);
  return !options
             ? 0
             : show_actions(context, open_engagement(context).actions(filter_of_actions(*options)),
                            false);
}

int show(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "action show",
                       .words = "ACTION",
                       .about = "One action with its evidence and the history of its state.",
                       .options = {},
                       .examples = {"redraft action show x-4f7k"},
                       .least = 1,
                       .most = 1};
  const auto options = parse_options(context, usage, arguments);
  return !options
             ? 0
             : show_actions(context, {open_engagement(context).action(options->word(0))}, true);
}

int edit(Context& context, const Arguments& arguments) {
  std::vector<Option> described = text_options("its words");
  described.insert(described.end(),
                   {{"target", "LEVEL", "the level it is to bring about"},
                    {"owner", "ORGANISATION", "who does it; empty: nobody"},
                    {"due", "DATE", "by when; empty: no day"},
                    {"evidence", "TEXT", "a link or words that show it; repeat for more"},
                    {"statement", "DOC#ANCHOR", "one more that commits to it; repeat for more"}});
  const Usage usage = {
      .command = "action edit",
      .words = "ACTION [-m WORDS] [--owner ORGANISATION] [--due DATE] [--evidence TEXT]...",
      .about = "Changes what is given and leaves the rest.",
      .options = described,
      .examples = {"redraft action edit x-4f7k --owner \"Harrowick Trust\" --due 2026-10-01",
                   "redraft action edit x-4f7k --evidence https://example.org/minutes"},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  ActionChanges changes;
  if (has_text(*options)) {
    changes.body = read_text(context, *options, "its words");
  }
  changes.owner = options->optional("owner");
  changes.target = options->optional("target");
  if (options->has("due")) {
    changes.due =
        options->value("due").empty() ? std::optional<Instant>() : day_of(*options, "due");
  }
  changes.add_evidence = options->values("evidence");
  changes.add_commitments = options->values("statement");
  return show_actions(context, {open_engagement(context).edit_action(options->word(0), changes)},
                      true);
}

int state(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "action state",
                       .words = "ACTION (proposed|agreed|under-way|done|dropped) [-m WHY]",
                       .about = "Says how far an action is; what it was before is kept.",
                       .options = {{"message,m", "TEXT", "why, or what came of it"}},
                       .examples = {"redraft action state x-4f7k under-way",
                                    "redraft action state x-4f7k dropped -m \"The hall was sold\""},
                       .least = 2,
                       .most = 2};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const auto wanted = parse_action_state(options->word(1));
  if (!wanted) {
    throw Error(ErrorKind::usage,
                "redraft action state: there is no state \"" + options->word(1) + "\"",
                std::string("it takes: ") + states);
  }
  return show_actions(context,
                      {open_engagement(context).set_action_state(options->word(0), *wanted,
                                                                 options->value("message"))},
                      true);
}

int report(Context& context, const Arguments& arguments) {
  std::vector<Option> described = action_filters();
  described.insert(described.begin(), format_option());
  const Usage usage = {.command = "action report",
                       .words = "[--format markdown|html|csv|docx|pdf|xlsx|json] [FILTERS]",
                       .about =
                           "Actions as a page: those overdue first, then those that nobody has, "
                           "the other open ones, "
                           "and what was done or dropped.",
                       .options = described,
                       .examples = {"redraft action report --format html > actions.html",
                                    "redraft action report --owner \"Harrowick Trust\""},
                       .least = 0,
                       .most = 0};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const std::vector<Action> actions = open_engagement(context).actions(filter_of_actions(*options));
  print_page(context, *options, "action report", [&](ReportFormat format) {
    return write_actions(actions, format, context.clock.now());
  });
  return 0;
}

}  // namespace

int cmd_action(Context& context, const Arguments& arguments) {
  return run_verb("action",
                  {{"add", add},
                   {"list", list},
                   {"show", show},
                   {"edit", edit},
                   {"state", state},
                   {"report", report}},
                  context, arguments);
}

}  // namespace redraft::cli
