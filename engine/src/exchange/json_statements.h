#pragma once
// "redraft/statements/1" before it is written, for those who add to its statements.

#include <string>
#include <vector>

#include "exchange/json_values.h"

namespace redraft::exchange {

Json statements_value(const std::string& document, const std::string& label, const Document& text,
                      const std::vector<std::string>& anchors);

// The label as it leaves the program: empty for the working text.
inline std::string shown_label(const Draft& draft) {
  return draft.state == DraftState::working ? std::string() : draft.label;
}

}  // namespace redraft::exchange
