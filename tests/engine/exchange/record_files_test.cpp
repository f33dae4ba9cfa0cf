#include "redraft/record_files.h"

#include <algorithm>
#include <filesystem>

#include <rapidcheck.h>

#include "exchange/csv.h"
#include "exchange/json_values.h"
#include "redraft/comment_files.h"
#include "redraft/report.h"
#include "support/catch.h"
#include "support/temp_dir.h"

using namespace redraft;
using namespace redraft::testing;
using Catch::Matchers::Contains;

namespace {

const std::filesystem::path source = REDRAFT_SOURCE_DIR;

std::vector<std::string> rules(const std::vector<Finding>& findings) {
  std::vector<std::string> rules;
  for (const Finding& finding : findings) {
    rules.push_back(std::to_string(finding.line) + " " + finding.rule);
  }
  return rules;
}

using Words = std::vector<std::string>;

std::vector<std::filesystem::path> examples(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry :
       std::filesystem::directory_iterator(source / "tests/schemas/examples" / folder)) {
    if (entry.path().extension() == ".json") {
      files.push_back(entry.path());
    }
  }
  REQUIRE_FALSE(files.empty());
  return files;
}

// The row that a disposition-line describes, as CSV with a header row of its keys.
std::string as_csv(const exchange::Json& row) {
  std::vector<std::string> header;
  std::vector<std::string> cells;
  for (const auto& [key, value] : row.items()) {
    header.push_back(key);
    cells.push_back(value.get<std::string>());
  }
  return exchange::csv_record(header) + exchange::csv_record(cells);
}

}  // namespace

TEST_CASE("the sample decisions are read whole", "[record-files]") {
  const DispositionReading reading =
      read_dispositions_csv(read_file(source / "sample-docs/dispositions.csv"));

  CHECK(rules(reading.findings) == Words{});
  REQUIRE(reading.rows.size() == 109);
  CHECK(reading.rows[2].line == 4);
  CHECK(reading.rows[2].comment == "w-003");
  CHECK(reading.rows[2].disposition.decision == Decision::accepted_in_part);
  CHECK_THAT(reading.rows[2].disposition.reason, Contains("only a set of examples, so we left"));
  CHECK(reading.rows[2].disposition.change == "principles#listening-to-residents-10@V1");
}

TEST_CASE("the sample notes are read whole", "[record-files]") {
  const NoteReading reading = read_note_lines(read_file(source / "sample-docs/notes.jsonl"));

  CHECK(rules(reading.findings) == Words{});
  REQUIRE(reading.notes.size() == 18);
  CHECK(reading.notes[0].significance == Significance::editorial);
  CHECK(reading.notes[1].anchors == Words{"why-we-work-together-2", "why-we-work-together-4"});
  CHECK(reading.notes[1].comments == std::vector<CommentId>{{"w-014"}, {"e-003"}});
  CHECK_THAT(reading.notes[1].avoided, Contains("\"income\""));
  CHECK(reading.notes[1].id.text.empty());
}

TEST_CASE("columns may stand in any order, case and spelling", "[record-files]") {
  const DispositionReading reading = read_dispositions_csv(
      "\xEF\xBB\xBF Reason ;DECISION;Comment ID\r\n\"because; so\";Not_Accepted; w-1 \r\n");

  REQUIRE(reading.rows.size() == 1);
  CHECK(reading.rows[0].comment == "w-1");
  CHECK(reading.rows[0].line == 2);
  CHECK(reading.rows[0].disposition.decision == Decision::not_accepted);
  CHECK(reading.rows[0].disposition.reason == "because; so");
  CHECK(rules(reading.findings) == Words{});
}

