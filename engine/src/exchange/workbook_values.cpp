#include "exchange/workbook_values.h"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>

#include "redraft/time.h"

namespace redraft::exchange {

namespace {

constexpr std::size_t most_looks = 65'536;

// Formats that every spreadsheet has by number (ECMA-376, 18.8.30): dates and times, and those of
// eastern calendars.
bool is_built_in_date(unsigned number) {
  return (number >= 14 && number <= 22) || (number >= 27 && number <= 36) ||
         (number >= 45 && number <= 47) || (number >= 50 && number <= 58);
}

unsigned whole_number(std::string_view text) {
  unsigned value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

NumberLooks::NumberLooks(const pugi::xml_document* styles) {
  if (styles == nullptr) {
    return;
  }
  const pugi::xml_node root = styles->document_element();
  std::set<unsigned> dates;
  for (const pugi::xml_node format : child_of(root, "numFmts").children()) {
    if (is_date_format(attribute_of(format, "formatCode"))) {
      dates.insert(whole_number(attribute_of(format, "numFmtId")));
    }
  }
  for (const pugi::xml_node look : child_of(root, "cellXfs").children()) {
    const unsigned number = whole_number(attribute_of(look, "numFmtId"));
    if (dates_.size() < most_looks) {
      dates_.push_back(dates.count(number) != 0 || is_built_in_date(number));
    }
  }
}

bool is_date_format(std::string_view format) {
  bool quoted = false;
  for (std::size_t i = 0; i < format.size(); ++i) {
    const char c = format[i];
    if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && (c == '\\' || c == '_' || c == '*')) {
      ++i;
    } else if (!quoted && c == '[') {
      // A colour, a condition or a locale; or hours that go on over a day.
      const std::size_t end = format.find(']', i);
      if (end == std::string_view::npos) {
        return false;
      }
      const std::string_view inside = format.substr(i + 1, end - i - 1);
      if (!inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos) {
        return true;
      }
      i = end;
    } else if (!quoted && std::string_view("yYmMdDhHsS").find(c) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

std::optional<std::string> date_text(double days, bool from_1904) {
  constexpr double last_day = 2'958'466;  // after 31 December 9999
  constexpr std::int64_t second = 1000;
  if (!(days >= 0) || days >= last_day) {
    return std::nullopt;
  }
  // As the dates are counted: 1900 has a 29 February, which it did not have.
  const double offset = from_1904 ? 24'107 : (days < 60 ? 25'568 : 25'569);
  const auto since_1970 =
      static_cast<std::int64_t>(std::llround((days - offset) * 86'400.0)) * second;
  const std::string text = to_rfc3339(Instant{since_1970});  // "2026-04-04T08:12:00Z"
  const std::size_t time = text.find('T');
  if (days < 1) {
    return text.substr(time + 1, 8);
  }
  return since_1970 % day_milliseconds == 0 ? text.substr(0, time) : text.substr(0, time + 9);
}

std::optional<double> number_in(std::string_view text) {
  double value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (text.empty() || error != std::errc() || stop != end || !std::isfinite(value)) {
    return std::nullopt;
  }
  return value;
}

std::string number_text(std::string_view number) {
  const std::optional<double> value = number_in(number);
  if (!value) {
    return std::string(number);
  }
  constexpr double exact = 1e15;
  char buffer[40];
  const bool whole = std::fabs(*value) < exact && *value == std::trunc(*value);
  const auto written =
      whole ? std::to_chars(std::begin(buffer), std::end(buffer), static_cast<std::int64_t>(*value))
            : std::to_chars(std::begin(buffer), std::end(buffer), *value);
  return {std::begin(buffer), written.ptr};
}

}  // namespace redraft::exchange
