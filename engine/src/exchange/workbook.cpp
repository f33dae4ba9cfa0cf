#include "exchange/workbook.h"

#include <algorithm>
#include <map>
#include <set>

#include "exchange/relationships.h"
#include "exchange/row_text.h"
#include "exchange/workbook_sheet.h"
#include "exchange/zip_archive.h"
#include "redraft/error.h"
#include "redraft/sheet.h"
#include "redraft/word.h"

namespace redraft::exchange {

namespace {

constexpr const char* doing = "read the spreadsheet";
constexpr const char* save_as_xlsx = "save it as .xlsx in Excel or LibreOffice, or as CSV UTF-8";
constexpr std::string_view zip_file = "PK\x03\x04";
constexpr std::size_t most_parts = 4'000;
constexpr std::size_t most_nested = 64;

constexpr ZipLimits limits{max_sheet_file_bytes, most_parts, max_sheet_part_bytes,
                           max_sheet_unpacked_bytes};

bool holds_wide(std::string_view bytes, std::string_view ascii) {
  std::string wide;
  for (const char c : ascii) {
    wide += c;
    wide += '\0';
  }
  return bytes.find(wide) != std::string_view::npos;
}

std::string_view require_zip(std::string_view bytes) {
  if (bytes.starts_with(zip_file)) {
    return bytes;
  }
  if (holds_wide(bytes, "EncryptedPackage")) {
    throw Error(ErrorKind::invalid, std::string(doing) + ": it is encrypted",
                "save it without a password");
  }
  throw Error(ErrorKind::invalid,
              std::string(doing) + ": it is of an old format (.xls), not an .xlsx", save_as_xlsx);
}

struct SheetName {
  std::string name;
  std::string part;
  bool hidden = false;
};

class WorkbookReader {
 public:
  explicit WorkbookReader(std::string_view bytes) : archive_(doing, require_zip(bytes), limits) {
    std::string main;
    for (const Relationship& one : relationships_of(doing, archive_, "")) {
      main = one.kind == "officeDocument" ? one.target : main;
    }
    if (main.empty() || main.ends_with(".bin")) {
      throw Error(ErrorKind::invalid, std::string(doing) + ": it is a zip archive, but no .xlsx",
                  save_as_xlsx);
    }
    const pugi::xml_document workbook = parsed(main);
    if (local_name(workbook.document_element()) != "workbook") {
      throw Error(ErrorKind::invalid, std::string(doing) + ": " + main + " is no workbook",
                  save_as_xlsx);
    }
    const std::string_view since =
        attribute_of(child_of(workbook.document_element(), "workbookPr"), "date1904");
    from_1904_ = since == "1" || since == "true";
    beside_ = relationships_of(doing, archive_, main);
    std::map<std::string, std::string> worksheets;
    for (const Relationship& one : beside_) {
      if (one.kind == "worksheet") {
        worksheets.emplace(one.id, one.target);
      }
    }
    for (const pugi::xml_node sheet : child_of(workbook.document_element(), "sheets").children()) {
      const std::string_view state = attribute_of(sheet, "state");
      const auto found = worksheets.find(attribute_of(sheet, "id"));
      if (found != worksheets.end() && sheets_.size() < most_parts) {
        sheets_.push_back({attribute_of(sheet, "name"), found->second,
                           state == "hidden" || state == "veryHidden"});
      }
    }
  }

  SheetFile read(const std::string& wanted) {
    const WorkbookShared shared = read_shared();
    SheetFile file;
    const SheetName* chosen = nullptr;
    std::set<std::string> looked_at;  // several sheets may be one part
    for (const SheetName& one : sheets_) {
      if (wanted.empty() ? one.hidden : lower_and_trimmed(one.name) != lower_and_trimmed(wanted)) {
        continue;
      }
      chosen = &one;
      if (!looked_at.insert(one.part).second) {
        continue;
      }
      const std::string what = std::string(doing) + ": sheet \"" + one.name + "\"";
      file.sheet = {one.name, one.hidden, sheet_rows(what, parsed(one.part), shared)};
      if (!file.sheet.rows.empty()) {
        break;
      }
    }
    if (chosen == nullptr) {
      throw Error(ErrorKind::invalid,
                  std::string(doing) + (wanted.empty() ? ": it has no sheet that is not hidden"
                                                       : ": it has no sheet \"" + wanted + "\""),
                  "its sheets are: " + names());
    }
    warn(wanted, *chosen, file.findings);
    return file;
  }

