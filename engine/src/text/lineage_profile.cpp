#include "text/lineage_profile.h"

#include <algorithm>
#include <utility>

#include "text/tokens.h"
#include "text/vocabulary.h"

namespace redraft::text {

namespace {

constexpr std::size_t stem_letters = 6;
constexpr std::int32_t bit = 16;  // weights are in sixteenths of a bit

// Every draft is read against a background of this many statements, half of which hold any given
// stop word: in a document of three statements "the" would else be as rare as "vaccination".
constexpr std::uint64_t background = 64;

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
  Reader(Profiles& profiles, const PairWords& words)
      : profiles_(profiles), words_(words), features_(words.count(), none) {
    profiles_.sequence_.resize(words.all().size());
  }

  // What stands in both drafts is read with the earlier one and counted for both.
  void read_both() {
    const std::vector<PairWords::Reading>& earlier_readings = words_.readings(earlier);
    std::vector<std::uint32_t> again(earlier_readings.size(), 0);
    for (const PairWords::Reading& reading : words_.readings(later)) {
      if (reading.text != none) {
        ++again[reading.text];
      }
    }
    for (const Side side : {earlier, later}) {
      const std::vector<PairWords::Reading>& readings = words_.readings(side);
      profiles_.of_[side].reserve(readings.size());
      for (std::size_t i = 0; i < readings.size(); ++i) {
        if (side == earlier) {
          read(readings[i].body, 1, again[i]);
        } else if (readings[i].text == none) {
          read(readings[i].body, 0, 1);
        }
        add(side, readings[i]);
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
    profiles_.landmark_ =
        profiles_.floor_ / 3 +
        static_cast<std::int32_t>(2 * static_cast<std::uint64_t>(profiles_.floor_) / 3 *
                                  background / total);
    for (Profile& profile : profiles_.of_[earlier]) {
      profile.weight = weight_of(profile);
    }
    for (Profile& profile : profiles_.of_[later]) {
      profile.weight =
          profile.text == none ? weight_of(profile) : profiles_.of_[earlier][profile.text].weight;
    }
  }

 private:
  struct Trait {
    std::uint32_t seen[2] = {0, 0};
    std::uint32_t last_read = 0;  // the reading that counted it last
    bool stop = false;
    bool decisive = false;  // a number, an obligation or a negation
  };

  void add(Side side, const PairWords::Reading& reading) {
    Profile profile;
    profile.words = reading.wording;
    profile.begin = reading.body.begin;
    profile.end = reading.body.end;
    profile.count = static_cast<std::int32_t>(reading.body.end - reading.body.begin);
    profile.text = reading.text;
    profile.kind = words_.document(side).statements[profiles_.of_[side].size()].kind;
    profiles_.of_[side].push_back(profile);
  }

  // One statement's words, which so many statements of either draft have.
  void read(const PairWords::Range& range, std::uint32_t in_earlier, std::uint32_t in_later) {
    const WordId* const words = words_.all().data();
    ++read_;
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      std::uint32_t& feature = features_[words[i]];
      if (feature == none) {
        feature = feature_of(words_.folded(words[i]));
      }
      profiles_.sequence_[i] = feature;
      Trait& trait = traits_[feature];
      if (trait.last_read != read_) {
        trait.last_read = read_;
        trait.seen[earlier] += in_earlier;
        trait.seen[later] += in_later;
      }
    }
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

  [[nodiscard]] std::int32_t weight_of(const Profile& profile) const {
    std::int32_t weight = 0;
    for (std::uint32_t i = profile.begin; i < profile.end; ++i) {
      weight += profiles_.weights_[profiles_.sequence_[i]];
    }
    return weight;
  }

  Profiles& profiles_;
  const PairWords& words_;
  std::vector<std::uint32_t> features_;  // by word
  Vocabulary stems_;                     // over the folded words
  std::vector<Trait> traits_;
  std::uint32_t read_ = 0;  // statements
};

std::vector<std::uint32_t> Profiles::bag(Side side, Index i) const {
  const auto features = sequence(side, i);
  std::vector<std::uint32_t> bag(features.begin(), features.end());
  std::sort(bag.begin(), bag.end());
  return bag;
}

Profiles::Profiles(const PairWords& words)
    : documents_{&words.document(earlier), &words.document(later)} {
  Reader reader(*this, words);
  reader.read_both();
  reader.weigh();
}

}  // namespace redraft::text
