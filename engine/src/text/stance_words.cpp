#include "text/stance_words.h"

#include <array>
#include <cstdint>
#include <unordered_map>

namespace redraft::text {

namespace {

struct Meaning {
  WordKind kind;
  Stance stance = Stance::other;
};

using Lexicon = std::unordered_map<std::string_view, Meaning>;

void add_verb(Lexicon& lexicon, Stance stance, std::string_view base, std::string_view third,
              std::string_view participle) {
  lexicon[base] = {WordKind::base, stance};
  lexicon[third] = {WordKind::third, stance};
  lexicon[participle] = {WordKind::participle, stance};
}

Lexicon make_lexicon() {
  Lexicon lexicon;
  const auto all = [&](WordKind kind, std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words) {
      lexicon[word] = {kind};
    }
  };
  all(WordKind::we, {"we"});
  all(WordKind::plural, {"people", "staff", "everyone", "everybody"});
  all(WordKind::adverb,
      {"also",        "therefore", "all",     "both",   "each",    "together", "hereby", "further",
       "furthermore", "then",      "thus",    "now",    "still",   "do",       "again",  "too",
       "always",      "likewise",  "however", "as",     "well",    "once",     "more",   "so",
       "ever",        "ourselves", "already", "indeed", "moreover"});
  all(WordKind::condition,
      {"if", "whether", "unless", "until", "when", "where", "whenever", "wherever", "before",
       "after", "which", "who", "that", "what", "how", "than", "why", "while", "because"});
  all(WordKind::modal, {"must", "should", "ought"});
  all(WordKind::will, {"will", "shall"});
  all(WordKind::be, {"are", "is", "am", "be", "remain", "remains", "was", "were", "been"});
  all(WordKind::have, {"have", "has"});
  all(WordKind::to, {"to"});
  all(WordKind::join, {"and", "or"});
  all(WordKind::need, {"need"});
  all(WordKind::needs, {"needs"});
  all(WordKind::mean, {"mean", "meant"});
  all(WordKind::means, {"means"});
  all(WordKind::determiner,
      {"a",   "an",   "the", "our",   "their", "its",   "his",   "her", "your", "my",   "by", "of",
       "any", "some", "no",  "other", "this",  "these", "those", "it",  "us",   "such", "as"});
  add_verb(lexicon, Stance::recognise, "recognise", "recognises", "recognised");
  add_verb(lexicon, Stance::recognise, "recognize", "recognizes", "recognized");
  add_verb(lexicon, Stance::recognise, "realise", "realises", "realised");
  add_verb(lexicon, Stance::recognise, "realize", "realizes", "realized");
  add_verb(lexicon, Stance::acknowledge, "acknowledge", "acknowledges", "acknowledged");
  add_verb(lexicon, Stance::agree, "agree", "agrees", "agreed");
  add_verb(lexicon, Stance::commit, "commit", "commits", "committed");
  add_verb(lexicon, Stance::commit, "pledge", "pledges", "pledged");
  add_verb(lexicon, Stance::commit, "undertake", "undertakes", "undertaken");
  add_verb(lexicon, Stance::commit, "promise", "promises", "promised");
  add_verb(lexicon, Stance::define, "define", "defines", "defined");
  return lexicon;
}

bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}

// The lexicon behind a sieve: most words are not in it, and their length, first and last letter say
// so without a look-up.
class Meanings {
 public:
  const Meaning* find(std::string_view word) const {
    if (word.size() >= last_letters_.size() || !is_small(word.front()) || !is_small(word.back()) ||
        (last_letters_[word.size()][place(word.front())] >> place(word.back()) & 1U) == 0) {
      return nullptr;
    }
    const auto found = lexicon_.find(word);
    return found == lexicon_.end() ? nullptr : &found->second;
  }

 private:
  static constexpr std::size_t letters = 26;
  static constexpr std::size_t longest = 24;
  using Sieve = std::array<std::array<std::uint32_t, letters>, longest>;

  static std::size_t place(char letter) { return static_cast<std::size_t>(letter - 'a'); }

