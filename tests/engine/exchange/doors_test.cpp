// Which door a file comes in by, and what each does with a file that is made to hurt.
#include <array>
#include <map>
#include <string>

#include "redraft/comment_files.h"
#include "redraft/error.h"
#include "support/catch.h"
#include "support/word_file.h"
#include "support/workbook_file.h"

using namespace redraft;
using namespace redraft::testing;
using Catch::Matchers::Contains;

namespace {

const CommentDefaults principles = {.document = "principles", .draft = "V0-1"};

std::string door_of(const std::string& bytes, std::size_t piece) {
  CommentFileReader reader(principles, {.row = [](CommentRow&&) {}, .finding = [](Finding&&) {}});
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    reader.feed(std::string_view(bytes).substr(at, piece));
  }
  reader.finish();
  return std::string(reader.format());
}

}  // namespace

TEST_CASE("the content of a file says which door it is for, however it comes", "[doors]") {
  const std::map<std::string, std::vector<std::string>> files = {
      {"word",
       {word_file({.body = paragraph(words("Words."))}), "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"}},
      {"sheet",
       {workbook_file({.sheets = {{"name=\"A\"", "<sheetData/>"}}}),
        std::string("\xFF\xFE"
                    "b\0",
                    4),
        "MB/NC,Line number,Clause/Subclause\n"}},
      {"mail", {"From: ada@example.org\n\n7.3: How?\n", "From ada Mon Mar  2 09:00:00 2026\n"}},
      {"json",
       {"[{\"body\": \"x\"}]", "\xEF\xBB\xBF{\n\"items\": []}", "{\"comments\": []}",
        " {\"type\": \"AnnotationPage\",\n\"items\": []}"}},
      {"jsonl", {"{\"body\": \"x\"}", "\n\n{\"body\": \"x\"}\n{\"body\": \"y\"}\n"}},
      {"criticmarkup",
       {"# Charter\n\nWe {++always ++}pay.\n", "{>>Good<<}", "{==We==}{>>Who?<<} pay.",
        "\xEF\xBB\xBF"
        "We {~~may~>must~~} pay."}},
      {"other", {"%PDF-1.7\n", "{\\rtf1\\ansi Words}", "\n<!DOCTYPE HTML><p>Words"}},
      {"csv",
       {"", "<p>Words</p>", "body,anchor\nx,y\n", "anchor;body\na;{++x++}\n", "Just words.",
        "\"quote\"\t\"body\"\nwe\t{>>x<<}\n", "A {++ that is not closed."}}};

  for (const auto& [door, contents] : files) {
    for (const std::string& content : contents) {
      for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::size_t{1} << 20U}) {
        INFO(content << " in pieces of " << piece);
        CHECK(door_of(content, piece) == door);
      }
    }
  }
}

TEST_CASE("a map says that a table is a sheet, but not JSON or a message", "[doors][sheet]") {
  CommentDefaults mapped = principles;
  mapped.map.emplace();
  const std::map<std::string, std::string> files = {
      {"anchor,body\na,b\n", "sheet"},
      {"What do you think?\n{++All++}\n", "sheet"},
      {word_file({.body = paragraph(words("Words."))}), "sheet"},
      {"{\"body\": \"x\"}", "jsonl"},
      {"From: ada@example.org\n\n7.3: How?\n", "mail"}};
  for (const auto& [content, door] : files) {
    INFO(content);
    CommentFileReader reader(mapped, {.row = [](CommentRow&&) {}, .finding = [](Finding&&) {}});
    reader.feed(content);
    reader.finish();
    CHECK(reader.format() == door);
  }
}

TEST_CASE("a file that no comments are read from is called what it is, with what to do instead",
          "[doors]") {
  const std::string compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, '\0');
  const auto wide = [](std::string_view ascii) {
    std::string out;
    for (const char c : ascii) {
      out += c;
      out += '\0';
    }
    return out;
  };
  const auto open_document = [](const std::string& kind) {
    return std::string("PK\x03\x04") + std::string(26, '\0') +
           "mimetypeapplication/vnd.oasis.opendocument." + kind + "PK";
  };
  const std::vector<std::array<std::string, 3>> files = {
      {"%PDF-1.7\nx", "a PDF", "--format text"},
      {"\x89PNG\r\n\x1a\nx", "a picture (PNG)", "comment add"},
      {"\xFF\xD8\xFF\xE0x", "a picture (JPEG)", "comment add"},
      {"{\\rtf1 Words}", "rich text (RTF)", ".docx"},
      {"\r\n <HTML><p>Words", "a web page (HTML)", ".docx"},
      {"\x1f\x8b\x08x", "a packed file (gzip)", "unpack"},
      {open_document("text"), "an OpenDocument text (.odt)", ".docx"},
      {open_document("spreadsheet"), "an OpenDocument spreadsheet (.ods)", ".xlsx"},
      {compound + wide("__substg1.0_0037001F"), "an Outlook message (.msg)", ".eml"},
      {compound + wide("Workbook"), "an old Excel file (.xls)", ".xlsx"}};

  for (const auto& [bytes, called, hint] : files) {
    INFO(called);
    const CommentReading reading = read_comment_file(bytes, principles);
    CHECK(reading.rows.empty());
    REQUIRE(reading.findings.size() == 1);
    CHECK(reading.findings[0].rule == "file-refused");
    CHECK(reading.findings[0].severity == Severity::error);
    CHECK_THAT(reading.findings[0].message, Contains("comments are not read from " + called));
    CHECK_THAT(reading.findings[0].hint, Contains(hint));
  }
}

