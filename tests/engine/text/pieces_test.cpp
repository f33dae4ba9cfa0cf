#include "text/pieces.h"

#include <string>
#include <string_view>
#include <vector>

#include "support/catch.h"

using redraft::text::pieces_of;

namespace {

using Pieces = std::vector<std::string_view>;

}  // namespace

TEST_CASE("Markdown is cut before a paragraph of the outermost level", "[pieces]") {
  CHECK(pieces_of("One.\n\nTwo.\n\n- item\n\n  more\n\nThree.\n", 1) ==
        Pieces{"One.\n\n", "Two.\n\n- item\n\n  more\n\n", "Three.\n"});
  CHECK(pieces_of("One.\n\nTwo.\n\nThree.\n", 7) == Pieces{"One.\n\nTwo.\n\n", "Three.\n"});
  CHECK(pieces_of("", 1) == Pieces{""});
}

TEST_CASE("Markdown is not cut where something may run across an empty line", "[pieces]") {
  const std::string text =
      GENERATE(as<std::string>{}, "```\n\nCode\n\n```\n\nText\n", "~~~\n\nCode\n",
               "> <!-- a\n\nb -->\n\nText\n", "<pre>\n\nText\n</pre>\n", "[a]\n\nText\n\n[a]: /b\n",
               "One.\r\n\nTwo.\r\n", "- <?a\n\nText\n");
  CHECK(pieces_of(text, 1) == Pieces{text});
}

TEST_CASE("A comment that ends on its line keeps no piece together", "[pieces]") {
  CHECK(pieces_of("<!-- a -->\n\nOne. <!-- @b -->\n\nTwo.\n", 1) ==
        Pieces{"<!-- a -->\n\n", "One. <!-- @b -->\n\n", "Two.\n"});
}
