#include "exchange/row_faults.h"

namespace redraft::exchange {

void RowFaults::add(std::string rule, const std::string& what, std::string hint) {
  if (rule_.empty()) {
    rule_ = std::move(rule);
    what_ = what;
    hint_ = std::move(hint);
  } else if (what_.size() < 1000) {
    what_ += "; " + what;
  }
}

Finding RowFaults::finding(std::size_t line, const std::string& comment) const {
  return finding(line, comment, "line " + std::to_string(line));
}

Finding RowFaults::finding(std::size_t line, const std::string& comment,
                           const std::string& where) const {
  Finding finding;
  finding.rule = rule_;
  finding.message = where + ": " + what_;
  finding.hint = hint_;
  finding.comment = comment;
  finding.line = line;
  return finding;
}

}  // namespace redraft::exchange
