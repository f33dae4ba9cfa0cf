#pragma once
// Spreadsheets built by hand, part by part, for tests: as small as Excel still takes them.

#include <string>
#include <vector>

#include "exchange/zip_archive.h"

namespace redraft::testing {

struct WorkbookParts {
  std::vector<std::pair<std::string, std::string>> sheets;  // attributes of <sheet>, <sheetData>...
  std::string strings = {};                                 // what stands in <sst>
  std::string styles = {};                                  // what stands in <styleSheet>
  std::string properties = {};                              // before <sheets> in the workbook
  std::vector<exchange::ZipPart> more = {};
};

inline std::string workbook_file(const WorkbookParts& parts) {
  const std::string names =
      " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
      " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
  const auto xml = [&](const std::string& root, const std::string& inside) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><" + root + names + ">" + inside + "</" +
           root + ">";
  };
  const auto relationship = [](const std::string& id, const std::string& kind,
                               const std::string& target) {
    return "<Relationship Id=\"" + id +
           "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + kind +
           "\" Target=\"" + target + "\"/>";
  };
  const std::string open =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  std::string list;
  std::string links = relationship("s1", "sharedStrings", "sharedStrings.xml") +
                      relationship("s2", "styles", "/xl/styles.xml");
  std::vector<exchange::ZipPart> zip = {
      {"[Content_Types].xml",
       "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"},
      {"_rels/.rels",
       open + relationship("r1", "officeDocument", "xl/workbook.xml") + "</Relationships>"},
      {"xl/sharedStrings.xml", xml("sst", parts.strings)},
      {"xl/styles.xml", xml("styleSheet", parts.styles)}};
  for (std::size_t i = 0; i < parts.sheets.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    list += "<sheet " + parts.sheets[i].first + " sheetId=\"" + number + "\" r:id=\"r" + number +
            "\"/>";
    links += relationship("r" + number, "worksheet", "worksheets/sheet" + number + ".xml");
    zip.push_back(
        {"xl/worksheets/sheet" + number + ".xml", xml("worksheet", parts.sheets[i].second)});
  }
  zip.push_back(
      {"xl/workbook.xml", xml("workbook", parts.properties + "<sheets>" + list + "</sheets>")});
  zip.push_back({"xl/_rels/workbook.xml.rels", open + links + "</Relationships>"});
  zip.insert(zip.end(), parts.more.begin(), parts.more.end());
  return exchange::zip_of(std::move(zip));
}

// One sheet "Answers" with rows of plain texts.
inline std::string workbook_of_texts(const std::vector<std::vector<std::string>>& rows) {
  std::string data;
  for (const auto& row : rows) {
    data += "<row>";
    for (const std::string& text : row) {
      data += "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }
    data += "</row>";
  }
  return workbook_file({.sheets = {{"name=\"Answers\"", "<sheetData>" + data + "</sheetData>"}}});
}

}  // namespace redraft::testing
