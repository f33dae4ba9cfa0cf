// Tables as .xlsx. libxlsxwriter 1.1.4 writes through files in the folder for temporary ones, which
// is no place for what people said.
#include "base/code_points.h"
#include "exchange/csv.h"
#include "exchange/valid_utf8.h"
#include "exchange/workbook.h"
#include "exchange/workbook_values.h"
#include "exchange/xml.h"
#include "exchange/zip_archive.h"

namespace redraft::exchange {

namespace {

constexpr std::size_t longest_cell = 32'767;  // UTF-16 units that spreadsheets take
constexpr std::size_t longest_name = 31;

constexpr const char* content_types =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>)";

constexpr const char* file_relationships =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>)";

constexpr const char* workbook_relationships =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>)";

// Look 0 is of cells, wrapped and at the top; look 1 of headings, in bold.
constexpr const char* styles =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>)";

constexpr const char* sheet_names = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

std::string sheet_name(const std::string& name) {
  std::string out = xml_text(name);
  for (char& c : out) {
    c = std::string_view("[]:*?/\\\t\n'").find(c) == std::string_view::npos ? c : ' ';
  }
  return out.empty() ? "Sheet1" : shorten(out, longest_name);
}

// What XML would take for an escaped character is escaped itself.
std::string escaped(std::string text) {
  for (std::size_t at = text.find("_x"); at != std::string::npos; at = text.find("_x", at)) {
    if (at + 6 < text.size() && text[at + 6] == '_') {
      text.replace(at, 1, "_x005F_");
      at += 7;
    } else {
      at += 2;
    }
  }
  return text;
}

std::string cut(const std::string& text) {
  std::size_t units = 0;
  std::size_t last = 0;  // where a cut leaves room for the ellipsis
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool begins = (byte & 0xC0U) != 0x80U;
    if (begins && units + 2 < longest_cell) {
      last = at;
    }
    units += begins ? (byte >= 0xF0U ? 2U : 1U) : 0U;
  }
  return units <= longest_cell ? text : text.substr(0, last) + "…";
}

void put_text(pugi::xml_node cell, const std::string& text) {
  with(cell, "t", "inlineStr");
  const pugi::xml_node inside = add(add(cell, "is"), "t");
  with(inside, "xml:space", "preserve");
  inside.text().set(escaped(cut(guarded_cell(xml_text(valid_utf8(text))))).c_str());
}

void put_row(pugi::xml_node data, std::size_t number, const std::vector<std::string>& cells,
             bool heading, std::size_t numbers_from) {
  const pugi::xml_node row = with(add(data, "row"), "r", std::to_string(number));
  for (std::size_t column = 0; column < cells.size(); ++column) {
    const std::string& text = cells[column];
    if (text.empty()) {
      continue;
    }
    const pugi::xml_node cell =
        with(add(row, "c"), "r", column_letter(column) + std::to_string(number));
    with(cell, "s", heading ? "1" : "0");
    if (!heading && column >= numbers_from && number_in(text)) {
      add(cell, "v").text().set(number_text(text).c_str());
    } else {
      put_text(cell, text);
    }
  }
}

std::string sheet_part(const SheetTable& table) {
  pugi::xml_document document;
  const pugi::xml_node root = with(document.append_child("worksheet"), "xmlns", sheet_names);
  const pugi::xml_node view =
      with(add(add(root, "sheetViews"), "sheetView"), "workbookViewId", "0");
  const pugi::xml_node pane = with(with(add(view, "pane"), "ySplit", "1"), "topLeftCell", "A2");
  with(with(pane, "activePane", "bottomLeft"), "state", "frozen");
  const pugi::xml_node columns = add(root, "cols");
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const pugi::xml_node column = with(add(columns, "col"), "min", std::to_string(i + 1));
    with(with(column, "max", std::to_string(i + 1)), "width", i < table.numbers_from ? "30" : "12");
    with(column, "customWidth", "1");
  }
  const pugi::xml_node data = add(root, "sheetData");
  std::size_t number = 1;
  put_row(data, number, table.columns, true, table.numbers_from);
  for (const auto& row : table.rows) {
    put_row(data, ++number, row, false, table.numbers_from);
  }
  return xml_bytes(document);
}

std::string workbook_part(const std::string& name) {
  pugi::xml_document document;
  const pugi::xml_node root = with(document.append_child("workbook"), "xmlns", sheet_names);
  with(root, "xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
  const pugi::xml_node sheet = with(add(add(root, "sheets"), "sheet"), "name", sheet_name(name));
  with(with(sheet, "sheetId", "1"), "r:id", "rId1");
  return xml_bytes(document);
}

std::string core_part(Instant made) {
  pugi::xml_document document;
  const pugi::xml_node root = document.append_child("cp:coreProperties");
  with(root, "xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
  with(root, "xmlns:dcterms", "http://purl.org/dc/terms/");
  with(root, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
  const std::string day = to_rfc3339(made).substr(0, 10);
  for (const char* const element : {"dcterms:created", "dcterms:modified"}) {
    with(add(root, element), "xsi:type", "dcterms:W3CDTF").text().set((day + "T00:00:00Z").c_str());
  }
  return xml_bytes(document);
}

}  // namespace

std::string workbook_of(const SheetTable& table, Instant made) {
  return zip_of({{"[Content_Types].xml", content_types},
                 {"_rels/.rels", file_relationships},
                 {"docProps/core.xml", core_part(made)},
                 {"xl/_rels/workbook.xml.rels", workbook_relationships},
                 {"xl/styles.xml", styles},
                 {"xl/workbook.xml", workbook_part(table.name)},
                 {"xl/worksheets/sheet1.xml", sheet_part(table)}});
}

}  // namespace redraft::exchange
