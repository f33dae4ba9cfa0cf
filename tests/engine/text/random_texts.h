#pragma once
// Texts for properties: random, but of the pieces that redlines go wrong on.

#include <string>

#include <rapidcheck.h>

namespace redraft::testing {

// English words, numbers, dates and punctuation, with and without spaces between.
rc::Gen<std::string> words();

// Scripts from right to left and without spaces, combining marks, joiners, emoji in parts.
rc::Gen<std::string> unicode();

// Any bytes, those that are not UTF-8 replaced.
rc::Gen<std::string> bytes_made_valid();

}  // namespace redraft::testing
