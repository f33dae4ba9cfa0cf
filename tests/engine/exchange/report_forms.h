#pragma once
// A report held against its golden files, in every form.

#include "redraft/report.h"
#include "support/golden.h"

namespace redraft::testing {

inline constexpr ReportFormat all_formats[] = {ReportFormat::markdown, ReportFormat::html,
                                               ReportFormat::csv, ReportFormat::json};

// The JSON is an example of its schema as well.
inline void check_forms(const std::string& name, const std::string& example, const Report& report) {
  const std::string golden = "engine/exchange/golden/" + name;
  check_golden(golden + ".md", write_report(name, report, ReportFormat::markdown));
  check_golden(golden + ".html", write_report(name, report, ReportFormat::html));
  check_golden(golden + ".csv", write_report(name, report, ReportFormat::csv));
  check_golden("schemas/examples/report-" + name + "/" + example + ".json",
               write_report(name, report, ReportFormat::json));
}

}  // namespace redraft::testing
