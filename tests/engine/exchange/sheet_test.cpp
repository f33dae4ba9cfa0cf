// Spreadsheets and CSV as rows of cells, and tables of ours as spreadsheets.
#include "exchange/sheet.h"

#include <rapidcheck.h>

#include "exchange/text_encoding.h"
#include "exchange/workbook.h"
#include "exchange/workbook_values.h"
#include "redraft/error.h"
#include "redraft/sheet.h"
#include "support/catch.h"
#include "support/workbook_file.h"

using namespace redraft;
using namespace redraft::exchange;
using namespace redraft::testing;
using Catch::Matchers::Contains;

namespace {

std::string refusal(const std::string& bytes, const std::string& sheet = {}) {
  try {
    static_cast<void>(read_sheet(bytes, sheet));
  } catch (const Error& error) {
    return error.what() + std::string(" | ") + error.hint();
  }
  return "taken";
}

std::string text_at(const Sheet& sheet, std::size_t row, std::size_t column) {
  return row < sheet.rows.size() ? std::string(sheet.rows[row].text(column)) : "no row";
}

bool warns(const SheetFile& file, const std::string& rule) {
  for (const Finding& finding : file.findings) {
    if (finding.rule == rule) {
      return true;
    }
  }
  return false;
}

std::string one_sheet(const std::string& inside) {
  return workbook_file({.sheets = {{"name=\"Answers\"", inside}}});
}

}  // namespace

TEST_CASE("cells of every kind are read as people see them", "[sheet]") {
  const std::string bytes = workbook_file(
      {.sheets = {{"name=\"Answers\"",
                   "<sheetData><row r=\"2\">"
                   "<c r=\"A2\" t=\"s\"><v>0</v></c>"
                   "<c r=\"B2\" t=\"s\"><v>1</v></c>"
                   "<c r=\"C2\" t=\"inlineStr\"><is><t>in </t><r><t>line</t></r></is></c>"
                   "<c r=\"D2\"><v>0.10000000000000001</v></c>"
                   "<c r=\"E2\" s=\"1\"><v>46116.341666666667</v></c>"
                   "<c r=\"F2\" s=\"2\"><v>46116</v></c>"
                   "<c r=\"G2\" t=\"b\"><v>1</v></c>"
                   "<c r=\"H2\"><f>1+1</f><v>2</v></c>"
                   "<c r=\"I2\"><f>NOW()</f></c>"
                   "<c r=\"J2\" t=\"e\"><v>#N/A</v></c>"
                   "<c r=\"K2\" t=\"str\"><f>A1&amp;B1</f><v>a_x000D__x005F_x000D_</v></c>"
                   "<c r=\"L2\" s=\"0\"><v>46116</v></c>"
                   "</row></sheetData>"}},
       .strings =
           "<si><t xml:space=\"preserve\"> plain </t></si>"
           "<si><r><rPr><b/></rPr><t>rich </t></r><r><t>runs</t></r><rPh><t>no</t></rPh></si>",
       .styles = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-809]dd&quot;D&quot;/mm/yyyy\"/>"
                 "</numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/>"
                 "<xf numFmtId=\"164\"/></cellXfs>"});

  const Sheet sheet = read_sheet(bytes, "").sheet;

  REQUIRE(sheet.rows.size() == 1);
  const SheetRow& row = sheet.rows.front();
  CHECK(row.number == 2);
  CHECK(row.text(0) == "plain");
  CHECK(row.text(1) == "rich runs");
  CHECK(row.text(2) == "in line");
  CHECK(row.text(3) == "0.1");
  CHECK(row.text(4) == "2026-04-04T08:12:00");
  CHECK(row.text(5) == "2026-04-04");
  CHECK(row.text(6) == "TRUE");
  CHECK(row.text(7) == "2");
  CHECK(row.cell(8)->kind == SheetCell::Kind::not_computed);
  CHECK(row.cell(9)->kind == SheetCell::Kind::error);
  CHECK(row.text(10) == "a_x000D_");
  CHECK(row.text(11) == "46116");
  CHECK(sheet.place(2, 3) == "sheet \"Answers\", cell D2");
}

TEST_CASE("dates count from 1900, with its 29 February, or from 1904", "[sheet]") {
  CHECK(date_text(1, false) == "1900-01-01");
  CHECK(date_text(59, false) == "1900-02-28");
  CHECK(date_text(61, false) == "1900-03-01");
  CHECK(date_text(0, true) == "00:00:00");
  CHECK(date_text(1, true) == "1904-01-02");
  CHECK(date_text(0.5, false) == "12:00:00");
  CHECK_FALSE(date_text(-1, false));
  CHECK_FALSE(date_text(3'000'000, false));
  CHECK(is_date_format("dd/mm/yyyy"));
  CHECK(is_date_format("[h]:mm"));
  CHECK_FALSE(is_date_format("0.00"));
  CHECK_FALSE(is_date_format("[Red]0\" days\""));
  CHECK_FALSE(is_date_format("General\\d"));
}

