#include "exchange/valid_utf8.h"

#include "base/code_points.h"

namespace redraft::exchange {

std::string valid_utf8(std::string_view bytes) {
  std::string text;
  for (auto at = first_invalid_utf8(bytes); at; at = first_invalid_utf8(bytes)) {
    text.append(bytes.substr(0, *at)).append("\xEF\xBF\xBD");
    bytes.remove_prefix(*at + 1);
  }
  return text.append(bytes);
}

}  // namespace redraft::exchange
