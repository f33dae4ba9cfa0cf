#pragma once
// Texts reduced to numbers, so that those which say nearly the same are found among very many.
//
// A text is its folded words (tokens.h), punctuation and spaces left out. Its shingles are the
// 64-bit hashes of every three words in a row. Two texts say nearly the same when at least half of
// all shingles that either has are in both (the Jaccard index, in whole numbers). Candidates come
// by bands of MinHash (Broder 1997): two texts that share half of their shingles have a band in
// common in 90 cases of 100, three quarters in 99.9. All of it is integer arithmetic and the same
// on every machine.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace redraft::text {

inline constexpr std::size_t band_count = 8;

struct WordPrint {
  std::size_t words = 0;
  std::uint64_t exact = 0;              // of all words in order
  std::vector<std::uint64_t> shingles;  // sorted, each once; of fewer than three words, none
};

WordPrint word_print(std::string_view text);

// Two MinHashes each, of the shingles of a text that has some.
std::array<std::uint64_t, band_count> bands(const WordPrint& print);

// The hashes of its words that are not stop words (tokens.h), sorted, each once.
std::vector<std::uint64_t> telling_words(std::string_view text);

bool nearly_same(const WordPrint& a, const WordPrint& b);

// One number of two, spread over all 64 bits.
std::uint64_t mixed(std::uint64_t a, std::uint64_t b);

// FNV-1a, then spread.
std::uint64_t hash64(std::string_view bytes);

}  // namespace redraft::text