TEST_CASE("merged cells all have the value of the first, and hidden rows say so", "[sheet]") {
  const Sheet sheet =
      read_sheet(one_sheet("<sheetData><row><c t=\"inlineStr\"><is><t>Ada</t></is></c>"
                           "<c><v>1</v></c></row><row hidden=\"1\"><c/><c><v>2</v></c></row>"
                           "<row><c/><c/></row></sheetData>"
                           "<mergeCells><mergeCell ref=\"A1:A3\"/></mergeCells>"),
                 "")
          .sheet;

  REQUIRE(sheet.rows.size() == 2);
  CHECK(text_at(sheet, 1, 0) == "Ada");
  CHECK(sheet.rows[1].cell(0)->repeated);
  CHECK_FALSE(sheet.rows[0].cell(0)->repeated);
  CHECK(sheet.rows[1].hidden);
}

TEST_CASE("of several sheets the named one is read, else the first to be seen", "[sheet]") {
  const std::string row = "<sheetData><row><c><v>1</v></c></row></sheetData>";
  const std::string bytes = workbook_file({.sheets = {{"name=\"Old\" state=\"hidden\"", row},
                                                      {"name=\"Cover\"", "<sheetData/>"},
                                                      {"name=\"Answers\"", row}}});

  CHECK(read_sheet(bytes, "").sheet.name == "Answers");
  CHECK(warns(read_sheet(bytes, ""), "sheet-others"));
  CHECK(read_sheet(bytes, "old").sheet.name == "Old");
  CHECK(warns(read_sheet(bytes, "old"), "sheet-hidden"));
  CHECK_THAT(refusal(bytes, "Answer"), Contains("no sheet \"Answer\"") && Contains("\"Answers\""));
}

TEST_CASE("macros and links to other files are passed over with a warning", "[sheet]") {
  const SheetFile file = read_sheet(
      workbook_file({.sheets = {{"name=\"A\"", "<sheetData/>"}},
                     .more = {{"xl/vbaProject.bin", "x"}, {"xl/externalLinks/a.xml", "<x/>"}}}),
      "");

  CHECK(warns(file, "sheet-macros"));
  CHECK(warns(file, "sheet-links"));
}

TEST_CASE("hostile and foreign spreadsheets are refused with what is wrong", "[sheet]") {
  const std::string sound = one_sheet("<sheetData><row><c><v>1</v></c></row></sheetData>");
  const auto cell = [](const std::string& place) {
    return one_sheet("<sheetData><row><c r=\"" + place + "\"><v>1</v></c></row></sheetData>");
  };

  CHECK_THAT(refusal(cell("ALM1")), Contains("more than 1000 columns"));
  CHECK(refusal(cell("ALL1")) == "taken");
  CHECK_THAT(refusal(one_sheet("<sheetData><row r=\"2000000\"/></sheetData>")),
             Contains("\"2000000\""));
  CHECK_THAT(refusal(one_sheet("<sheetData><c>")), Contains("sheet1.xml: it is not XML"));
  CHECK_THAT(refusal(sound.substr(0, sound.size() / 2)), Contains("cut short or damaged"));
  CHECK_THAT(refusal(std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 W\0o\0r\0k\0b", 18)),
             Contains(".xls"));
  CHECK_THAT(refusal(zip_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}})),
             Contains("no .xlsx"));
  CHECK_THAT(refusal(workbook_file({.sheets = {}})), Contains("no sheet"));
  CHECK_THAT(
      refusal(workbook_file({.sheets = {{"name=\"A\"", "<sheetData/>"}},
                             .strings = "<si><t>" + std::string(33u << 20, 'x') + "</t></si>"})),
      Contains("larger than 32 MiB"));
  const std::string bomb =
      "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
      "\"&a;&a;&a;\">]><worksheet>&b;</worksheet>";
  CHECK_THAT(refusal(zip_of({{"_rels/.rels",
                              "<R><Relationship Type=\"/officeDocument\" Target=\"w.xml\"/></R>"},
                             {"w.xml", bomb}})),
             Contains("document type"));
}

TEST_CASE("one long text in a million cells does not fill the memory", "[sheet]") {
  std::string cells;
  for (int row = 0; row < 400; ++row) {
    cells += "<row><c t=\"s\"><v>0</v></c></row>";
  }
  const std::string bytes =
      workbook_file({.sheets = {{"name=\"A\"", "<sheetData>" + cells + "</sheetData>"}},
                     .strings = "<si><t>" + std::string(1u << 20, 'x') + "</t></si>"});

  CHECK_THAT(refusal(bytes), Contains("128 MiB of text"));
}

TEST_CASE("a merged range as large as the sheet fills what is there and no more", "[sheet]") {
  const std::string merged = "<mergeCell ref=\"A1:XFD1048576\"/>";
  const Sheet sheet =
      read_sheet(one_sheet("<sheetData><row><c><v>7</v></c></row></sheetData><mergeCells>" +
                           merged + "</mergeCells>"),
                 "")
          .sheet;

  REQUIRE(sheet.rows.size() == 1);
  CHECK(sheet.rows[0].cells.size() == max_sheet_columns);
}

