#pragma once
// Pages as PDF, by the Chromium that is installed.

#include <string>
#include <string_view>

namespace redraft {

// A page of html_page(), diff_as_html() or write_report() as tagged PDF on A4, with its title,
// language and headings. The program runs without a network and in a folder of its own; the page
// may use nothing from outside. Not the same bytes twice: a PDF holds the instant it was made.
// Throws unavailable where Chromium is not installed or fails.
[[nodiscard]] std::string pdf_of_page(std::string_view html);

}  // namespace redraft
