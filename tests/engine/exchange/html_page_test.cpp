#include "redraft/html_page.h"

#include "support/catch.h"
#include "support/golden.h"

using namespace redraft;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;

TEST_CASE("a page stands alone and says its language, its characters and its width",
          "[html-page]") {
  const std::string page = html_page("principles V1", "<h1>Working as One</h1>");

  CHECK_THAT(page, StartsWith("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n"
                              "<meta charset=\"utf-8\">\n"));
  CHECK_THAT(page, Contains("name=\"viewport\"") && Contains("<title>principles V1</title>"));
  CHECK_THAT(page, Contains("@media print"));
  CHECK_THAT(page, EndsWith("<main>\n<h1>Working as One</h1>\n</main>\n</body>\n</html>\n"));
  CHECK_THAT(page, !Contains("<script") && !Contains("http"));
}

TEST_CASE("a title is text, whatever it holds", "[html-page]") {
  const std::string page = html_page("</title><script>&\xff", "");

  CHECK_THAT(page, Contains("<title>&lt;/title&gt;&lt;script&gt;&amp;\xEF\xBF\xBD</title>"));
}
