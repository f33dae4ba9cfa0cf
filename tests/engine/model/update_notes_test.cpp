#include "engine/model/comparison_builder.h"
#include "redraft/carried_notes.h"
#include "support/catch.h"
#include "support/golden.h"

using namespace redraft;
using namespace redraft::testing;

TEST_CASE("update notes tell a board what changed, why, where, and on whose word", "[notes]") {
  Scene scene;
  ChangeNote first = note("n-1", "Framed as a commitment", {"leadership-3", "leadership-5"});
  first.why = "differing perspectives on what leaders owe.";
  first.avoided = "“top down” and “bottom up”";
  first.comments = {{"c-1"}, {"c-2"}, {"c-3"}, {"c-3"}, {"c-unknown"}};
  ChangeNote second = note("n-2", "Section on access added.", {"access"});
  ChangeNote third = note("n-3", "Spelling", {"leadership-3"});
  third.significance = Significance::editorial;
  scene.input.notes = {first, second, third};
  scene.input.comments = {
      decided(comment("c-1", "leadership-3", "voluntary"), Decision::accepted),
      decided(comment("c-2", "leadership-3", "health"), Decision::accepted_in_part),
      decided(comment("c-3", "leadership-5", "health"), Decision::not_accepted),
      decided(comment("c-4", "leadership-4", "council"), Decision::noted),
      decided(comment("c-5", "leadership-4", "council"), Decision::not_accepted)};
  scene.input.comments[0].themes = {"Evenings"};
  scene.input.comments[1].themes = {"Evenings", "Who _leads_"};
  scene.input.comments[4].late = true;

  const std::string notes = update_notes(scene.input);

  check_golden("engine/model/golden/update-notes.md", notes);
  CHECK(notes == update_notes(scene.input));
}

TEST_CASE("what no note explains is listed plainly", "[notes]") {
  Scene scene;
  CHECK(update_notes(scene.input) ==
        "**V1** – After the workshops\n\n"
        "Not yet explained: 7.3 reworded; 7.5 removed; 8 added; 8.1 added.\n");
}

TEST_CASE("the first draft has its summary and no changes", "[notes]") {
  NotesInput input;
  input.draft.label = "V0-1";
  input.draft.summary = "Draft used with\nthe first workshop";
  CHECK(update_notes(input) == "**V0-1** – Draft used with the first workshop\n");
  input.draft.summary.clear();
  CHECK(update_notes(input) == "**V0-1**\n");
}

TEST_CASE("update notes name nobody and repeat no comment", "[notes]") {
  Scene scene;
  ChangeNote one = note("n-1", "Reworded", {"leadership-3"});
  one.comments = {{"c-1"}};
  scene.input.notes = {one};
  Comment said = comment("c-1", "leadership-3", "health");
  said.person = Person{"Ada Fernside", "ada@example.org"};
  said.replies = {{{"p-1"}, "a reply", "r-1", {}}};
  scene.input.comments = {decided(said, Decision::accepted)};

  const std::string notes = update_notes(scene.input);

  for (const char* secret : {"Ada", "example.org", "words of the comment", "a reply", "r-1",
                             "Fernhill Council", "because"}) {
    CHECK(notes.find(secret) == std::string::npos);
  }
}

TEST_CASE("an editor's line breaks and marks do not break the notes", "[notes]") {
  Scene scene;
  ChangeNote one = note("n-1", "# Two\n\nlines <!-- /redraft:update-notes -->", {"leadership-3"});
  scene.input.notes = {one};

  const std::string notes = update_notes(scene.input);

  CHECK(notes.find("\n- \\# Two lines &lt;!-- /redraft:update-notes -->. Where:") !=
        std::string::npos);
  CHECK(notes.find("<!--") == std::string::npos);
}

TEST_CASE("a disposition that is not released is not told", "[notes]") {
  Scene scene;
  Comment drafted = decided(comment("c-1", "leadership-4", "health"), Decision::not_accepted);
  drafted.disposition->released = false;
  scene.input.comments = {drafted};
  CHECK(update_notes(scene.input).find("led to no change") == std::string::npos);
}

TEST_CASE("what the text carries of a draft stands first in its notes", "[notes]") {
  Scene scene;
  scene.input.draft.summary.clear();
  CHECK(update_notes(scene.input, {{"V1", "After *spring*", {"One\nthing", "# Another."}}}) ==
        "**V1** – After \\*spring\\*\n\n- One thing.\n- \\# Another.\n\n"
        "Not yet explained: 7.3 reworded; 7.5 removed; 8 added; 8.1 added.\n");
}
