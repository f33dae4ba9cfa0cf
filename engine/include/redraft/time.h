#pragma once
// Instants in UTC and the one clock they come from.
//
// The engine never asks the system for the time: every verb that stamps something takes it from the
// Clock the workspace was opened with, so that tests and replays are exact.

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace redraft {

// Milliseconds since 1970-01-01T00:00:00Z, leap seconds ignored.
struct Instant {
  std::int64_t milliseconds = 0;
  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes its zero for a pointer
  auto operator<=>(const Instant&) const = default;
};

inline constexpr std::int64_t hour_milliseconds = 3'600'000;
inline constexpr std::int64_t day_milliseconds = 24 * hour_milliseconds;

// RFC 3339 in UTC: "2026-03-01T09:30:00Z", with ".mmm" only where it is not zero.
[[nodiscard]] std::string to_rfc3339(Instant instant);

// "2026-03-01": the UTC day, for people.
[[nodiscard]] std::string to_date(Instant instant);

// Reads RFC 3339 with any offset, or a bare date (midnight UTC). Throws Error(invalid) otherwise.
[[nodiscard]] Instant parse_instant(std::string_view text);

class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override;
};

// Always says the same; REDRAFT_NOW in the environment makes the front ends use it.
class FixedClock final : public Clock {
 public:
  explicit FixedClock(Instant instant) : instant_(instant) {}

  [[nodiscard]] Instant now() const override { return instant_; }

 private:
  Instant instant_;
};

}  // namespace redraft