 private:
  [[nodiscard]] pugi::xml_document parsed(const std::string& part) const {
    const std::optional<std::string> bytes = archive_.part(part);
    if (!bytes) {
      throw Error(ErrorKind::invalid, std::string(doing) + ": its part " + part + " is missing",
                  "open it in the program it comes from, save it again, and try that file");
    }
    return parse_xml(std::string(doing) + ": " + part, *bytes, most_nested);
  }

  [[nodiscard]] WorkbookShared read_shared() const {
    std::vector<std::string> strings;
    std::optional<pugi::xml_document> styles;
    std::set<std::string> seen;  // the first of a kind counts: a part may be named again and again
    for (const Relationship& one : beside_) {
      if (!seen.insert(one.kind).second) {
        continue;
      }
      if (one.kind == "sharedStrings") {
        strings = shared_strings(parsed(one.target));
      } else if (one.kind == "styles") {
        styles = parsed(one.target);
      }
    }
    return {std::move(strings), NumberLooks(styles ? &*styles : nullptr), from_1904_};
  }

  [[nodiscard]] std::string names() const {
    std::string list;
    for (const SheetName& one : sheets_) {
      list += (list.empty() ? "\"" : ", \"") + one.name + "\"" + (one.hidden ? " (hidden)" : "");
    }
    return list;
  }

  void warn(const std::string& wanted, const SheetName& chosen,
            std::vector<Finding>& findings) const {
    if (wanted.empty() && sheets_.size() > 1) {
      findings.push_back(sheet_warning(
          "sheet-others", "sheet \"" + chosen.name + "\" alone was read; there are: " + names(),
          "--sheet NAME reads another one"));
    }
    if (chosen.hidden) {
      findings.push_back(
          sheet_warning("sheet-hidden", "sheet \"" + chosen.name + "\" is hidden", ""));
    }
    const auto has = [&](auto is) {
      return std::any_of(archive_.names().begin(), archive_.names().end(), is);
    };
    if (has([](const std::string& name) { return name.ends_with("vbaProject.bin"); })) {
      findings.push_back(
          sheet_warning("sheet-macros", "sheet file with macros, which were passed over", ""));
    }
    if (has([](const std::string& name) { return name.find("externalLinks/") != name.npos; })) {
      findings.push_back(sheet_warning(
          "sheet-links",
          "sheet file with links to others, which were not followed: cells have what they showed",
          ""));
    }
  }

  ZipArchive archive_;
  bool from_1904_ = false;
  std::vector<Relationship> beside_;
  std::vector<SheetName> sheets_;
};

}  // namespace

SheetFile read_workbook(std::string_view bytes, const std::string& name) {
  return WorkbookReader(bytes).read(name);
}

bool is_zip_of(std::string_view bytes, std::string_view begin) {
  if (!bytes.starts_with(zip_file)) {
    return false;
  }
  try {
    const ZipArchive archive(doing, bytes, limits);
    return std::any_of(archive.names().begin(), archive.names().end(),
                       [&](const std::string& name) { return name.starts_with(begin); });
  } catch (const Error&) {  // whoever reads it says what is wrong
    return false;
  }
}

bool is_workbook(std::string_view bytes) {
  constexpr std::string_view open_document = "application/vnd.oasis.opendocument.spreadsheet";
  constexpr std::size_t beginning = 200;
  if (bytes.starts_with(zip_file)) {
    return is_zip_of(bytes, "xl/") ||
           bytes.substr(0, beginning).find(open_document) != std::string_view::npos;
  }
  return looks_like_word(bytes) && holds_wide(bytes, "Workbook");
}

}  // namespace redraft::exchange