TEST_CASE("each bad row of decisions is a finding with its line and the good ones are kept",
          "[record-files]") {
  const DispositionReading reading = read_dispositions_csv(
      "id,decision,reason,change\n"
      "w-1,noted,Thank you.,\n"
      "w-2,perhaps,,\n"
      ",noted,Thank you.,\n"
      "w-3,,But a reason.,\n"
      "w-4,accepted,,one#two#three\n"
      "w-1,accepted,,\n"
      "w-5,noted,\xff,\n"
      "w-6,noted,,,more\n"
      "w-7,noted,\"a\"b,\n"
      "w-8,noted,\"Over\ntwo lines.\",\n"
      "w-9,,,\n"
      "w-10,withdrawn,,\n");

  CHECK(rules(reading.findings) == Words{"3 decision-unknown", "4 id-missing", "5 decision-unknown",
                                         "6 change-unreadable", "7 row-twice", "8 row-not-utf8",
                                         "9 row-too-wide", "10 row-not-csv",
                                         "13 decision-missing"});
  CHECK(std::count_if(reading.findings.begin(), reading.findings.end(), [](const Finding& finding) {
          return finding.severity == Severity::warning;
        }) == 1);
  REQUIRE(reading.rows.size() == 3);
  CHECK(reading.rows[1].comment == "w-8");
  CHECK(reading.rows[1].line == 11);
  CHECK(reading.rows[2].line == 14);
  CHECK(reading.findings[0].comment == "w-2");
  CHECK_THAT(reading.findings[0].message, Contains("line 3") && Contains("\"perhaps\""));
  CHECK_THAT(reading.findings[4].message, Contains("w-1") && Contains("line 2"));
}

TEST_CASE("a table without a column that is needed is refused as a whole", "[record-files]") {
  const auto [bytes, rule] = GENERATE(table<std::string, std::string>({
      {"id,reason\nw-1,noted\n", "1 column-missing"},
      {"decision\nnoted\n", "1 column-missing"},
      {"\n\nw-1,noted\nw-2,noted\n", "3 column-missing"},
  }));

  const DispositionReading reading = read_dispositions_csv(bytes);

  CHECK(reading.rows.empty());
  REQUIRE(has_error(reading.findings));
  CHECK(rules(reading.findings).back() == rule);
}

TEST_CASE("columns that nobody knows, or that come twice, are left out with a warning",
          "[record-files]") {
  const DispositionReading reading =
      read_dispositions_csv("id,decision,colour,Decision\nw-1,noted,red,accepted\n");

  CHECK(rules(reading.findings) == Words{"1 column-unknown", "1 column-twice"});
  CHECK_FALSE(has_error(reading.findings));
  REQUIRE(reading.rows.size() == 1);
  CHECK(reading.rows[0].disposition.decision == Decision::noted);
}

TEST_CASE("the disposition table comes back with its decisions", "[record-files]") {
  ReportRow answered;
  answered.comment = "c-4f7k2m9qx1";
  answered.decision = Decision::out_of_scope;
  answered.reason = "=We cannot, by law";
  answered.change = "principles#purpose-1@V1";
  ReportRow open;
  open.comment = "c-0000000000";

  const DispositionReading reading = read_dispositions_csv(write_report(
      "dispositions", {.document = "principles", .label = "V1", .rows = {answered, open}},
      ReportFormat::csv, ByteOrderMark::yes));

  REQUIRE(reading.rows.size() == 1);
  CHECK(reading.rows[0].comment == answered.comment);
  CHECK(reading.rows[0].disposition.decision == Decision::out_of_scope);
  CHECK(reading.rows[0].disposition.reason == answered.reason);
  CHECK(reading.rows[0].disposition.change == answered.change);
  CHECK(rules(reading.findings) == Words{"3 decision-missing"});
  CHECK_FALSE(has_error(reading.findings));
}

