#include "text/lineage_profile.h"

#include <algorithm>
#include <unordered_map>

#include "text/tokens.h"

namespace redraft::text {

namespace {

constexpr std::size_t stem_letters = 6;
constexpr std::int32_t bit = 16;  // weights are in sixteenths of a bit

// Every draft is read against a background of this many statements, half of which hold any given
// stop word: in a document of three statements "the" would else be as rare as "vaccination".
constexpr std::uint64_t background = 64;

std::uint64_t mix(std::uint64_t h, std::uint64_t value) {
  h ^= value + 0x9E3779B97F4A7C15U + (h << 6U) + (h >> 2U);
  h *= 0xFF51AFD7ED558CCDU;
  return h ^ (h >> 32U);
}

std::uint64_t hash_bytes(std::string_view bytes) {
  std::uint64_t h = 0xCBF29CE484222325U;
  for (const char c : bytes) {
    h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  }
  return h ^ (h >> 29U);
}

// log2(numerator / denominator) in sixteenths; numerator >= denominator > 0.
std::int32_t log2_sixteenths(std::uint64_t numerator, std::uint64_t denominator) {
  std::uint64_t ratio = (numerator << 24U) / denominator;
  std::int32_t result = 0;
  while (ratio >= (2ULL << 24U)) {
    ratio >>= 1U;
    result += 16;
  }
  for (std::int32_t part = 8; part > 0; part /= 2) {
    ratio = (ratio * ratio) >> 24U;
    if (ratio >= (2ULL << 24U)) {
      ratio >>= 1U;
      result += part;
    }
  }
  return result;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// The folded token, in `scratch` or in the text itself: no allocation for ASCII.
std::string_view folded(std::string_view token, std::string& scratch) {
  if (!is_ascii(token) || token.find_first_of(" -`") != std::string_view::npos) {
    scratch = fold(token);
    return scratch;
  }
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (std::none_of(token.begin(), token.end(), is_upper)) {
    return token;
  }
  scratch.assign(token);
  for (char& c : scratch) {
    c = is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return scratch;
}

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The first letters of a long word: what its inflections share. Names in code have none.
std::string_view stem(std::string_view word) {
  if (word.size() <= stem_letters || has_digit(word) || word.find('_') != std::string_view::npos) {
    return word;
  }
  std::size_t letters = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if ((static_cast<unsigned char>(word[i]) & 0xC0U) != 0x80U && letters++ == stem_letters) {
      return word.substr(0, i);
    }
  }
  return word;
}

struct Word {
  std::uint64_t hash = 0;
  std::uint32_t text_begin = 0;  // in Interner::text_
  std::uint32_t text_size = 0;
  std::uint32_t feature = none;  // of a word; none for a sign
};

// Words to dense ids. Open addressing: half of the time of a large comparison is spent here.
class Interner {
 public:
  Interner() : slots_(1U << 12U, none) {}

  std::uint32_t id(std::string_view word, bool& fresh) {
    const std::uint64_t hash = hash_bytes(word);
    std::size_t slot = hash & (slots_.size() - 1);
    while (slots_[slot] != none) {
      const Word& known = words_[slots_[slot]];
      if (known.hash == hash && text_of(known) == word) {
        fresh = false;
        return slots_[slot];
      }
      slot = (slot + 1) & (slots_.size() - 1);
    }
    fresh = true;
    const auto made = static_cast<std::uint32_t>(words_.size());
    slots_[slot] = made;
    words_.push_back({hash, static_cast<std::uint32_t>(text_.size()),
                      static_cast<std::uint32_t>(word.size()), none});
    text_ += word;
    if (words_.size() * 2 > slots_.size()) {
      grow();
    }
    return made;
  }

  Word& word(std::uint32_t id) { return words_[id]; }

 private:
  std::string_view text_of(const Word& word) const {
    return std::string_view(text_).substr(word.text_begin, word.text_size);
  }

  void grow() {
    std::vector<std::uint32_t> larger(slots_.size() * 2, none);
    for (std::uint32_t i = 0; i < words_.size(); ++i) {
      std::size_t slot = words_[i].hash & (larger.size() - 1);
      while (larger[slot] != none) {
        slot = (slot + 1) & (larger.size() - 1);
      }
      larger[slot] = i;
    }
    slots_ = std::move(larger);
  }

  std::vector<std::uint32_t> slots_;
  std::vector<Word> words_;
  std::string text_;
};

}  // namespace

// Fills the profiles of both drafts, then the weights, which need the whole vocabulary.
class Profiles::Reader {
 public:
  explicit Reader(Profiles& profiles) : profiles_(profiles) {}

  // Most statements stand in both drafts as they are: those are read once.
  void read_both() {
    std::unordered_map<std::string_view, Index> known;
    known.reserve(profiles_.documents_[earlier]->statements.size());
    for (const Statement& statement : profiles_.documents_[earlier]->statements) {
      if (statement.kind != StatementKind::heading) {
        known.emplace(statement.text, static_cast<Index>(profiles_.size(earlier)));
      }
      read(earlier, statement);
    }
    for (const Statement& statement : profiles_.documents_[later]->statements) {
      const auto same =
          statement.kind == StatementKind::heading ? known.end() : known.find(statement.text);
      if (same == known.end()) {
        read(later, statement);
      } else {
        profiles_.of_[later].push_back(profiles_.of_[earlier][same->second]);
        count(later, profiles_.of_[later].back());
      }
    }
  }

