#include "redraft/report.h"

#include "engine/exchange/example_values.h"
#include "engine/exchange/report_forms.h"
#include "support/catch.h"
#include "support/golden.h"

using namespace redraft;
using namespace redraft::testing;
using Catch::Matchers::Contains;

namespace {

Comment hostile_comment() {
  Comment comment = plain_comment();
  comment.id = {"c-hostile000"};
  comment.kind = CommentKind::object;
  comment.body = "=1+2 | <script>alert('x')</script>\r\n**bold** [link](http://example.org) & more";
  comment.reviewer.organisation = "Rook & Daughters <Ltd>";
  comment.reviewer.sector = "voluntary";
  comment.now = {{.draft = "V1",
                  .anchor = "",
                  .quote = std::nullopt,
                  .outcome = Outcome::tray,
                  .confidence = 100,
                  .decided_by = DecidedBy::engine,
                  .happened = {},
                  .candidates = {},
                  .reason = "its words are gone"}};
  return comment;
}

Report report() {
  Report report{.document = "principles", .label = "V1"};
  for (const Comment& comment : {full_comment(), plain_comment(), hostile_comment()}) {
    report.rows.push_back(report_row(comment, "Text then.", "Text now.", Unreleased::hidden));
  }
  return report;
}

}  // namespace

TEST_CASE("a row shows the quoted words, or else the statement's text, and none in the tray",
          "[report]") {
  const Report table = report();

  CHECK(table.rows[0].words_then == "work with people");
  CHECK(table.rows[0].words_now == "working with people");
  CHECK(table.rows[1].words_then == "Text then.");
  CHECK(table.rows[1].words_now == "Text then.");
  CHECK(table.rows[1].statement_now == "purpose-1");
  CHECK(table.rows[2].statement_now.empty());
  CHECK(table.rows[2].words_now.empty());
}

TEST_CASE("where the quoted words are gone, a row shows what the statement says now", "[report]") {
  Comment comment = full_comment();
  comment.now[0].quote.reset();
  comment.now[0].outcome = Outcome::statement;

  CHECK(report_row(comment, "Text then.", "Text now.", Unreleased::hidden).words_now ==
        "Text now.");
}

TEST_CASE("a decision that is not released stays out unless it is asked for", "[report]") {
  Comment comment = full_comment();
  comment.disposition->released = false;

  CHECK_FALSE(report_row(comment, "", "", Unreleased::hidden).decision);
  CHECK(report_row(comment, "", "", Unreleased::hidden).reason.empty());
  CHECK(report_row(comment, "", "", Unreleased::shown).decision == Decision::accepted_in_part);
}

TEST_CASE("a drafted second decision does not hide the released one", "[report]") {
  Comment comment = full_comment();
  comment.drafted = comment.disposition;
  comment.drafted->decision = Decision::noted;
  comment.drafted->released = false;

  CHECK(report_row(comment, "", "", Unreleased::hidden).decision == Decision::accepted_in_part);
  CHECK(report_row(comment, "", "", Unreleased::shown).decision == Decision::noted);
}

TEST_CASE("comments are counted by decision and by sector, the unknown last", "[report]") {
  const Report table = report();

  CHECK(count_decisions(table) ==
        std::vector<DecisionCount>{{Decision::accepted_in_part, 1}, {std::nullopt, 2}});
  CHECK(count_sectors(table) ==
        std::vector<SectorCount>{{"health", 1, 1}, {"voluntary", 1, 0}, {"", 1, 0}});
}

TEST_CASE("the disposition table reads well in every form", "[report]") {
  check_forms("dispositions", "three-comments", report());
}

TEST_CASE("no form of the table names a reviewer", "[report]") {
  const Report table = report();

  for (const ReportFormat format : all_formats) {
    CHECK_THAT(write_report("dispositions", table, format),
               !Contains("Isla") && !Contains("isla@") && !Contains("r-0a1b2c3d4e"));
  }
}

TEST_CASE("an empty report says so", "[report]") {
  const Report empty{.document = "principles", .label = "V1"};

  for (const std::string_view name : report_names()) {
    CHECK_THAT(write_report(name, empty, ReportFormat::markdown),
               Contains("There are no comments."));
    CHECK_THAT(write_report(name, empty, ReportFormat::html), Contains("There are no comments."));
  }
}

TEST_CASE("bytes that are not UTF-8 do not break a report", "[report]") {
  Report table = report();
  table.rows[0].body = "caf\xE9";

  CHECK_THAT(write_report("dispositions", table, ReportFormat::html), Contains("caf\xEF\xBF\xBD<"));
  CHECK_THAT(write_report("dispositions", table, ReportFormat::json),
             Contains("caf\xEF\xBF\xBD\""));
}
