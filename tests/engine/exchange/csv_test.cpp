#include "exchange/csv.h"

#include <rapidcheck.h>

#include "support/catch.h"

using namespace redraft::exchange;

namespace {

using Cells = CsvReader::Cells;

struct Read {
  std::vector<Cells> records;
  std::vector<std::size_t> lines;
  std::vector<std::pair<std::size_t, std::string>> faults;
  bool operator==(const Read&) const = default;
};

// Reads in pieces of `piece` bytes.
Read read(std::string_view bytes, std::size_t piece = 1000, char separator = ',',
          std::size_t max_bytes = 1 << 20) {
  Read result;
  CsvReader reader(
      separator, max_bytes,
      {.record =
           [&](std::size_t line, Cells& cells) {
             result.lines.push_back(line);
             result.records.push_back(cells);
           },
       .fault = [&](std::size_t line,
                    std::string_view what) { result.faults.emplace_back(line, what); }});
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    reader.feed(bytes.substr(at, piece));
  }
  reader.finish();
  return result;
}

// Text made of what matters to CSV.
rc::Gen<std::string> awkward_text() {
  return rc::gen::container<std::string>(rc::gen::element('a', 'b', ',', ';', '"', '\n', '\r', ' ',
                                                          '\t', '\'', '=', '\xEF', '\xBB', '\xBF'));
}

}  // namespace

TEST_CASE("cells are split, unquoted and kept as they are", "[csv]") {
  const Read table = read("a,b\r\n1,\"two, or \"\"so\"\"\"\r\n,\"\"\r\n");

  CHECK(table.records == std::vector<Cells>{{"a", "b"}, {"1", "two, or \"so\""}, {"", ""}});
  CHECK(table.lines == std::vector<std::size_t>{1, 2, 3});
  CHECK(table.faults.empty());
}

TEST_CASE("a quoted cell holds line ends, and later rows know their lines", "[csv]") {
  const Read table = read("a\n\"one\r\ntwo\nthree\rfour\"\nb\n");

  CHECK(table.records == std::vector<Cells>{{"a"}, {"one\r\ntwo\nthree\rfour"}, {"b"}});
  CHECK(table.lines == std::vector<std::size_t>{1, 2, 6});
}

TEST_CASE("a byte order mark, bare carriage returns and a missing last line end do no harm",
          "[csv]") {
  CHECK(read("\xEF\xBB\xBF"
             "a,b\r1,2")
            .records == std::vector<Cells>{{"a", "b"}, {"1", "2"}});
  CHECK(read("\xEF\xBB\xBF").records.empty());
  CHECK(read("\xEF").records == std::vector<Cells>{{"\xEF"}});
}

TEST_CASE("blank lines are left out and counted", "[csv]") {
  const Read table = read("\r\n\na\n\n\nb");

  CHECK(table.records == std::vector<Cells>{{"a"}, {"b"}});
  CHECK(table.lines == std::vector<std::size_t>{3, 6});
}

TEST_CASE("the separator is the one that the first line has most of", "[csv]") {
  const auto [text, cells] = GENERATE(table<std::string, Cells>({{"a;b;c\n", {"a", "b", "c"}},
                                                                 {"a\tb\n", {"a", "b"}},
                                                                 {"\"a;b;c\",d\n", {"a;b;c", "d"}},
                                                                 {"\n\na;b\n", {"a", "b"}},
                                                                 {"alone", {"alone"}}}));

  CHECK(read(text, 1, '\0').records.at(0) == cells);
}

TEST_CASE("a stray quote costs its own row and no other", "[csv]") {
  SECTION("text after a closing quote") {
    const Read table = read("a\n\"b\"c\nd\n");
    CHECK(table.records == std::vector<Cells>{{"a"}, {"d"}});
    REQUIRE(table.faults.size() == 1);
    CHECK(table.faults[0].first == 2);
  }
  SECTION("never closed") {
    const Read table = read("a\n\"b\nc\nd\n");
    CHECK(table.records == std::vector<Cells>{{"a"}, {"c"}, {"d"}});
    CHECK(table.lines == std::vector<std::size_t>{1, 3, 4});
    REQUIRE(table.faults.size() == 1);
    CHECK(table.faults[0].first == 2);
  }
  SECTION("over the limit") {
    const Read table = read("a\n\"b\n0123456789\nc\n", 3, ',', 10);
    CHECK(table.records == std::vector<Cells>{{"a"}, {"0123456789"}, {"c"}});
    REQUIRE(table.faults.size() == 1);
    CHECK(table.faults[0].first == 2);
  }
}

TEST_CASE("a line over the limit is left out", "[csv]") {
  const Read table = read("a\n01234567890\nc\n", 2, ',', 10);

  CHECK(table.records == std::vector<Cells>{{"a"}, {"c"}});
  CHECK(table.lines == std::vector<std::size_t>{1, 3});
  CHECK(table.faults.size() == 1);
}

TEST_CASE("what is written is read back, however it is cut", "[csv]") {
  CHECK(rc::check([] {
    const auto rows = *rc::gen::container<std::vector<Cells>>(
        rc::gen::nonEmpty(rc::gen::container<Cells>(awkward_text())));
    const auto piece = *rc::gen::inRange<std::size_t>(1, 9);
    std::string text;
    for (const Cells& row : rows) {
      text += csv_record(row);
    }
    RC_ASSERT(read(text, piece).records == rows);
  }));
}

TEST_CASE("how any bytes are cut makes no difference", "[csv]") {
  CHECK(rc::check([] {
    const auto text = *awkward_text();
    const auto piece = *rc::gen::inRange<std::size_t>(1, 9);
    const auto separator = *rc::gen::element(',', '\0');
    const auto limit = *rc::gen::inRange<std::size_t>(1, 30);
    RC_ASSERT(read(text, piece, separator, limit) == read(text, 1000, separator, limit));
  }));
}

TEST_CASE("a cell that a spreadsheet would run is guarded, and only such a cell", "[csv]") {
  CHECK(guarded_cell("=1+2") == "'=1+2");
  CHECK(guarded_cell("@SUM(A1)") == "'@SUM(A1)");
  CHECK(guarded_cell("\tx") == "'\tx");
  CHECK(guarded_cell("\rx") == "'\rx");
  CHECK(guarded_cell("'-x") == "''-x");
  CHECK(guarded_cell("'") == "''");
  CHECK(guarded_cell("'tis so") == "'tis so");
  CHECK(guarded_cell("a-b") == "a-b");
  CHECK(guarded_cell("") == "");
}

TEST_CASE("guarding is undone exactly", "[csv]") {
  CHECK(rc::check([] {
    const auto text = *rc::gen::container<std::string>(
        rc::gen::element('\'', '=', '+', '-', '@', '\t', '\r', 'a', ' '));
    const std::string guarded = guarded_cell(text);
    RC_ASSERT(unguarded_cell(guarded) == text);
    RC_ASSERT(guarded.empty() || std::string("=+-@\t\r").find(guarded[0]) == std::string::npos);
  }));
}

TEST_CASE("no file makes reading cost more than a few times its size", "[csv]") {
  // Each line opens a quote that the next one, seen from its own beginning, opens again.
  std::string text;
  for (int i = 0; i < 200'000; ++i) {
    text += "\"a\",\"\n";
  }
  const Read table = read(text, 1 << 16);

  CHECK(table.records.size() + table.faults.size() <= 200'001);
  CHECK(table.records.size() + table.faults.size() > 0);
}
