#include <string>
#include <vector>

#include "redraft/document.h"
#include "support/catch.h"

using namespace redraft;

namespace {

std::string words(const std::string& text) {
  std::string all;
  for (const Stance stance : stances_of(text)) {
    all += (all.empty() ? "" : " ") + to_string(stance);
  }
  return all;
}

struct Case {
  std::string text;
  std::string stances;
};

}  // namespace

TEST_CASE("a sentence's stance is that of its main verb", "[stances]") {
  const Case example = GENERATE(values<Case>({
      {"We recognise that buses matter.", "recognise"},
      {"We recognize that buses matter.", "recognise"},
      {"We all realise that time is short.", "recognise"},
      {"We also acknowledge the harm done.", "acknowledge"},
      {"We agree as neighbours to share.", "agree"},
      {"We therefore commit to it.", "commit"},
      {"We are therefore committed to it.", "commit"},
      {"We\u2019re committed to it.", "commit"},
      {"We'll publish the plan.", "commit"},
      {"We will publish the plan.", "commit"},
      {"We need to commit to more buses.", "commit"},
      {"We must recognise this.", "recognise"},
      {"We have agreed to share.", "agree"},
      {"It was agreed that we meet.", "agree"},
      {"By prevention we mean acting early.", "define"},
      {"Prevention means acting early.", "define"},
      {"A hub is defined as a place to meet.", "define"},
      {"Each council needs to publish a plan.", "need"},
      {"We need better data.", "need"},
      {"We will need to hire drivers.", "need"},
      {"Reports must be short.", "need"},
      {"Reports should be short.", "need"},
      {"Organisations agree to share.", "agree"},
      {"Our partners commit to it.", "commit"},
      {"Partners are committed to it.", "commit"},
      {"The board recognises this and commits to acting.", "recognise commit"},
      {"We, the undersigned, commit to act.", "commit"},
      {"In doing this, we recognise the cost.", "recognise"},
      {"Where we do not agree, we commit to talk.", "commit"},
      {"We recognise the gap and we commit to closing it.", "recognise commit"},
      {"We acknowledge the burden and commit to easing it.", "acknowledge commit"},
      {"We recognise and acknowledge the harm.", "recognise acknowledge"},
      {"We recognise that demand grows, and we will publish a plan.", "recognise commit"},
  }));

  INFO(example.text);
  CHECK(words(example.text) == example.stances);
}

TEST_CASE("words in another role give no stance of their own", "[stances]") {
  const Case example = GENERATE(values<Case>({
      {"We recognise that we need to change.", "recognise"},
      {"We recognise that we will be late.", "recognise"},
      {"We recognise a failure to engage or commit to change.", "recognise"},
      {"We acknowledge that councils must obey the law.", "acknowledge"},
      {"We are committed to a system, which means we must plan.", "commit"},
      {"If we agree, all is well.", "other"},
      {"We do not agree.", "other"},
      {"By all means come.", "other"},
      {"This means trouble.", "other"},
      {"The needs of the village come first.", "other"},
      {"Do we agree to share?", "other"},
      {"Leaders recognised for their work came.", "other"},
      {"Nous nous engageons \u00E0 partager.", "other"},
      {"\u6211\u4eec\u627f\u8bfa\u3002", "other"},
      {"", "other"},
  }));

  INFO(example.text);
  CHECK(words(example.text) == example.stances);
}

TEST_CASE("a statement holds the stances of all its sentences, first mention first", "[stances]") {
  CHECK(words("We commit to it. We recognise the cost. We commit to more.") == "commit recognise");
  CHECK(words("Trains are late. We agree that this is wrong.") == "agree");
  CHECK(words("Trains are late. Buses are not.") == "other");
  CHECK(words("\u201CWe commit to it.\u201D We acknowledge e.g. the cost.") ==
        "commit acknowledge");
}

TEST_CASE("headings hold no stance", "[stances]") {
  const Document document = parse_markdown("# We commit\n\nWe commit to it.\n");

  CHECK(document.statements[0].stances.empty());
  CHECK(document.statements[1].stances == std::vector<Stance>{Stance::commit});
}