  static Sieve make_sieve(const Lexicon& lexicon) {
    Sieve sieve{};
    for (const auto& [word, meaning] : lexicon) {
      sieve.at(word.size())[place(word.front())] |= 1U << place(word.back());
    }
    return sieve;
  }

  Lexicon lexicon_ = make_lexicon();
  Sieve last_letters_ = make_sieve(lexicon_);  // by length and first letter
};

Meaning meaning_of(std::string_view word) {
  static const Meanings meanings;
  if (const Meaning* found = meanings.find(word)) {
    return *found;
  }
  if (word.size() > 3 && word.ends_with("ly")) {
    return {WordKind::adverb};
  }
  if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss")) {
    return {WordKind::plural};
  }
  return {WordKind::plain};
}

constexpr std::array<bool, 256> folded_letters() {
  std::array<bool, 256> letters{};
  for (std::size_t c = 0; c < letters.size(); ++c) {
    letters[c] = (c >= 'a' && c <= 'z') || c >= 0x80;
  }
  return letters;
}

bool is_letter(char c) {
  static constexpr std::array<bool, 256> letters = folded_letters();
  return letters[static_cast<unsigned char>(c)];
}

constexpr std::string_view curly = "\xE2\x80\x99";
constexpr std::array<std::string_view, 5> quotes_and_spaces = {
    curly, "\xE2\x80\x98", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xC2\xA0"};

}  // namespace

const std::vector<StanceWord>& StanceWords::read(std::string_view sentence) {
  fold(sentence);
  words_.clear();
  bool comma = false;
  for (std::size_t at = 0; at < folded_.size();) {
    if (!is_letter(folded_[at])) {
      comma = comma || folded_[at] == ',' || folded_[at] == ';' || folded_[at] == ':';
      ++at;
      continue;
    }
    add(at, comma);
    comma = false;
    at += words_.back().text.size();
    if (words_.back().kind == WordKind::we && at < folded_.size() && folded_[at] == '\'') {
      ++at;  // what follows in "we're" and "we'll" is read as a word of its own
      const std::string_view rest = std::string_view(folded_).substr(at);
      if (rest.starts_with("re")) {
        words_.push_back({"are", WordKind::be});
      } else if (rest.starts_with("ll")) {
        words_.push_back({"will", WordKind::will});
      } else if (rest.starts_with("ve")) {
        words_.push_back({"have", WordKind::have});
      }
      at = std::min(at + 2, folded_.size());
    }
  }
  return words_;
}

// Lower case, with plain apostrophes and no other quotes.
void StanceWords::fold(std::string_view sentence) {
  folded_.assign(sentence);
  unsigned all = 0;
  for (char& c : folded_) {
    all |= static_cast<unsigned char>(c);
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  const std::size_t kept = all < 0x80 ? std::string::npos : folded_.find_first_of("\xE2\xC2");
  if (kept == std::string::npos) {
    return;
  }
  const std::string whole = folded_;
  folded_.resize(kept);
  for (std::string_view rest = std::string_view(whole).substr(kept); !rest.empty();) {
    std::size_t length = 0;
    for (const std::string_view mark : quotes_and_spaces) {
      length = rest.starts_with(mark) ? mark.size() : length;
    }
    folded_ += length == 0 ? rest.front() : rest.starts_with(curly) ? '\'' : ' ';
    rest.remove_prefix(length == 0 ? 1 : length);
  }
}

void StanceWords::add(std::size_t begin, bool after_comma) {
  const std::string_view folded = folded_;
  std::size_t end = begin;
  const auto inside = [&](std::size_t at) {
    return at + 1 < folded.size() && (folded[at] == '\'' || folded[at] == '-') &&
           is_letter(folded[at + 1]);
  };
  for (;;) {
    while (end < folded.size() && is_letter(folded[end])) {
      ++end;
    }
    if (!inside(end) ||
        (end == begin + 2 && folded[end] == '\'' && folded.substr(begin, 2) == "we")) {
      break;
    }
    ++end;
  }
  const std::string_view word = folded.substr(begin, end - begin);
  const Meaning meaning = meaning_of(word);
  words_.push_back({word, meaning.kind, meaning.stance, after_comma});
}

}  // namespace redraft::text
