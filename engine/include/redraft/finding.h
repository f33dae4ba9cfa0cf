#pragma once
// One thing a check, a reader or an import found: data, never an exception.

#include <string>
#include <vector>

namespace redraft {

enum class Severity { error, warning };

[[nodiscard]] std::string to_string(Severity severity);

struct Finding {
  std::string rule;  // stable word in kebab case: "changed-unexplained", "marker-unknown"
  Severity severity = Severity::error;
  std::string message;   // what, where and why, for people
  std::string hint;      // what to do next, or empty
  std::string document;  // the rest is empty or 0 where it does not apply
  std::string draft;
  std::string anchor;
  std::string comment;
  std::size_t line = 0;  // 1-based, in the file or import read
  bool operator==(const Finding&) const = default;
};

[[nodiscard]] inline bool has_error(const std::vector<Finding>& findings) {
  for (const Finding& finding : findings) {
    if (finding.severity == Severity::error) {
      return true;
    }
  }
  return false;
}

}  // namespace redraft
