#include "text/placement_found.h"

#include <algorithm>
#include <span>
#include <string>

#include "text/tokens.h"

namespace redraft::text {

namespace {

constexpr std::size_t run_words = 6;

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const Token& token : tokenize(text)) {
    if (token.word) {
      words.push_back(fold(text.substr(token.begin, token.end - token.begin)));
    }
  }
  return words;
}

// FNV-1a. A collision costs one comparison of words, no more.
std::uint64_t hash_of(std::span<const std::string> words) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const std::string& word : words) {
    for (const char c : word + ' ') {
      hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    }
  }
  return hash;
}

}  // namespace

AddedStatements::AddedStatements(const Document& to, const Lineage& lineage) : to_(to) {
  for (const Change& change : lineage.changes) {
    if (change.kind != ChangeKind::added) {
      continue;
    }
    for (const std::size_t statement : change.to) {
      const std::vector<std::string> words = words_of(to.statements[statement].text);
      for (std::size_t i = 0; i + run_words <= words.size(); ++i) {
        runs_.emplace_back(hash_of(std::span(words).subspan(i, run_words)), statement);
      }
    }
  }
  std::sort(runs_.begin(), runs_.end());
}

std::optional<std::size_t> AddedStatements::only_one_with(std::string_view words) const {
  const std::vector<std::string> wanted = words_of(words);
  if (wanted.size() < run_words) {
    return std::nullopt;
  }
  const std::uint64_t hash = hash_of(std::span(wanted).first(run_words));
  std::optional<std::size_t> found;
  for (auto run = std::lower_bound(runs_.begin(), runs_.end(), std::pair(hash, std::size_t{0}));
       run != runs_.end() && run->first == hash; ++run) {
    if (found == run->second) {
      continue;
    }
    const std::vector<std::string> there = words_of(to_.statements[run->second].text);
    if (std::search(there.begin(), there.end(), wanted.begin(), wanted.end()) == there.end()) {
      continue;
    }
    if (found) {
      return std::nullopt;
    }
    found = run->second;
  }
  return found;
}

}  // namespace redraft::text
