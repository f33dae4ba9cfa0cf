// Word files taken in: every comment on its statement and words, nothing twice, nothing guessed.
#include "redraft/word.h"

#include <algorithm>
#include <map>

#include "engine/workspace/workspace_support.h"
#include "redraft/error.h"
#include "support/catch.h"
#include "support/word_file.h"

using namespace redraft;
using namespace redraft::testing;

namespace {

const char* const charter =
    "# Charter\n\n## Money\n\nWe pay every invoice within thirty days of its date.\n\n"
    "We publish what we spend on travel each year.\n\n## People\n\n"
    "We recognise that volunteers give their time freely.\n";

std::string heading(const std::string& text, int level) {
  return paragraph(words(text), "<w:outlineLvl w:val=\"" + std::to_string(level - 1) + "\"/>");
}

// The charter as a Word file; the paragraphs about money and people are given.
std::string file_of(const std::string& money, const std::string& travel, const std::string& people,
                    const std::string& comments = {}, const std::string& extended = {}) {
  return word_file({.body = heading("Charter", 1) + heading("Money", 2) + money + travel +
                            heading("People", 2) + people,
                    .comments = comments,
                    .extended = extended});
}

const std::string money = paragraph(words("We pay every invoice within thirty days of its date."));
const std::string travel = paragraph(words("We publish what we spend on travel each year."));
const std::string people = paragraph(words("We recognise that volunteers give their time freely."));

ImportedComments take(Desk& desk, const std::string& bytes, bool dry_run = false) {
  const WordSource source{"charter", "", "Sedlow Town Council", "council", false};
  return desk.open().import_word(read_word(bytes), source, WordChanges::as_suggestions, dry_run);
}

std::vector<Comment> all(Desk& desk) {
  CommentFilter filter;
  filter.named = true;
  return desk.open().comments(filter);
}

}  // namespace

TEST_CASE("comments of a Word file stand on their words, by their author, with replies", "[word]") {
  Desk desk;
  desk.publish("V0-1", charter);
  const std::string file = file_of(
      paragraph(words("We pay every invoice ") + begins("0") + words("within thirty days") +
                ends("0") + "<w:r><w:commentReference w:id=\"1\"/></w:r>" + words(" of its date.")),
      travel,
      paragraph(words("We recognise that volunteers give ") + begins("2") + words("their time") +
                ends("2") + words(" freely.")),
      comment("0", "How soon?") + comment("1", "From when it came.", "Sam Roe") +
          comment("2", "And money."),
      "<w15:commentEx w15:paraId=\"00000001\" w15:paraIdParent=\"00000000\" w15:done=\"0\"/>"
      "<w15:commentEx w15:paraId=\"00000002\" w15:done=\"1\"/>");

  const ImportedComments first = take(desk, file);
  const ImportedComments again = take(desk, file);

  CHECK(first.added == 2);
  CHECK(first.replies == 1);
  CHECK(first.in_tray == 0);
  CHECK(again.added == 0);
  CHECK(again.existed == 2);
  CHECK(again.replies == 0);
  const std::vector<Comment> comments = all(desk);
  REQUIRE(comments.size() == 2);
  const auto soon = std::find_if(comments.begin(), comments.end(),
                                 [](const Comment& c) { return c.body == "How soon?"; });
  REQUIRE(soon != comments.end());
  CHECK(soon->targets.front().anchor == "money-1");
  CHECK(soon->targets.front().quote->exact == "within thirty days");
  CHECK(soon->targets.front().quote->start == 21);
  CHECK(soon->person->name == "Jane Doe");
  CHECK(soon->reviewer.organisation == "Sedlow Town Council");
  CHECK(soon->created == parse_instant("2026-03-02T09:00:00Z"));
  REQUIRE(soon->replies.size() == 1);
  CHECK(soon->replies.front().body == "From when it came.");
  CHECK(soon->replies.front().author.substr(0, 2) == "r-");
  CHECK(soon->replies.front().author != soon->reviewer.ref);
  const Comment& other = comments[soon == comments.begin() ? 1 : 0];
  CHECK(other.tags == std::vector<std::string>{"resolved"});
  CHECK(desk.open().check().empty());
}

