#include "text/placement_found.h"

#include <algorithm>
#include <numeric>
#include <string>

#include "text/redline_units.h"
#include "text/tokens.h"
#include "text/word_prints.h"

namespace redraft::text {

namespace {

constexpr std::size_t run_words = 6;
constexpr std::uint64_t run_base = 0x9E3779B97F4A7C15U;

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const Token& token : tokenize(text)) {
    if (token.word) {
      words.push_back(fold(text.substr(token.begin, token.end - token.begin)));
    }
  }
  return words;
}

// Hashes of every six words in a row. A collision costs one comparison of words, no more.
std::vector<std::uint64_t> runs_of(std::string_view text) {
  std::vector<std::uint64_t> words;
  for (const Token& token : tokenize(text)) {
    if (token.word) {
      words.push_back(name_of(text.substr(token.begin, token.end - token.begin)));
    }
  }
  constexpr std::uint64_t beyond =
      run_base * run_base * run_base * run_base * run_base * run_base;  // of the word that left
  std::vector<std::uint64_t> runs;
  std::uint64_t run = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    run = run * run_base + words[i] - (i < run_words ? 0 : words[i - run_words] * beyond);
    if (i + 1 >= run_words) {
      runs.push_back(mixed(run, run_words));
    }
  }
  return runs;
}

// The first of them.
std::optional<std::uint64_t> first_run_of(std::string_view text) {
  std::uint64_t run = 0;
  std::size_t words = 0;
  for (const Token& token : tokenize(text)) {
    if (token.word) {
      run = run * run_base + name_of(text.substr(token.begin, token.end - token.begin));
      if (++words == run_words) {
        return mixed(run, run_words);
      }
    }
  }
  return std::nullopt;
}

}  // namespace

AddedStatements::AddedStatements(const Document& to, const Lineage& lineage) : to_(to) {
  std::vector<Run> runs;
  for (const Change& change : lineage.changes) {
    if (change.kind != ChangeKind::added) {
      continue;
    }
    for (const std::size_t statement : change.to) {
      for (const std::uint64_t run : runs_of(to.statements[statement].text)) {
        runs.push_back({run, statement});
      }
    }
  }
  // Sorted by their first bits only, in two passes: of very many runs few are ever asked for.
  while ((std::size_t{1} << bits_) < runs.size()) {
    ++bits_;
  }
  begins_.assign((std::size_t{1} << bits_) + 1, 0);
  for (const Run& run : runs) {
    ++begins_[bucket(run.hash) + 1];
  }
  std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
  std::vector<std::size_t> next(begins_.begin(), begins_.end() - 1);
  runs_.resize(runs.size());
  for (const Run& run : runs) {
    runs_[next[bucket(run.hash)]++] = run;
  }
}

std::optional<std::size_t> AddedStatements::only_one_with(std::string_view words) const {
  const std::optional<std::uint64_t> first = first_run_of(words);
  if (!first) {
    return std::nullopt;
  }
  const std::uint64_t hash = *first;
  std::vector<std::string> wanted;
  std::optional<std::size_t> found;
  for (std::size_t at = begins_[bucket(hash)]; at < begins_[bucket(hash) + 1]; ++at) {
    const Run& run = runs_[at];
    if (run.hash != hash || found == run.statement) {
      continue;
    }
    if (wanted.empty()) {
      wanted = words_of(words);
    }
    const std::vector<std::string> there = words_of(to_.statements[run.statement].text);
    if (std::search(there.begin(), there.end(), wanted.begin(), wanted.end()) == there.end()) {
      continue;
    }
    if (found) {
      return std::nullopt;
    }
    found = run.statement;
  }
  return found;
}

}  // namespace redraft::text
