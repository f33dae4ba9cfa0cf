#include <ostream>

#include "cli/options.h"
#include "cli/privacy_options.h"
#include "cli/word_output.h"
#include "redraft/report.h"
#include "redraft/word.h"

namespace redraft::cli {

namespace {

constexpr std::size_t usual_least = 5;

DispositionReport read_report(Context& context, const Options& options, const Address& address) {
  if (!options.has("public")) {
    return context.open().dispositions(
        address.document, address.label,
        options.has("drafted") ? Unreleased::shown : Unreleased::hidden);
  }
  if (options.has("drafted")) {
    throw Error(ErrorKind::usage, "redraft report: a drafted answer is never public",
                "leave out --drafted or --public");
  }
  std::size_t least = usual_least;
  if (const auto given = options.optional("least")) {
    if (given->empty() || given->size() > 6 ||
        given->find_first_not_of("0123456789") != std::string::npos) {
      throw Error(ErrorKind::usage, "read --least: \"" + *given + "\" is not a number");
    }
    least = std::stoul(*given);
  }
  DispositionReport report =
      context.open().public_dispositions(address.document, address.label, least);
  for (const DispositionRow& row : report.rows) {
    for (const std::string& text : {row.body, row.suggestion.value_or(""), row.reason}) {
      warn_of_personal_data(context, "the public row of " + row.comment, text);
    }
  }
  return report;
}

int dispositions(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "report dispositions",
      .words = "[DOC[@LABEL]] [--format markdown|html|csv|docx|json] [--drafted] [--public]",
      .about =
          "Every comment, what it was made on, what was decided and why; words then and words now. "
          "No names. It is for staff and boards unless --public: then only approved comments, as "
          "far "
          "as their reviewers agreed, and no sector counted that is too small.",
      .options = {{"format", "FORMAT", "markdown (the default), html, csv, docx or json"},
                  {"for-excel", "", "CSV that Excel reads as UTF-8"},
                  {"drafted", "", "with answers that are drafted but not released"},
                  {"public", "", "for publication"},
                  {"least", "N", "with --public: sectors below N are counted together; 5"}},
      .examples = {"redraft report dispositions principles@V1",
                   "redraft report dispositions principles@V1 --format html > dispositions.html"},
      .least = 0,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const std::string format = context.json             ? "json"
                             : options->has("format") ? options->value("format")
                                                      : "markdown";
  const Address address = parse_address(options->word(0));
  if (format != "markdown" && format != "html" && format != "csv" && format != "docx" &&
      format != "json") {
    throw Error(ErrorKind::usage, "redraft report: there is no format \"" + format + "\"",
                "--format takes markdown, html, csv, docx or json");
  }
  if (format == "docx") {
    require_file(context, "redraft report dispositions " + options->word(0) + " --format docx");
  }
  const DispositionReport report = read_report(context, *options, address);
  if (format == "html") {
    context.out << dispositions_html(report);
  } else if (format == "csv") {
    context.out << dispositions_csv(
        report, options->has("for-excel") ? ByteOrderMark::yes : ByteOrderMark::no);
  } else if (format == "docx") {
    const Draft draft = context.open().text(report.document, report.label).draft;
    context.out << word_of_dispositions(report, draft.published);
  } else if (format == "json") {
    context.out << dispositions_json(report);
  } else {
    context.out << dispositions_markdown(report);
  }
  return 0;
}

}  // namespace

int cmd_report(Context& context, const Arguments& arguments) {
  return run_verb("report", {{"dispositions", dispositions}}, context, arguments);
}

}  // namespace redraft::cli
