#include "text/stance_words.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "base/code_points.h"
#include "text/each_token.h"
#include "text/vocabulary.h"

namespace redraft::text {

namespace {

struct Meaning {
  WordKind kind;
  Stance stance = Stance::other;
};

// Words with their meanings, behind a sieve: most words are not in it, and their length, first and
// last letter say so without a look-up. Of a word that is added twice the last meaning holds.
class Lexicon {
 public:
  void add(std::string_view word, Meaning meaning) {
    const std::uint32_t id = words_.add(word).id;
    meanings_.resize(words_.size());
    meanings_[id] = meaning;
    last_letters_.at(word.size())[place(word.front())] |= 1U << place(word.back());
  }

  [[nodiscard]] const Meaning* find(std::string_view word) const {
    if (word.size() >= longest || !is_small(word.front()) || !is_small(word.back()) ||
        (last_letters_[word.size()][place(word.front())] >> place(word.back()) & 1U) == 0) {
      return nullptr;
    }
    const std::uint32_t id = words_.find(word);
    return id == Vocabulary::unknown ? nullptr : &meanings_[id];
  }

 private:
  static constexpr std::size_t letters = 26;
  static constexpr std::size_t longest = 24;

  static bool is_small(char c) { return c >= 'a' && c <= 'z'; }

  static std::size_t place(char letter) { return static_cast<std::size_t>(letter - 'a'); }

  Vocabulary words_;
  std::vector<Meaning> meanings_;                                           // by word
  std::array<std::array<std::uint32_t, letters>, longest> last_letters_{};  // by length and first
};

void add_verb(Lexicon& lexicon, Stance stance, std::string_view base, std::string_view third,
              std::string_view participle) {
  lexicon.add(base, {WordKind::base, stance});
  lexicon.add(third, {WordKind::third, stance});
  lexicon.add(participle, {WordKind::participle, stance});
}

Lexicon make_lexicon() {
  Lexicon lexicon;
  const auto all = [&](WordKind kind, std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words) {
      lexicon.add(word, {kind});
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

Meaning meaning_of(std::string_view word) {
  static const Lexicon lexicon = make_lexicon();
  if (const Meaning* found = lexicon.find(word)) {
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

bool is_in_word(char c) {
  static constexpr std::array<bool, 256> letters = folded_letters();
  return letters[static_cast<unsigned char>(c)];
}

// Its ASCII letters, eight at once: bit 7 of each byte says whether it is a capital.
void make_small(std::string& text) {
  constexpr std::uint64_t ones = 0x0101010101010101U;
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    const std::uint64_t plain = bytes & (0x7FU * ones);
    const std::uint64_t capital =
        (plain + (0x80U - 'A') * ones) & ~(plain + (0x7FU - 'Z') * ones) & ~bytes & (0x80U * ones);
    bytes |= capital >> 2U;
    std::memcpy(text.data() + at, &bytes, sizeof bytes);
  }
  for (; at < text.size(); ++at) {
    const char c = text[at];
    text[at] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
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
    if (!is_in_word(folded_[at])) {
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
  make_small(folded_);
  const std::size_t kept =
      is_ascii(sentence) ? std::string::npos : folded_.find_first_of("\xE2\xC2");
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
           is_in_word(folded[at + 1]);
  };
  for (;;) {
    end = letters_end(folded, end);
    while (end < folded.size() && is_in_word(folded[end])) {
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