TEST_CASE("each bad line of notes is a finding with its line and the good ones are kept",
          "[record-files]") {
  const NoteReading reading = read_note_lines(
      "\xEF\xBB\xBF{\"what\":\"One.\",\"significance\":\"Editorial\"}\r\n"
      "\n"
      "not json\n"
      "[1]\n"
      "{\"what\":\" \"}\n"
      "{\"what\":\"Two.\",\"anchors\":\"purpose-1\"}\n"
      "{\"what\":\"Three.\",\"comments\":[7]}\n"
      "{\"what\":7}\n"
      "{\"what\":\"Four.\",\"significance\":\"vast\"}\n"
      "{\"what\":\"\xff\"}\n"
      "{\"what\":\"Five.\",\"id\":\"n-1\"}\n"
      "{\"what\":\"Six.\",\"id\":\"n-1\"}\n"
      "{\"what\":\"Seven.\",\"colour\":\"red\",\"why\":null}");

  CHECK(rules(reading.findings) == Words{"3 row-not-json", "4 row-not-json", "5 what-missing",
                                         "6 value-wrong-type", "7 value-wrong-type",
                                         "8 value-wrong-type", "9 value-unknown", "10 row-not-utf8",
                                         "12 row-twice", "13 key-unknown"});
  REQUIRE(reading.notes.size() == 3);
  CHECK(reading.notes[0].what == "One.");
  CHECK(reading.notes[0].significance == Significance::editorial);
  CHECK(reading.notes[1].id.text == "n-1");
  CHECK(reading.notes[2].what == "Seven.");
  CHECK(reading.notes[2].significance == Significance::substantive);
}

TEST_CASE("a value beyond what is taken is refused, not cut", "[record-files]") {
  const std::string text(max_comment_body_bytes + 1, 'a');

  CHECK(rules(read_note_lines("{\"what\":\"" + text + "\"}").findings) ==
        Words{"1 value-too-long"});
  CHECK(rules(read_note_lines("{\"what\":\"" + std::string(max_comment_row_bytes, 'a') + "\"}")
                  .findings) == Words{"1 row-too-long"});
  CHECK(rules(read_dispositions_csv("id,decision,reason\nw-1,noted," + text + "\n").findings) ==
        Words{"2 value-unreadable"});
}

TEST_CASE("what the schemas of a line allow is read, and what they refuse is not",
          "[record-files]") {
  for (const auto& file : examples("note-line")) {
    INFO(file);
    const NoteReading reading = read_note_lines(read_file(file));
    CHECK(reading.findings.empty());
    CHECK(reading.notes.size() == 1);
  }
  for (const auto& file : examples("note-line/invalid")) {
    INFO(file);
    CHECK(has_error(read_note_lines(read_file(file)).findings));
  }
  for (const auto& file : examples("disposition-line")) {
    INFO(file);
    const auto reading = read_dispositions_csv(as_csv(exchange::Json::parse(read_file(file))));
    CHECK(reading.findings.empty());
    CHECK(reading.rows.size() == 1);
  }
  for (const auto& file : examples("disposition-line/invalid")) {
    INFO(file);
    CHECK(
        has_error(read_dispositions_csv(as_csv(exchange::Json::parse(read_file(file)))).findings));
  }
}

TEST_CASE("no bytes make a reader throw, and lines stay within the file", "[record-files]") {
  CHECK(rc::check([] {
    const auto bytes = *rc::gen::map(
        rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
            "id", "decision", ",", ";", "\n", "\r\n", "\"", "noted", "w-1", "{", "}",
            "\"what\":", "\"a\"", "[", "]", "\xff", " ", std::string(1, '\0'), "principles#a@V1")),
        [](const std::vector<std::string>& parts) {
          std::string text;
          for (const std::string& part : parts) {
            text += part;
          }
          return text;
        });
    const auto lines =
        static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(),
                                               [](char c) { return c == '\n' || c == '\r'; })) +
        1;

    for (const std::string& text : {bytes, "id,decision\n" + bytes}) {
      const DispositionReading decisions = read_dispositions_csv(text);
      for (const Finding& finding : decisions.findings) {
        RC_ASSERT(finding.line >= 1u && finding.line <= lines + 1);
      }
    }
    for (const Finding& finding : read_note_lines(bytes).findings) {
      RC_ASSERT(finding.line >= 1u && finding.line <= lines);
    }
  }));
}
