// Events: workshops, meetings, surveys and mailings, and the grid of what was said at one.
#include <algorithm>
#include <ostream>

#include "cli/comment_filters.h"
#include "cli/engagement_commands.h"
#include "cli/engagement_options.h"
#include "cli/options.h"
#include "cli/page_output.h"
#include "cli/render.h"
#include "redraft/engagement_output.h"
#include "redraft/small_counts.h"

namespace redraft::cli {

namespace {

constexpr const char* kinds = "workshop, meeting, survey, mailing";

std::vector<Option> event_options() {
  return {{"kind", "KIND", "workshop (the default), meeting, survey or mailing"},
          {"date", "DATE", "the day it was held"},
          {"host", "NAME", "the body that held it"},
          {"place", "PLACE", "where"},
          {"round", "NAME", "of assessment; events with the same make one"},
          {"about", "TEXT", "what else is to be said of it"},
          {"source", "WHERE", "where its write-up is kept"},
          {"prompt", "TEXT", "what people were asked; repeat for more, in order"},
          {"objective", "TEXT", "what they were asked about; repeat for more, in order"},
          {"group", "NAME", "a group they worked in; repeat for more"},
          {"present", "WHO", "\"ORGANISATION (SECTOR)\" that took part; repeat for more"}};
}

std::vector<Presence> present_in(const Options& options) {
  std::vector<Presence> present;
  for (const std::string& text : options.values("present")) {
    present.push_back(parse_presence(text));
  }
  return present;
}

void print_list(Context& context, const char* title, const std::vector<std::string>& names) {
  if (names.empty()) {
    return;
  }
  context.out << title << ":\n";
  std::size_t number = 0;
  for (const std::string& name : names) {
    context.out << "  " << ++number << ". " << printable(name) << '\n';
  }
}

void print_counts(Context& context, const char* title,
                  const std::map<std::string, std::size_t>& counts) {
  if (counts.empty() || (counts.size() == 1 && counts.count("") != 0)) {
    return;
  }
  context.out << title << ':';
  const char* between = " ";
  for (const auto& [name, count] : counts) {
    context.out << between << (name.empty() ? "not known" : printable(name)) << ' ' << count;
    between = ", ";
  }
  context.out << '\n';
}

int show_event(Context& context, const Event& event) {
  if (context.json) {
    context.out << json::events({event});
    return 0;
  }
  context.out << bold(context, event.id.text) << "  " << to_string(event.kind) << ", "
              << day_or(event.held, "no day") << '\n'
              << printable(event.title) << '\n';
  const auto line = [&](const char* name, const std::string& value) {
    if (!value.empty()) {
      context.out << wrap(std::string(name) + ": " + printable(value), context.width) << '\n';
    }
  };
  line("host", event.host);
  line("place", event.place);
  line("round", event.round);
  line("source", event.source);
  line("about", event.about);
  print_list(context, "prompts", event.prompts);
  print_list(context, "objectives", event.objectives);
  print_list(context, "groups", event.groups);
  for (const Presence& one : event.present) {
    context.out << "present: " << printable(to_string(one)) << '\n';
  }
  context.out << count_of(event.remarks, "remark") << ", " << count_of(event.headlines, "headline")
              << ", " << event.unplaced << " not placed yet\n";
  print_counts(context, "by group", event.voices);
  print_counts(context, "by sector", event.sectors);
  return 0;
}

int add(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "event add",
      .words = "TITLE [--date DATE] [--prompt TEXT]... [--objective TEXT]... [--group NAME]...",
      .about =
          "Notes an event: what was asked, about what, in which groups, and who was there. Prompts "
          "and objectives are any set, in the order given.",
      .options = event_options(),
      .examples =
          {"redraft event add \"Spring assembly\" --date 2026-03-21 --prompt \"What works\" "
           "--prompt \"What is missing\" --objective Voice --group \"Table 1\"",
           "redraft event add \"Maturity workshop\" --round \"Round 1\" --present "
           "\"Sedlow Town Council (council)\""},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  Event event;
  event.kind = choice(*options, "kind", parse_event_kind, kinds).value_or(EventKind::workshop);
  event.title = options->word(0);
  event.held = day_of(*options, "date");
  event.host = options->value("host");
  event.place = options->value("place");
  event.round = options->value("round");
  event.about = options->value("about");
  event.source = options->value("source");
  event.prompts = options->values("prompt");
  event.objectives = options->values("objective");
  event.groups = options->values("group");
  event.present = present_in(*options);
  const Event added = open_engagement(context).add_event(event);
  show_event(context, added);
  context.suggest("redraft remark split " + added.id.text + " WRITE-UP.txt");
  return 0;
}

int edit(Context& context, const Arguments& arguments) {
  std::vector<Option> options_of = event_options();
  options_of.insert(options_of.begin(), {"title", "TITLE", "another title"});
  options_of.push_back({"no-date", "", "takes the day away"});
  for (const char* name : {"prompt", "objective", "group"}) {
    options_of.push_back({std::string("add-") + name, "TEXT", "one more, behind the others"});
  }
  const Usage usage = {
      .command = "event edit",
      .words = "EVENT [--title TITLE] [--date DATE] [--add-prompt TEXT]... [--present WHO]...",
      .about =
          "Changes what is given and leaves the rest. --prompt, --objective, --group and --present "
          "replace the whole list; remarks keep the prompt they were made under.",
      .options = options_of,
      .examples = {"redraft event edit e-4f7k --host \"Sedlow Valley Partnership\"",
                   "redraft event edit e-4f7k --add-prompt \"Who is left out\""},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  Engagement engagement = open_engagement(context);
  const Event before = engagement.event(options->word(0));
  EventChanges changes;
  changes.kind = choice(*options, "kind", parse_event_kind, kinds);
  changes.title = options->optional("title");
  changes.held = day_of(*options, "date");
  changes.undated = options->has("no-date");
  if (changes.held && changes.undated) {
    throw Error(ErrorKind::usage, "redraft event edit: give --date or --no-date, not both");
  }
  changes.host = options->optional("host");
  changes.place = options->optional("place");
  changes.round = options->optional("round");
  changes.about = options->optional("about");
  changes.source = options->optional("source");
  const auto list = [&](const std::string& name, const std::vector<std::string>& now) {
    std::optional<std::vector<std::string>> names;
    if (options->has(name) || options->has("add-" + name)) {
      names = options->has(name) ? options->values(name) : now;
      const std::vector<std::string> more = options->values("add-" + name);
      names->insert(names->end(), more.begin(), more.end());
    }
    return names;
  };
  changes.prompts = list("prompt", before.prompts);
  changes.objectives = list("objective", before.objectives);
  changes.groups = list("group", before.groups);
  if (options->has("present")) {
    changes.present = present_in(*options);
  }
  return show_event(context, engagement.edit_event(before.id.text, changes));
}

int list(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "event list",
                       .words = "",
                       .about = "Lists the events, oldest first, with how much was said at each.",
                       .options = {},
                       .examples = {"redraft event list", "redraft event list --json"},
                       .least = 0,
                       .most = 0};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const std::vector<Event> events = open_engagement(context).events();
  if (context.json) {
    context.out << json::events(events);
    return 0;
  }
  if (events.empty()) {
    context.err << "There is no event yet.\n";
    return 0;
  }
  std::vector<std::vector<std::string>> rows = {{"event", "held", "remarks", "unplaced", "title"}};
  for (const Event& event : events) {
    rows.push_back({event.id.text, day_or(event.held, "-"), std::to_string(event.remarks),
                    std::to_string(event.unplaced), printable(event.title)});
  }
  context.out << table(rows);
  return 0;
}

int show(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "event show",
      .words = "EVENT",
      .about =
          "One event: what was asked, who was there, and how many remarks came from each group and "
          "sector.",
      .options = {},
      .examples = {"redraft event show e-4f7k"},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  return show_event(context, open_engagement(context).event(options->word(0)));
}

int grid(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "event grid",
      .words = "EVENT [--format markdown|html|csv|docx|pdf|xlsx|json] [--public]",
      .about =
          "Remarks counted by objective and prompt, empty cells too. With --public, of remarks "
          "that everyone may see, and only whether there are enough of them in a cell.",
      .options = {format_option(),
                  {"public", "", "for publication"},
                  {"least", "N", "with --public: no count below N is told; 5"}},
      .examples = {"redraft event grid e-4f7k",
                   "redraft event grid e-4f7k --format html > grid.html"},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const Engagement engagement = open_engagement(context);
  const EventGrid counted = engagement.grid(
      options->word(0), options->has("public") ? Audience::everyone : Audience::staff,
      number_of(*options, "least", usual_least));
  const Instant day = engagement.event(counted.event.text).held.value_or(context.clock.now());
  print_page(context, *options, "event grid " + options->word(0),
             [&](ReportFormat format) { return write_grid(counted, format, day); });
  return 0;
}

}  // namespace

int cmd_event(Context& context, const Arguments& arguments) {
  return run_verb("event",
                  {{"add", add}, {"list", list}, {"show", show}, {"edit", edit}, {"grid", grid}},
                  context, arguments);
}

}  // namespace redraft::cli