TEST_CASE("every door has a name of its own, and one that is none is refused", "[doors]") {
  std::map<std::string_view, int> names;
  for (const CommentFormat& format : comment_formats()) {
    CHECK(!format.called.empty());
    CHECK(++names[format.name] == 1);
  }
  CHECK(names.count("text") == 1);
  CommentDefaults defaults;
  defaults.format = "fax";
  try {
    static_cast<void>(read_comment_file("x", defaults));
    FAIL("it was read");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::usage);
    CHECK_THAT(error.hint(), Contains("there are: sheet, word, mail, json"));
  }
}

TEST_CASE("pasted text is a comment for each thing it says, of whom it is said to be", "[doors]") {
  CommentDefaults defaults = principles;
  defaults.format = "text";
  defaults.person = {.name = "Petra Lin", .email = {}};
  defaults.reviewer.organisation = "Quay Council";
  defaults.channel = Channel::phone;
  const std::string text =
      "Good on the whole.\n> We may meet residents\nNot may: must.\n7.3: Who?\n";
  std::string kept;
  std::vector<CommentRow> rows;
  CommentFileReader reader(
      defaults, {.row = [&](CommentRow&& row) { rows.push_back(std::move(row)); },
                 .finding = [](Finding&& finding) { FAIL(finding.message); },
                 .received = [&](const ReceivedText& received) { kept = received.content; }});
  reader.feed(text);
  reader.finish();

  CHECK(kept == text);
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].comment.targets.front().scope == CommentScope::document);
  CHECK(rows[1].comment.targets.front().quote->exact == "We may meet residents");
  CHECK(rows[1].comment.body == "Not may: must.");
  CHECK(rows[2].comment.targets.front().anchor == "7.3");
  for (const CommentRow& row : rows) {
    CHECK(row.from_received);
    CHECK(row.comment.person.name == "Petra Lin");
    CHECK(row.comment.reviewer.organisation == "Quay Council");
    CHECK(row.comment.channel == Channel::phone);
    CHECK_THAT(row.comment.id, Catch::Matchers::StartsWith("text-"));
  }
}

TEST_CASE("CriticMarkup gives the text without its changes, and each mark with its place",
          "[doors][criticmarkup]") {
  const CriticText read = read_criticmarkup(
      "We {++always ++}pay {~~late~>early~~}{>>why?<<}, {--mostly --}in "
      "{==cash==}{>>No<<}.\n{>>End");

  CHECK(read.text == "We pay late, mostly in cash.\n{>>End");
  REQUIRE(read.marks.size() == 5);
  const auto at = [&](std::size_t mark) {
    return read.text.substr(read.marks[mark].begin, read.marks[mark].end - read.marks[mark].begin);
  };
  CHECK(read.marks[0].words == "always ");
  CHECK(at(0).empty());
  CHECK(at(1) == "late");
  CHECK(read.marks[1].words == "early");
  CHECK(at(2) == "late");
  CHECK(read.marks[2].kind == CriticKind::comment);
  CHECK(at(3) == "mostly ");
  CHECK(at(4) == "cash");
  REQUIRE(read.findings.size() == 1);
  CHECK(read.findings[0].rule == "mark-not-closed");
  CHECK(read.findings[0].line == 2);
}

TEST_CASE("what is open a hundred thousand times is read in no time", "[doors][hostile]") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) {
    text += "{++{--{~~{==";
  }
  CHECK(read_criticmarkup(text).text == text);
  std::string many;
  for (std::size_t i = 0; i <= max_critic_marks; ++i) {
    many += "{++x++}";
  }
  CHECK(has_error(read_criticmarkup(many).findings));
}
