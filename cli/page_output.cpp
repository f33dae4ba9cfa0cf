#include "cli/page_output.h"

#include <ostream>

#include "cli/word_output.h"

namespace redraft::cli {

Option format_option() {
  return {"format", "FORMAT", "markdown (the default), html, csv, docx, pdf, xlsx or json"};
}

PageFormat page_format(const Context& context, const Options& options, const std::string& command) {
  if (context.json) {
    return {.format = ReportFormat::json};
  }
  const std::string name = options.value("format");
  if (name == "pdf" || name == "docx" || name == "xlsx") {
    require_file(context, "redraft " + command + " --format " + name, name);
  }
  if (name == "pdf") {
    return {.format = ReportFormat::html, .pdf = true};
  }
  return {.format = choice(options, "format", parse_report_format,
                           "markdown, html, csv, docx, pdf, xlsx, json")
                        .value_or(ReportFormat::markdown)};
}

void print_page(Context& context, const PageFormat& format, std::string_view page) {
  if (format.pdf) {
    print_pdf(context, page);
  } else {
    context.out << page;
  }
}

void print_page(Context& context, const Options& options, const std::string& command,
                const std::function<std::string(ReportFormat)>& write) {
  const PageFormat format = page_format(context, options, command);
  print_page(context, format, write(format.format));
}

}  // namespace redraft::cli
