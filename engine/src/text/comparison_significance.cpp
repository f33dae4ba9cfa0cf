#include "text/comparison_significance.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "redraft/comparison.h"
#include "text/tokens.h"

namespace redraft {

namespace {

using text::Token;

using Spellings = std::unordered_map<std::string_view, std::string_view>;

// Whole words whose spelling differs between dictionaries; endings are handled by rule.
const Spellings& spellings() {
  static const Spellings words = {{"centre", "center"},
                                  {"centres", "centers"},
                                  {"theatre", "theater"},
                                  {"programme", "program"},
                                  {"programmes", "programs"},
                                  {"fulfil", "fulfill"},
                                  {"fulfils", "fulfills"},
                                  {"enrol", "enroll"},
                                  {"enrolment", "enrollment"},
                                  {"skilful", "skillful"},
                                  {"whilst", "while"},
                                  {"amongst", "among"},
                                  {"licence", "license"},
                                  {"licences", "licenses"},
                                  {"practise", "practice"},
                                  {"practises", "practices"},
                                  {"judgement", "judgment"},
                                  {"judgements", "judgments"},
                                  {"acknowledgement", "acknowledgment"},
                                  {"ageing", "aging"},
                                  {"grey", "gray"},
                                  {"defence", "defense"},
                                  {"offence", "offense"},
                                  {"travelling", "traveling"},
                                  {"travelled", "traveled"},
                                  {"traveller", "traveler"},
                                  {"travellers", "travelers"},
                                  {"labelled", "labeled"},
                                  {"modelling", "modeling"},
                                  {"modelled", "modeled"},
                                  {"counselling", "counseling"},
                                  {"counsellor", "counselor"},
                                  {"cancelled", "canceled"},
                                  {"focussed", "focused"},
                                  {"focussing", "focusing"},
                                  {"learnt", "learned"}};
  return words;
}

constexpr std::array<std::string_view, 17> our_stems = {
    "armour",    "behaviour", "candour", "colour", "demeanour", "endeavour",
    "favour",    "flavour",   "harbour", "honour", "humour",    "labour",
    "neighbour", "rigour",    "rumour",  "savour", "vigour"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 13> endings = {
    {{"isations", "izations"},
     {"isation", "ization"},
     {"isers", "izers"},
     {"ising", "izing"},
     {"iser", "izer"},
     {"ised", "ized"},
     {"ises", "izes"},
     {"ise", "ize"},
     {"ysing", "yzing"},
     {"ysed", "yzed"},
     {"yser", "yzer"},
     {"yses", "yzes"},
     {"yse", "yze"}}};

// One spelling of a folded word. Both sides pass through it, so what it makes need not be a word.
std::string one_spelling(std::string word) {
  if (const auto known = spellings().find(word); known != spellings().end()) {
    return std::string(known->second);
  }
  for (const std::string_view stem : our_stems) {
    if (word.starts_with(stem)) {
      word.erase(stem.size() - 2, 1);
      break;
    }
  }
  // Short words differ in more than spelling: "prise" and "prize".
  for (const auto& [british, american] : endings) {
    if (word.size() > british.size() + 2 && word.size() > 5 && word.ends_with(british)) {
      word.replace(word.size() - british.size(), british.size(), american);
      break;
    }
  }
  return word;
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// A sign that changes what is said: all but the plain punctuation of running text.
bool is_meaningful_sign(std::string_view text, const std::vector<Token>& tokens, std::size_t at,
                        std::string_view folded) {
  static constexpr std::string_view punctuation = ".,;:!?'\"()[]{}-_/*`|";
  if (folded == "-") {
    return at + 1 < tokens.size() && tokens[at + 1].begin == tokens[at].end &&
           has_digit(text.substr(tokens[at + 1].begin, 1)) &&
           (at == 0 || tokens[at - 1].end != tokens[at].begin);
  }
  if (static_cast<unsigned char>(folded.front()) < 0x80) {
    return folded.find_first_not_of(punctuation) != std::string_view::npos;
  }
  // Beyond ASCII: ellipsis, bullets and the punctuation of other scripts are too many to name; the
  // signs that count are few.
  static constexpr std::array<std::string_view, 9> signs = {
      "\xC2\xA3",     "\xE2\x82\xAC", "\xC2\xA5",     "\xC2\xB1", "\xC3\x97",
      "\xE2\x89\xA4", "\xE2\x89\xA5", "\xE2\x89\xA0", "\xC2\xB0"};
  return std::find(signs.begin(), signs.end(), folded) != signs.end();
}

enum class Spelling { as_written, unified };

// The words of a text; "well-being" is one word, spelt "wellbeing".
std::vector<std::string> words_in(std::string_view text, Spelling spelling) {
  const std::vector<Token> tokens = text::tokenize(text);
  std::vector<std::string> words;
  bool hyphened = false;
  std::size_t last_end = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    std::string folded = text::fold(text.substr(token.begin, token.end - token.begin));
    const bool attached = token.begin == last_end && i > 0;
    last_end = token.end;
    if (folded.empty()) {
      continue;
    }
    if (!token.word) {
      hyphened = folded == "-" && attached && !words.empty();
      if (is_meaningful_sign(text, tokens, i, folded)) {
        words.push_back(std::move(folded));
        hyphened = false;
      }
      continue;
    }
    // "re-sign" is not "resign", and "5-10" is not "510".
    if (hyphened && attached && words.back() != "re" && !has_digit(words.back()) &&
        !has_digit(folded)) {
      words.back() += folded;
    } else {
      words.push_back(std::move(folded));
    }
    hyphened = false;
  }
  if (spelling == Spelling::unified) {
    for (std::string& word : words) {
      word = one_spelling(std::move(word));
    }
  }
  return words;
}

}  // namespace

bool text::same_words(std::string_view from, std::string_view to) {
  return from == to || words_in(from, Spelling::unified) == words_in(to, Spelling::unified);
}

bool text::same_spelling(std::string_view from, std::string_view to) {
  return from == to || words_in(from, Spelling::as_written) == words_in(to, Spelling::as_written);
}

Significance significance_of(const Change& change, std::string_view from_text,
                             std::string_view to_text) {
  switch (change.kind) {
    case ChangeKind::unchanged:
      return Significance::editorial;
    case ChangeKind::added:
    case ChangeKind::removed:
    case ChangeKind::restored:
      return Significance::substantive;
    case ChangeKind::moved:
    case ChangeKind::reworded:
    case ChangeKind::split:
    case ChangeKind::merged:
      break;
  }
  return text::same_words(from_text, to_text) ? Significance::editorial : Significance::substantive;
}

}  // namespace redraft
