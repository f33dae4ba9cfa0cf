#include "base/notes_titles.h"

#include "support/catch.h"

using namespace redraft;

TEST_CASE("headings of update notes are known whatever their case and punctuation", "[titles]") {
  CHECK(titles_update_notes(GENERATE("Update Notes", "update note:", "CHANGE LOG", "Changelog.",
                                     "Revision history", "Version History", "Document history",
                                     "Notes on changes", "Changes since the workshops")));
}

TEST_CASE("other headings are not those of update notes", "[titles]") {
  CHECK_FALSE(
      titles_update_notes(GENERATE("", "Notes", "Changes", "Changes since",
                                   "Update notes and questions", "How update notes are written")));
}
