// The ISO/IEC comment form, in and out.
#include "exchange/comment_form.h"

#include "engine/exchange/report_forms.h"
#include "exchange/proposed_change.h"
#include "redraft/sheet.h"
#include "support/catch.h"
#include "support/word_file.h"
#include "support/workbook_file.h"

using namespace redraft;
using namespace redraft::exchange;
using namespace redraft::testing;
using Catch::Matchers::Contains;

namespace {

const std::vector<std::string> headings(comment_form_headings.begin(), comment_form_headings.end());

CommentReading read(const std::string& bytes) {
  CommentDefaults defaults;
  defaults.document = "charter";
  return read_comment_file(bytes, defaults);
}

Report answered() {
  Report report{.document = "charter", .label = "V1"};
  report.drafts = {{"V1", "After", parse_instant("2026-05-11"), std::nullopt}};
  ReportRow row;
  row.comment = "c-4f7k2m9qx1";
  row.organisation = "Sedlow Town Council";
  row.draft_then = "V0-1";
  row.statement_then = "leadership-2";
  row.number_then = "1.2";
  row.words_then = "every month";
  row.quoted_then = true;
  row.kind = CommentKind::suggest;
  row.body = "=A month is\nlong.";
  row.suggestion = "every fortnight";
  row.decision = Decision::accepted_in_part;
  row.reason = "Monthly stays.";
  row.change = "charter#leadership-2@V1";
  report.rows.push_back(row);
  ReportRow whole;
  whole.comment = "c-000000000a";
  whole.body = "Who will read this?";
  report.rows.push_back(whole);
  return report;
}

}  // namespace

TEST_CASE("the form is known by its headings, whatever stands above and beside it", "[form]") {
  std::vector<std::string> template_headings = {"",
                                                "MB/NC1",
                                                "Line number (e.g. 17)",
                                                "Clause/ Subclause (e.g. 3.1)",
                                                "Paragraph/ Figure/ Table/ (e.g. Table 1)",
                                                "Type of comment2",
                                                "Comments",
                                                "Proposed change",
                                                "Observations of the secretariat"};
  const CommentReading reading = read(
      workbook_of_texts({{"Template for comments", "Date: 2026-03-01"},
                         template_headings,
                         {"", "GB", "14", "2.1", "", "te", "Unclear.", "Delete “by March”.", ""},
                         {"", "GB", "", "Clause 2", "Table 3", "ed", "Typo.", "Fix it", "Accepted"},
                         {"", "SE", "", "General", "", "ge", "", "Add an index", ""},
                         {"", "SE", "", "", "", "", "", "", ""}}));

  REQUIRE(reading.rows.size() == 3);
  const NewComment& first = reading.rows[0].comment;
  CHECK(first.reviewer.organisation == "GB");
  CHECK(first.targets[0].anchor == "2.1");
  CHECK(first.targets[0].quote->exact == "by March");
  CHECK(first.suggestion == "");
  CHECK(first.kind == CommentKind::suggest);
  CHECK(first.body == "Unclear.\n\n[2.1, line 14]");
  CHECK(first.reviewer.ref == reading.rows[1].comment.reviewer.ref);
  const NewComment& second = reading.rows[1].comment;
  CHECK(second.kind == CommentKind::editorial);
  CHECK(second.targets[0].scope == CommentScope::section);
  CHECK(second.body == "Typo.\n\nProposed change: Fix it\n\n[Clause 2, Table 3]");
  CHECK(reading.rows[2].comment.targets[0].scope == CommentScope::document);
  CHECK(reading.rows[2].comment.body == "Proposed change: Add an index\n\n[General]");
  REQUIRE(reading.findings.size() == 1);
  CHECK(reading.findings[0].rule == "form-observations");
}

TEST_CASE("a table that is nearly the form is none", "[form]") {
  std::vector<std::string> other = headings;
  std::swap(other[5], other[6]);
  Sheet sheet;
  sheet.rows.emplace_back();
  for (std::size_t i = 0; i < other.size(); ++i) {
    sheet.rows[0].cells.emplace_back(i, SheetCell{other[i]});
  }

  CHECK_FALSE(find_comment_form(sheet));
}

