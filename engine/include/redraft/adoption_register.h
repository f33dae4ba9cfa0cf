#pragma once
// The register of adoptions as a page for everyone.

#include <string>

#include "redraft/adoption.h"
#include "redraft/byte_order_mark.h"
#include "redraft/report.h"

namespace redraft {

// CSV is the table of organisations alone; JSON is "redraft/adoptions/1"; a Word file bears the day
// of the last entry.
[[nodiscard]] std::string write_adoptions(const AdoptionRegister& adoptions, ReportFormat format,
                                          ByteOrderMark mark = ByteOrderMark::no);

// What stands inside of its HTML, as report_html().
[[nodiscard]] std::string adoptions_html(const AdoptionRegister& adoptions);

}  // namespace redraft
