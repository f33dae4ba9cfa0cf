#include "redraft/diff_formats.h"

#include <algorithm>
#include <string>
#include <vector>

#include "compared_texts.h"
#include "support/catch.h"
#include "support/golden.h"

using Catch::Matchers::ContainsSubstring;
using redraft::ChangeKind;
using redraft::Comparison;
using redraft::Edit;
using redraft::testing::charter;
using redraft::testing::check_golden;
using redraft::testing::insert;
using redraft::testing::keep;
using redraft::testing::one_statement;
using redraft::testing::remove_words;

TEST_CASE("changes are counted by kind, significance and typography", "[diff]") {
  const redraft::ChangeCounts counts = redraft::count_changes(charter());

  CHECK(counts.changes == 8);
  CHECK(counts.of(ChangeKind::reworded) == 2);
  CHECK(counts.of(ChangeKind::unchanged) == 4);
  CHECK(counts.editorial == 1);
  CHECK(counts.substantive == 7);
  CHECK(counts.also_moved == 1);
  CHECK(counts.typographic == 1);
}

TEST_CASE("the summary is one paragraph", "[diff]") {
  CHECK(
      redraft::summary_of(charter()) ==
      "8 changes since V0-1: 2 reworded, 1 moved, 1 split, 1 merged, 1 added, 1 removed, "
      "1 restored, 1 of them moved as well; 1 editorial, 7 substantive. 1 statement differs in "
      "quotes, dashes, case or spaces alone. Sections: \"Mooring\" is now called \"Water\" and "
      "\"Trade\" was added with 1 statement. 2 statements stand in another section than before: "
      "1 went from \"Leadership\" to \"Water\" and 1 went from \"Trade\" to \"Water\". "
      "Definitions: \"crew\" was changed (used in 2 other statements), \"berth\" was removed "
      "(still used in 1 statement) and \"mate\" gave way to \"deckhand\". Stances and modal "
      "verbs: 1 weakened (1.1) and 1 otherwise changed (2.4). Where words changed, there are other "
      "numbers in 1 statement and words of obligation in 1. Words of the new text alone: "
      "\"deckhand\", \"bay\" and 3 more; of the old text alone: \"fees\".");

  Comparison nothing;
  nothing.from_label = "V1";
  CHECK(redraft::summary_of(nothing) == "No changes since V1.");
}

TEST_CASE("the summary counts in the singular and names no more than four of a kind", "[diff]") {
  Comparison c = one_statement({{keep, "We "}, {insert, "all "}, {keep, "act."}});
  c.changes[0].reasons = {redraft::Reason::obligation};
  for (const char* title : {"A", "B", "C", "D", "E", "F"}) {
    redraft::SectionChange section;
    section.to = {title};
    section.statements = 1;
    c.substance.sections.push_back(section);
  }

  const std::string summary = redraft::summary_of(c);

  CHECK_THAT(summary, ContainsSubstring("1 change since OLD.md: 1 reworded; 0 editorial, 1 "));
  CHECK_THAT(summary, ContainsSubstring("\"D\" was added with 1 statement and 2 more."));
  CHECK_THAT(summary, ContainsSubstring("there are other words of obligation in 1 statement."));
}

TEST_CASE("the page leads from what changed in substance to every change it shows", "[diff]") {
  const std::string page = redraft::diff_as_html(charter());

  std::size_t links = 0;
  for (std::size_t at = page.find("href=\"#"); at != std::string::npos;
       at = page.find("href=\"#", at + 1)) {
    const std::string target = page.substr(at + 7, page.find('"', at + 7) - at - 7);
    CHECK(page.find("id=\"" + target + "\"") != std::string::npos);
    ++links;
  }
  CHECK(links > 16);
}

TEST_CASE("a move is shown at both ends, each with a way to the other", "[diff]") {
  const std::string page = redraft::diff_as_html(charter());

  CHECK_THAT(page, ContainsSubstring("id=\"change-7-before\">\n<h4>1.2 leadership-2: <a "
                                     "href=\"#change-7\">moved to 2.1 in Harbour charter &gt; "
                                     "Water</a></h4>\n<p dir=\"auto\" class=\"gone\">The harbour "
                                     "board answers"));
  CHECK_THAT(page, ContainsSubstring("(<a href=\"#change-7-before\">where it stood</a>)"));
}

TEST_CASE("words of other directions stand apart from the page's own", "[diff]") {
  const std::string page = redraft::diff_as_html(charter(), {"ar", false});

  CHECK_THAT(page, ContainsSubstring("<p dir=\"auto\" lang=\"ar\">\u0646"));
  CHECK_THAT(page, ContainsSubstring("<bdi class=\"unseen\" lang=\"en\"> inserted: </bdi>"));
  CHECK_THAT(page, ContainsSubstring("<bdi class=\"unseen\" lang=\"en\"> end of deletion </bdi>"));
  CHECK_THAT(page, ContainsSubstring("unicode-bidi: isolate"));
}

TEST_CASE("an edit set apart within a longer one has marks of its own everywhere", "[diff]") {
  const Comparison c = one_statement({{keep, "We meet"},
                                      {insert, " in public"},
                                      {insert, " 4 times"},
                                      {insert, " a year"},
                                      {keep, "."}});

  CHECK_THAT(redraft::diff_as_text(c),
             ContainsSubstring("We meet {+in public+} {+4 times+} {+a year+}."));
  CHECK_THAT(redraft::diff_as_markdown(c),
             ContainsSubstring("We meet **in public** **4 times** **a year**."));
  CHECK_THAT(redraft::diff_as_criticmarkup(c),
             ContainsSubstring("We meet{++ in public++}{++ 4 times++}{++ a year++}."));
}

