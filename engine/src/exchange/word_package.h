#pragma once
// The parts of a .docx, found through its relationships and not by their usual names.

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "exchange/xml.h"
#include "exchange/zip_archive.h"

namespace redraft::exchange {

class WordPackage {
 public:
  // Keeps the bytes by reference. Throws Error(invalid) for what is no Word document.
  explicit WordPackage(std::string_view bytes);

  // The text itself.
  [[nodiscard]] pugi::xml_document body() const;

  // The part beside the text whose relationship's type ends in `kind` ("comments", "styles").
  // Nothing where the file has none; throws Error(invalid) where it names one that is not there.
  [[nodiscard]] std::optional<pugi::xml_document> beside(const std::string& kind) const;

 private:
  [[nodiscard]] std::map<std::string, std::string> relationships(const std::string& part) const;
  [[nodiscard]] pugi::xml_document parsed(const std::string& part, const std::string& bytes) const;

  ZipArchive archive_;
  std::string body_;
  std::map<std::string, std::string> beside_;  // kind to part
};

}  // namespace redraft::exchange
