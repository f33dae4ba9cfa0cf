#include "redraft/comment_files.h"

#include <rapidcheck.h>

#include "engine/exchange/example_values.h"
#include "support/catch.h"
#include "support/golden.h"

using namespace redraft;
using namespace redraft::testing;
using Catch::Matchers::Contains;

namespace {

const std::string minimal =
    R"({"made_on":{"document":"principles","anchor":"purpose-1"},"body":"Good."})";

std::vector<std::size_t> lines_of(const CommentReading& reading) {
  std::vector<std::size_t> lines;
  for (const CommentRow& row : reading.rows) {
    lines.push_back(row.line);
  }
  return lines;
}

Finding only_finding(const CommentReading& reading) {
  REQUIRE(reading.findings.size() == 1);
  return reading.findings.front();
}

CommentReading read_in_pieces(std::string_view bytes, std::size_t piece) {
  CommentReading reading;
  CommentFileReader reader(
      {}, {.row = [&](CommentRow&& row) { reading.rows.push_back(std::move(row)); },
           .finding = [&](Finding&& finding) { reading.findings.push_back(std::move(finding)); }});
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    reader.feed(bytes.substr(at, piece));
  }
  reader.finish();
  return reading;
}

// Any text that is UTF-8 and not blank, with what is special to CSV, JSON and spreadsheets in it.
rc::Gen<std::string> words() {
  return rc::gen::map(
      rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
          "we", "commit", " ", ",", ";", "\"", "\n", "\r\n", "\t", "'", "=", "@", "-", "é", "“",
          "😀", "\\", "{", "}", "\x01", "\xEF\xBB\xBF"))),
      [](const std::vector<std::string>& parts) {
        std::string text;
        for (const std::string& part : parts) {
          text += part;
        }
        return text;
      });
}

rc::Gen<std::string> name() {
  return rc::gen::element<std::string>("leadership-3", "purpose-1", "V0-1", "=V1", "'x", "é-2");
}

template <class Enum>
rc::Gen<Enum> one_of_first(int count) {
  return rc::gen::map(rc::gen::inRange(0, count),
                      [](int value) { return static_cast<Enum>(value); });
}

Target any_target() {
  Target target;
  target.scope = *one_of_first<CommentScope>(4);
  target.anchor = *name();
  if (*rc::gen::arbitrary<bool>()) {
    const auto start = *rc::gen::inRange<std::size_t>(0, 500);
    target.quote = Quote{.exact = *words(),
                         .prefix = *words(),
                         .suffix = *words(),
                         .start = start,
                         .end = start + *rc::gen::inRange<std::size_t>(0, 500)};
  }
  return target;
}

Comment any_comment() {
  Comment comment = *rc::gen::arbitrary<bool>() ? full_comment() : plain_comment();
  comment.id.text = *name();
  comment.kind = *one_of_first<CommentKind>(7);
  comment.channel = *one_of_first<Channel>(9);
  comment.body = *words() + "x";
  comment.suggestion.reset();
  if (*rc::gen::arbitrary<bool>()) {
    comment.suggestion = *rc::gen::arbitrary<bool>() ? *words() : std::string();
  }
  comment.reviewer = {.ref = *name(), .organisation = *words(), .sector = *words()};
  comment.person = Person{.name = *words(), .email = *name()};
  comment.created.milliseconds = *rc::gen::inRange<std::int64_t>(0, 4'000'000'000'000);
  comment.draft = *name();
  comment.targets.clear();
  const auto targets = *rc::gen::inRange(1, 4);
  for (int i = 0; i < targets; ++i) {
    comment.targets.push_back(any_target());
  }
  return comment;
}

}  // namespace

TEST_CASE("a line needs a document, a place and a body, no more", "[comment_files]") {
  const CommentReading reading = read_comment_lines(minimal + "\n\n" + minimal);

  CHECK(reading.findings.empty());
  CHECK(lines_of(reading) == std::vector<std::size_t>{1, 3});
  const NewComment& comment = reading.rows.at(0).comment;
  CHECK(comment.document == "principles");
  CHECK(comment.targets == std::vector<Target>{{.anchor = "purpose-1", .quote = {}}});
  CHECK(comment.kind == CommentKind::question);
  CHECK(comment.channel == Channel::import);
  CHECK_FALSE(comment.created);
}

