// Assessments: where groups say they are on a maturity matrix.
#include <ostream>

#include "cli/engagement_commands.h"
#include "cli/engagement_options.h"
#include "cli/options.h"
#include "cli/page_output.h"
#include "cli/render.h"
#include "redraft/engagement_output.h"

namespace redraft::cli {

namespace {

std::vector<AssessmentNote> notes_of(const Options& options) {
  std::vector<AssessmentNote> notes;
  for (const std::string& text : options.values("reason")) {
    notes.push_back({AssessmentNoteKind::reason, text, {}, {}});
  }
  for (const std::string& text : options.values("exception")) {
    notes.push_back(parse_exception(text));
  }
  for (const std::string& text : options.values("challenge")) {
    notes.push_back({AssessmentNoteKind::challenge, text, {}, {}});
  }
  return notes;
}

int show_assessments(Context& context, const std::vector<Assessment>& assessments) {
  if (context.json) {
    context.out << json::assessments(assessments);
    return 0;
  }
  for (const Assessment& one : assessments) {
    context.out << bold(context, one.id.text) << "  " << printable(one.dimension_name) << ' '
                << to_string(one.score) << "  " << printable(one.group) << ", "
                << printable(one.round) << ", " << day_or(one.held, "no day") << "  ("
                << one.document << '@' << printable(one.draft) << ")\n";
    for (const AssessmentNote& note : one.notes) {
      context.out << wrap(to_string(note.kind) + ": " +
                              (note.scope.empty() ? "" : printable(note.scope) + ": ") +
                              printable(note.body),
                          context.width, 4)
                  << '\n';
    }
  }
  return 0;
}

int add(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "assess add",
      .words =
          "DOC[@LABEL] (--event EVENT --dimension NAME --score SCORE | --remark ID) [--group "
          "GROUP]",
      .about =
          "Notes where a group says it is on one dimension: a level, half of one or a range, as it "
          "was said (\"2\", \"2.5\", \"1-1.5\", \"between 1 and 2\"). The score is by the draft "
          "named, "
          "the newest if none is: its descriptors are told with it. Give the score of an "
          "exception with it, and where it holds before a colon. With --remark what is not given "
          "is "
          "as the remark has it, its objective the dimension and its words the score; --group may "
          "be left out where the event has one alone.",
      .options = {{"remark", "ID", "that says so"},
                  {"event", "EVENT", "where it was said"},
                  {"dimension", "NAME", "its name, anchor or number"},
                  {"group", "GROUP", "who says so"},
                  {"score", "SCORE", "as it was said"},
                  {"organisation", "NAME", "of the group"},
                  {"sector", "SECTOR", "of the group"},
                  {"reason", "TEXT", "why; repeat for more"},
                  {"exception", "[SCOPE: ]TEXT", "where it is otherwise; repeat for more"},
                  {"challenge", "TEXT", "what is said of the scale itself; repeat for more"},
                  {"replace", "", "in place of the group's score before"}},
      .examples =
          {"redraft assess add maturity --event e-4f7k --dimension Trust --group \"Table 1\" "
           "--score \"between 1 and 2\" --reason \"We meet too seldom\"",
           "redraft assess add maturity@V1 --event e-4f7k --dimension Trust --group "
           "\"Table 2\" --score 2-2.5 --exception \"Bus scheme: a 4\" --challenge \"Is 5 "
           "possible?\"",
           "redraft assess add maturity --remark m-4f7k"},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  for (const char* name : {"event", "dimension", "score"}) {
    if (!options->has(name) && !options->has("remark")) {
      throw Error(ErrorKind::usage, std::string("redraft assess add: --") + name + " is missing",
                  "redraft assess add --help");
    }
  }
  const Address address = parse_address(options->word(0));
  NewAssessment given;
  given.document = address.document;
  given.label = address.label;
  given.event = options->value("event");
  given.dimension = options->value("dimension");
  given.group = options->value("group");
  given.words = options->value("score");
  given.organisation = options->value("organisation");
  given.sector = options->value("sector");
  given.notes = notes_of(*options);
  given.replace = options->has("replace");
  given.remark = options->value("remark");
  return show_assessments(context, {open_engagement(context).assess(given)});
}

int list(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "assess list",
                       .words = "[DOC] [--event EVENT] [--dimension NAME] [--group GROUP]",
                       .about = "Lists assessments, those of the oldest event first.",
                       .options = {{"event", "EVENT", "made there"},
                                   {"dimension", "NAME", "of this dimension"},
                                   {"group", "GROUP", "by this group"},
                                   {"round", "NAME", "of this round"}},
                       .examples = {"redraft assess list maturity --dimension Trust"},
                       .least = 0,
                       .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  return show_assessments(
      context, open_engagement(context).assessments({.event = options->value("event"),
                                                     .document = options->word(0),
                                                     .dimension = options->value("dimension"),
                                                     .group = options->value("group"),
                                                     .round = options->value("round")}));
}

int remove(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "assess remove",
                       .words = "ASSESSMENT",
                       .about = "Removes an assessment that was noted by mistake.",
                       .options = {},
                       .examples = {"redraft assess remove s-4f7k"},
                       .least = 1,
                       .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  open_engagement(context).remove_assessment(options->word(0));
  if (context.json) {
    context.out << json::done("removed", 1);
  } else {
    context.out << "Removed " << options->word(0) << '\n';
  }
  return 0;
}

int report(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "assess report",
      .words =
          "[DOC] [--format markdown|html|csv|docx|pdf|xlsx|json] [--chart DIMENSION] [--public]",
      .about =
          "Every group's range, round by round, and the spread from the lowest to the highest: "
          "never "
          "an average. The descriptors that were scored stand beside it, as the draft had them. "
          "HTML draws them too. --chart writes the drawing of one dimension as SVG. With --public "
          "free words are left out.",
      .options = {format_option(),
                  {"chart", "DIMENSION", "its drawing alone"},
                  {"public", "", "for publication"}},
      .examples = {"redraft assess report maturity --format html > assessments.html",
                   "redraft assess report maturity --chart Trust > trust.svg"},
      .least = 0,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const AssessmentReport made = open_engagement(context).assessment_report(
      options->word(0), options->has("public") ? Audience::everyone : Audience::staff);
  if (const auto wanted = options->optional("chart")) {
    std::string names;
    for (const AssessedDimension& dimension : made.dimensions) {
      if (dimension.name == *wanted || dimension.anchor == *wanted) {
        context.out << assessment_chart(made, dimension, 1);
        return 0;
      }
      names += (names.empty() ? "" : ", ") + dimension.name;
    }
    throw Error(ErrorKind::not_found,
                "draw " + made.document + ": there is no dimension \"" + *wanted + "\"", names);
  }
  print_page(context, *options, "assess report", [&](ReportFormat format) {
    return write_assessments(made, format, context.clock.now());
  });
  return 0;
}

}  // namespace

int cmd_assess(Context& context, const Arguments& arguments) {
  return run_verb("assess", {{"add", add}, {"list", list}, {"remove", remove}, {"report", report}},
                  context, arguments);
}

}  // namespace redraft::cli
