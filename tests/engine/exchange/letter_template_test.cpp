#include "redraft/letter_template.h"

#include "engine/exchange/example_values.h"
#include "redraft/error.h"
#include "redraft/json.h"
#include "support/catch.h"
#include "support/golden.h"

using namespace redraft;
using namespace redraft::testing;
using Catch::Matchers::Contains;

namespace {

Report report() {
  Report report{.document = "principles", .label = "V1"};
  report.statements = {{"leadership-3", "1.3", {"Principles", "Leadership"}, "Text now.", false}};
  return report;
}

Letter letter() {
  Letter letter{
      .reviewer = full_comment().reviewer,
      .person = *full_comment().person,
      .date = "2026-05-12",
      .officer = "Ottilie",
      .answers = {report_row(full_comment(), "Text then.", "Text now.", Unreleased::hidden)}};
  letter.waiting = 1;
  return letter;
}

std::string written(const std::string& letter_template, const Letter& letter,
                    LetterForm form = LetterForm::markdown) {
  const Report from = report();
  return LetterWriter(letter_template, form, from).write(letter);
}

std::string refusal(const std::string& letter_template) {
  try {
    static_cast<void>(written(letter_template, letter()));
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::invalid);
    return std::string(error.what()) + " | " + error.hint();
  }
  return "none";
}

}  // namespace

TEST_CASE("the default letter reads well", "[letter]") {
  check_golden("engine/exchange/golden/letter.md",
               written(std::string(default_letter_template()), letter()));
}

TEST_CASE("a placeholder that is none is refused, with the nearest", "[letter]") {
  CHECK_THAT(refusal("Dear {{nam}}"), Contains("{{nam}}") && Contains("{{name}}?"));
  CHECK_THAT(refusal("{{reason}}"), Contains("between {{#answers}}"));
  CHECK_THAT(refusal("{{>file}}"), Contains("no placeholder"));
  CHECK_THAT(refusal("{{{name}}}"), Contains("no placeholder"));
  CHECK_THAT(refusal("{{#answers}}"), Contains("never closed"));
  CHECK_THAT(refusal("{{#answers}}{{/name}}"), Contains("not open"));
  CHECK_THAT(refusal("{{name"), Contains("not closed"));
}

TEST_CASE("a text that is not known is refused, unless the template says what then", "[letter]") {
  Letter nameless = letter();
  nameless.person.name.clear();

  CHECK_THROWS_WITH(written("Dear {{name}}", nameless), Contains("needs {{name}}"));
  CHECK(written("Dear {{#name}}{{name}}{{/name}}{{^name}}colleague{{/name}}", nameless) ==
        "Dear colleague");
  nameless.answers.front().reason.clear();
  CHECK_THROWS_WITH(written("{{#answers}}{{reason}}{{/answers}}", nameless),
                    Contains("needs {{reason}}"));
  CHECK(written("{{! nothing }}{{#answers}}{{#reason}}{{reason}}{{/reason}}.{{/answers}}",
                nameless) == ".");
}

TEST_CASE("what people typed is text in a letter, in Markdown and plain", "[letter]") {
  Letter one = letter();
  one.answers.front().body = "# 1\n<b>{{name}}</b>\n* [x](y)";

  CHECK(written("> {{#answers}}{{said}}{{/answers}}", one) ==
        "> \\# 1\\\n\\<b>{{name}}\\</b>\\\n\\* \\[x\\](y)");
  CHECK(written("{{#answers}}{{said}}{{/answers}}", one, LetterForm::plain) ==
        "# 1\n<b>{{name}}</b>\n* [x](y)");
}

TEST_CASE("letters in JSON name nobody", "[letter]") {
  Letters letters;
  letters.folder = "/home/editor/letters";
  letters.letters = {{"r-0a1b2c3d4e", "principles", "V1", 2, letters.folder,
                      "r-0a1b2c3d4e-principles.md", parse_instant("2026-05-12"), "Ottilie"}};
  letters.before = 3;
  letters.findings = {{"letter-not-written", Severity::error, "the template needs {{name}}", "",
                       "principles", "V1", "", "", 0}};
  check_golden("schemas/examples/letters/one.json", json::letters(letters, false));
}
