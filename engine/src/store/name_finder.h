#pragma once
// Names of many people looked for in many texts: by their words, whatever their case and spacing. A
// name of one word only as it is written, because it may be a word of the language too.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "redraft/privacy.h"

namespace redraft::store {

class NameFinder {
 public:
  // An e-mail address is a name too. Empty ones are passed over.
  void add(std::string_view name);

  // Left to right; they may overlap. Linear in the text.
  [[nodiscard]] std::vector<CodePointSpan> find(std::string_view text) const;

 private:
  struct Name {
    std::vector<std::string> words;  // folded, with the marks between them
    std::string as_written;          // of a name of one word, else empty
  };

  std::unordered_map<std::string, std::vector<Name>> by_first_word_;
};

}  // namespace redraft::store
