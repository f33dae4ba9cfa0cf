// Rules of any bytes are read or refused; what is read is written back alike, and can be held
// against any text without harm.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "redraft/error.h"
#include "redraft/rules_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const redraft::RulesReading reading = redraft::read_rules(bytes);
  if (!redraft::has_error(reading.findings)) {
    const redraft::RulesReading again = redraft::read_rules(redraft::write_rules(reading.rules));
    if (redraft::has_error(again.findings) || again.rules != reading.rules) {
      std::abort();
    }
  }
  try {
    const redraft::Document document = redraft::parse_markdown(std::string(bytes));
    for (const redraft::RuleFinding& finding : redraft::check_rules(
             document, reading.rules.empty() ? redraft::shipped_rules() : reading.rules)) {
      if (finding.start > finding.end || finding.statement >= document.statements.size()) {
        std::abort();
      }
    }
  } catch (const redraft::Error& error) {
    if (error.kind() != redraft::ErrorKind::invalid) {
      std::abort();
    }
  }
  return 0;
}