TEST_CASE("the form goes out as Word, spreadsheet and CSV, and comes back the same", "[form]") {
  const Report report = answered();

  for (const ReportFormat format : {ReportFormat::docx, ReportFormat::xlsx, ReportFormat::csv}) {
    const std::string bytes = write_report("iso", report, format);
    const CommentReading reading = read(bytes);
    INFO(static_cast<int>(format));
    CHECK(bytes == write_report("iso", report, format));
    CHECK(holds_comment_sheet(bytes) == (format != ReportFormat::csv));
    REQUIRE(reading.rows.size() == 2);
    const NewComment& first = reading.rows[0].comment;
    CHECK(first.id == "c-4f7k2m9qx1");
    CHECK(first.body == "=A month is\nlong.");
    CHECK(first.suggestion == "every fortnight");
    CHECK(first.targets[0].anchor == "1.2");
    CHECK(first.targets[0].quote->exact == "every month");
    CHECK(first.reviewer.organisation == "Sedlow Town Council");
    CHECK(reading.rows[1].comment.id == "c-000000000a");
    CHECK(reading.rows[1].comment.targets[0].scope == CommentScope::document);
  }
}

TEST_CASE("the form reads well in every format, with the exact headings", "[form]") {
  check_forms("iso", "two-comments", answered());
  CHECK_THAT(write_report("iso", answered(), ReportFormat::csv),
             Catch::Matchers::StartsWith(
                 "MB/NC,Line number,Clause/Subclause,Paragraph/Figure/Table,Type of "
                 "comment,Comments,Proposed change,Observations of the Secretariat\r\n"));
}

TEST_CASE("a Word file without the form is not taken for one", "[form]") {
  CHECK_FALSE(holds_comment_sheet(word_file({.body = paragraph(words("Plain."))})));
  const std::string plain = word_file({.body = paragraph(words("Plain."))});
  CHECK(read_comment_file(plain).copies.size() == 1);
  CHECK(read_comment_file(plain, {.document = {}, .draft = {}, .format = "sheet"})
            .findings.at(0)
            .rule == "sheet-unreadable");
}

TEST_CASE("a proposed change that names its words can be carried out", "[form]") {
  const auto change = [](std::string_view text) {
    const auto found = parse_proposed_change(text);
    return found ? "[" + found->quote + "] -> [" + found->replacement + "]" : "none";
  };
  CHECK(change("Replace \"shall\" with \"should\".") == "[shall] -> [should]");
  CHECK(change("change the word “may” to “must”") == "[may] -> [must]");
  CHECK(change("Delete “in writing”.") == "[in writing] -> []");
  CHECK(change("Replace the statement with “We listen.”") == "[] -> [We listen.]");
  CHECK(change("Replace “a “b” c” with “d”") == "[a “b” c] -> [d]");
  CHECK(change("Delete the sentence") == "none");
  CHECK(change("Consider \"should\"") == "none");
  CHECK(change("Replace \"\" with \"x\"") == "none");
  CHECK(change("") == "none");
  for (const ProposedChange& one : {ProposedChange{"a", "b"}, {"a", ""}, {"", "b"}}) {
    CHECK(parse_proposed_change(proposed_change(one)) == one);
  }
}

TEST_CASE("the member's cell carries the id of a comment of ours", "[form]") {
  CHECK(form_member_in("Loft (c-4f7k2m9qx1)").comment == "c-4f7k2m9qx1");
  CHECK(form_member_in("Loft (c-4f7k2m9qx1)").organisation == "Loft");
  CHECK(form_member_in("Loft (c-too-long-or-else)").comment.empty());
  CHECK(form_member_in("GB").organisation == "GB");
  CHECK(form_member_in(form_member("", "c-4f7k2m9qx1")).comment == "c-4f7k2m9qx1");
}
