#pragma once
// A complete web page around HTML that is safe already: no scripts, no outside files, readable with
// a screen reader, on a small screen and on paper.

#include <string>
#include <string_view>

namespace redraft {

struct HtmlPageOptions {
  std::string_view language = "en-GB";  // BCP 47
  std::string_view style;               // further rules of style, taken as they are
};

// The title is plain text and is escaped; the body is taken as it is. Does not add a heading: the
// body's first heading is the page's.
[[nodiscard]] std::string html_page(std::string_view title, std::string_view body_html,
                                    const HtmlPageOptions& options = {});

}  // namespace redraft
