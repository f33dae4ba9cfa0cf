#pragma once
// Text that may leave the program: bytes that are not UTF-8 become U+FFFD, one each.

#include <string>
#include <string_view>

namespace redraft::exchange {

std::string valid_utf8(std::string_view bytes);

}  // namespace redraft::exchange
