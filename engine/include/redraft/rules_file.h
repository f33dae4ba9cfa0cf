#pragma once
// The drafting rules of a consultation as a JSON file, for people to edit: "redraft/rules/1", as
// schemas/rules.schema.json describes it. Here an unknown key is an error: a misspelt one would
// silently check nothing.

#include <string>
#include <string_view>
#include <vector>

#include "redraft/drafting_rule.h"
#include "redraft/finding.h"

namespace redraft {

struct RulesReading {
  std::vector<DraftingRule> rules;
  std::vector<Finding> findings;  // any error: the rules are not to be used
};

inline constexpr std::size_t most_rules = 200;
inline constexpr std::size_t most_rule_words = 2000;  // of one rule
inline constexpr std::size_t largest_rules_file = 1u << 20;

// Any bytes; never throws for what they hold.
[[nodiscard]] RulesReading read_rules(std::string_view bytes);

// What read_rules() reads back as the same rules.
[[nodiscard]] std::string write_rules(const std::vector<DraftingRule>& rules);

}  // namespace redraft
