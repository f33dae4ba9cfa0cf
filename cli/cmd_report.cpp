#include <ostream>

#include "cli/options.h"
#include "redraft/report.h"

namespace redraft::cli {

namespace {

int dispositions(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "report dispositions",
      .words = "[DOC[@LABEL]] [--format markdown|html|csv|json] [--drafted]",
      .about =
          "Every comment, what it was made on, what was decided and why; words then and words now. "
          "No names.",
      .options = {{"format", "FORMAT", "markdown (the default), html, csv or json"},
                  {"for-excel", "", "CSV that Excel reads as UTF-8"},
                  {"drafted", "", "with answers that are drafted but not released"}},
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
  if (format != "markdown" && format != "html" && format != "csv" && format != "json") {
    throw Error(ErrorKind::usage, "redraft report: there is no format \"" + format + "\"",
                "--format takes markdown, html, csv or json");
  }
  const DispositionReport report =
      context.open().dispositions(address.document, address.label,
                                  options->has("drafted") ? Unreleased::shown : Unreleased::hidden);
  if (format == "html") {
    context.out << dispositions_html(report);
  } else if (format == "csv") {
    context.out << dispositions_csv(
        report, options->has("for-excel") ? ByteOrderMark::yes : ByteOrderMark::no);
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
