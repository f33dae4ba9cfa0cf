#include "cli/diff_output.h"

#include <ostream>

#include "cli/word_output.h"
#include "redraft/diff_formats.h"
#include "redraft/json.h"

namespace redraft::cli {

std::vector<Option> diff_options(const std::string& more) {
  return {{"all", "", "list the unchanged statements too"},
          {"format", "FORMAT",
           "text (the default), markdown, html, criticmarkup, " +
               (more.empty() ? "" : more + ", ") + "pdf or json"}};
}

void print_comparison(Context& context, const Options& options, const std::string& command,
                      const Comparison& comparison) {
  const bool all = options.has("all");
  const std::string format = context.json            ? "json"
                             : options.has("format") ? options.value("format")
                                                     : "text";
  const Sink to_out = [&](std::string_view part) { context.out << part; };
  if (format == "json") {
    json::write_diff(comparison, all, to_out);
  } else if (format == "text") {
    write_diff_as_text(comparison, {.width = context.width, .colour = context.colour, .all = all},
                       to_out);
  } else if (format == "markdown") {
    context.out << diff_as_markdown(comparison, all);
  } else if (format == "html") {
    context.out << diff_as_html(comparison, {.language = "en", .all = all});
  } else if (format == "pdf") {
    require_file(context, command + " --format pdf", "pdf");
    print_pdf(context, diff_as_html(comparison, {.language = "en", .all = all}));
  } else if (format == "criticmarkup") {
    context.out << diff_as_criticmarkup(comparison, all);
  } else {
    throw Error(ErrorKind::usage, "show changes: there is no format \"" + format + "\"",
                "--format takes text, markdown, html, criticmarkup, pdf or json");
  }
}

}  // namespace redraft::cli
