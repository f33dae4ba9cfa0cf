// Files that are made to hurt, or were hurt, at every door: each is refused with its place and what
// is wrong, and nothing of it is taken in.
#include <functional>
#include <string>
#include <vector>

#include "redraft/comment_files.h"
#include "support/catch.h"
#include "support/word_file.h"
#include "support/workbook_file.h"

using namespace redraft;
using namespace redraft::testing;
using Catch::Matchers::Contains;
using exchange::ZipPart;

namespace {

struct Hostile {
  std::string door;
  std::string what;
  std::string bytes;
  std::string rule;
  std::string says;  // stands in the message
};

constexpr std::size_t mib = std::size_t{1} << 20U;

std::string repeated(std::size_t times, const std::string& text) {
  std::string out;
  out.reserve(times * text.size());
  for (std::size_t i = 0; i < times; ++i) {
    out += text;
  }
  return out;
}

std::string half(const std::string& bytes) {
  return bytes.substr(0, bytes.size() / 2);
}

// A zip archive whose list says of every part that it is so long unpacked.
std::string claiming(std::string zip, std::uint32_t length) {
  constexpr std::size_t uncompressed = 24;  // in an entry of the central directory
  for (std::size_t at = zip.find("PK\x01\x02"); at != std::string::npos;
       at = zip.find("PK\x01\x02", at + 1)) {
    for (std::size_t byte = 0; byte < 4; ++byte) {
      zip[at + uncompressed + byte] = static_cast<char>(length >> (8 * byte) & 0xFFU);
    }
  }
  return zip;
}

// The same archive with the name of one part in place of another, of the same length.
std::string renamed(std::string zip, const std::string& from, const std::string& to) {
  for (std::size_t at = zip.find(from); at != std::string::npos; at = zip.find(from, at + 1)) {
    zip.replace(at, from.size(), to);
  }
  return zip;
}

std::string word(const std::string& body, std::vector<ZipPart> more = {}) {
  return word_file({.body = body, .more = std::move(more)});
}

std::string cell(const std::string& text) {
  return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

std::string workbook(const std::string& cells, std::vector<ZipPart> more = {}) {
  return workbook_file(
      {.sheets = {{"name=\"A\"", "<sheetData><row r=\"1\">" + cells + "</row></sheetData>"}},
       .more = std::move(more)});
}

std::string with_document_type(const std::string& root) {
  return "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">"
         "<!ENTITY c SYSTEM \"file:///etc/passwd\">]><" +
         root + ">&b;&c;</" + root + ">";
}

std::string mail(const std::string& rest) {
  return "From: ada@example.org\nMessage-ID: <1@example.org>\n" + rest;
}

std::string nested_mail(int depth) {
  std::string text;
  std::string end;
  for (int i = 0; i < depth; ++i) {
    const std::string boundary = "b" + std::to_string(i);
    text += "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + "\n";
    end = "\n--" + boundary + "--\n" + end;
  }
  return mail(text + "Content-Type: text/plain\n\n7.3: How?\n" + end);
}

std::vector<Hostile> word_files() {
  const std::string sound = word(paragraph(words("Words.")));
  const std::string large(33 * mib, ' ');
  return {
      {"word", "cut short", half(sound), "file-refused", "cut short"},
      {"word", "no zip archive", "words", "file-refused", "no .docx"},
      {"word", "a part of 2 GiB", claiming(sound, 0x7FFFFFFF), "file-refused", "256 MiB"},
      {"word", "a part that is longer than it says", claiming(word(large), 10), "file-refused",
       "word/document.xml is larger than 32 MiB"},
      {"word", "elements nested deep", word(repeated(1000, "<w:p>") + repeated(1000, "</w:p>")),
       "file-refused", "256 deep"},
      {"word", "a part twice",
       renamed(word("", {{"word/commentz.xml", "<x/>"}}), "word/commentz.xml", "word/comments.xml"),
       "file-refused", "two parts of the name word/comments.xml"},
      {"word", "macros", word("", {{"word/vbaProject.bin", "x"}}), "file-refused", "macros"},
      {"word", "no UTF-8", word(paragraph(words("caf\xE9"))), "file-refused",
       "word/document.xml: byte"},
      {"word", "comments that are not there",
       renamed(sound, "word/comments.xml", "word/commentz.xml"), "file-refused",
       "word/comments.xml is missing"},
      {"word", "comments outside of the file",
       exchange::zip_of(
           {{"[Content_Types].xml", "<T/>"},
            {"_rels/.rels", "<R><Relationship Type=\"/officeDocument\" Target=\"d.xml\"/></R>"},
            {"_rels/d.xml.rels",
             "<R><Relationship Type=\"/comments\" Target=\"../../etc/passwd\"/></R>"},
            {"d.xml", "<document/>"}}),
       "file-refused", "leads out of the file"},
      {"word", "entities",
       exchange::zip_of(
           {{"[Content_Types].xml", "<T/>"},
            {"_rels/.rels", "<R><Relationship Type=\"/officeDocument\" Target=\"d.xml\"/></R>"},
            {"d.xml", with_document_type("document")}}),
       "file-refused", "document type"},
  };
}

std::vector<Hostile> sheets() {
  const std::string sound = workbook(cell("body"));
  return {
      {"sheet", "cut short", half(sound), "sheet-unreadable", "cut short"},
      {"sheet", "a cell of 2 GiB", claiming(sound, 0x7FFFFFFF), "sheet-unreadable", "256 MiB"},
      {"sheet", "a cell that is longer than it says",
       claiming(workbook(cell(std::string(33 * mib, 'x'))), 10), "sheet-unreadable",
       "larger than 32 MiB"},
      {"sheet", "a million columns", workbook(repeated(1'000'000, "<c><v>1</v></c>")),
       "sheet-unreadable", "row 1 has more than 1000 columns"},
      {"sheet", "a row far below", workbook("</row><row r=\"4294967295\">" + cell("x")),
       "sheet-unreadable", "4294967295"},
      {"sheet", "no UTF-8", workbook(cell("caf\xE9")), "sheet-unreadable", "not UTF-8"},
      {"sheet", "entities",
       exchange::zip_of(
           {{"[Content_Types].xml", "<T/>"},
            {"_rels/.rels", "<R><Relationship Type=\"/officeDocument\" Target=\"xl/w.xml\"/></R>"},
            {"xl/w.xml", with_document_type("workbook")}}),
       "sheet-unreadable", "document type"},
      {"sheet", "a byte order mark that lies",
       "\xFF\xFE"
       "bod",
       "sheet-unreadable", "byte"},
  };
}

std::vector<Hostile> mails() {
  const std::string parts = "Content-Type: multipart/mixed; boundary=b\n\n--b\n";
  return {
      {"mail", "says nothing", mail("\n"), "mail-empty", "nothing of its own"},
      {"mail", "cut in its parts", mail(parts + "Content-Type: text/plain\n\n7.3: How?\n"),
       "mail-cut", "ends before"},
      {"mail", "cut in its headers", "From: ada@example.org\nSubj", "mail-cut", "ends before"},
      {"mail", "parts nested a thousand deep", nested_mail(1000), "mail-nested", "20 deep"},
      {"mail", "messages nested a thousand deep",
       repeated(1000, "From: a@example.org\nContent-Type: message/rfc822\n\n") +
           mail("\n7.3: How?\n"),
       "mail-attachment", "forwarded message"},
      {"mail", "headers without end", mail(repeated(100'000, "X-A: b\n") + "\n7.3: How?\n"),
       "mail-headers", "50000 headers"},
      {"mail", "parts without end", mail(parts + repeated(100'000, "--b\n\nx\n") + "--b--\n"),
       "mail-headers", "50000 headers"},
      {"mail", "too long", mail("\n" + std::string(65 * mib, 'x')), "file-too-long", "64 MB"},
  };
}

std::string nested(std::size_t lists) {
  return std::string(lists, '[') + std::string(lists, ']');
}

std::vector<Hostile> texts() {
  return {
      {"json", "cut short", "[{\"body\": \"cut", "file-not-json", "byte"},
      {"json", "nested deep", std::string(100'000, '['), "file-too-deep", "too deep"},
      {"json", "nested deep and closed again", "[" + nested(500'000) + "]", "file-too-deep",
       "too deep"},
      {"json", "no UTF-8", "[{\"body\": \"caf\xE9\"}]", "file-not-json", "byte"},
      {"json", "too long", "[\"" + std::string(65 * mib, 'x') + "\"]", "file-too-long", "64 MB"},
      {"json", "an annotation page cut short",
       "{\n\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"AnnotationPage\",\n"
       "\"items\": [{\"type\": \"Annotation\", \"bodyValue\": \"How?\"",
       "file-not-json", "byte"},
      {"json", "an export of Hypothesis cut short",
       "{\"export_date\": \"2026-05-02T10:00:00Z\",\n\"annotations\": [{\"id\": \"a\"",
       "file-not-json", "byte"},
      {"jsonl", "cut short", "{\"body\": \"cut", "row-not-json", "byte"},
      {"json", "a line nested deep", "{\"body\": " + std::string(100'000, '['), "file-too-deep",
       "too deep"},
      {"jsonl", "a list nested deep and closed again",
       "{\"body\": \"x\", \"also_on\": " + nested(500'000) + "}", "row-too-deep", "too deep"},
      {"jsonl", "no UTF-8", "{\"body\": \"caf\xE9\"}", "row-not-utf8", "byte"},
      {"jsonl", "half a character", R"({"body": "\ud800"})", "row-not-json", "byte"},
      {"jsonl", "a line without end", "{\"body\": \"" + std::string(3 * mib, 'x'), "row-too-long",
       "1048576 bytes"},
      {"csv", "a quote never closed", "body,anchor\n\"x,y\n", "row-not-csv", "never closed"},
      {"csv", "no UTF-8", "body,anchor\ncaf\xE9,7.3\n", "row-not-utf8", "cell 1"},
      {"csv", "NUL", std::string("body,anchor\nx\0y,7.3\n", 20), "value-unreadable", "NUL"},
      {"csv", "a cell without end", "body,anchor\n\"" + std::string(3 * mib, 'x'), "row-not-csv",
       "too long"},
      {"csv", "a million columns", "body,anchor" + repeated(200'000, ",c") + "\nx,7.3\n",
       "columns-too-many", "1000 columns"},
      {"csv", "a million columns and more than a row holds",
       "body,anchor" + repeated(1'000'000, ",c") + "\nx,7.3\n", "row-not-csv", "too long"},
      {"csv", "no column that is known", "one,two\n1,2\n", "column-unknown", "one"},
      {"csv", "of no kind at all", "Just words.", "column-unknown", "Just words."},
      {"criticmarkup", "no UTF-8", "# Draft {++\xFF++}", "file-not-utf8", "byte 12"},
      {"criticmarkup", "too long", "{++x++}" + std::string(9 * mib, 'x'), "file-too-long", "8 MB"},
      {"text", "no UTF-8", "caf\xE9", "file-not-utf8", "byte 4"},
      {"text", "too long", std::string(2 * mib, 'x'), "file-too-long", "1 MB"},
      {"text", "says nothing", " \n ", "text-empty", "nothing"},
  };
}

void require_refused(const std::vector<Hostile>& files) {
  for (const Hostile& file : files) {
    INFO(file.door << ": " << file.what);
    CommentDefaults defaults = {.document = "principles", .draft = "V0-1"};
    // Asked for by name where nothing in the file says it, too little of it is left, or there is
    // much to look through.
    if (file.door == "text" || file.door == "word" || file.door == "sheet" ||
        file.bytes.size() > 32 * mib) {
      defaults.format = file.door;
    }
    CommentReading reading;
    CommentFileReader reader(
        defaults, {.row = [&](CommentRow&& row) { reading.rows.push_back(std::move(row)); },
                   .finding = [&](Finding&& one) { reading.findings.push_back(std::move(one)); },
                   .sheet = {},
                   .received = [](const ReceivedText&) {},
                   .reply = [&](ReplyRow&& reply) { reading.replies.push_back(std::move(reply)); },
                   .copy = [&](MarkedCopy&& copy) { reading.copies.push_back(std::move(copy)); }});
    reader.feed(file.bytes);
    reader.finish();

    CHECK(reader.format() == file.door);
    CHECK(reading.rows.empty());
    CHECK(reading.replies.empty());
    CHECK(reading.copies.empty());
    REQUIRE(!reading.findings.empty());
    const bool is_sound = file.rule == "mail-empty" || file.rule == "mail-attachment";
    CHECK(has_error(reading.findings) != is_sound);
    CHECK(reading.findings.front().rule == file.rule);
    CHECK_THAT(reading.findings.front().message, Contains(file.says));
  }
}

}  // namespace

TEST_CASE("no door takes a Word file that is cut, lies or has no end", "[doors][hostile]") {
  require_refused(word_files());
}

TEST_CASE("no door takes a sheet that is cut, lies or has no end", "[doors][hostile]") {
  require_refused(sheets());
}

TEST_CASE("no door takes mail that is cut, lies or has no end", "[doors][hostile]") {
  require_refused(mails());
}

TEST_CASE("no door takes a text that is cut, lies or has no end", "[doors][hostile]") {
  require_refused(texts());
}

TEST_CASE("what is sound around a row that is not is taken in", "[doors][hostile]") {
  const std::string huge(2 * mib, 'x');
  const CommentDefaults principles = {.document = "principles", .draft = "V0-1"};
  for (const std::string& bytes :
       {"body,anchor\n" + huge + ",7.3\nHow?,7.3\n", "body,anchor\n\"" + huge + "\n\"\nHow?,7.3\n",
        "{\"body\": \"" + huge +
            "\"}\n{\"body\": \"How?\", \"made_on\": {\"anchor\": \"7.3\"}}\n"}) {
    const CommentReading reading = read_comment_file(bytes, principles);
    REQUIRE(reading.rows.size() == 1);
    CHECK(reading.rows.front().comment.body == "How?");
    CHECK(has_error(reading.findings));
  }
}

TEST_CASE("columns that hold nothing are none", "[doors][hostile]") {
  const CommentReading reading = read_comment_file(
      "body,anchor" + repeated(500'000, ",") + "\nHow?,7.3" + repeated(1000, ",") + "\n",
      {.document = "principles", .draft = "V0-1"});
  CHECK(reading.findings.empty());
  CHECK(reading.rows.size() == 1);
}
