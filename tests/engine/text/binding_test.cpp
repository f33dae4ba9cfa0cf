// What was decided on, held against later texts.
#include "redraft/binding.h"

#include "redraft/lineage.h"
#include "support/catch.h"

using namespace redraft;

namespace {

DraftText draft(const std::string& markdown, std::vector<std::string> anchors) {
  DraftText text;
  text.draft.document = "charter";
  text.draft.label = "V1";
  text.document = parse_markdown(markdown);
  text.anchors = std::move(anchors);
  return text;
}

const std::string first = "We listen.\n\nWe answer.\n\nWe act.\n";

DraftText before() {
  return draft(first, {"a", "b", "c"});
}

}  // namespace

TEST_CASE("a whole draft holds only while every statement reads so, in its order", "[binding]") {
  const Binding whole = bind_to(before(), {});

  CHECK(standing_of(whole, before(), before()).standing == Standing::holds);
  const BindingStanding reworded =
      standing_of(whole, before(), draft("We listen.\n\nWe reply.\n\nWe act.\n", {"a", "b", "c"}));
  CHECK(reworded.standing == Standing::changed);
  CHECK(reworded.differing() == 1);
  CHECK(reworded.statements.at(1) == StatementStanding{"b", Standing::changed});
  const BindingStanding moved =
      standing_of(whole, before(), draft("We answer.\n\nWe listen.\n\nWe act.\n", {"b", "a", "c"}));
  CHECK(moved.standing == Standing::changed);
  CHECK(moved.differing() == 0);
  const BindingStanding longer =
      standing_of(whole, before(), draft(first + "\nWe tell.\n", {"a", "b", "c", "d"}));
  CHECK(longer.standing == Standing::changed);
  CHECK(longer.statements.back() == StatementStanding{"d", Standing::added});
  CHECK(standing_of(whole, before(), draft("We rest.\n", {"z"})).standing == Standing::gone);
}

TEST_CASE("a named statement holds whatever becomes of the others", "[binding]") {
  const Binding one = bind_to(before(), {1, 1});

  CHECK(one.statements.size() == 1);
  CHECK(one.statements.front().text == text_hash(before().document.statements[1]));
  CHECK(standing_of(one, before(), draft("We answer.\n", {"b"})).standing == Standing::holds);
  CHECK(standing_of(one, before(), draft("We *answer*.\n\nWe rest.\n", {"b", "z"})).standing ==
        Standing::holds);
  CHECK(standing_of(one, before(), draft("We Answer.\n", {"b"})).standing == Standing::changed);
  CHECK(standing_of(one, before(), draft("We answer.\n", {"x"})).standing == Standing::gone);
}
