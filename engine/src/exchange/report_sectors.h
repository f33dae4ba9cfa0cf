#pragma once
// Who said something about which part of the document, and who did not.

#include <map>
#include <string>
#include <vector>

#include "exchange/reports.h"

namespace redraft::exchange {

// Counts by section and sector. Where small counts may not be told, none is: only whether there are
// `least` comments, since a count could be worked out from those of other sections. Sectors too
// small to be named at all are left out then.
class SectorCoverage {
 public:
  explicit SectorCoverage(const Report& report);

  // Those that said something or were expected to, in alphabetical order; "" for not said last.
  [[nodiscard]] const std::vector<std::string>& sectors() const { return sectors_; }

  [[nodiscard]] const std::vector<Places::Section>& sections() const { return sections_; }

  [[nodiscard]] static std::map<std::string, std::size_t> count(
      const std::vector<const ReportRow*>& rows);

  // "3"; "5 or more", "fewer than 5" where small counts may not be told.
  [[nodiscard]] std::string cell(const std::vector<const ReportRow*>& rows,
                                 const std::string& sector) const;
  // Sectors that said nothing in these rows; or fewer than `least`.
  [[nodiscard]] std::vector<std::string> silent(const std::vector<const ReportRow*>& rows) const;
  // "Said nothing", "Fewer than 5 comments".
  [[nodiscard]] std::string silence() const;

  // Expected, and not heard of anywhere.
  [[nodiscard]] const std::vector<std::string>& missing() const { return missing_; }

  [[nodiscard]] bool counted() const { return report_.least == 0; }

 private:
  const Report& report_;
  std::vector<std::string> sectors_;
  std::vector<std::string> missing_;
  std::vector<Places::Section> sections_;
};

std::string sector_name(const std::string& sector);  // "not said" for none
std::string joined(const std::vector<std::string>& words);

}  // namespace redraft::exchange
