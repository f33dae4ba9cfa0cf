#include "text/word_prints.h"

#include <algorithm>
#include <limits>

#include "text/tokens.h"

namespace redraft::text {

namespace {

constexpr std::size_t shingle_words = 3;

// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): every bit of the input moves half of the
// output's.
std::uint64_t spread(std::uint64_t x) {
  x ^= x >> 30U;
  x *= 0xBF58476D1CE4E5B9U;
  x ^= x >> 27U;
  x *= 0x94D049BB133111EBU;
  return x ^ (x >> 31U);
}

void sort_once_each(std::vector<std::uint64_t>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

}  // namespace

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  return spread(a + 0x9E3779B97F4A7C15U + spread(b));
}

std::uint64_t hash64(std::string_view bytes) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : bytes) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  }
  return spread(hash);
}

WordPrint word_print(std::string_view text) {
  const std::string folded = fold(text);
  std::vector<std::uint64_t> words;
  for (const Token& token : tokenize(folded)) {
    if (token.word) {
      words.push_back(
          hash64(std::string_view(folded).substr(token.begin, token.end - token.begin)));
    }
  }
  WordPrint print;
  print.words = words.size();
  for (const std::uint64_t word : words) {
    print.exact = mixed(print.exact, word);
  }
  for (std::size_t i = 0; i + shingle_words <= words.size(); ++i) {
    print.shingles.push_back(mixed(mixed(words[i], words[i + 1]), words[i + 2]));
  }
  sort_once_each(print.shingles);
  return print;
}

std::vector<std::uint64_t> telling_words(std::string_view text) {
  const std::string folded = fold(text);
  std::vector<std::uint64_t> words;
  for (const Token& token : tokenize(folded)) {
    const std::string_view word =
        std::string_view(folded).substr(token.begin, token.end - token.begin);
    if (token.word && !is_stop_word(word)) {
      words.push_back(hash64(word));
    }
  }
  sort_once_each(words);
  return words;
}

std::array<std::uint64_t, band_count> bands(const WordPrint& print) {
  const auto smallest = [&](std::uint64_t seed) {
    std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
    for (const std::uint64_t shingle : print.shingles) {
      least = std::min(least, mixed(seed, shingle));
    }
    return least;
  };
  std::array<std::uint64_t, band_count> out{};
  for (std::size_t i = 0; i < band_count; ++i) {
    out[i] = mixed(i, mixed(smallest(2 * i), smallest(2 * i + 1)));
  }
  return out;
}

bool nearly_same(const WordPrint& a, const WordPrint& b) {
  std::size_t common = 0;
  auto left = a.shingles.begin();
  auto right = b.shingles.begin();
  while (left != a.shingles.end() && right != b.shingles.end()) {
    if (*left == *right) {
      ++common;
      ++left;
      ++right;
    } else if (*left < *right) {
      ++left;
    } else {
      ++right;
    }
  }
  return common != 0 && 2 * common >= a.shingles.size() + b.shingles.size() - common;
}

}  // namespace redraft::text
