#include "store/records.h"

#include <rapidcheck.h>

#include "redraft/error.h"
#include "store/draft_records.h"
#include "store/labels.h"
#include "support/catch.h"

namespace redraft::store {

namespace {

using Catch::Matchers::ContainsSubstring;

const std::string blob(40, 'a');

// The message a reader refuses this file with, or empty.
template <class Read>
std::string refusal(Read read, const std::string& bytes) {
  try {
    static_cast<void>(read(bytes, "somewhere/file.tsv"));
    return {};
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::corrupt);
    return error.what();
  }
}

}  // namespace

TEST_CASE("a record is plain lines with one escape rule", "[records]") {
  RecordWriter writer("sample", 3);
  writer.line({"one", "tab\there", "line\nfeed"});
  writer.line({"", "back\\slash", "carriage\rreturn"});

  CHECK(writer.take() ==
        "redraft-sample 3\n"
        "one\ttab\\there\tline\\nfeed\n"
        "\tback\\\\slash\tcarriage\\rreturn\n");
}

TEST_CASE("every byte string survives a field", "[records]") {
  CHECK(rc::check([](const std::vector<std::string>& texts) {
    RecordWriter writer("sample", 1);
    for (const std::string& text : texts) {
      writer.line({text, "x", text});
    }
    const std::string bytes = writer.take();
    RecordReader reader(bytes, "sample.tsv", "sample", 1);
    for (const std::string& text : texts) {
      RC_ASSERT(reader.next());
      reader.expect(3);
      RC_ASSERT(reader.text(0) == text);
      RC_ASSERT(reader.text(2) == text);
    }
    RC_ASSERT(!reader.next());
  }));
}

TEST_CASE("any bytes are read or refused, never worse", "[records]") {
  CHECK(rc::check([](const std::string& rest) {
    for (const std::string& head : {"", "redraft-notes 1\n"}) {
      try {
        static_cast<void>(read_notes(head + rest, "notes.tsv"));
      } catch (const Error& error) {
        RC_ASSERT(error.kind() == ErrorKind::corrupt);
      }
    }
  }));
}

TEST_CASE("a reader names the file, the line and why", "[records]") {
  const std::string head = "redraft-documents 1\n";

  CHECK_THAT(refusal(read_documents, ""), ContainsSubstring("somewhere/file.tsv, line 1"));
  CHECK_THAT(refusal(read_documents, "redraft-notes 1\n"),
             ContainsSubstring("the first line is not \"redraft-documents 1\""));
  CHECK_THAT(refusal(read_documents, head + "a\ta.md\nb\n"),
             ContainsSubstring("line 3: it has 1 fields, not 2"));
  CHECK_THAT(refusal(read_documents, head + "a\ta.md"), ContainsSubstring("is cut off"));
  CHECK_THAT(refusal(read_documents, head + "a\ta\\x.md\n"), ContainsSubstring("backslash"));
  CHECK_THAT(refusal(read_documents, head + "a\ta.md\\\n"), ContainsSubstring("backslash"));
  CHECK_THAT(refusal(read_documents, head + "a\ta\r.md\n"), ContainsSubstring("carriage return"));
  CHECK_THAT(refusal(read_documents, head + "\ta.md\n"), ContainsSubstring("a name is empty"));
  CHECK_THAT(refusal(read_anchors, "redraft-anchors 1\ntext\tabc\n"),
             ContainsSubstring("\"abc\" is not an id or hash of 40 hex digits"));
  CHECK_THAT(refusal(read_states, "redraft-states 1\nV1\tclosed\tyesterday\n"),
             ContainsSubstring("line 2: \"yesterday\" is not a date"));
  CHECK_THAT(refusal(read_states, "redraft-states 1\nV1\tshut\t2026-03-01\n"),
             ContainsSubstring("\"shut\" is not a known word"));
  CHECK_THAT(refusal(read_lineage, "redraft-lineage 1\ntext\t" + blob +
                                       "\t\nadded\t0\t0\t2\t\ta\t1000\t0\texact\n"),
             ContainsSubstring("\"2\" is neither 0 nor 1"));
}

TEST_CASE("a newer version of a record is unavailable, not damaged", "[records]") {
  try {
    static_cast<void>(read_notes("redraft-notes 2\n", "notes.tsv"));
    FAIL("it was read");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::unavailable);
    CHECK_THAT(error.what(), ContainsSubstring("version 2"));
  }
}

TEST_CASE("a checkout that turned the line ends is still read", "[records]") {
  const std::vector<DocumentEntry> documents =
      read_documents("redraft-documents 1\r\na\tdocs/a.md\r\n", "documents.tsv");

  REQUIRE(documents.size() == 1);
  CHECK(documents[0].path == "docs/a.md");
}

