// The reports for boards, reviewers and everyone, from one small consultation.
#include "engine/exchange/report_forms.h"
#include "redraft/report.h"
#include "support/catch.h"

using namespace redraft;
using namespace redraft::testing;
using Catch::Matchers::Contains;

namespace {

ReportRow row(const std::string& id, const std::string& anchor, const std::string& sector) {
  ReportRow row;
  row.comment = id;
  row.reviewer = "r-" + id;
  row.draft_then = "V0-1";
  row.statement_then = row.statement_now = anchor;
  row.words_then = row.words_now = anchor.empty() ? "" : "Words of " + anchor + ".";
  row.draft_now = "V1";
  row.sector = row.counted_in = sector;
  row.body = "What " + id + " says.";
  return row;
}

ReportRow answered(ReportRow row, Decision decision, const std::string& reason) {
  row.decision = decision;
  row.reason = reason;
  return row;
}

Report consultation() {
  Report report{.document = "charter", .label = "V1"};
  report.drafts = {
      {"V0-1", "For the workshops", parse_instant("2026-03-01"), parse_instant("2026-04-30")},
      {"V1", "After the consultation", parse_instant("2026-05-11"), std::nullopt}};
  const auto statement = [&](const char* anchor, const char* number, const char* section,
                             bool heading = false) {
    report.statements.push_back({anchor,
                                 number,
                                 {"Sedlow Charter", section},
                                 std::string("Words of ") + anchor + ".",
                                 heading});
  };
  statement("leadership", "1", "Leadership", true);
  statement("leadership-1", "1.1", "Leadership");
  statement("leadership-2", "1.2", "Leadership");
  statement("money", "2", "Money", true);
  statement("money-1", "2.1", "Money");
  ChangeNote note;
  note.id = {"n-1"};
  note.what = "Meetings in the evening";
  note.why = "many work in the day";
  note.anchors = {"leadership-2"};
  note.comments = {{"c-1"}, {"c-2"}};
  report.notes = {note};
  report.rows = {
      answered(row("c-1", "leadership-2", "council"), Decision::accepted_in_part, "Monthly stays."),
      answered(row("c-2", "leadership-2", "voluntary"), Decision::accepted_in_part,
               "Monthly stays."),
      answered(row("c-3", "money-1", "council"), Decision::not_accepted, "Set by law."),
      answered(row("c-4", "", "health"), Decision::noted, "Thank you."),
      row("c-5", "leadership-1", ""),
      row("c-6", "money-1", "council")};
  report.rows[0].organisation = "Sedlow Town Council";
  report.rows[0].suggestion = "every fortnight";
  report.rows[0].change = "charter#leadership-2@V1";
  report.rows[1].change = report.rows[0].change;
  report.rows[1].body = report.rows[0].body;
  report.rows[1].suggestion = report.rows[0].suggestion;
  report.rows[0].change_words = report.rows[1].change_words = "Words as they were changed.";
  report.rows[0].themes = report.rows[1].themes = {"Evenings"};
  report.rows[2].reaction = Reaction::objects;
  report.rows[2].channel = Channel::workshop;
  report.rows[3].late = true;
  report.rows[5].withdrawn = true;
  report.reviewers = 6;
  report.organisations = 2;
  report.expected = {"council", "housing"};
  return report;
}

// Enough of one sector to be counted, too few of two others.
Report for_everyone() {
  Report report = consultation();
  report.audience = Audience::everyone;
  report.least = 5;
  for (int i = 0; i < 6; ++i) {
    report.rows.push_back(answered(row("d-" + std::to_string(i), "money-1", "council"),
                                   Decision::not_accepted, "Set by law."));
  }
  report.rows.push_back(row("v-1", "money-1", "voluntary"));
  report.rows.push_back(row("v-2", "money-1", "voluntary"));
  ReportRow withheld = answered(row("c-7", "money-1", ""), Decision::noted, "");
  withheld.body = withheld_words;
  report.rows.push_back(withheld);
  return report;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++found;
  }
  return found;
}

}  // namespace

TEST_CASE("you said, we did: the same answer is told once, section by section", "[report]") {
  check_forms("you-said-we-did", "by-section", consultation());
}

TEST_CASE("you said, we did: a theme comes first and its comments not again", "[report]") {
  Report report = consultation();
  report.themes = {{"Evenings", "When meetings are held."}, {"Nobody's", ""}};

  const std::string text = write_report("you-said-we-did", report, ReportFormat::markdown);

  CHECK_THAT(text, Contains("## Evenings\n\nWhen meetings are held.\n"));
  CHECK_THAT(text, !Contains("Nobody's"));
  CHECK(text.find("## Evenings") < text.find("## Money"));
  CHECK(count(text, "What c-1 says.") == 1);
  CHECK_THAT(text, Contains("2 comments"));
}

TEST_CASE("you said, we did: many comments with one answer do not fill the page", "[report]") {
  Report report = consultation();
  report.rows.clear();
  for (int i = 0; i < 30; ++i) {
    report.rows.push_back(answered(row("c-" + std::to_string(i), "money-1", "council"),
                                   Decision::not_accepted, "Set by law."));
  }

  const std::string text = write_report("you-said-we-did", report, ReportFormat::markdown);

  CHECK(count(text, "\n> What c-") == 8);
  CHECK_THAT(text, Contains("And 22 comments more with the same answer."));
  CHECK(count(text, "Set by law.") == 1);
}

TEST_CASE("you said, we did: withheld words are counted, not shown", "[report]") {
  const Report report = for_everyone();

  for (const ReportFormat format : all_formats) {
    CHECK_THAT(write_report("you-said-we-did", report, format), !Contains("[withheld]"));
  }
  CHECK_THAT(write_report("you-said-we-did", report, ReportFormat::markdown),
             Contains("1 answered comment is not shown."));
}

