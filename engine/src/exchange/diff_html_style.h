#pragma once
// What the page of changes adds to the style of every page. Contrast of every pair of colours is
// 7:1 or more.

#include <string_view>

namespace redraft::exchange {

inline constexpr std::string_view diff_html_style =
    R"(h2 { border-bottom: 1px solid #767676; }
h4 { font-size: 1rem; margin: 0 0 0.3rem; }
.change { border-inline-start: 0.25rem solid #767676; padding-inline-start: 0.8rem;
  margin: 1.2rem 0; break-inside: avoid; }
.departed { border-inline-start-style: dotted; }
.change p { margin: 0.3rem 0; }
ins, del { unicode-bidi: isolate; padding: 0 0.1em; margin: 0 0.06em; border-radius: 0.15em; }
ins { color: #0b4a1c; background: #e6f5ea; text-decoration: underline; }
del { color: #7d0f1c; background: #fdecee; text-decoration: line-through; }
.gone, .fold, .remarks, .line { color: #444; }
.fold { font-style: italic; }
.remarks, table { font-size: 0.9rem; }
li { margin: 0.3rem 0; }
table { width: 100%; }
caption { text-align: start; padding-bottom: 0.4rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: pre; }
@media (prefers-color-scheme: dark) {
  ins { color: #b7f0c4; background: #0f2f1a; }
  del { color: #ffc9ce; background: #3b1216; }
  .gone, .fold, .remarks, .line { color: #c4c4c4; }
}
@media print {
  ins, del { background: none; }
  a { color: inherit; text-decoration: none; }
}
)";

}  // namespace redraft::exchange
