#include "workspace/row_refusal.h"

#include <utility>

namespace redraft::workspace {

Finding refusal(const Error& error, const char* rule, std::string comment, std::size_t line) {
  switch (error.kind()) {
    case ErrorKind::usage:
    case ErrorKind::not_found:
    case ErrorKind::not_allowed:
    case ErrorKind::conflict:
    case ErrorKind::invalid:
      break;
    case ErrorKind::unavailable:
    case ErrorKind::corrupt:
    case ErrorKind::internal:
    case ErrorKind::interrupted:
      throw error;
  }
  Finding finding;
  finding.rule = rule;
  finding.severity = Severity::error;
  finding.message = error.what();
  finding.hint = error.hint();
  finding.comment = std::move(comment);
  finding.line = line;
  return finding;
}

}  // namespace redraft::workspace
