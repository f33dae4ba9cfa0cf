#include "redraft/html_page.h"

#include "base/markup.h"
#include "exchange/valid_utf8.h"

namespace redraft {

namespace {

constexpr std::string_view style = R"(:root { color-scheme: light dark; }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font-family: system-ui, sans-serif;
  line-height: 1.6; color: #1a1a1a; background: #fff; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 2rem 0 0.5rem; }
a { color: #0b47a1; }
:focus-visible { outline: 3px solid #0b5fff; outline-offset: 2px; }
:target { background: #fff3c4; }
blockquote { margin: 1rem 0; padding-inline-start: 1rem; border-inline-start: 4px solid #767676; }
code, pre { font-family: ui-monospace, monospace; }
pre, .wide { overflow-x: auto; }
img { max-width: 100%; }
table { border-collapse: collapse; margin: 1rem 0; }
th, td { border: 1px solid #767676; padding: 0.4rem 0.6rem; text-align: start; vertical-align: top; }
@media (prefers-color-scheme: dark) {
  body { color: #eee; background: #161616; }
  a { color: #9cc2ff; }
  :target { background: #4a3c00; }
}
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 11pt; color: #000; background: #fff; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  p, li, tr, blockquote { break-inside: avoid; }
  thead { display: table-header-group; }
  pre, .wide { overflow: visible; }
}
)";

}  // namespace

std::string html_page(std::string_view title, std::string_view body_html,
                      const HtmlPageOptions& options) {
  std::string page = "<!DOCTYPE html>\n<html lang=\"" + escape_html(options.language) +
                     "\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<title>";
  page += escape_html(exchange::valid_utf8(title));
  page += "</title>\n<style>\n";
  page += style;
  page += options.style;
  page += "</style>\n</head>\n<body>\n<main>\n";
  page += body_html;
  page += body_html.ends_with('\n') ? "" : "\n";
  return page + "</main>\n</body>\n</html>\n";
}

}  // namespace redraft
