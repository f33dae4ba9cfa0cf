#pragma once
// What a number in a spreadsheet means: dates are numbers with a look.

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/sheet.h"
#include "exchange/xml.h"

namespace redraft::exchange {

// Which looks, by their index in the file, are those of a date or a time.
class NumberLooks {
 public:
  // Nothing: a file without styles.
  explicit NumberLooks(const pugi::xml_document* styles);

  [[nodiscard]] bool is_date(std::size_t look) const {
    return look < dates_.size() && dates_[look];
  }

 private:
  std::vector<bool> dates_;
};

// Whether a format such as "dd/mm/yyyy hh:mm" shows a date or time.
bool is_date_format(std::string_view format);

// "2026-04-04", "2026-04-04T08:12:00" or, of less than a day, "08:12:00"; nothing for what no
// calendar of a spreadsheet has. Days count from 1900, or 1904.
std::optional<std::string> date_text(double days, bool from_1904);

// The number as short as it can be written: "0.1" for "0.10000000000000001". Unchanged where it is
// none.
std::string number_text(std::string_view number);

// Nothing where it is none, or not finite.
std::optional<double> number_in(std::string_view text);

}  // namespace redraft::exchange
