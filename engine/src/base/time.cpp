#include "redraft/time.h"

#include <charconv>
#include <chrono>
#include <cstdio>

#include "redraft/error.h"

namespace redraft {

namespace {

using std::chrono::milliseconds;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::sys_time;
using std::chrono::year;
using std::chrono::year_month_day;

struct Broken {
  year_month_day day;
  std::int64_t in_day;  // milliseconds
};

Broken broken(Instant instant) {
  const sys_time<milliseconds> point{milliseconds(instant.milliseconds)};
  const sys_days day = std::chrono::floor<std::chrono::days>(point);
  return {year_month_day(day), (point - day).count()};
}

std::string date_text(const year_month_day& day) {
  char out[32];
  std::snprintf(out, sizeof out, "%04d-%02u-%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return out;
}

[[noreturn]] void refuse(std::string_view text) {
  throw Error(ErrorKind::invalid, "read date: \"" + std::string(text) + "\" is not RFC 3339",
              "write it as 2026-03-01 or 2026-03-01T09:30:00Z");
}

[[noreturn]] void refuse_day(std::string_view text) {
  throw Error(ErrorKind::invalid, "read date: there is no day \"" + std::string(text) + "\"",
              "look at a calendar: the year, then the month, then the day");
}

// Takes exactly `digits` digits off the front of `rest`.
int number(std::string_view& rest, std::size_t digits, std::string_view whole) {
  int value = 0;
  if (rest.size() < digits) {
    refuse(whole);
  }
  for (std::size_t i = 0; i < digits; ++i) {
    if (rest[i] < '0' || rest[i] > '9') {
      refuse(whole);
    }
    value = value * 10 + (rest[i] - '0');
  }
  rest.remove_prefix(digits);
  return value;
}

bool take(std::string_view& rest, std::string_view any_of) {
  if (rest.empty() || any_of.find(rest.front()) == std::string_view::npos) {
    return false;
  }
  rest.remove_prefix(1);
  return true;
}

void expect(std::string_view& rest, std::string_view any_of, std::string_view whole) {
  if (!take(rest, any_of)) {
    refuse(whole);
  }
}

std::int64_t fraction(std::string_view& rest, std::string_view whole) {
  std::int64_t value = 0;
  std::size_t digits = 0;
  while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9') {
    if (digits < 3) {
      value = value * 10 + (rest.front() - '0');
    }
    ++digits;
    rest.remove_prefix(1);
  }
  if (digits == 0) {
    refuse(whole);
  }
  for (; digits < 3; ++digits) {
    value *= 10;
  }
  return value;
}

// Minutes east of UTC.
std::int64_t offset(std::string_view& rest, std::string_view whole) {
  if (take(rest, "Zz")) {
    return 0;
  }
  const bool west = !rest.empty() && rest.front() == '-';
  expect(rest, "+-", whole);
  const int hours = number(rest, 2, whole);
  expect(rest, ":", whole);
  const int minutes = number(rest, 2, whole);
  if (hours > 23 || minutes > 59) {
    refuse(whole);
  }
  return (west ? -1 : 1) * (std::int64_t{hours} * 60 + minutes);
}

}  // namespace

std::string to_date(Instant instant) {
  return date_text(broken(instant).day);
}

std::string to_rfc3339(Instant instant) {
  const Broken parts = broken(instant);
  const auto in_day = parts.in_day;
  char clock[32];
  std::snprintf(clock, sizeof clock, "T%02d:%02d:%02d",
                static_cast<int>(in_day / hour_milliseconds),
                static_cast<int>(in_day / 60'000 % 60), static_cast<int>(in_day / 1000 % 60));
  std::string text = date_text(parts.day) + clock;
  if (in_day % 1000 != 0) {
    char rest[8];
    std::snprintf(rest, sizeof rest, ".%03d", static_cast<int>(in_day % 1000));
    text += rest;
  }
  return text + "Z";
}

Instant parse_instant(std::string_view text) {
  std::string_view rest = text;
  const int y = number(rest, 4, text);
  expect(rest, "-", text);
  const int m = number(rest, 2, text);
  expect(rest, "-", text);
  const int d = number(rest, 2, text);
  const year_month_day day{year(y), month(static_cast<unsigned>(m)),
                           std::chrono::day(static_cast<unsigned>(d))};
  if (!day.ok()) {
    refuse_day(text);
  }
  Instant instant{sys_days(day).time_since_epoch().count() * day_milliseconds};
  if (rest.empty()) {
    return instant;
  }
  expect(rest, "Tt ", text);
  const int hours = number(rest, 2, text);
  expect(rest, ":", text);
  const int minutes = number(rest, 2, text);
  expect(rest, ":", text);
  const int seconds = number(rest, 2, text);
  if (hours > 23 || minutes > 59 || seconds > 60) {
    refuse(text);
  }
  instant.milliseconds += ((hours * 60 + minutes) * 60 + seconds) * std::int64_t{1000};
  if (take(rest, ".,")) {
    instant.milliseconds += fraction(rest, text);
  }
  instant.milliseconds -= offset(rest, text) * 60'000;
  const int in_utc = static_cast<int>(broken(instant).day.year());
  if (!rest.empty() || in_utc < 0 || in_utc > 9999) {  // five digits could not be read back
    refuse(text);
  }
  return instant;
}

Instant SystemClock::now() const {
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<milliseconds>(since_epoch).count()};
}

}  // namespace redraft