TEST_CASE("CSV is read in the encodings that spreadsheets save", "[sheet]") {
  const auto first = [](const std::string& bytes) {
    return text_at(read_sheet(bytes, "").sheet, 0, 0);
  };
  using namespace std::string_literals;

  CHECK(first("\xEF\xBB\xBF\xC3\xA9t\xC3\xA9;b\r\n") == "été");
  CHECK(first("\xFF\xFE\xE9\0t\0,\0b\0"s) == "ét");
  CHECK(first("\xFE\xFF\xD8\x3D\xDE\x00"s) == "😀");
  CHECK(first("caf\xE9 \x96 \x80\tb\n") == "café – €");
  CHECK(warns(read_sheet("caf\xE9,b\n", ""), "sheet-encoding-guessed"));
  CHECK_FALSE(warns(read_sheet("cafe,b\n", ""), "sheet-encoding-guessed"));
  CHECK_THAT(refusal("\xEF\xBB\xBFgood,caf\xE9\n"), Contains("says UTF-8") && Contains("byte 12"));
  CHECK_THAT(refusal("bad \x81 byte,b\n"), Contains("neither UTF-8 nor Windows-1252 (byte 5)"));
  CHECK_THAT(refusal("\xFF\xFE\0\xD8x\0"s), Contains("half a character"));
  CHECK_THAT(refusal("\xFF\xFEx"), Contains("half a character"));
  CHECK_THAT(refusal("a\0b\0"s), Contains("UTF-16 without a byte order mark"));
}

TEST_CASE("CSV keeps lines inside cells, and counts the lines of the file", "[sheet]") {
  const Sheet sheet = read_sheet("name;says\n\"A\";\"one\ntwo\"\n\nB;'=x\n", "").sheet;

  REQUIRE(sheet.rows.size() == 3);
  CHECK(text_at(sheet, 1, 1) == "one\ntwo");
  CHECK(sheet.rows[2].number == 5);
  CHECK(text_at(sheet, 2, 1) == "=x");
  CHECK(sheet.place(5, 1) == "line 5, column B");
  CHECK_THAT(refusal("a,b\n\"never closed"), Contains("line 2"));
  CHECK_THAT(refusal("a\n" + std::string(1001, ',') + "x\n"), Contains("more than 1000 columns"));
}

TEST_CASE("a table written as a spreadsheet is read back the same", "[sheet]") {
  const SheetTable table{.name = "Answers: [1]",
                         .columns = {"What", "How many"},
                         .rows = {{"=HYPERLINK(\"x\")", "12"},
                                  {"'quoted", "n/a"},
                                  {"@cmd\n+1", "0.5"},
                                  {"a _x000D_ & <b> \"c\" שלום", ""}},
                         .numbers_from = 1};
  const std::string bytes = workbook_of(table, parse_instant("2026-05-11"));

  const Sheet sheet = read_sheet(bytes, "").sheet;

  CHECK(bytes == workbook_of(table, parse_instant("2026-05-11")));
  CHECK(sheet.name == "Answers   1 ");
  REQUIRE(sheet.rows.size() == 5);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    CHECK(text_at(sheet, i + 1, 0) == table.rows[i][0]);
    CHECK(text_at(sheet, i + 1, 1) == table.rows[i][1]);
  }
  CHECK(sheet.rows[1].cell(1)->kind == SheetCell::Kind::number);
  const ZipArchive archive("test", bytes, {1u << 20, 20, 1u << 20, 1u << 20});
  CHECK_THAT(*archive.part("xl/worksheets/sheet1.xml"),
             Contains(">'=HYPERLINK") && Contains(">'@cmd") && !Contains("<f>"));
}

TEST_CASE("any text goes through a spreadsheet unchanged, but for what XML cannot hold",
          "[sheet]") {
  rc::check("cells come back", [](const std::vector<std::string>& texts) {
    SheetTable table;
    table.columns = {"c"};
    std::vector<std::string> wanted;
    for (std::string text : texts) {
      for (char& c : text) {
        c = c < ' ' || c > '~' ? '=' : c;
      }
      if (text.find_first_not_of(' ') != std::string::npos) {
        wanted.push_back(text);
        table.rows.push_back({text});
      }
    }
    const Sheet sheet = read_sheet(workbook_of(table, {}), "").sheet;
    RC_ASSERT(sheet.rows.size() == wanted.size() + 1);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      RC_ASSERT(sheet.rows[i + 1].cells.front().second.text == wanted[i]);
    }
  });
}

TEST_CASE("letters of columns count as spreadsheets do", "[sheet]") {
  CHECK(column_letter(0) == "A");
  CHECK(column_letter(25) == "Z");
  CHECK(column_letter(26) == "AA");
  CHECK(column_letter(701) == "ZZ");
  CHECK(column_letter(702) == "AAA");
  CHECK(column_of_letter("xfd") == 16383);
  CHECK(column_of_letter("A1") == no_column);
}
