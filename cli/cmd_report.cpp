#include <ostream>

#include "cli/comment_filters.h"
#include "cli/engagement_commands.h"
#include "cli/engagement_options.h"
#include "cli/options.h"
#include "cli/page_output.h"
#include "cli/privacy_options.h"
#include "redraft/engagement_output.h"
#include "redraft/report.h"
#include "redraft/small_counts.h"

namespace redraft::cli {

namespace {

struct ReportCommand {
  std::string_view name;  // of write_report()
  std::string usage;      // "report coverage"
  std::string words;      // before the document
  std::string about;
  std::vector<Option> options;
  std::vector<std::string> examples;
  bool is_public = true;  // whether it may be published
};

Usage usage_of(const ReportCommand& command) {
  Usage usage{.command = command.usage,
              .words = command.words +
                       "[DOC[@LABEL]] [--format markdown|html|csv|docx|pdf|xlsx|json]" +
                       (command.is_public ? " [--public]" : ""),
              .about = command.about,
              .options = {format_option(), {"for-excel", "", "CSV that Excel reads as UTF-8"}},
              .examples = command.examples,
              .least = command.words.empty() ? 0U : 1U,
              .most = command.words.empty() ? 1U : 2U};
  usage.options.insert(usage.options.end(), command.options.begin(), command.options.end());
  if (command.is_public) {
    usage.options.push_back({"public", "", "for publication"});
    usage.options.push_back(
        {"least", "N", "with --public: sectors below N are counted together; 5"});
  }
  return usage;
}

// Only what a report tells in words of people and officers.
void warn_of_rows(Context& context, const Report& report) {
  for (const ReportRow& row : report.rows) {
    for (const std::string& text : {row.body, row.suggestion.value_or(""), row.reason}) {
      warn_of_personal_data(context, "the public row of " + row.comment, text);
    }
  }
}

// "You said, we did" ends with the remarks of events.
std::string written_report(Context& context, const ReportCommand& command,
                           const ReportRequest& request, const Report& report, ReportFormat format,
                           ByteOrderMark mark) {
  if (command.name != "you-said-we-did") {
    return write_report(command.name, report, format, mark);
  }
  const Provenance provenance =
      open_engagement(context).provenance(report.document, report.label, request.audience);
  for (const StatementProvenance& statement : provenance.statements) {
    for (const Remark& remark : statement.remarks) {
      if (request.audience == Audience::everyone) {
        warn_of_personal_data(context, "the public text of " + remark.id.text, remark.body);
      }
    }
  }
  return write_you_said_we_did(report, provenance, format, mark);
}

int run_report(Context& context, const Arguments& arguments, const ReportCommand& command) {
  const auto options = parse_options(context, usage_of(command), arguments);
  if (!options) {
    return 0;
  }
  const PageFormat format = page_format(context, *options, command.usage);
  const bool named = !command.words.empty();
  const Address address = parse_address(options->word(named ? 1 : 0));
  ReportRequest request{.document = address.document,
                        .label = address.label,
                        .least = number_of(*options, "least", usual_least),
                        .expected = options->values("expect"),
                        .by_theme = options->value("by") == "theme"};
  if (options->has("by") && !request.by_theme && options->value("by") != "section") {
    throw Error(ErrorKind::usage, "read --by: there is no \"" + options->value("by") + "\"",
                "it takes: section, theme");
  }
  if (options->has("drafted")) {
    request.unreleased = Unreleased::shown;
  }
  if (options->has("public")) {
    request.audience = Audience::everyone;
    if (options->has("drafted")) {
      throw Error(ErrorKind::usage, "redraft report: a drafted answer is never public",
                  "leave out --drafted or --public");
    }
  }
  if (named) {
    (command.usage == "report reviewer" ? request.reviewer : request.organisation) =
        options->word(0);
  }
  const Report report = context.open().report(request);
  if (!request.organisation.empty() && report.rows.empty() && report.in_confidence == 0) {
    throw Error(ErrorKind::not_found,
                "report what an organisation said: nobody of \"" + request.organisation +
                    "\" said anything that may be shown",
                "redraft comment list --organisation NAME");
  }
  if (request.audience == Audience::everyone) {
    warn_of_rows(context, report);
  }
  const ByteOrderMark mark = options->has("for-excel") ? ByteOrderMark::yes : ByteOrderMark::no;
  print_page(context, format,
             written_report(context, command, request, report, format.format, mark));
  return 0;
}

int dispositions(Context& context, const Arguments& arguments) {
  return run_report(
      context, arguments,
      {.name = "dispositions",
       .usage = "report dispositions",
       .words = {},
       .about =
           "Every comment, what it was made on, what was decided and why; words then and words "
           "now. No names. It is for staff and boards unless --public: then only approved "
           "comments, as far as their reviewers agreed, and no sector counted that is too small.",
       .options = {{"drafted", "", "with answers that are drafted but not released"}},
       .examples = {"redraft report dispositions principles@V1",
                    "redraft report dispositions principles@V1 --format html > "
                    "dispositions.html"}});
}

int you_said_we_did(Context& context, const Arguments& arguments) {
  return run_report(
      context, arguments,
      {.name = "you-said-we-did",
       .usage = "report you-said-we-did",
       .words = {},
       .about = "What was said and what came of it, section by section: the comments with the same "
                "answer together, the answer, the words then and now. With --by theme, themes come "
                "first, with their names and descriptions, under --public too: read those before. "
                "Last come the "
                "remarks of events that statements came from.",
       .options = {{"by", "WHAT", "section (the default) or theme"}},
       .examples = {
           "redraft report you-said-we-did principles@V1 --by theme",
           "redraft report you-said-we-did --public --format html > you-said-we-did.html"}});
}

const Option expect = {"expect", "SECTOR",
                       "a sector that was asked, so that its silence is told; repeat for more"};

int response(Context& context, const Arguments& arguments) {
  return run_report(
      context, arguments,
      {.name = "response",
       .usage = "report response",
       .words = {},
       .about =
           "The response to a consultation: how it was done, who took part by sector, channel and "
           "kind, what was decided, what changed, and what did not and why.",
       .options = {expect},
       .examples = {"redraft report response principles@V1 --format html > response.html",
                    "redraft report response principles@V1 --public"}});
}

int coverage(Context& context, const Arguments& arguments) {
  return run_report(
      context, arguments,
      {.name = "coverage",
       .usage = "report coverage",
       .words = {},
       .about =
           "Which sectors said something about which section and statement, and which were "
           "silent. While a consultation is open, name the working text to count comments on every "
           "draft: DOC@working. With --public no numbers are told, only where there are enough.",
       .options = {expect},
       .examples = {"redraft report coverage principles@working --expect \"Health and care\"",
                    "redraft report coverage principles@V1 --format csv > coverage.csv"}});
}

int organisation(Context& context, const Arguments& arguments) {
  return run_report(
      context, arguments,
      {.name = "answers",
       .usage = "report organisation",
       .words = "NAME ",
       .about =
           "To hand back to an organisation: what was said in its name, what was done, words then "
           "and now. No names of people; comments made in confidence are left out and counted.",
       .options = {},
       .examples = {"redraft report organisation \"Harrowick Youth Loft\" principles@V1"}});
}

int reviewer(Context& context, const Arguments& arguments) {
  return run_report(
      context, arguments,
      {.name = "answers",
       .usage = "report reviewer",
       .words = "REF|EMAIL ",
       .about = "To hand back to one reviewer: what they said, what was done, words then and now. "
                "`redraft letter write` makes letters of it.",
       .options = {},
       .examples = {"redraft report reviewer r-4f7k2m9qx1 principles@V1"},
       .is_public = false});
}

int iso(Context& context, const Arguments& arguments) {
  return run_report(
      context, arguments,
      {.name = "iso",
       .usage = "report iso",
       .words = {},
       .about = "The ISO/IEC comment form: its eight columns, with our decisions as the "
                "observations of the secretariat. Before there are comments, it is the empty form "
                "to send out. comment import takes it in again, whoever has added to it.",
       .options = {},
       .examples = {"redraft report iso principles@V1 --format docx > comments.docx",
                    "redraft report iso principles@V1 --format xlsx > comments.xlsx"}});
}

}  // namespace

int cmd_report(Context& context, const Arguments& arguments) {
  return run_verb("report",
                  {{"dispositions", dispositions},
                   {"you-said-we-did", you_said_we_did},
                   {"response", response},
                   {"coverage", coverage},
                   {"provenance", cmd_report_provenance},
                   {"iso", iso},
                   {"organisation", organisation},
                   {"reviewer", reviewer}},
                  context, arguments);
}

}  // namespace redraft::cli
