#include "exchange/sheet_dates.h"

#include <array>
#include <vector>

#include "base/blank.h"
#include "exchange/row_text.h"
#include "redraft/error.h"
#include "redraft/time.h"

namespace redraft::exchange {

namespace {

struct Number {
  unsigned value = 0;
  std::size_t digits = 0;
};

// Takes digits from the front; nothing where there are none, or more than four.
std::optional<Number> take_number(std::string_view& text) {
  Number number;
  while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
    number.value = number.value * 10 + static_cast<unsigned>(text.front() - '0');
    text.remove_prefix(1);
    if (++number.digits > 4) {
      return std::nullopt;
    }
  }
  return number.digits == 0 ? std::nullopt : std::optional(number);
}

std::string padded(unsigned value, std::size_t width) {
  std::string text = std::to_string(value);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

std::optional<std::string> take_date(std::string_view& text, DateOrder order) {
  std::array<Number, 3> parts;
  char separator = '\0';
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) {
      if (text.empty() || std::string_view("/.-").find(text.front()) == std::string_view::npos ||
          (separator != '\0' && text.front() != separator)) {
        return std::nullopt;
      }
      separator = text.front();
      text.remove_prefix(1);
    }
    const std::optional<Number> number = take_number(text);
    if (!number) {
      return std::nullopt;
    }
    parts[i] = *number;
  }
  const bool year_first = parts[0].digits == 4;
  if (!year_first && order == DateOrder::year_first) {
    return std::nullopt;
  }
  const bool day_first = !year_first && order == DateOrder::day_first;
  Number year = year_first ? parts[0] : parts[2];
  const unsigned month = year_first ? parts[1].value : parts[day_first ? 1 : 0].value;
  const unsigned day = year_first ? parts[2].value : parts[day_first ? 0 : 1].value;
  if (year.digits == 2) {
    year.value += 2000;
  } else if (year.digits != 4) {
    return std::nullopt;
  }
  return padded(year.value, 4) + "-" + padded(month, 2) + "-" + padded(day, 2);
}

// "8:12", "08:12:30", "8:12 pm"; what stands behind is left.
std::optional<std::string> take_time(std::string_view& text) {
  std::array<unsigned, 3> parts{};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) {
      if (!text.starts_with(':')) {
        if (i == 2) {
          break;
        }
        return std::nullopt;
      }
      text.remove_prefix(1);
    }
    const std::optional<Number> number = take_number(text);
    if (!number || number->digits > 2) {
      return std::nullopt;
    }
    parts[i] = number->value;
  }
  if (text.starts_with('.')) {  // parts of a second
    text.remove_prefix(1);
    text.remove_prefix(std::min(text.find_first_not_of("0123456789"), text.size()));
  }
  const std::string half = lower_and_trimmed(text);
  if (half == "am" || half == "pm") {
    if (parts[0] == 0 || parts[0] > 12) {
      return std::nullopt;
    }
    parts[0] = parts[0] % 12 + (half == "pm" ? 12 : 0);
    text = {};
  }
  return padded(parts[0], 2) + ":" + padded(parts[1], 2) + ":" + padded(parts[2], 2);
}

}  // namespace

std::optional<std::string> date_written(std::string_view text, DateOrder order) {
  text = trimmed(text);
  const std::optional<std::string> date = take_date(text, order);
  if (!date) {
    return std::nullopt;
  }
  std::string instant = *date + "T00:00:00Z";
  if (!text.empty()) {
    if (std::string_view("Tt ,").find(text.front()) == std::string_view::npos) {
      return std::nullopt;
    }
    text.remove_prefix(1);
    text = trimmed(text);
    const std::optional<std::string> time = take_time(text);
    if (!time) {
      return std::nullopt;
    }
    text = trimmed(text);
    instant = *date + "T" + *time;
    instant += text.empty() || text == "UTC" || text == "GMT" ? "Z" : std::string(text);
  }
  try {
    return to_rfc3339(parse_instant(instant));
  } catch (const Error&) {  // 31 February, 25 o'clock
    return std::nullopt;
  }
}

}  // namespace redraft::exchange
