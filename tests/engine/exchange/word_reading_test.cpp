// What is read out of a Word file, above all what converters lose.
#include "redraft/error.h"
#include "redraft/word.h"
#include "support/catch.h"
#include "support/word_file.h"

using namespace redraft;
using namespace redraft::testing;
using Catch::Matchers::Contains;

namespace {

// Message and hint of the error, or nothing.
std::string refusal(const std::string& bytes) {
  try {
    static_cast<void>(read_word(bytes));
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::invalid);
    return std::string(error.what()) + " | " + error.hint();
  }
  return {};
}

// The words of a comment's range, as the text read before and after the tracked changes.
std::string before_of(const WordText& word, const WordRange& range) {
  return word.paragraphs[range.paragraph].before.substr(range.start, range.end - range.start);
}

std::string after_of(const WordText& word, const WordRange& range) {
  return word.paragraphs[range.paragraph].after.substr(range.after_start,
                                                       range.after_end - range.after_start);
}

}  // namespace

TEST_CASE("paragraphs say what they are", "[word]") {
  const WordText word = read_word(word_file(
      {.body = paragraph(words("Charter"), "<w:pStyle w:val=\"T\"/>") +
               paragraph(words("Money"), "<w:pStyle w:val=\"Mine\"/>") +
               paragraph(words("first"),
                         "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"3\"/></w:numPr>") +
               "<w:tbl><w:tr><w:tc>" + paragraph(words("a")) + "</w:tc><w:tc>" +
               paragraph(words("b")) + "</w:tc></w:tr><w:tr><w:tc>" + paragraph(words("c")) +
               "</w:tc></w:tr></w:tbl>" +
               paragraph(words("plain") + "<w:r><w:br/></w:r>" + words("text")),
       .styles = "<w:style w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style>"
                 "<w:style w:styleId=\"H2\"><w:name w:val=\"heading 2\"/></w:style>"
                 "<w:style w:styleId=\"Mine\"><w:name w:val=\"x\"/><w:basedOn "
                 "w:val=\"H2\"/></w:style>"}));

  REQUIRE(word.paragraphs.size() == 7);
  CHECK(word.paragraphs[0].kind == StatementKind::heading);
  CHECK(word.paragraphs[0].level == 1);
  CHECK(word.paragraphs[1].level == 3);  // beneath the title
  CHECK(word.paragraphs[2].kind == StatementKind::item);
  CHECK(word.paragraphs[2].level == 2);
  CHECK(word.paragraphs[4].cell == CellPlace{0, 0, 1});
  CHECK(word.paragraphs[5].cell == CellPlace{0, 1, 0});
  CHECK(word.paragraphs[6].kind == StatementKind::paragraph);
  CHECK(word.paragraphs[6].after == "plain\ntext");
}

TEST_CASE("a comment knows its words, its author, its date and its thread", "[word]") {
  const WordText word = read_word(word_file(
      {.body = paragraph(words("We pay ") + begins("0") + words("within thirty") + words(" days") +
                         ends("0") + "<w:r><w:commentReference w:id=\"1\"/></w:r>" + words(".")),
       .comments = comment("1", "Agreed.", "Sam Roe") + comment("0", "How soon?"),
       .extended = "<w15:commentEx w15:paraId=\"00000000\" w15:done=\"1\"/>"
                   "<w15:commentEx w15:paraId=\"00000001\" w15:paraIdParent=\"00000000\" "
                   "w15:done=\"0\"/>"}));

  REQUIRE(word.comments.size() == 2);
  CHECK(word.comments[0].body == "How soon?");
  CHECK(word.comments[0].author == "Jane Doe");
  CHECK(word.comments[0].created == parse_instant("2026-03-02T09:00:00Z"));
  CHECK(word.comments[0].resolved);
  REQUIRE(word.comments[0].ranges.size() == 1);
  CHECK(before_of(word, word.comments[0].ranges[0]) == "within thirty days");
  CHECK(word.comments[1].parent == std::size_t{0});
  CHECK_FALSE(word.comments[1].resolved);
}

