#include "exchange/report_sectors.h"

#include <algorithm>
#include <set>

namespace redraft::exchange {

std::string sector_name(const std::string& sector) {
  return sector.empty() ? "not said" : sector;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    text += (text.empty() ? "" : ", ") + word;
  }
  return text;
}

SectorCoverage::SectorCoverage(const Report& report)
    : report_(report),
      sections_(Places(report).sections([](const ReportRow& row) { return !row.withdrawn; },
                                        Places::Listed::by_each)) {
  std::set<std::string> names;
  for (const SectorCount& count : count_sectors(report)) {
    if (!count.together) {
      names.insert(count.sector);
    }
  }
  for (const std::string& sector : report.expected) {
    const bool heard = std::any_of(report.rows.begin(), report.rows.end(),
                                   [&](const ReportRow& row) { return row.counted_in == sector; });
    if (!heard || counted()) {
      names.insert(sector);
    }
    if (!heard) {
      missing_.push_back(sector);
    }
  }
  sectors_.assign(names.begin(), names.end());
  if (!sectors_.empty() && sectors_.front().empty()) {
    std::rotate(sectors_.begin(), sectors_.begin() + 1, sectors_.end());
  }
}

std::map<std::string, std::size_t> SectorCoverage::count(
    const std::vector<const ReportRow*>& rows) {
  std::map<std::string, std::size_t> counts;
  for (const ReportRow* row : rows) {
    ++counts[row->counted_in];
  }
  return counts;
}

std::string SectorCoverage::cell(const std::vector<const ReportRow*>& rows,
                                 const std::string& sector) const {
  const std::size_t comments = count(rows)[sector];
  if (counted()) {
    return std::to_string(comments);
  }
  const std::string least = std::to_string(report_.least);
  return comments >= report_.least ? least + " or more" : "fewer than " + least;
}

std::vector<std::string> SectorCoverage::silent(const std::vector<const ReportRow*>& rows) const {
  std::map<std::string, std::size_t> counts = count(rows);
  std::vector<std::string> names;
  for (const std::string& sector : sectors_) {
    if (!sector.empty() && (counted() ? counts[sector] == 0 : counts[sector] < report_.least)) {
      names.push_back(sector);
    }
  }
  return names;
}

std::string SectorCoverage::silence() const {
  return counted() ? "Said nothing" : "Fewer than " + std::to_string(report_.least) + " comments";
}

}  // namespace redraft::exchange