TEST_CASE("tracked changes become suggestions that can be applied", "[word]") {
  Desk desk;
  desk.publish("V0-1", charter);

  const ImportedComments taken = take(
      desk, file_of(paragraph(words("We pay every invoice within ") + removed("thirty") +
                              inserted("ten") + words(" days of its date") +
                              inserted(", without being asked", "Ann Poe") + words(".")),
                    paragraph(words("We publish what we spend on travel") + removed(" each year") +
                              words(".")) +
                        paragraph(inserted("We say what it was for.")),
                    paragraph(removed("We recognise that volunteers give their time freely."))));

  CHECK(taken.added == 5);
  CHECK(taken.in_tray == 0);
  std::map<std::string, Comment> by_words;
  for (const Comment& comment : all(desk)) {
    CHECK(comment.kind == CommentKind::suggest);
    const Target& target = comment.targets.front();
    by_words[target.quote ? target.quote->exact : to_string(target.scope) + " " + target.anchor] =
        comment;
  }
  REQUIRE(by_words.count("thirty") == 1);
  CHECK(by_words["thirty"].suggestion == "ten");
  CHECK(by_words["thirty"].person->name == "Sam Roe");
  CHECK(by_words["date."].suggestion == "date, without being asked.");
  CHECK(by_words["date."].person->name == "Ann Poe");
  CHECK(by_words["travel each year."].suggestion == "travel.");
  CHECK(by_words["missing money-2"].suggestion == "We say what it was for.");
  CHECK(by_words["statement people-1"].body == "Delete this statement.");
  CHECK(desk.open().apply(by_words["thirty"].id.text).after ==
        "We pay every invoice within ten days of its date.");
}

TEST_CASE("equal words by other people are comments of their own", "[word]") {
  Desk desk;
  desk.publish("V0-1", charter);
  desk.clock = FixedClock(parse_instant("2026-03-02T08:00:00Z"));
  const std::string id = desk.comment("money-1", "thirty days");
  desk.open().reply(id, "Agreed.");
  const auto file = [](const std::string& author) {
    return file_of(paragraph(begins("0") +
                             words("We pay every invoice within thirty days of its "
                                   "date.") +
                             ends("0") + "<w:r><w:commentReference w:id=\"1\"/></w:r>"),
                   travel, people, comment("0", "Agreed.", author) + comment("1", "Yes.", author),
                   "<w15:commentEx w15:paraId=\"00000001\" w15:paraIdParent=\"00000000\"/>");
  };

  const ImportedComments one = take(desk, file("Ann Poe"));
  const ImportedComments two = take(desk, file("Sam Roe"));
  const ImportedComments again = take(desk, file("Sam Roe"));

  CHECK(one.added == 1);
  CHECK(two.added == 1);
  CHECK(two.replies == 1);
  CHECK(again.added == 0);
  CHECK(again.replies == 0);
}

TEST_CASE("a move is told, not taken for a deletion", "[word]") {
  Desk desk;
  desk.publish("V0-1", charter);
  const std::string moved =
      "<w:moveFromRangeStart w:id=\"7\" w:name=\"m1\"/>" +
      paragraph("<w:moveFrom w:author=\"Ann Poe\">" +
                words("We publish what we spend on travel each year.") + "</w:moveFrom>") +
      "<w:moveFromRangeEnd w:id=\"7\"/>";
  const std::string arrived =
      "<w:moveToRangeStart w:id=\"8\" w:name=\"m1\"/>" +
      paragraph("<w:moveTo w:author=\"Ann Poe\">" +
                words("We publish what we spend on travel each year.") + "</w:moveTo>");

  take(desk, file_of(money, moved, people + arrived));

  const std::vector<Comment> comments = all(desk);
  REQUIRE(comments.size() == 1);
  CHECK(comments[0].targets.front().anchor == "money-2");
  CHECK(comments[0].body ==
        "Move this statement to after \"We recognise that volunteers give their time freely.\".");
}

TEST_CASE("a bookmark leads to its statement when the words were rewritten", "[word]") {
  Desk desk;
  desk.publish("V0-1", charter);
  const std::string rewritten = "Bills are settled by us in about a month.";
  const auto file = [&](const std::string& bookmark) {
    return file_of(paragraph(bookmark + begins("0") + words(rewritten) + ends("0")), travel, people,
                   comment("0", bookmark.empty() ? "Which?" : "Better."));
  };

  take(desk, file("<w:bookmarkStart w:id=\"1\" w:name=\"_rd_money_1\"/>"));
  const ImportedComments lost = take(desk, file(""));

  CHECK(lost.in_tray == 1);
  for (const Comment& comment : all(desk)) {
    REQUIRE(comment.targets.size() == 1);
    CHECK(comment.targets.front().quote->exact == rewritten);
    CHECK(comment.targets.front().quote->end == 0);
    CHECK(comment.now.front().outcome == Outcome::tray);
    const std::vector<std::string>& offered = comment.now.front().candidates;
    const bool leads = std::find(offered.begin(), offered.end(), "money-1") != offered.end();
    CHECK(leads == (comment.body == "Better."));
  }
}

