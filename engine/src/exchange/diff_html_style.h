#pragma once
// The style sheet of the page of changes. Contrast of every pair of colours is 7:1 or more.

#include <string_view>

namespace redraft::exchange {

inline constexpr std::string_view diff_html_style = R"(:root { color-scheme: light; }
body { color: #1a1a1a; background: #fff; font: 1rem/1.6 Georgia, "Times New Roman", serif;
  max-width: 46rem; margin: 0 auto; padding: 1rem; overflow-wrap: break-word; }
h1, h2, h3, table, .remarks, .fold, .key { font-family: system-ui, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1.25rem; margin: 2.2rem 0 0.6rem; border-bottom: 1px solid #767676; }
h3 { font-size: 1rem; margin: 0 0 0.3rem; }
.change { border-inline-start: 0.25rem solid #767676; padding-inline-start: 0.8rem;
  margin: 1.2rem 0; break-inside: avoid; }
.departed { border-inline-start-style: dotted; }
.change p { margin: 0.3rem 0; }
ins, del { unicode-bidi: isolate; padding: 0 0.1em; }
ins { color: #0b4a1c; background: #e6f5ea; text-decoration: underline; }
del { color: #7d0f1c; background: #fdecee; text-decoration: line-through; }
.gone, .fold, .remarks { color: #444; }
.fold { font-style: italic; }
.remarks, table { font-size: 0.9rem; }
.line { color: #444; }
a { color: #0b3d91; }
a:focus-visible, .wide:focus-visible { outline: 3px solid #0b3d91; outline-offset: 2px; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; padding-bottom: 0.4rem; }
th, td { border: 1px solid #767676; padding: 0.3rem 0.5rem; text-align: start;
  vertical-align: top; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: pre; }
@media print {
  body { max-width: none; padding: 0; font-size: 11pt; }
  ins, del { background: none; }
  h2, h3 { break-after: avoid; }
  tr { break-inside: avoid; }
  a { color: inherit; text-decoration: none; }
}
)";

}  // namespace redraft::exchange
