#pragma once
// Reports on standard output, in whichever format was asked for. All of them have all formats.

#include <functional>
#include <string>
#include <string_view>

#include "cli/options.h"
#include "redraft/report.h"

namespace redraft::cli {

Option format_option();

struct PageFormat {
  ReportFormat format = ReportFormat::markdown;
  bool pdf = false;  // the page that `format` gives, by Chromium
};

// What --format says; JSON under the global --json. Throws usage where it is none, or a file that
// is nothing for a terminal; `command` is what to type again.
PageFormat page_format(const Context& context, const Options& options, const std::string& command);

void print_page(Context& context, const PageFormat& format, std::string_view page);

// Writes what `write` makes in the format asked for.
void print_page(Context& context, const Options& options, const std::string& command,
                const std::function<std::string(ReportFormat)>& write);

}  // namespace redraft::cli