TEST_CASE("words that stand nowhere on the draft wait in the tray with what they were", "[word]") {
  Desk desk;
  desk.publish("V0-1", charter);

  const ImportedComments taken =
      take(desk, file_of(money, travel,
                         people + paragraph(words("The harbour master keeps ") + begins("0") +
                                            words("thirty days") + ends("0") + words(" of logs.")),
                         comment("0", "Whose logs?")));

  CHECK(taken.in_tray == 1);
  const Comment one = all(desk).front();
  CHECK(one.targets.front().quote->exact == "thirty days");
  CHECK(one.now.front().outcome == Outcome::tray);
}

TEST_CASE("a dry run of a Word file changes nothing, and a bad comment does not stop the others",
          "[word]") {
  Desk desk;
  desk.publish("V0-1", charter);
  const std::string file =
      file_of(paragraph(begins("0") + begins("1") +
                        words("We pay every invoice within thirty days of its date.") + ends("0") +
                        ends("1")),
              travel, people, comment("0", " ") + comment("1", "Good."));

  const ImportedComments dry = take(desk, file, true);
  CHECK(all(desk).empty());
  const ImportedComments taken = take(desk, file);

  CHECK(dry.added == 1);
  CHECK(taken.added == 1);
  REQUIRE(taken.findings.size() == 1);
  CHECK(taken.findings.front().rule == "row-rejected");
  CHECK(all(desk).size() == 1);
}

TEST_CASE("comments of ours come back from Word as the ones they are", "[word]") {
  Desk desk;
  desk.publish("V0-1", charter);
  const std::string id = desk.comment("money-1", "thirty days", "two weeks");
  desk.comment("people-1", "");
  desk.open().reply(id, "Which office?");
  desk.open().respond(id, {Decision::not_accepted, "The bank needs longer.", "", true, {}, ""});
  const DraftText draft = desk.open().text("charter", "V0-1");
  const std::string file =
      word_of_draft(draft, rich_text(draft.document), all(desk), json::Names::hidden);

  const WordText word = read_word(file);
  const ImportedComments taken = take(desk, file);

  REQUIRE(word.comments.size() == 4);
  CHECK(word.comments[0].resolved);
  CHECK(word.comments[1].parent == std::size_t{0});
  CHECK(word.comments[2].body == "Decision: not accepted. The bank needs longer.");
  CHECK(taken.added == 0);
  CHECK(taken.replies == 0);
  CHECK(taken.existed == 2);
  CHECK(word.paragraphs[2].bookmark == "_rd_money_1");
  CHECK(file == word_of_draft(draft, rich_text(draft.document), all(desk), json::Names::hidden));
}

TEST_CASE("comments exported for everyone come back as the ones they are", "[word]") {
  Desk desk;
  desk.publish("V0-1", charter);
  const std::string shown = desk.comment("money-1", "thirty days");
  const std::string hidden = desk.comment("people-1", "");
  desk.open().set_consent(desk.open().comment(shown, "", false).reviewer.ref,
                          {Publish::anonymous, false, "", "", {}});
  desk.open().redact(shown, "money-1", "s40", "");
  desk.open().moderate({shown, hidden}, Moderation::approved, "");
  CommentFilter filter;
  filter.audience = Audience::everyone;
  const DraftText draft = desk.open().text("charter", "V0-1");
  const std::string file = word_of_draft(draft, rich_text(draft.document),
                                         desk.open().comments(filter), json::Names::hidden);

  const WordText word = read_word(file);
  const ImportedComments taken = take(desk, file);

  REQUIRE(word.comments.size() == 2);
  CHECK(word.comments[0].body == "About [redacted] thirty days");
  CHECK(word.comments[1].body == "[withheld]");
  CHECK(taken.added == 0);
  CHECK(taken.existed == 2);
}
