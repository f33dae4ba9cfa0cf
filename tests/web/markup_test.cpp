#include "web/markup.h"

#include "support/catch.h"

using namespace redraft::web;

TEST_CASE("ranges of a text are marked, overlapping ones as one, in any order", "[markup]") {
  const std::string text = "Ærø <b> & more";
  CHECK(marked_html(text, {{8, 13}, {0, 2}, {1, 3}}) ==
        "<mark>Ærø</mark> &lt;b&gt; <mark>&amp; mor</mark>e");
  CHECK(marked_html(text, std::vector<redraft::CodePointSpan>{}) == "Ærø &lt;b&gt; &amp; more");
  CHECK(marked_html("ab", {{1, 99}}) == "a<mark>b</mark>");
  CHECK(marked_html("ab", {{7, 99}}) == "ab<mark></mark>");
}

TEST_CASE("words are taken by code points", "[markup]") {
  CHECK(words_between("Ærø kyst", 0, 3) == "Ærø");
  CHECK(words_between("Ærø", 2, 99) == "ø");
  CHECK(words_between("Ærø", 2, 1).empty());
}