  void weigh() {
    const std::uint64_t larger = std::max(profiles_.size(earlier), profiles_.size(later));
    const std::uint64_t total = larger + background;
    profiles_.weights_.reserve(traits_.size());
    for (const Trait& trait : traits_) {
      const std::uint64_t seen =
          std::max(trait.seen[earlier], trait.seen[later]) + (trait.stop ? background / 2 : 1);
      const std::int32_t weight = bit / 4 + log2_sixteenths(total, std::min(seen, total));
      profiles_.weights_.push_back(trait.decisive ? weight + bit : weight);
    }
    profiles_.floor_ = 4 * log2_sixteenths(total, 1);
    for (const Side side : {earlier, later}) {
      for (Profile& profile : profiles_.of_[side]) {
        for (std::uint32_t i = profile.begin; i < profile.end; ++i) {
          profile.weight += profiles_.weights_[profiles_.features_[i]];
        }
      }
    }
  }

 private:
  struct Trait {
    std::uint32_t seen[2] = {0, 0};
    bool stop = false;
    bool decisive = false;  // a number, an obligation or a negation
  };

  void read(Side side, const Statement& statement) {
    Profile profile;
    profile.begin = static_cast<std::uint32_t>(profiles_.features_.size());
    const std::string_view text =
        std::string_view(statement.text).substr(numbering_length(statement.text, statement.kind));
    for (const Token& token : tokenize(text)) {
      const std::string_view word =
          folded(text.substr(token.begin, token.end - token.begin), scratch_);
      bool fresh = false;
      const std::uint32_t id = interner_.id(word, fresh);
      profile.words = mix(profile.words, id + 1);
      if (!token.word) {
        continue;
      }
      if (fresh) {
        interner_.word(id).feature = feature_of(word);
      }
      profiles_.features_.push_back(interner_.word(id).feature);
      ++profile.count;
    }
    profile.end = static_cast<std::uint32_t>(profiles_.features_.size());
    profiles_.sequence_.insert(profiles_.sequence_.end(),
                               profiles_.features_.begin() + profile.begin,
                               profiles_.features_.end());
    std::sort(profiles_.features_.begin() + profile.begin,
              profiles_.features_.begin() + profile.end);
    count(side, profile);
    profiles_.of_[side].push_back(profile);
  }

  std::uint32_t feature_of(std::string_view word) {
    bool fresh = false;
    const std::uint32_t feature = stems_.id(stem(word), fresh);
    if (fresh) {
      traits_.emplace_back();
    }
    Trait& trait = traits_[feature];  // of all words with this stem, whichever came first
    trait.stop = trait.stop || is_stop_word(word);
    trait.decisive = trait.decisive || has_digit(word) || is_obligation_or_negation(word);
    return feature;
  }

  void count(Side side, const Profile& profile) {
    for (std::uint32_t i = profile.begin; i < profile.end; ++i) {
      if (i == profile.begin || profiles_.features_[i] != profiles_.features_[i - 1]) {
        ++traits_[profiles_.features_[i]].seen[side];
      }
    }
  }

  Profiles& profiles_;
  Interner interner_;
  Interner stems_;
  std::vector<Trait> traits_;
  std::string scratch_;
};

Profiles::Profiles(const Document& from, const Document& to) : documents_{&from, &to} {
  Reader reader(*this);
  reader.read_both();
  reader.weigh();
}

std::size_t numbering_length(std::string_view text, StatementKind kind) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto is_letter = [&](char c) { return is_upper(c) || (c >= 'a' && c <= 'z'); };
  std::size_t at = 0;
  const bool bracket = text.starts_with("(");
  at += bracket ? 1 : 0;
  const std::size_t first = at;
  while (at < text.size() && at < first + 2 && is_letter(text[at])) {
    ++at;
  }
  const std::size_t letters = at - first;
  std::size_t points = 0;
  std::size_t digits = 0;
  while (at < text.size()) {
    if (is_digit(text[at])) {
      ++digits;
    } else if (text[at] == '.' && at + 1 < text.size() && is_digit(text[at + 1])) {
      ++points;
    } else {
      break;
    }
    ++at;
  }
  const bool closed = at < text.size() && (text[at] == ')' || (text[at] == '.' && !bracket));
  at += closed ? 1 : 0;
  if (at == first || at + 1 >= text.size() || text[at] != ' ' || (bracket && !closed)) {
    return 0;
  }
  const bool before_capital = is_upper(text[at + 1]);
  const bool short_label = letters + digits <= 3 || points > 0;
  bool numbering = false;
  if (closed) {
    // "1)", "(a)", "3.1." stand before any text; "A." could be an initial, "2027." an answer.
    numbering = short_label && (letters == 0 || digits > 0 || text[at - 1] == ')');
  } else if (digits > 0) {
    // "3.1 The board" is numbered, "1.5 million" is not; "3 Purpose" only as a heading.
    const bool heading = kind == StatementKind::heading;
    numbering = points > 0 ? heading || before_capital
                           : heading && letters == 0 && digits <= 2 && before_capital;
  }
  return numbering ? at + 1 : 0;
}

std::string canonical_words(const Statement& statement) {
  const std::string_view text =
      std::string_view(statement.text).substr(numbering_length(statement.text, statement.kind));
  std::string canonical;
  std::string scratch;
  for (const Token& token : tokenize(text)) {
    canonical += folded(text.substr(token.begin, token.end - token.begin), scratch);
    canonical += '\n';
  }
  return canonical;
}

}  // namespace redraft::text