TEST_CASE("a quote alone, or the whole document, says what a comment is about", "[comment_files]") {
  const CommentReading reading = read_comment_lines(
      R"({"made_on":{"document":"d","quote":{"exact":"we commit"}},"body":"b","suggestion":"we will"})"
      "\n"
      R"({"made_on":{"document":"d","scope":"document"},"body":"b","id":17,"channel":"Flip chart"})");

  REQUIRE(reading.rows.size() == 2);
  CHECK(reading.rows[0].comment.targets[0].quote ==
        Quote{.exact = "we commit", .prefix = {}, .suffix = {}});
  CHECK(reading.rows[0].comment.kind == CommentKind::suggest);
  CHECK(reading.rows[1].comment.targets[0].scope == CommentScope::document);
  CHECK(reading.rows[1].comment.id == "17");
  CHECK(reading.rows[1].comment.channel == Channel::other);
}

TEST_CASE("a bad line is a finding with everything that is wrong, and good ones stay",
          "[comment_files]") {
  const auto [line, rule, words] = GENERATE(table<std::string, std::string, std::string>({
      {R"({"made_on":{"document":"d","anchor":"a"}})", "body-missing", "body is missing"},
      {R"({"made_on":{"document":"d","anchor":"a"},"body":" \n"})", "body-missing", "body"},
      {R"({"made_on":{"anchor":"a"},"body":"b"})", "document-missing", "made_on.document"},
      {R"({"made_on":{"document":"d"},"body":"b"})", "target-missing", "neither an anchor nor"},
      {R"({"made_on":{"document":"d","anchor":"a"},"body":"b","kind":"rant"})", "value-unknown",
       "kind \"rant\""},
      {R"({"made_on":{"document":"d","anchor":"a"},"body":"b","created":"01/03/2026"})",
       "date-unreadable", "01/03/2026"},
      {R"({"made_on":{"document":"d","anchor":"a"},"body":"b","created":"0000-01-01"})",
       "date-unreadable", "0000-01-01"},
      {R"({"made_on":{"document":"d","anchor":"a"},"body":5})", "value-wrong-type",
       "body is a number, not text"},
      {R"({"made_on":"d","body":"b"})", "value-wrong-type", "made_on is text, not an object"},
      {R"({"made_on":{"document":"d","anchor":"a"},"body":"b\u0000"})", "value-unreadable", "NUL"},
      {R"({"made_on":{"document":"d","anchor":"a"},"body":"b")", "row-not-json", "not JSON"},
      {R"("body")", "row-not-json", "not an object"},
      {R"({"body":1e999})", "row-not-json", "number"},
      {"{\"body\":\"\xFF\"}", "row-not-utf8", "byte 10"},
      {R"({"made_on":{"document":"d","anchor":"a"},"body":"b","also_on":[{"anchor":""}]})",
       "target-missing", "neither"},
      {R"({"made_on":{"document":"d","anchor":"a","quote":{"exact":"x","start":-1}},"body":"b"})",
       "value-wrong-type", "whole number"},
      {"{\"body\":\"" + std::string(70'000, 'x') +
           "\",\"made_on\":{\"document\":\"d\",\"anchor\":\"a\"}}",
       "value-too-long", "70000 bytes"},
      {"{\"body\":\"" + std::string(1 << 20, 'x') + "\"}", "row-too-long", "longer than"},
  }));

  const CommentReading reading = read_comment_lines(minimal + "\n" + line + "\n" + minimal);

  CHECK(lines_of(reading) == std::vector<std::size_t>{1, 3});
  const Finding finding = only_finding(reading);
  CHECK(finding.rule == rule);
  CHECK(finding.line == 2);
  CHECK(finding.severity == Severity::error);
  CHECK_THAT(finding.message, Catch::Matchers::StartsWith("line 2: ") && Contains(words));
  CHECK_FALSE(finding.hint.empty());
}

TEST_CASE("a row with several faults names them all, and its id", "[comment_files]") {
  const Finding finding = only_finding(read_comment_lines(
      R"({"id":"s-7","made_on":{"document":"d"},"kind":"rant","created":"soon"})"));

  CHECK(finding.comment == "s-7");
  CHECK_THAT(finding.message, Contains("rant") && Contains("body is missing") && Contains("soon") &&
                                  Contains("neither an anchor"));
}

TEST_CASE("keys nobody knows are warned of once", "[comment_files]") {
  const std::string line =
      R"({"made_on":{"document":"d","anchor":"a","page":3},"body":"b","mood":"cross","status":"open"})";
  const CommentReading reading = read_comment_lines(line + "\n" + line);

  CHECK(reading.rows.size() == 2);
  REQUIRE(reading.findings.size() == 2);
  CHECK(reading.findings[0].severity == Severity::warning);
  CHECK_THAT(reading.findings[0].message, Contains("\"made_on.page\""));
  CHECK_THAT(reading.findings[1].message, Contains("\"mood\""));
}

TEST_CASE("an indented JSON value that holds no comments is refused once, not line by line",
          "[comment_files]") {
  const auto* text = GENERATE("{\n  \"a\": {}\n}\n", "{\n  \"comments\": 3\n}\n", "[\n{,\n");

  const Finding finding = only_finding(read_comment_file(text));

  CHECK(finding.line == 1);
  CHECK_FALSE(finding.hint.empty());
}

TEST_CASE("a table is read by dotted and by plain names, in any case", "[comment_files]") {
  const auto* header = GENERATE(
      "id,made_on.document,made_on.draft,made_on.anchor,made_on.quote.exact,kind,body,"
      "reviewer.organisation,created\r\n",
      "ID,Document,draft,ANCHOR,Quote,Kind,Body,Organisation,Created\n",
      "id,Made on.Document,made-on.draft,Made_On.Anchor,made_on.quote.exact,kind,body,organisation,"
      "created\n");
  const CommentReading reading = read_comment_csv(
      std::string(header) +
      "s-1,principles,V1, leadership-3 ,\"we, all\",Support,\"Two\nlines\",Harbour,2026-03-01\n");

  REQUIRE(reading.findings.empty());
  const NewComment& comment = reading.rows.at(0).comment;
  CHECK(reading.rows[0].line == 2);
  CHECK(comment.id == "s-1");
  CHECK(comment.draft == "V1");
  CHECK(comment.targets[0].anchor == "leadership-3");
  CHECK(comment.targets[0].quote->exact == "we, all");
  CHECK(comment.kind == CommentKind::support);
  CHECK(comment.body == "Two\nlines");
  CHECK(comment.reviewer.organisation == "Harbour");
  CHECK(to_date(*comment.created) == "2026-03-01");
}

TEST_CASE("bad rows of a table are findings with their lines", "[comment_files]") {
  const CommentReading reading = read_comment_csv(
      "document,anchor,body,mood\n"
      "d,a,\"one\ntwo\",x\n"
      "d,a,,\n"
      "d,a,b,c,too much\n"
      ",,,,\n"
      "d,a,\"b\"c,\n"
      "d,a,caf\xE9,\n"
      "d,a,last\n");

  CHECK(lines_of(reading) == std::vector<std::size_t>{2, 9});
  std::vector<std::pair<std::string, std::size_t>> found;
  for (const Finding& finding : reading.findings) {
    found.emplace_back(finding.rule, finding.line);
  }
  CHECK(found == std::vector<std::pair<std::string, std::size_t>>{{"column-unknown", 1},
                                                                  {"body-missing", 4},
                                                                  {"row-too-wide", 5},
                                                                  {"row-not-csv", 7},
                                                                  {"row-not-utf8", 8}});
}

TEST_CASE("a header row without what is needed is one finding", "[comment_files]") {
  const auto [header, missing] =
      GENERATE(table<std::string, std::string>({{"document,anchor", "body"},
                                                {"anchor,body", "made_on.document"},
                                                {"document,body", "anchor, quote or scope"}}));

  const CommentReading reading = read_comment_csv(header + "\na,b\nc,d\n");

  CHECK(reading.rows.empty());
  CHECK(only_finding(reading).rule == "column-missing");
  CHECK_THAT(only_finding(reading).message, Contains(missing));
}

TEST_CASE("defaults stand in for a document and draft that rows do not name", "[comment_files]") {
  const CommentReading reading = read_comment_csv("anchor,body,document\na,b,\na,b,other\n",
                                                  {.document = "principles", .draft = "V1"});

  REQUIRE(reading.rows.size() == 2);
  CHECK(reading.rows[0].comment.document == "principles");
  CHECK(reading.rows[0].comment.draft == "V1");
  CHECK(reading.rows[1].comment.document == "other");
  CHECK(reading.rows[1].comment.draft.empty());
}

TEST_CASE("the format is told by the content", "[comment_files]") {
  CHECK(read_comment_file("\xEF\xBB\xBF \r\n " + minimal).rows.size() == 1);
  CHECK(read_comment_file("\xEF\xBB\xBF"
                          "document;anchor;body\nd;a;b, c\n")
            .rows.size() == 1);
  CHECK(read_comment_file("").findings.empty());
  CHECK(read_comment_file(" \n").rows.empty());
  CHECK(has_error(read_comment_file("PK\x03\x04\xFF").findings));
}

TEST_CASE("a line of an export comes back as the same comment", "[comment_files]") {
  CHECK(rc::check([] {
    const Comment comment = any_comment();
    const CommentReading reading = read_comment_lines(comment_line(comment, json::Names::shown));
    RC_ASSERT(reading.findings.empty());
    RC_ASSERT(reading.rows.size() == 1);
    RC_ASSERT(reading.rows[0].comment == as_new(comment));
  }));
}

TEST_CASE("a row of an exported table comes back as the same comment", "[comment_files]") {
  CHECK(rc::check([] {
    const Comment comment = any_comment();
    const auto mark = *rc::gen::element(ByteOrderMark::no, ByteOrderMark::yes);
    const CommentReading reading = read_comment_csv(comment_csv_header(json::Names::shown, mark) +
                                                    comment_csv_row(comment, json::Names::shown));
    RC_ASSERT(reading.findings.empty());
    RC_ASSERT(reading.rows.size() == 1);
    RC_ASSERT(reading.rows[0].comment == as_new(comment));
  }));
}

TEST_CASE("how a file is cut makes no difference", "[comment_files]") {
  CHECK(rc::check([] {
    const Comment comment = any_comment();
    std::string bytes = *rc::gen::arbitrary<bool>()
                            ? comment_line(comment, json::Names::shown)
                            : comment_csv_header(json::Names::hidden, ByteOrderMark::yes) +
                                  comment_csv_row(comment, json::Names::hidden);
    const auto at = *rc::gen::inRange<std::size_t>(0, bytes.size());
    bytes[at] = *rc::gen::arbitrary<char>();
    const auto piece = *rc::gen::inRange<std::size_t>(1, 40);
    const CommentReading pieces = read_in_pieces(bytes, piece);
    const CommentReading whole = read_comment_file(bytes);
    RC_ASSERT(pieces.rows == whole.rows);
    RC_ASSERT(pieces.findings == whole.findings);
  }));
}

TEST_CASE("names leave only when they are asked for", "[comment_files]") {
  const Comment comment = full_comment();

  CHECK_THAT(comment_line(comment, json::Names::hidden), !Contains("Isla") && !Contains("isla@"));
  CHECK_THAT(comment_csv_row(comment, json::Names::hidden),
             !Contains("Isla") && !Contains("isla@"));
  CHECK_THAT(comment_csv_header(json::Names::hidden, ByteOrderMark::no), !Contains("email"));
  CHECK_THAT(comment_csv_row(comment, json::Names::shown), Contains("isla@harbour.example"));
}

TEST_CASE("an exported table reads well", "[comment_files]") {
  Comment formula = plain_comment();
  formula.body = "=HYPERLINK(\"http://example.org\")";
  formula.kind = CommentKind::suggest;
  formula.suggestion = "";

  check_golden("engine/exchange/golden/comments.csv",
               comment_csv_header(json::Names::hidden, ByteOrderMark::no) +
                   comment_csv_row(full_comment(), json::Names::hidden) +
                   comment_csv_row(formula, json::Names::hidden));
}