TEST_CASE("the response tells how, who, what changed, and what did not and why", "[report]") {
  check_forms("response", "one-draft", consultation());
}

TEST_CASE("coverage names the silent ones, by section and at all", "[report]") {
  check_forms("coverage", "counted", consultation());
}

TEST_CASE("a comment on several statements counts in coverage at each, once", "[report]") {
  Report report = consultation();
  report.rows = {row("c-1", "leadership-2", "council")};
  report.rows[0].also_now = {"money-1", "leadership-2", ""};

  const std::string text = write_report("coverage", report, ReportFormat::markdown);

  CHECK_THAT(text, Contains("| Leadership | 1 |") && Contains("| Money | 1 |"));
  CHECK_THAT(text, Contains("| 1.2 (leadership-2) | Words of leadership-2. | 1 |"));
  CHECK_THAT(text, Contains("| 2.1 (money-1) | Words of money-1. | 1 |"));
  CHECK_THAT(write_report("you-said-we-did", report, ReportFormat::markdown), !Contains("Money"));
}

TEST_CASE("coverage for everyone tells no number that could be worked out", "[report]") {
  const Report report = for_everyone();

  const std::string text = write_report("coverage", report, ReportFormat::markdown);
  const std::string json = write_report("coverage", report, ReportFormat::json);

  CHECK_THAT(text, Contains("5 or more") && Contains("fewer than 5"));
  CHECK_THAT(text, !Contains("voluntary") && !Contains("health") && !Contains("By statement"));
  CHECK_THAT(text, Contains("Expected, and not heard of at all: housing."));
  CHECK_THAT(json, Contains("\"comments\": null") && Contains("\"statements\": []"));
  CHECK_THAT(json, !Contains("voluntary") && !Contains("health"));
}

TEST_CASE("answers are handed back with words then and now, and without names", "[report]") {
  Report report = consultation();
  report.whose = "Sedlow Town Council";
  report.in_confidence = 1;
  check_forms("answers", "organisation", report);
}

TEST_CASE("names and words in any script, direction and length keep their place", "[report]") {
  Report report = consultation();
  const std::string hebrew = "\u05e2\u05de\u05d5\u05ea\u05ea \u05d4\u05e2\u05de\u05e7 (1)";
  const std::string arabic = "\u0645\u062c\u0644\u0633 | \u0627\u0644\u0648\u0627\u062f\u064a";
  const std::string longest(5000, 'w');
  report.statements[1].section = {"Sedlow Charter", hebrew};
  report.rows[0].organisation = hebrew;
  report.rows[0].counted_in = report.rows[0].sector = arabic;
  report.rows[1].counted_in = report.rows[1].sector = longest;
  report.rows[2].body =
      "=HYPERLINK(\"http://x\")\n\n# not a heading\n> not a quote\n<b>not bold</b>";
  report.rows[3].body = "@cmd";

  for (const std::string_view name : report_names()) {
    const std::string html = write_report(name, report, ReportFormat::html);
    CHECK_THAT(html, !Contains("<b>") && !Contains("<script"));
    CHECK(count(html, "dir=\"auto\"") > 3);
    const std::string markdown = write_report(name, report, ReportFormat::markdown);
    CHECK_THAT(markdown, !Contains("\n# not") && !Contains("\n> not"));
    CHECK(count(markdown, "<b>") == count(markdown, "\\<b>"));
    for (const char* const formula : {",=HYPER", ",@cmd", "\n=", ",\"=HYPER"}) {
      CHECK_THAT(write_report(name, report, ReportFormat::csv), !Contains(formula));
    }
  }
  CHECK_THAT(write_report("coverage", report, ReportFormat::markdown),
             Contains("\u0645\u062c\u0644\u0633 \\| \u0627\u0644\u0648\u0627\u062f\u064a"));
  CHECK_THAT(write_report("dispositions", report, ReportFormat::csv), Contains("\"'=HYPERLINK"));
}

TEST_CASE("a page has one title, headings in order, named tables and images", "[report]") {
  for (const std::string_view name : report_names()) {
    const std::string html = write_report(name, consultation(), ReportFormat::html);
    INFO(name);
    CHECK(count(html, "<h1") == 1);
    std::size_t level = 0;
    for (std::size_t at = html.find("<h"); at != std::string::npos; at = html.find("<h", at + 1)) {
      const char digit = html[at + 2];
      if (digit >= '1' && digit <= '6') {
        const auto next = static_cast<std::size_t>(digit - '0');
        CHECK(next <= level + 1);
        level = next;
      }
    }
    CHECK(count(html, "<table>") == count(html, "<caption>"));
    CHECK(count(html, "<svg role=\"img\"") == count(html, "<title id="));
    CHECK(count(html, "<svg role=\"img\"") == count(html, "<desc id="));
    CHECK(count(html, "<th ") == count(html, "scope="));
  }
}

TEST_CASE("a day in a table is not broken at its hyphens", "[report]") {
  const std::string html = write_report("response", consultation(), ReportFormat::html);

  CHECK_THAT(html, Contains("<span class=\"d\">2026-03-01</span>"));
  CHECK_THAT(html, !Contains("<td dir=\"auto\">2026-"));
}

TEST_CASE("a report can stand in a page of somebody else's", "[report]") {
  const Report report = consultation();
  for (const std::string_view name : report_names()) {
    const std::string inside = report_html(name, report);
    CHECK(inside.find("<h1") == 0);
    CHECK_THAT(inside, !Contains("<html") && !Contains("<style") && !Contains(" style="));
    CHECK_THAT(write_report(name, report, ReportFormat::html), Contains(inside));
  }
}
