#include "exchange/word_package.h"

#include <vector>

#include "exchange/relationships.h"
#include "redraft/error.h"
#include "redraft/word.h"

namespace redraft {

namespace {

constexpr std::string_view old_office_file = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr std::string_view zip_file = "PK\x03\x04";

}  // namespace

bool looks_like_word(std::string_view bytes) {
  return bytes.starts_with(zip_file) || bytes.starts_with(old_office_file);
}

namespace exchange {

namespace {

constexpr const char* doing = "read the Word file";

constexpr ZipLimits limits{max_word_file_bytes, max_word_parts, max_word_part_bytes,
                           max_word_unpacked_bytes};

std::string wide(std::string_view ascii) {
  std::string out;
  for (const char c : ascii) {
    out += c;
    out += '\0';
  }
  return out;
}

std::string_view require_zip(std::string_view bytes) {
  if (bytes.starts_with(old_office_file)) {
    if (bytes.find(wide("EncryptedPackage")) != std::string_view::npos) {
      throw Error(ErrorKind::invalid, std::string(doing) + ": it is encrypted",
                  "save it without a password");
    }
    throw Error(ErrorKind::invalid,
                std::string(doing) + ": it is of the old format .doc, not a .docx",
                "open it in Word or LibreOffice and save it as .docx");
  }
  if (!bytes.starts_with(zip_file)) {
    throw Error(ErrorKind::invalid, std::string(doing) + ": it is no .docx",
                "a text is imported as FILE.txt, Markdown is taken in with redraft add");
  }
  return bytes;
}

void require_no_macros(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (name.ends_with("vbaProject.bin")) {
      throw Error(ErrorKind::invalid, std::string(doing) + ": it holds macros (" + name + ")",
                  "save it as .docx, without macros");
    }
  }
}

}  // namespace

WordPackage::WordPackage(std::string_view bytes) : archive_(doing, require_zip(bytes), limits) {
  require_no_macros(archive_.names());
  const auto top = relationships("");
  const auto body = top.find("officeDocument");
  if (body == top.end() || !archive_.part("[Content_Types].xml")) {
    throw Error(ErrorKind::invalid, std::string(doing) + ": it is a zip archive, but no .docx",
                "save it as .docx in Word or LibreOffice");
  }
  body_ = body->second;
  beside_ = relationships(body_);
}

pugi::xml_document WordPackage::parsed(const std::string& part, const std::string& bytes) const {
  return parse_xml(std::string(doing) + ": " + part, bytes, max_word_nesting);
}

pugi::xml_document WordPackage::body() const {
  const std::optional<std::string> bytes = archive_.part(body_);
  pugi::xml_document document = bytes ? parsed(body_, *bytes) : pugi::xml_document();
  if (local_name(document.document_element()) != "document") {
    throw Error(ErrorKind::invalid,
                std::string(doing) + ": " + (bytes ? body_ + " is no text" : "it holds no text"),
                "a spreadsheet or a presentation is no .docx");
  }
  return document;
}

std::optional<pugi::xml_document> WordPackage::beside(const std::string& kind) const {
  const auto found = beside_.find(kind);
  if (found == beside_.end()) {
    return std::nullopt;
  }
  const std::optional<std::string> bytes = archive_.part(found->second);
  if (!bytes) {
    throw Error(ErrorKind::invalid,
                std::string(doing) + ": its part " + found->second + " is missing",
                "open it in the program it comes from, save it again, and try that file");
  }
  return parsed(found->second, *bytes);
}

std::map<std::string, std::string> WordPackage::relationships(const std::string& part) const {
  std::map<std::string, std::string> out;
  for (const Relationship& one : relationships_of(doing, archive_, part)) {
    out.emplace(one.kind, one.target);
  }
  return out;
}

}  // namespace exchange

}  // namespace redraft
