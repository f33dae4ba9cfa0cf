#pragma once
// A proposed change as people write it into a form: an instruction, which can be carried out where
// it names the words.

#include <optional>
#include <string>
#include <string_view>

namespace redraft::exchange {

struct ProposedChange {
  std::string quote;        // words to go; empty: the whole statement
  std::string replacement;  // empty: nothing in their place
  bool operator==(const ProposedChange&) const = default;
};

// 'Replace "X" with "Y"', 'Change "X" to "Y".', 'Delete "X"', 'Replace the statement with "Y"', in
// straight or curly marks. Nothing for any other instruction: a person has to read it.
std::optional<ProposedChange> parse_proposed_change(std::string_view text);

// The same instruction, to be read back.
std::string proposed_change(const ProposedChange& change);

}  // namespace redraft::exchange
