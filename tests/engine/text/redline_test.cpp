#include "redraft/redline.h"

#include <string>
#include <string_view>
#include <vector>

#include "support/catch.h"

using redraft::Edit;
using redraft::EditOp;
using redraft::redline;

namespace {

std::string marked(const std::vector<Edit>& edits) {
  std::string text;
  for (const Edit& edit : edits) {
    switch (edit.op) {
      case EditOp::keep:
        text += edit.text;
        break;
      case EditOp::insert:
        text += "{+" + edit.text + "+}";
        break;
      case EditOp::remove:
        text += "[-" + edit.text + "-]";
    }
  }
  return text;
}

std::string marked(std::string_view from, std::string_view to) {
  return marked(redline(from, to));
}

}  // namespace

TEST_CASE("texts without a difference or without a side need one edit at most", "[redline]") {
  CHECK(redline("", "").empty());
  CHECK(redline("We listen.", "We listen.") == std::vector<Edit>{{EditOp::keep, "We listen."}});
  CHECK(redline("", "We listen.") == std::vector<Edit>{{EditOp::insert, "We listen."}});
  CHECK(redline("We listen.", "") == std::vector<Edit>{{EditOp::remove, "We listen."}});
}

TEST_CASE("whole words are marked, with punctuation and spaces apart", "[redline]") {
  CHECK(marked("We support open government.", "We support open, honest government.") ==
        "We support open{+, honest+} government.");
  CHECK(marked("We will publish our report.", "We will publish their report!") ==
        "We will publish [-our-]{+their+} report[-.-]{+!+}");
  CHECK(marked("We  listen to carers", "We listen to carers") == "We[-  -]{+ +}listen to carers");
  CHECK(marked("\u201COpen\u201D data in schools", "\"Open\" data in schools") ==
        "[-\u201C-]{+\"+}Open[-\u201D-]{+\"+} data in schools");
}

TEST_CASE("an edit begins where its phrase or sentence begins", "[redline]") {
  CHECK(marked("Support for carers, parents and volunteers.",
               "Support for carers, young people, parents and volunteers.") ==
        "Support for carers, {+young people, +}parents and volunteers.");
  CHECK(marked("First we listen. Then we act.", "First we listen. We learn. Then we act.") ==
        "First we listen. {+We learn. +}Then we act.");
  CHECK(marked("Support for A and B in schools", "Support for A and C and B in schools") ==
        "Support for A {+and C +}and B in schools");
}

TEST_CASE("crumbs of stop-words between two edits are not kept", "[redline]") {
  CHECK(marked("We improve the service of people in the north",
               "We enhance the provision of people in the north") ==
        "We [-improve the service-]{+enhance the provision+} of people in the north");
}

TEST_CASE("past sixty per cent changed the old and the new stand whole", "[redline]") {
  CHECK(marked("Trees and hedges are cut in autumn", "Rivers and lakes belong to everybody") ==
        "[-Trees and hedges are cut in autumn-]{+Rivers and lakes belong to everybody+}");
  CHECK(marked("We agree to act",
               "We agree to act with every council and to publish what we learn "
               "each spring and autumn") ==
        "We agree to act{+ with every council and to publish what we learn each spring and "
        "autumn+}");
}

TEST_CASE("an obligation, a negation or a number is shown alone", "[redline]") {
  CHECK(marked("Members must review plans each year in public.",
               "Members may review plans each year in public.") ==
        "Members [-must-]{+may+} review plans each year in public.");
  CHECK(marked("Members must publish minutes and plans for all.",
               "Members must not publish minutes and plans for all.") ==
        "Members must {+not +}publish minutes and plans for all.");
  CHECK(marked("Each council must urgently review plans in public.",
               "Each council may quickly review plans in public.") ==
        "Each council [-must-]{+may+} [-urgently-]{+quickly+} review plans in public.");
  CHECK(marked("It must be finished by the council in public each year",
               "It may be completed by the council in public each year") ==
        "It [-must-]{+may+} be [-finished-]{+completed+} by the council in public each year");
}

TEST_CASE("no number, date, negation or modal verb hides in a longer edit", "[redline]") {
  CHECK(marked("We will meet in the town hall of every village.",
               "We will gather within 30 days, and not later, of every village.") ==
        "We will [-meet in the town hall-]{+gather within +}{+30 days+}{+, and +}{+not+}"
        "{+ later,+} of every village.");
  CHECK(marked("Carers must be heard.", "Nobody should wait until 2 April 2027 for an answer.") ==
        "[-Carers -][-must-][- be heard.-]{+Nobody +}{+should+}{+ wait until +}{+2 April 2027+}"
        "{+ for an answer.+}");
  CHECK(marked("The board must not meet behind doors in winter.",
               "The council must not sit in private in summer.") ==
        "[-The board must not meet behind doors in winter.-]"
        "{+The council must not sit in private in summer.+}");
  CHECK(marked("Papers are sent out early by the clerk of the board.",
               "Papers are shown for 5 days, 6 at most, by the clerk of the board.") ==
        "Papers are [-sent out early-]{+shown for +}{+5 days, 6+}{+ at most,+} by the clerk of "
        "the board.");
}

TEST_CASE("a number is never cut from its unit, nor a date or a decimal in two", "[redline]") {
  CHECK(marked("Answer within 14 days of the notice.", "Answer within 15 days of the notice.") ==
        "Answer within [-14 days-]{+15 days+} of the notice.");
  CHECK(marked("The report is due on 12 March 2026 at noon.",
               "The report is due on 14 March 2026 at noon.") ==
        "The report is due on [-12 March 2026-]{+14 March 2026+} at noon.");
  CHECK(marked("Published on 2026-03-01 for all.", "Published on 2026-04-01 for all.") ==
        "Published on [-2026-03-01-]{+2026-04-01+} for all.");
  CHECK(marked("A rise of 1.5 % is fair to all.", "A rise of 1.7 % is fair to all.") ==
        "A rise of [-1.5 %-]{+1.7 %+} is fair to all.");
}

TEST_CASE("scripts without spaces and from right to left are marked by word", "[redline]") {
  CHECK(marked("\u6211\u4EEC\u627F\u8BFA\u4FDD\u62A4\u73AF\u5883\u3002",
               "\u6211\u4EEC\u627F\u8BFA\u6539\u5584\u73AF\u5883\u3002") ==
        "\u6211\u4EEC\u627F\u8BFA[-\u4FDD\u62A4-]{+\u6539\u5584+}\u73AF\u5883\u3002");
  CHECK(marked("\u0646\u0644\u062A\u0632\u0645 \u0628\u062D\u0645\u0627\u064A\u0629 "
               "\u0627\u0644\u0628\u064A\u0626\u0629",
               "\u0646\u0644\u062A\u0632\u0645 \u0628\u062A\u062D\u0633\u064A\u0646 "
               "\u0627\u0644\u0628\u064A\u0626\u0629") ==
        "\u0646\u0644\u062A\u0632\u0645 [-\u0628\u062D\u0645\u0627\u064A\u0629-]"
        "{+\u0628\u062A\u062D\u0633\u064A\u0646+} \u0627\u0644\u0628\u064A\u0626\u0629");
}
