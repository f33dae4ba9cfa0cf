#include "text/lineage_profile.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "base/code_points.h"
#include "text/tokens.h"
#include "text/vocabulary.h"

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

// The folded token, in `scratch` or in the text itself: no allocation for ASCII.
std::string_view folded_form(std::string_view token, std::string& scratch) {
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

}  // namespace

// Fills the profiles of both drafts, then the weights, which need the whole vocabulary.
class Profiles::Reader {
 public:
  explicit Reader(Profiles& profiles) : profiles_(profiles) {}

  // Most statements stand in both drafts as they are: those are read once.
  void read_both() {
    Vocabulary texts(profiles_.documents_[earlier]->statements.size());
    std::vector<Index> first_with;  // by text
    for (const Statement& statement : profiles_.documents_[earlier]->statements) {
      read(earlier, statement);
      if (statement.kind != StatementKind::heading) {
        const auto [text, fresh] = texts.add(statement.text);
        if (fresh) {
          first_with.push_back(static_cast<Index>(profiles_.size(earlier) - 1));
        }
        profiles_.of_[earlier].back().text = text;
      }
    }
    for (const Statement& statement : profiles_.documents_[later]->statements) {
      const std::uint32_t text =
          statement.kind == StatementKind::heading ? none : texts.find(statement.text);
      if (text == none) {
        read(later, statement);
      } else {
        profiles_.of_[later].push_back(profiles_.of_[earlier][first_with[text]]);
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
          profile.weight += profiles_.weights_[profiles_.sequence_[i]];
        }
      }
    }
  }

 private:
  struct Trait {
    std::uint32_t seen[2] = {0, 0};
    std::uint32_t last_seen = none;  // the statement that counted it last
    bool stop = false;
    bool decisive = false;  // a number, an obligation or a negation
  };

  // A token as it is spelt. Folding is done once for each spelling.
  struct Spelling {
    std::uint32_t word = none;     // the folded token
    std::uint32_t feature = none;  // of a word; none for a sign
  };

  void read(Side side, const Statement& statement) {
    Profile profile;
    profile.heading = statement.kind == StatementKind::heading;
    profile.begin = static_cast<std::uint32_t>(profiles_.sequence_.size());
    const std::string_view text =
        std::string_view(statement.text).substr(numbering_length(statement.text, statement.kind));
    tokenize(text, tokens_);
    for (const Token& token : tokens_) {
      const Spelling& spelling =
          spelling_of(text.substr(token.begin, token.end - token.begin), token.word);
      profile.words = mix(profile.words, spelling.word + 1);
      if (token.word) {
        profiles_.sequence_.push_back(spelling.feature);
        ++profile.count;
      }
    }
    profile.end = static_cast<std::uint32_t>(profiles_.sequence_.size());
    count(side, profile);
    profiles_.of_[side].push_back(profile);
  }

  const Spelling& spelling_of(std::string_view token, bool is_word) {
    const auto [id, fresh] = tokens_seen_.add(token);
    if (fresh) {
      folded_.push_back(fold(token));
      spellings_.push_back({words_.add(folded_.back()).id, none});
    }
    Spelling& spelling = spellings_[id];
    if (is_word && spelling.feature == none) {
      spelling.feature = feature_of(folded_[id]);
    }
    return spelling;
  }

  std::uint32_t feature_of(std::string_view word) {
    const auto [feature, fresh] = stems_.add(stem(word));
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
      Trait& trait = traits_[profiles_.sequence_[i]];
      if (trait.last_seen != counted_) {
        trait.last_seen = counted_;
        ++trait.seen[side];
      }
    }
    ++counted_;
  }

  Profiles& profiles_;
  Vocabulary tokens_seen_;
  std::vector<Spelling> spellings_;  // by token seen
  std::deque<std::string> folded_;   // the same; words_ and stems_ look into it
  Vocabulary words_;
  Vocabulary stems_;
  std::vector<Trait> traits_;
  std::vector<Token> tokens_;
  std::uint32_t counted_ = 0;  // statements
};

std::vector<std::uint32_t> Profiles::bag(Side side, Index i) const {
  const auto features = sequence(side, i);
  std::vector<std::uint32_t> bag(features.begin(), features.end());
  std::sort(bag.begin(), bag.end());
  return bag;
}

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
    canonical += folded_form(text.substr(token.begin, token.end - token.begin), scratch);
    canonical += '\n';
  }
  return canonical;
}

}  // namespace redraft::text