TEST_CASE("comments at a point, over paragraphs and inside tracked insertions are kept", "[word]") {
  const WordText word = read_word(word_file(
      {.body = paragraph(words("One") + "<w:r><w:commentReference w:id=\"0\"/></w:r>" +
                         words(" two ") + begins("1") + words("three")) +
               paragraph(words("four") + ends("1") + words(" five")) +
               paragraph(words("Six ") + "<w:ins w:author=\"Sam Roe\">" + begins("2") +
                         words("new words") + ends("2") + "</w:ins>" + words(".")),
       .comments = comment("0", "Point.") + comment("1", "Over.") + comment("2", "Inside.")}));

  REQUIRE(word.comments.size() == 3);
  REQUIRE(word.comments[0].ranges.size() == 1);
  CHECK(word.comments[0].ranges[0] == WordRange{0, 3, 3, 3, 3});
  REQUIRE(word.comments[1].ranges.size() == 2);
  CHECK(before_of(word, word.comments[1].ranges[0]) == "three");
  CHECK(before_of(word, word.comments[1].ranges[1]) == "four");
  REQUIRE(word.comments[2].ranges.size() == 1);
  CHECK(before_of(word, word.comments[2].ranges[0]).empty());
  CHECK(after_of(word, word.comments[2].ranges[0]) == "new words");
}

// Used to read the name of the range after it was gone.
TEST_CASE("a range without an end runs to the end of the text", "[word]") {
  const WordText word = read_word(word_file(
      {.body = paragraph(words("One ") + begins("a-range-with-a-long-name") + words("two.")),
       .comments = comment("a-range-with-a-long-name", "On what?")}));

  REQUIRE(word.comments.size() == 1);
  REQUIRE(word.comments[0].ranges.size() == 1);
  CHECK(before_of(word, word.comments[0].ranges[0]) == "two.");
}

TEST_CASE("tracked changes are read with what they replace", "[word]") {
  const WordText word = read_word(word_file(
      {.body = paragraph(words("We ") + removed("will") + inserted("must") + words(" pay") +
                         inserted(" at once", "Ann Poe") + inserted(" and gladly") + words(".")) +
               paragraph("<w:ins w:author=\"Ann Poe\">" + removed("gone again") + "</w:ins>") +
               "<w:moveFromRangeStart w:id=\"1\" w:name=\"m1\"/>" +
               paragraph("<w:moveFrom w:author=\"Ann Poe\">" + words("Moved.") + "</w:moveFrom>") +
               "<w:moveFromRangeEnd w:id=\"1\"/>"}));

  REQUIRE(word.paragraphs.size() == 3);
  CHECK(word.paragraphs[0].before == "We will pay.");
  CHECK(word.paragraphs[0].after == "We must pay at once and gladly.");
  CHECK(word.paragraphs[1].before.empty());
  CHECK(word.paragraphs[1].after.empty());
  REQUIRE(word.changes.size() == 4);
  CHECK(word.changes[0].removed == "will");
  CHECK(word.changes[0].inserted == "must");
  CHECK(word.changes[0].range == WordRange{0, 3, 7, 3, 7});
  CHECK(word.changes[1].author == "Ann Poe");
  CHECK(word.changes[1].inserted == " at once");
  CHECK(word.changes[2].inserted == " and gladly");
  CHECK(word.changes[3].moved_from == "m1");
  CHECK(word.changes[3].removed == "Moved.");
}

