#pragma once
// What a report is made of, and what several of them say in the same words. A report is one file
// that defines its functions here, and a line in reports.cpp.

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/json_values.h"
#include "exchange/report_page.h"
#include "redraft/report.h"

namespace redraft::exchange {

struct ReportWriter {
  std::string_view name;
  Page (*page)(const Report& report);
  Table (*table)(const Report& report);  // for CSV and .xlsx
  void (*fill)(const Report& report, Json& value);
};

extern const ReportWriter dispositions_report, you_said_we_did_report, response_report,
    coverage_report, answers_report, iso_report;

// Every row with all it says, for people; the order of its columns is fixed.
Table rows_table(const Report& report);
const Cells& row_columns();
Json row_value(const ReportRow& row);

Table decisions_table(const Report& report);
Json decisions_value(const Report& report);
// Empty where there are too few comments to count any.
Table sectors_table(const Report& report);
Json sectors_value(const Report& report);

// When the draft of now was published; the beginning of 1970 where there is none.
Instant published(const Report& report);

// "Dispositions: principles, V1".
std::string title_of(const std::string& what, const Report& report);

// What to add to a page where too few comments are counted.
inline constexpr const char* no_comments = "There are no comments.";
inline constexpr const char* too_few = "There are too few comments to count them by sector.";

// Rows that have words to show and were not withdrawn.
bool is_shown(const ReportRow& row);

// The statements of the draft of now, by anchor.
class Places {
 public:
  explicit Places(const Report& report);

  struct Section {
    std::vector<std::string> path;  // titles; empty for what is in no section
    std::string title;              // for a heading
    std::vector<const ReportRow*> rows;
  };

  // Null where the anchor is none of that draft.
  [[nodiscard]] const ReportStatement* find(const std::string& anchor) const;
  // "2.1 (money-1)"; the anchor alone where it is not on the draft.
  [[nodiscard]] std::string name(const std::string& anchor) const;
  // Rows by the section that they stand in now, in document order; first those on the whole
  // document, last those that stand nowhere. Sections without rows too. A comment on several
  // statements is listed by the first, or once in the section of each.
  enum class Listed { by_first, by_each };
  [[nodiscard]] std::vector<Section> sections(const std::function<bool(const ReportRow&)>& wanted,
                                              Listed listed = Listed::by_first) const;

 private:
  const Report& report_;
  std::map<std::string, std::size_t> index_;
};

// Rows that were answered in the same words, about the same statement unless `anywhere`.
struct Answered {
  std::vector<const ReportRow*> rows;
};

enum class Where { same_statement, anywhere };
std::vector<Answered> by_answer(const std::vector<const ReportRow*>& rows, Where where);

Exchange exchange_of(const Answered& answered, const Places& places, Where where);
Json exchange_value(const Answered& answered);

}  // namespace redraft::exchange