TEST_CASE("every format shows a change of each kind", "[diff]") {
  const Comparison comparison = charter();

  check_golden("engine/exchange/golden/diff.txt", redraft::diff_as_text(comparison));
  check_golden("engine/exchange/golden/diff-all.txt",
               redraft::diff_as_text(comparison, {60, false, true}));
  check_golden("engine/exchange/golden/diff-colour.txt",
               redraft::diff_as_text(comparison, {80, true, false}));
  check_golden("engine/exchange/golden/diff.md", redraft::diff_as_markdown(comparison));
  check_golden("engine/exchange/golden/diff-all.md", redraft::diff_as_markdown(comparison, true));
  check_golden("engine/exchange/golden/diff.html", redraft::diff_as_html(comparison));
  check_golden("engine/exchange/golden/diff-critic.md", redraft::diff_as_criticmarkup(comparison));
  check_golden("engine/exchange/golden/diff-critic-all.md",
               redraft::diff_as_criticmarkup(comparison, true));
}

TEST_CASE("no text from a document reaches a terminal as a command", "[diff]") {
  const Comparison c = one_statement({{keep, "a\x1b[2J\u202Eb\u0085 "}, {insert, "c\a \u2067d"}});

  const std::string text = redraft::diff_as_text(c);

  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find('\a') == std::string::npos);
  CHECK(text.find("\u202E") == std::string::npos);
  CHECK_THAT(text, ContainsSubstring("a<U+001B>[2J<U+202E>b<U+0085> {+c<U+0007> <U+2067>d+}"));
}

TEST_CASE("no text from a document reaches a page as an element", "[diff]") {
  Comparison c = one_statement({{keep, "<script>alert('x')</script> & \"y\" "}, {insert, "<b>"}});
  c.changes[0].to[0].section = {"<i>Title</i>"};
  c.to_label = "</title><script>";

  const std::string page = redraft::diff_as_html(c, {"en\"><script>", false});

  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("<i>") == std::string::npos);
  CHECK(page.find("<b>") == std::string::npos);
  CHECK_THAT(page, ContainsSubstring("&lt;script&gt;alert(&#39;x&#39;)"));
}

TEST_CASE("the page is in English around a document in another language", "[diff]") {
  const std::string welsh = redraft::diff_as_html(charter(), {"cy", false});
  const std::string english = redraft::diff_as_html(charter(), {"en-GB", false});

  CHECK_THAT(welsh, ContainsSubstring("<html lang=\"en\">"));
  CHECK_THAT(welsh, ContainsSubstring("<p dir=\"auto\" lang=\"cy\">We "));
  CHECK_THAT(english, ContainsSubstring("<html lang=\"en-GB\">"));
  CHECK(english.find("lang=\"en-GB\">We") == std::string::npos);
}

TEST_CASE("lines of a terminal keep to their width, marks and wide characters counted", "[diff]") {
  const std::size_t width = GENERATE(40u, 61u, 80u);
  std::vector<Edit> edits;
  for (int i = 0; i < 40; ++i) {
    edits.push_back({keep, i % 3 == 0 ? "We keep a good many words " : "words"});
    edits.push_back({i % 2 == 0 ? insert : remove_words, " put in, or taken out,"});
  }

  const std::string text = redraft::diff_as_text(one_statement(edits), {width, false, false});
  const std::string wide = redraft::diff_as_text(
      one_statement({{insert,
                      "\u6211\u4EEC\u627F\u8BFA\u4FDD\u62A4\u73AF\u5883\u6211\u4EEC\u627F"
                      "\u8BFA\u4FDD\u62A4\u73AF\u5883\u6211\u4EEC\u627F\u8BFA\u4FDD\u62A4"
                      "\u73AF\u5883\u6211\u4EEC\u627F\u8BFA\u4FDD\u62A4\u73AF\u5883"}}),
      {40, false, false});

  std::size_t longest = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    longest = std::max(longest, end - at);
    at = end + 1;
  }
  CHECK(longest <= width);
  CHECK_THAT(wide, ContainsSubstring("\n    {+\u6211\u4EEC\u627F\u8BFA\u4FDD\u62A4\u73AF\u5883"
                                     "\u6211\u4EEC\u627F\u8BFA\u4FDD\u62A4\u73AF\u5883\u6211\n"));
}

TEST_CASE("marks of Markdown are widened to where Markdown sees them", "[diff]") {
  const std::string page = redraft::diff_as_markdown(one_statement({{keep, "Open"},
                                                                    {insert, ", honest"},
                                                                    {keep, " government and 5"},
                                                                    {remove_words, "0"},
                                                                    {insert, "1"},
                                                                    {keep, " parks"}}));

  CHECK_THAT(page, ContainsSubstring("- Was: Open government and 5~~0~~ parks\n"));
  CHECK_THAT(page, ContainsSubstring("- Now: **Open, honest** government and 5**1** parks\n"));
}

TEST_CASE("spaces that changed alone are shown as such", "[diff]") {
  const std::string text = redraft::diff_as_text(
      one_statement({{keep, "We"}, {remove_words, "  "}, {insert, " "}, {keep, "act"}}));

  CHECK_THAT(text, ContainsSubstring("We[-\u2423\u2423-]{+\u2423+}act"));
}
