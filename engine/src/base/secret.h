#pragma once
// What nobody can guess.

#include <string>

#include "redraft/ids.h"

namespace redraft {

// 64 hex digits: 32 bytes of randomness.
std::string new_secret(Randomness& randomness);

}  // namespace redraft