TEST_CASE("every record file comes back as it was written", "[records]") {
  Draft draft{"principles",
              "V1 after the workshops",
              "V0-1",
              2,
              DraftState::consultation,
              "Two lines\nof summary\twith a tab",
              parse_instant("2026-03-01T09:30:00.250Z"),
              "",
              blob,
              12};
  const FrozenDraft frozen{draft, "docs/principles.md", std::string(40, 'b')};
  CHECK(read_draft(write_draft(frozen), "f") == frozen);

  const AnchorTable anchors{blob,
                            {{"leadership", "1", StatementKind::heading, "h1"},
                             {"leadership-1", "1.1", StatementKind::cell, "h3"}}};
  CHECK(read_anchors(write_anchors(anchors), "f") == anchors);

  const LineageTable lineage{
      blob,
      "",
      {{ChangeKind::split, true, false, true, {"a"}, {"a", "b"}, 812, 40, Basis::pin},
       {ChangeKind::removed, false, true, false, {"c"}, {}, 1000, 0, Basis::inferred}}};
  CHECK(read_lineage(write_lineage(lineage), "f") == lineage);

  const std::vector<RetiredAnchor> retired = {{"x-1", StatementKind::item, "hash", "V0 \t 1"}};
  CHECK(read_retired(write_retired(retired), "f") == retired);

  const std::vector<StateRow> states = {{"V1", DraftState::adopted, draft.published}};
  CHECK(read_states(write_states(states), "f") == states);

  const std::vector<LabelledPin> pins = {{{PinKind::not_same, "a-1", "words"}, ""}};
  const std::vector<LabelledPin> pins_again = read_pins(write_pins(pins), "f");
  REQUIRE(pins_again.size() == 1);
  CHECK(pins_again[0].pin == pins[0].pin);
  CHECK(pins_again[0].label.empty());

  ChangeNote note{{"n-1"},
                  "What\nchanged",
                  "why",
                  "",
                  {"a-1", "a-2"},
                  {{"c-1"}, {"c-2"}},
                  Significance::editorial};
  const std::vector<LabelledNote> notes = read_notes(write_notes({{note, "V1"}}), "f");
  REQUIRE(notes.size() == 1);
  CHECK(notes[0].note == note);
  CHECK(notes[0].label == "V1");
}

TEST_CASE("a name with a space cannot stand in a list of names", "[records]") {
  CHECK_THROWS_AS(join_names({"a b"}), Error);
  CHECK_THROWS_AS(join_names({""}), Error);
  CHECK(join_names({}).empty());
}

TEST_CASE("a label becomes a reference that git accepts", "[labels]") {
  CHECK(tag_ref("principles", "V0-1") == "refs/tags/principles/V0-1");
  CHECK(encode_ref_part("V1 after the workshops") == "V1%20after%20the%20workshops");
  CHECK(encode_ref_part("a/b") == "a%2Fb");
  CHECK(encode_ref_part("..") == "%2E%2E");
  CHECK(encode_ref_part(".a.") == "%2Ea%2E");
  CHECK(encode_ref_part("a.lock") == "a%2Elock");
  CHECK(encode_ref_part("a@{b") == "a%40{b");
  CHECK(encode_ref_part("@") == "%40");
  CHECK(encode_ref_part("100%") == "100%25");
  CHECK(encode_ref_part("Entwurf für Prüfung") == "Entwurf%20für%20Prüfung");
}

TEST_CASE("encoding a reference's part is undone exactly and shared by no other text", "[labels]") {
  CHECK(rc::check(
      [](const std::string& text) { RC_ASSERT(decode_ref_part(encode_ref_part(text)) == text); }));
  CHECK_FALSE(decode_ref_part("a b"));
  CHECK_FALSE(decode_ref_part("%61"));
  CHECK_FALSE(decode_ref_part("%2f"));
  CHECK_FALSE(decode_ref_part("%2"));
}

TEST_CASE("labels and names that cannot be are refused", "[labels]") {
  const auto long_label = [](std::size_t count, const char* unit) {
    std::string label;
    for (std::size_t i = 0; i < count; ++i) {
      label += unit;
    }
    return label;
  };
  CHECK_NOTHROW(check_label(long_label(100, "a")));
  CHECK_NOTHROW(check_label(long_label(80, "字")));
  for (const std::string& label :
       {std::string(), std::string("  "), long_label(101, "a"), long_label(100, "/"),
        std::string("a\tb"), std::string("a\nb"), std::string("a\x7f"), std::string("a\xc2\x85"),
        std::string("a\xff"), std::string("a\0b", 3)}) {
    INFO(label);
    CHECK_THROWS_AS(check_label(label), Error);
  }
  CHECK_NOTHROW(check_document_name("grundsätze-2.entwurf"));
  for (const char* name : {"", "a b", "a/b", ".", "..", ".hidden", "-x", "lock", "comments.db-wal",
                           "a#b", "a@b", "documents.tsv"}) {
    INFO(name);
    CHECK_THROWS_AS(check_document_name(name), Error);
  }
}

}  // namespace redraft::store
