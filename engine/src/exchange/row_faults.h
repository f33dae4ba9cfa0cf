#pragma once
// What is wrong with one row of a file.

#include <cstddef>
#include <string>

#include "redraft/finding.h"

namespace redraft::exchange {

// Everything that is wrong with one row; the finding has the rule and the hint of the first.
class RowFaults {
 public:
  void add(std::string rule, const std::string& what, std::string hint);

  [[nodiscard]] bool any() const { return !rule_.empty(); }

  [[nodiscard]] Finding finding(std::size_t line, const std::string& comment) const;
  // `where` in place of "line N".
  [[nodiscard]] Finding finding(std::size_t line, const std::string& comment,
                                const std::string& where) const;

 private:
  std::string rule_;
  std::string what_;
  std::string hint_;
};

}  // namespace redraft::exchange
