#include "redraft/carried_notes.h"

#include "support/catch.h"

using namespace redraft;

namespace {

std::vector<CarriedNotes> carried(const std::string& section) {
  return carried_notes(parse_markdown("# Charter\n\nWe commit to listening.\n\n" + section));
}

using Parts = std::vector<CarriedNotes>;

}  // namespace

TEST_CASE("what a document says of its drafts is read label by label", "[notes]") {
  CHECK(carried("## Update Notes\n\nA word first.\n\nV0-1 – Written in the chapel.\n\n"
                "Version 2: after the spring round\n\n- One *thing*.\n- Another.\n\n### Draft 3\n\n"
                "Said aloud in May: it is better.\n") ==
        Parts{{"V0-1", "Written in the chapel.", {}},
              {"Version 2", "after the spring round", {"One thing.", "Another."}},
              {"Draft 3", "", {"Said aloud in May: it is better."}}});
}

TEST_CASE("words that only look like a label are none", "[notes]") {
  for (const char* line : {"Very – long", "2 or 3 - of us", "V – a letter", "Various: things",
                           "version: the next", "We met on 3 - 4 May"}) {
    CAPTURE(line);
    CHECK(carried("## Update Notes\n\n" + std::string(line) + "\n").empty());
  }
}

TEST_CASE("what stands between the markers is a copy", "[notes]") {
  CHECK(carried("## Update Notes\n\nV1 – Ours.\n\n<!-- redraft:update-notes -->\n\n**V1** – Made.\n"
                "\n**V2** – Made.\n\n<!-- /redraft:update-notes -->\n") ==
        Parts{{"V1", "Ours.", {}}});
  CHECK(
      carried("## Update Notes\n\nV1 – Ours.\n\n<!-- redraft:update-notes -->\n\n**V2** – Made.\n")
          .size() == 1);
  CHECK(carried("").empty());
  CHECK(carried("## Update Notes").empty());
}
