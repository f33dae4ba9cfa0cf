#pragma once
// Drafting rules: how a consultation wants its statements worded, checked by machine and waived by
// people. A rule can only point at words; whether they are right is for the editor.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/document.h"
#include "redraft/finding.h"
#include "redraft/time.h"

namespace redraft {

// words: none of these words or phrases. sentence_length: no sentence over `most` words. sectors: a
// statement that names one of the groups names them all, or none. defined: what is written as an
// abbreviation, and each of `words`, is defined or spelt out somewhere in the document.
enum class RuleKind { words, sentence_length, sectors, defined };

[[nodiscard]] std::string to_string(RuleKind kind);
[[nodiscard]] std::optional<RuleKind> parse_rule_kind(std::string_view word);

struct DraftingRule {
  std::string name = {};  // "plain-words": letters, digits and hyphens; unique
  RuleKind kind = RuleKind::words;
  Severity severity = Severity::warning;
  std::string reason = {};           // said with each finding
  std::vector<Stance> stances = {};  // only statements that hold one of these; empty: all
  std::vector<std::string> words = {};
  std::vector<std::string> allowed = {};  // of `defined`: abbreviations everyone knows
  std::size_t most = 0;
  std::vector<std::vector<std::string>> groups = {};  // of `sectors`: the names of each
  bool operator==(const DraftingRule&) const = default;
};

// A finding that was looked at and let stand. It lapses when the words of the statement change.
struct Waiver {
  std::string rule;
  std::string anchor;
  std::string words;  // words_hash() of the statement
  std::string note;   // why
  Instant made;
  bool operator==(const Waiver&) const = default;
};

struct RuleFinding {
  std::string rule;
  Severity severity = Severity::warning;
  std::size_t statement = 0;  // index in the document
  std::size_t start = 0;      // code points of its plain text, half-open
  std::size_t end = 0;
  std::string message;  // what is wrong with these words, and the rule's reason
  std::optional<Waiver> waived;
  bool operator==(const RuleFinding&) const = default;
};

// In document order, then by place, then in the order of the rules. Headings and the update notes
// are not checked. Linear in the words times the rules.
[[nodiscard]] std::vector<RuleFinding> check_rules(const Document& document,
                                                   const std::vector<DraftingRule>& rules);

// The rules that come with the program, for consultations that have set none.
[[nodiscard]] const std::vector<DraftingRule>& shipped_rules();

}  // namespace redraft