TEST_CASE("hidden bookmarks of ours are read, and keep to Word's rules", "[word]") {
  const std::string name = word_bookmark("leadership-3");
  const std::string long_anchor = "support-for-organisations-that-take-part-12";
  const WordText word = read_word(word_file(
      {.body = "<w:bookmarkStart w:id=\"1\" w:name=\"" + name + "\"/>" + paragraph(words("One.")) +
               paragraph("<w:bookmarkStart w:id=\"2\" w:name=\"_Toc1\"/>" + words("Two."))}));

  CHECK(name == "_rd_leadership_3");
  CHECK(word.paragraphs[0].bookmark == name);
  CHECK(word.paragraphs[1].bookmark.empty());
  CHECK(word_bookmark(long_anchor).size() == 40);
  CHECK(word_bookmark(long_anchor) != word_bookmark(long_anchor + "3"));
}

TEST_CASE("what is no Word file is refused with what to do", "[word]") {
  const std::string sound = word_file({.body = paragraph(words("One."))});
  const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  std::string encrypted = ole + "....";
  for (const char c : std::string("EncryptedPackage")) {
    encrypted += c;
    encrypted += '\0';
  }

  CHECK(refusal(sound).empty());
  CHECK_THAT(refusal("Just words."), Contains("no .docx") && Contains("redraft add"));
  CHECK_THAT(refusal(ole + "old"), Contains("old format .doc") && Contains("save it as .docx"));
  CHECK_THAT(refusal(encrypted), Contains("encrypted") && Contains("password"));
  CHECK_THAT(refusal(sound.substr(0, sound.size() / 2)), Contains("cut short"));
  CHECK_THAT(refusal(exchange::zip_of({{"a.txt", "a"}})), Contains("zip archive, but no .docx"));
  CHECK_THAT(refusal(word_file({.body = "<w:p>"})), Contains("word/document.xml: it is not XML"));
  CHECK_THAT(refusal(word_file({.body = {}, .more = {{"word/vbaProject.bin", "x"}}})),
             Contains("macros"));
  CHECK_THAT(refusal(exchange::zip_of(
                 {{"[Content_Types].xml", "<Types/>"},
                  {"_rels/.rels",
                   "<R><Relationship Type=\"/officeDocument\" Target=\"../../etc/x.xml\"/></R>"}})),
             Contains("leads out of the file (../../etc/x.xml)"));
}

TEST_CASE("bombs are refused before they fill the memory", "[word]") {
  const std::string large(max_word_part_bytes + 1, ' ');
  std::string deep;
  for (std::size_t i = 0; i <= max_word_nesting; ++i) {
    deep += "<w:sdt>";
  }
  std::string closed = deep;
  for (std::size_t i = 0; i <= max_word_nesting; ++i) {
    closed += "</w:sdt>";
  }
  std::vector<exchange::ZipPart> many;
  for (std::size_t i = 0; i <= max_word_parts; ++i) {
    many.push_back({"x" + std::to_string(i), ""});
  }
  const std::string entities =
      "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><w:document>&b;</w:document>";
  const std::string with_entities = exchange::zip_of(
      {{"[Content_Types].xml", "<Types/>"},
       {"_rels/.rels", "<R><Relationship Type=\"/officeDocument\" Target=\"d.xml\"/></R>"},
       {"d.xml", entities}});

  CHECK_THAT(refusal(word_file({.body = large})), Contains("larger than 32 MiB"));
  CHECK_THAT(refusal(word_file({.body = {},
                                .more = std::vector<exchange::ZipPart>(
                                    1, {"media/x", std::string(257U << 20U, 'x')})})),
             Contains("larger than 256 MiB"));
  CHECK_THAT(refusal(word_file({.body = closed})), Contains("deep"));
  CHECK_THAT(refusal(word_file({.body = {}, .more = many})), Contains("4000 parts"));
  CHECK_THAT(refusal(with_entities), Contains("document type"));
}

TEST_CASE("the same parts make the same archive", "[word]") {
  const std::string one = exchange::zip_of({{"b", "2"}, {"a", "1"}});

  CHECK(one == exchange::zip_of({{"a", "1"}, {"b", "2"}}));
}
