#include "text/comparison_significance.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <utility>

#include "redraft/comparison.h"
#include "text/each_token.h"
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

// The words of a text one after the other, read as far as they are asked for, since most texts that
// differ do so early; "well-being" is one word, "wellbeing".
class Words {
 public:
  explicit Words(std::string_view text) : text_(text) {}

  // The next word; nothing at the end.
  std::optional<std::string> next() {
    while (reaches(at_)) {
      reaches(at_ + 1);  // a sign is read with what follows it
      const Token& token = tokens_[at_];
      std::string folded = text::fold(text_.substr(token.begin, token.end - token.begin));
      const bool attached = at_ > 0 && token.begin == tokens_[at_ - 1].end;
      const std::size_t at = at_++;
      if (folded.empty()) {
        continue;
      }
      const bool joined = hyphened_ && attached && word_;
      // The hyphen of "{}-initializer" follows a sign: the word before that has ended.
      hyphened_ = !token.word && folded == "-" && attached && word_ && tokens_[at - 1].word;
      if (!token.word) {
        if (is_meaningful_sign(text_, tokens_, at, folded)) {
          hyphened_ = false;
          if (auto before = std::exchange(word_, std::move(folded))) {
            return before;
          }
        }
      } else if (joined && *word_ != "re" && !has_digit(*word_) && !has_digit(folded)) {
        *word_ += folded;  // "re-sign" is not "resign", and "5-10" is not "510"
      } else if (auto before = std::exchange(word_, std::move(folded))) {
        return before;
      }
    }
    return std::exchange(word_, std::nullopt);
  }

 private:
  // Whether there is such a token, which is read then.
  bool reaches(std::size_t index) {
    while (tokens_.size() <= index && read_ < text_.size()) {
      read_ = text::read_next(text_, read_, tokens_);
    }
    return index < tokens_.size();
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  std::size_t read_ = 0;  // bytes
  std::size_t at_ = 0;
  std::optional<std::string> word_;  // read, but a hyphen may follow
  bool hyphened_ = false;
};

enum class Spelling { as_written, unified };

// The word that a text begins with, where it is one whatever follows: letters, with or without a
// sign of plain punctuation, and a space.
struct PlainWord {
  explicit PlainWord(std::string_view text) {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto letters = static_cast<std::size_t>(
        std::find_if_not(text.begin(), text.end(), is_letter) - text.begin());
    std::size_t end = letters;
    if (end < text.size() && (text[end] == ',' || text[end] == ';' || text[end] == ':')) {
      ++end;
    }
    if (letters > 0 && end < text.size() && text[end] == ' ') {
      word = text.substr(0, letters);
      rest = text.substr(end + 1);
    }
  }

  std::string_view word;  // empty where there is none
  std::string_view rest;
};

// How many bytes both texts begin with, up to a space behind a letter: no word crosses it.
std::size_t equal_words(std::string_view from, std::string_view to) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  auto at = static_cast<std::size_t>(
      std::mismatch(from.begin(), from.end(), to.begin(), to.end()).first - from.begin());
  while (at > 1 && (from[at - 1] != ' ' || !is_letter(from[at - 2]))) {
    --at;
  }
  return at > 1 ? at : 0;
}

bool same(std::string_view from, std::string_view to, Spelling spelling) {
  const auto differ = [&](std::string word, std::string other) {
    return word != other && (spelling == Spelling::as_written ||
                             one_spelling(std::move(word)) != one_spelling(std::move(other)));
  };
  const std::size_t alike = equal_words(from, to);
  from.remove_prefix(alike);
  to.remove_prefix(alike);
  if (from == to) {
    return true;
  }
  // Most texts that differ do so among plain words: those need no tokens. The last one is left to
  // be read again, since signs may follow.
  PlainWord left(from);
  PlainWord right(to);
  while (!left.word.empty() && !right.word.empty()) {
    if (left.word != right.word && differ(text::fold(left.word), text::fold(right.word))) {
      return false;
    }
    const PlainWord next_left(left.rest);
    const PlainWord next_right(right.rest);
    if (!next_left.word.empty() && !next_right.word.empty()) {
      from = left.rest;
      to = right.rest;
    }
    left = next_left;
    right = next_right;
  }
  Words before(from);
  Words after(to);
  for (;;) {
    std::optional<std::string> word = before.next();
    std::optional<std::string> other = after.next();
    if (!word || !other) {
      return !word && !other;
    }
    if (differ(*std::move(word), *std::move(other))) {
      return false;
    }
  }
}

}  // namespace

bool text::same_words(std::string_view from, std::string_view to) {
  return same(from, to, Spelling::unified);
}

bool text::same_spelling(std::string_view from, std::string_view to) {
  return same(from, to, Spelling::as_written);
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
