#include "exchange/row_text.h"

#include "base/blank.h"

namespace redraft::exchange {

namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::string lower_and_trimmed(std::string_view text) {
  std::string word(trimmed(text));
  for (char& c : word) {
    c = lower(c);
  }
  return word;
}

std::string folded_name(std::string_view name) {
  std::string folded;
  for (const char c : name) {
    if (c != ' ' && c != '_' && c != '-' && c != '\t') {
      folded += lower(c);
    }
  }
  return folded;
}

}  // namespace redraft::exchange
