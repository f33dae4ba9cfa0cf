#pragma once
// What people mean by a number they cite: the place that redraft counted, or what the text prints.

#include <cstddef>
#include <string_view>
#include <vector>

#include "redraft/document.h"

namespace redraft {

// The statements that a number ("7.3") may mean, by index: the one with that place in the draft
// (Statement::number), then the one whose text begins with it ("7.3 We agree", "## 7. Money"),
// where no other text does. So none, one, or two that differ. Brackets and a last point are no part
// of a printed number; letters alone are none. Linear in the statements.
[[nodiscard]] std::vector<std::size_t> statements_of_number(const Document& document,
                                                            std::string_view number);

}  // namespace redraft
