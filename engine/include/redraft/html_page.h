#pragma once
// A complete web page around HTML that is safe already: no scripts, no outside files, readable with
// a screen reader, on a small screen and on paper.

#include <string>
#include <string_view>

namespace redraft {

// The title is plain text and is escaped; the body is taken as it is. Does not add a heading: the
// body's first heading is the page's.
[[nodiscard]] std::string html_page(std::string_view title, std::string_view body_html);

}  // namespace redraft
