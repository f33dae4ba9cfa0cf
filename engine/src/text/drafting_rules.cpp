// Drafting rules held against a document.
#include <algorithm>
#include <functional>
#include <set>

#include "base/code_points.h"
#include "redraft/companion.h"
#include "redraft/drafting_rule.h"
#include "text/sentences.h"
#include "text/term_finder.h"
#include "text/tokens.h"

namespace redraft {

namespace {

using text::FoundTerm;
using text::TermFinder;

constexpr std::size_t most_quoted = 60;  // code points of words in a message

// Reports a place, in bytes of the statement's text, and what is wrong there.
using Report = std::function<void(std::size_t begin, std::size_t end, const std::string& what)>;

std::string quoted(std::string_view words) {
  return "\"" + shorten(words, most_quoted) + "\"";
}

TermFinder finder_of(const std::vector<std::string>& terms) {
  TermFinder finder;
  for (const std::string& term : terms) {
    finder.add(term);
  }
  return finder;
}

// "VCSE", "NHS": two capitals or more, and nothing but capitals and digits; a plural "s" may stand
// behind it.
bool is_abbreviation(std::string_view word) {
  if (word.size() > 2 && word.back() == 's') {
    word.remove_suffix(1);
  }
  const auto capitals =
      std::count_if(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return capitals >= 2 && std::all_of(word.begin(), word.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
         });
}

std::string singular(std::string_view abbreviation) {
  return std::string(abbreviation.back() == 's' ? abbreviation.substr(0, abbreviation.size() - 1)
                                                : abbreviation);
}

bool holds_any(const std::vector<Stance>& wanted, const std::vector<Stance>& held) {
  return wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [&](Stance stance) {
           return std::find(held.begin(), held.end(), stance) != held.end();
         });
}

// Where a sentence begins to take one of the stances: at the second word before its verb, "we do
// not commit". What stands before binds nobody. The shortest beginning that takes it ends with the
// verb.
std::size_t stance_begins(const std::vector<Stance>& wanted, std::string_view sentence) {
  const std::vector<text::Token> tokens = text::tokenize(sentence);
  const auto takes = [&](std::size_t count) {
    return holds_any(wanted, stances_of(sentence.substr(0, tokens[count - 1].end)));
  };
  std::size_t low = 1;
  std::size_t high = tokens.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (takes(middle)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low > 3 ? tokens[low - 3].begin : 0;
}

// Of a rule for some stances, only what the sentences that take them say from there on.
void check_words(const DraftingRule& rule, const TermFinder& finder, const Statement& statement,
                 const Report& report) {
  std::size_t begin = 0;
  const auto look = [&](std::string_view words) {
    for (const FoundTerm& found : finder.find(words)) {
      report(begin + found.begin, begin + found.end,
             quoted(words.substr(found.begin, found.end - found.begin)));
    }
  };
  if (rule.stances.empty()) {
    look(statement.text);
    return;
  }
  for (const std::string_view sentence : text::sentences(statement.text)) {
    const bool binds = holds_any(rule.stances, stances_of(sentence));
    const std::size_t from = binds ? stance_begins(rule.stances, sentence) : sentence.size();
    begin += from;
    look(sentence.substr(from));
    begin += sentence.size() - from;
  }
}

void check_sentences(std::size_t most, const Statement& statement, const Report& report) {
  std::size_t begin = 0;
  for (const std::string_view sentence : text::sentences(statement.text)) {
    const std::vector<text::Token> tokens = text::tokenize(sentence);
    const auto words = static_cast<std::size_t>(std::count_if(
        tokens.begin(), tokens.end(), [](const text::Token& token) { return token.word; }));
    if (words > most) {
      report(begin + tokens.front().begin, begin + tokens.back().end,
             "a sentence of " + std::to_string(words) + " words, over " + std::to_string(most) +
                 ": " + quoted(sentence));
    }
    begin += sentence.size();
  }
}

class Sectors {
 public:
  explicit Sectors(const DraftingRule& rule) : rule_(rule) {
    for (std::size_t group = 0; group < rule.groups.size(); ++group) {
      for (const std::string& name : rule.groups[group]) {
        finder_.add(name);
        group_of_.push_back(group);
      }
    }
  }

  void check(const Statement& statement, const Report& report) const {
    std::vector<const FoundTerm*> first(rule_.groups.size(), nullptr);
    const std::vector<FoundTerm> found = finder_.find(statement.text);
    for (const FoundTerm& one : found) {
      const FoundTerm*& place = first[group_of_[one.term]];
      place = place == nullptr ? &one : place;
    }
    std::string missing;
    const FoundTerm* named = nullptr;
    for (std::size_t group = 0; group < first.size(); ++group) {
      if (first[group] == nullptr) {
        missing += rule_.groups[group].empty()
                       ? ""
                       : (missing.empty() ? "" : ", ") + rule_.groups[group].front();
      } else if (named == nullptr || first[group]->begin < named->begin) {
        named = first[group];
      }
    }
    if (named != nullptr && !missing.empty()) {
      report(named->begin, named->end,
             "names " +
                 quoted(std::string_view(statement.text)
                            .substr(named->begin, named->end - named->begin)) +
                 " and not: " + missing);
    }
  }

 private:
  const DraftingRule& rule_;
  TermFinder finder_;
  std::vector<std::size_t> group_of_;  // by term
};

// Each thing that is not defined is reported once, where it first stands.
class Undefined {
 public:
  Undefined(const DraftingRule& rule, const Document& document)
      : rule_(rule), listed_(finder_of(rule.words)) {
    for (const GlossaryTerm& term : glossary(document)) {
      known_.insert(text::fold(term.term));
    }
    for (const std::string& word : rule.allowed) {
      known_.insert(text::fold(word));
    }
    // "Integrated Care System (ICS)", and "ICS (Integrated Care System)".
    for (const Statement& statement : document.statements) {
      const std::string_view words = statement.text;
      for (const text::Token& token : text::tokenize(words)) {
        const std::string_view word = words.substr(token.begin, token.end - token.begin);
        const bool in_brackets = token.begin > 0 && words[token.begin - 1] == '(' &&
                                 token.end < words.size() && words[token.end] == ')';
        const bool before_brackets = words.substr(token.end).starts_with(" (");
        if (token.word && is_abbreviation(word) && (in_brackets || before_brackets)) {
          known_.insert(text::fold(singular(word)));
        }
      }
    }
  }

  void check(const Statement& statement, const Report& report) {
    for (const FoundTerm& found : listed_.find(statement.text)) {
      say(rule_.words[found.term], found.begin, found.end, report);
    }
    const std::string_view words = statement.text;
    for (const text::Token& token : text::tokenize(words)) {
      const std::string_view word = words.substr(token.begin, token.end - token.begin);
      if (token.word && is_abbreviation(word)) {
        say(singular(word), token.begin, token.end, report);
      }
    }
  }

 private:
  void say(const std::string& term, std::size_t begin, std::size_t end, const Report& report) {
    if (known_.insert(text::fold(term)).second) {
      report(begin, end, quoted(term) + " is nowhere defined or spelt out");
    }
  }

  const DraftingRule& rule_;
  TermFinder listed_;
  std::set<std::string> known_;
};

bool is_about(const DraftingRule& rule, const Statement& statement) {
  return statement.kind != StatementKind::heading && holds_any(rule.stances, statement.stances);
}

// What a rule does with a statement.
std::function<void(const Statement&, const Report&)> check_of(const DraftingRule& rule,
                                                              const Document& document) {
  switch (rule.kind) {
    case RuleKind::words:
      return [&rule, finder = finder_of(rule.words)](const Statement& statement,
                                                     const Report& report) {
        check_words(rule, finder, statement, report);
      };
    case RuleKind::sentence_length:
      return [most = rule.most](const Statement& statement, const Report& report) {
        check_sentences(most, statement, report);
      };
    case RuleKind::sectors:
      return [sectors = Sectors(rule)](const Statement& statement, const Report& report) {
        sectors.check(statement, report);
      };
    case RuleKind::defined:
      return [undefined = Undefined(rule, document)](const Statement& statement,
                                                     const Report& report) mutable {
        undefined.check(statement, report);
      };
  }
  return {};
}

}  // namespace

std::vector<RuleFinding> check_rules(const Document& document,
                                     const std::vector<DraftingRule>& rules) {
  std::vector<RuleFinding> findings;
  for (const DraftingRule& rule : rules) {
    const auto check = check_of(rule, document);
    for (std::size_t i = 0; i < document.statements.size(); ++i) {
      const Statement& statement = document.statements[i];
      if (!is_about(rule, statement)) {
        continue;
      }
      check(statement, [&](std::size_t begin, std::size_t end, const std::string& what) {
        const std::string_view words = statement.text;
        const std::size_t start = count_code_points(words.substr(0, begin));
        findings.push_back({rule.name, rule.severity, i, start,
                            start + count_code_points(words.substr(begin, end - begin)),
                            what + (rule.reason.empty() ? "" : "; " + rule.reason), std::nullopt});
      });
    }
  }
  std::stable_sort(findings.begin(), findings.end(),
                   [](const RuleFinding& a, const RuleFinding& b) {
                     return std::pair(a.statement, a.start) < std::pair(b.statement, b.start);
                   });
  return findings;
}

const std::vector<DraftingRule>& shipped_rules() {
  static const std::vector<DraftingRule> rules = [] {
    const std::vector<Stance> promises = {Stance::agree, Stance::commit};
    std::vector<DraftingRule> out;
    out.push_back({.name = "positive-commitments",
                   .reason = "say what will be done, not what will not",
                   .stances = promises,
                   .words = {"not", "never", "no longer", "avoid", "fail"}});
    out.push_back(
        {.name = "all-sectors",
         .kind = RuleKind::sectors,
         .reason = "a promise is for every sector alike",
         .stances = promises,
         .groups = {{"voluntary sector", "VCSE", "VCS", "charity", "charities", "community group"},
                    {"health service", "NHS", "hospital", "health board"},
                    {"council", "local authority", "local authorities", "local government",
                     "public sector"}}});
    out.push_back({.name = "plain-words",
                   .reason = "a plainer word says the same",
                   .words = {"going forward", "leverage", "synergy", "synergies", "holistic",
                             "stakeholder", "deliverable", "utilise", "top down", "bottom up"}});
    out.push_back({.name = "short-sentences",
                   .kind = RuleKind::sentence_length,
                   .reason = "two sentences are easier to answer",
                   .most = 40});
    out.push_back({.name = "defined-terms",
                   .kind = RuleKind::defined,
                   .reason = "a reader may not know it",
                   .allowed = {"UK", "EU"}});
    out.push_back(
        {.name = "promises-not-wishes",
         .reason = "a commitment says what we will do",
         .stances = {Stance::commit},
         .words = {"should", "ought to", "might", "aspire", "endeavour", "where possible"}});
    return out;
  }();
  return rules;
}

}  // namespace redraft
