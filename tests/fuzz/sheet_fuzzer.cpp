// Any bytes: a sheet is read or refused, by a map, as the comment form or by the names of its
// columns, and what is read keeps to its own bounds.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "base/code_points.h"
#include "exchange/sheet.h"
#include "exchange/workbook.h"
#include "exchange/zip_archive.h"
#include "redraft/comment_files.h"
#include "redraft/error.h"
#include "redraft/sheet.h"

using namespace redraft;

namespace {

void require(bool claim) {
  if (!claim) {
    std::abort();
  }
}

void check(const exchange::Sheet& sheet) {
  std::size_t before = 0;
  for (const exchange::SheetRow& row : sheet.rows) {
    require(row.number > before && !row.cells.empty());
    before = row.number;
    std::size_t next = 0;
    for (const auto& [column, cell] : row.cells) {
      require(column >= next && column < max_sheet_columns);
      next = column + 1;
      require(exchange::column_of_letter(exchange::column_letter(column)) == column);
    }
  }
}

void try_importing(std::string_view bytes, const std::optional<SheetMap>& map) {
  CommentDefaults defaults;
  defaults.document = "charter";
  defaults.map = map;
  for (const CommentRow& row : read_comment_file(bytes, defaults).rows) {
    require(!row.comment.body.empty() && !row.comment.targets.empty());
    require(!first_invalid_utf8(row.comment.body));
  }
}

void try_reading(std::string_view bytes) {
  std::optional<SheetMap> map;
  try {
    check(exchange::read_sheet(bytes, "").sheet);
    map = suggest_sheet_map(bytes, "", nullptr);
    require(read_sheet_map(write_sheet_map(*map)).answers == map->answers);
  } catch (const Error& error) {
    require(error.kind() == ErrorKind::invalid);
  }
  try_importing(bytes, map);
  try_importing(bytes, std::nullopt);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try_reading(bytes);
  // Compressed parts hide the XML from the fuzzer: the same bytes as a worksheet, and as the texts
  // and looks that it shares.
  const std::string links =
      "<R><Relationship Id=\"a\" Type=\"/worksheet\" Target=\"s.xml\"/>"
      "<Relationship Id=\"b\" Type=\"/sharedStrings\" Target=\"s.xml\"/>"
      "<Relationship Id=\"c\" Type=\"/styles\" Target=\"s.xml\"/></R>";
  try_reading(exchange::zip_of(
      {{"_rels/.rels", "<R><Relationship Type=\"/officeDocument\" Target=\"xl/w.xml\"/></R>"},
       {"xl/_rels/w.xml.rels", links},
       {"xl/w.xml", "<workbook><sheets><sheet name=\"A\" id=\"a\"/></sheets></workbook>"},
       {"xl/s.xml", std::string(bytes)}}));
  return 0;
}
