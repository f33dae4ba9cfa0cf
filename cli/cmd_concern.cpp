// Confidential concerns, and what was done about them.
#include <ostream>

#include "cli/comment_filters.h"
#include "cli/governance.h"
#include "cli/options.h"
#include "cli/passphrase.h"
#include "cli/render.h"
#include "cli/text_input.h"
#include "redraft/json.h"
#include "redraft/json_governance.h"
#include "redraft/small_counts.h"

namespace redraft::cli {

namespace {

constexpr const char* kinds = "dialogue, understanding, improvement, escalation, outcome";
constexpr const char* outcomes = "resolved, \"not resolved\", withdrawn";

std::string stage(const Concern& concern) {
  const ConcernStep& last = concern.steps.back();
  return last.outcome ? to_string(*last.outcome) : to_string(last.kind);
}

void print_head(Context& context, const Concern& concern) {
  context.out << bold(context, concern.id.text) << "  " << stage(concern) << "  "
              << printable(concern.document + "#" + concern.anchor + "@" + concern.label)
              << (concern.about.empty() ? "" : ", about " + printable(concern.about)) << ", raised "
              << to_date(concern.steps.front().taken) << '\n';
}

void print_concern(Context& context, const Concern& concern) {
  print_head(context, concern);
  const ConcernParty& by = concern.raised_by;
  std::string who = by.name;
  who += by.email.empty() ? "" : " <" + by.email + ">";
  who += by.organisation.empty() ? "" : (who.empty() ? "" : ", ") + by.organisation;
  context.out << "    by "
              << (concern.erased ? "[erased]"
                  : who.empty()  ? "nobody named"
                                 : "")
              << printable(who) << '\n';
  for (const ConcernStep& step : concern.steps) {
    context.out << wrap(to_date(step.taken) + " " + to_string(step.kind) +
                            (step.outcome ? " (" + to_string(*step.outcome) + ")" : "") + ": " +
                            printable(step.words) +
                            (step.handler.empty() ? "" : " [" + printable(step.handler) + "]"),
                        context.width, 4)
                << '\n';
  }
}

int print_concerns(Context& context, const std::vector<Concern>& all, bool whole) {
  if (context.json) {
    context.out << json::concerns(all);
    return 0;
  }
  for (const Concern& one : all) {
    whole ? print_concern(context, one) : print_head(context, one);
  }
  return 0;
}

int add(Context& context, const Arguments& arguments) {
  std::vector<Option> described = text_options("what is not being lived up to");
  described.push_back({"about", "ORGANISATION", "whom it is about"});
  described.push_back({"name", "NAME", "who raises it"});
  described.push_back({"email", "ADDRESS", ""});
  described.push_back({"organisation", "NAME", ""});
  described.push_back({"date", "DATE", "when it was raised; today if left out"});
  const Usage usage = {
      .command = "concern add",
      .words = "DOC#ANCHOR[@LABEL] -m WORDS [--about ORGANISATION] [--name NAME]",
      .about =
          "Puts a concern into the confidential lane: that somebody does not live up to a "
          "statement. It is sealed at once; only a handler can read it, not even who put it in. "
          "Words given with -m stay in the shell's history: -F FILE does not.",
      .options = described,
      .examples = {"redraft concern add principles#leadership-3 -F concern.txt --about \"Sedlow "
                   "Town Council\" --name \"Sal Broadhurn\" --email sal@example.org"},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  Governance governance = open_governance(context);
  const Address address = read_address(context, options->word(0));
  NewConcern concern;
  concern.document = address.document;
  concern.label = address.label;
  concern.anchor = address.anchor;
  concern.about = options->value("about");
  concern.raised_by = {options->value("name"), options->value("email"),
                       options->value("organisation")};
  if (options->has("date")) {
    concern.raised = parse_instant(options->value("date"));
  }
  concern.words = read_text(context, *options, "what is not being lived up to");
  const ConcernId id = add_concern(governance, concern);
  if (context.json) {
    context.out << json::done("sealed", 1);
  } else {
    context.out << "Sealed as " << id.text << ". Handlers: ";
    const char* separator = "";
    for (const std::string& name : handlers(governance)) {
      context.out << separator << printable(name);
      separator = ", ";
    }
    context.out << '\n';
  }
  return 0;
}

int list(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "concern list",
                       .words = "",
                       .about = "Every concern and how far it came, for handlers.",
                       .options = {passphrase_option()},
                       .examples = {"redraft --as Ottilie concern list"},
                       .least = 0,
                       .most = 0};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  return print_concerns(
      context, concerns(open_governance(context), acting_handler(context, *options)), false);
}

int show(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "concern show",
                       .words = "ID",
                       .about = "One concern with who raised it and every step, for handlers.",
                       .options = {passphrase_option()},
                       .examples = {"redraft --as Ottilie concern show k-2c81k0qw4e"},
                       .least = 1,
                       .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  return print_concerns(
      context,
      {concern(open_governance(context), acting_handler(context, *options), options->word(0))},
      true);
}

int step(Context& context, const Arguments& arguments) {
  std::vector<Option> described = text_options("what was done");
  described.push_back({"kind", "KIND", kinds});
  described.push_back({"outcome", "OUTCOME",
                       "with --kind outcome: resolved, not-resolved or "
                       "withdrawn"});
  described.push_back({"date", "DATE", "the day of it; today if left out"});
  described.push_back(passphrase_option());
  const Usage usage = {
      .command = "concern step",
      .words = "ID --kind KIND -m WORDS [--outcome OUTCOME]",
      .about =
          "Writes down what was done in good faith: dialogue, understanding, improvement; "
          "escalation only after there was dialogue; and the outcome, which ends it.",
      .options = described,
      .examples = {"redraft --as Ottilie concern step k-2c81k0qw4e --kind dialogue -F met.txt",
                   "redraft --as Ottilie concern step k-2c81k0qw4e --kind outcome --outcome "
                   "resolved -F agreed.txt"},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const std::optional<ConcernStepKind> kind = choice(*options, "kind", parse_concern_step, kinds);
  if (!kind) {
    throw Error(ErrorKind::usage, "redraft concern step: give --kind",
                std::string("it takes: ") + kinds);
  }
  ConcernStep made;
  made.kind = *kind;
  made.outcome = choice(*options, "outcome", parse_concern_outcome, outcomes);
  made.taken = options->has("date") ? parse_instant(options->value("date")) : context.clock.now();
  made.words = read_text(context, *options, "what was done");
  Governance governance = open_governance(context);
  return print_concerns(context,
                        {add_concern_step(governance, acting_handler(context, *options),
                                          options->word(0), std::move(made))},
                        true);
}

int count(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "concern count",
      .words = "[--least N]",
      .about =
          "How many concerns there are and how far they came, for everyone to read: no number "
          "below the limit, and none that the others give away.",
      .options = {{"least", "N", "no count below N; 5"}, passphrase_option()},
      .examples = {"redraft --as Ottilie concern count"},
      .least = 0,
      .most = 0};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const std::size_t least = number_of(*options, "least", usual_least);
  const ConcernCounts counts =
      count_concerns(concerns(open_governance(context), acting_handler(context, *options)), least);
  if (context.json) {
    context.out << json::concern_counts(counts);
    return 0;
  }
  context.out << (counts.all ? count_of(*counts.all, "concern")
                             : "Fewer than " + count_of(least, "concern"))
              << '\n';
  for (const auto& [word, number] : counts.by_stage) {
    context.out << "  " << word << ": " << number << '\n';
  }
  if (counts.together != 0 && counts.together >= least) {
    context.out << "  other: " << counts.together << '\n';
  }
  return 0;
}

int find(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "concern find",
      .words = "NAME|EMAIL",
      .about =
          "The concerns that a person raised, whole: to answer a subject access request "
          "beside `person export`, which cannot read the lane. Look it over for other people.",
      .options = {passphrase_option()},
      .examples = {"redraft --as Ottilie concern find sal@example.org --json"},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  return print_concerns(
      context,
      concerns_by(open_governance(context), acting_handler(context, *options), options->word(0)),
      true);
}

int erase(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "concern erase",
      .words = "ID [--keep-words] [--yes]",
      .about =
          "Shows a concern; with --yes, erases who raised it and what they said first, for good. "
          "Its steps and its place in the counts stay. Part of `person erase`, which cannot read "
          "the lane.",
      .options = {{"keep-words", "", "keep what they said, without its author"},
                  {"yes,y", "", "do it; it cannot be undone"},
                  passphrase_option()},
      .examples = {"redraft --as Ottilie concern erase k-2c81k0qw4e --yes"},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  Governance governance = open_governance(context);
  const Handler handler = acting_handler(context, *options);
  if (!options->has("yes")) {
    print_concerns(context, {concern(governance, handler, options->word(0))}, true);
    context.err << "Nothing is changed; add --yes to erase who raised it"
                << (options->has("keep-words") ? ".\n" : " and what they said.\n");
    return 0;
  }
  return print_concerns(
      context, {erase_concern(governance, handler, options->word(0), options->has("keep-words"))},
      true);
}

}  // namespace

int cmd_concern(Context& context, const Arguments& arguments) {
  return run_verb("concern",
                  {{"admit", cmd_concern_admit},
                   {"dismiss", cmd_concern_dismiss},
                   {"handlers", cmd_concern_handlers},
                   {"add", add},
                   {"list", list},
                   {"show", show},
                   {"step", step},
                   {"count", count},
                   {"find", find},
                   {"erase", erase}},
                  context, arguments);
}

}  // namespace redraft::cli
