#include "redraft/nearest.h"

#include <algorithm>

namespace redraft {

std::string nearest(std::string_view word, const std::vector<std::string_view>& names) {
  std::size_t best = word.size() / 2 + 1;
  std::string found;
  for (const std::string_view name : names) {
    std::vector<std::size_t> row(name.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j) {
      row[j] = j;
    }
    for (std::size_t i = 1; i <= word.size(); ++i) {
      std::size_t diagonal = row[0];
      row[0] = i;
      for (std::size_t j = 1; j <= name.size(); ++j) {
        const std::size_t changed = diagonal + (word[i - 1] == name[j - 1] ? 0 : 1);
        diagonal = row[j];
        row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
      }
    }
    if (row.back() < best) {
      best = row.back();
      found = name;
    }
  }
  return found;
}

}  // namespace redraft
