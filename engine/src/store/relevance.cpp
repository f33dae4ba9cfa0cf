#include "store/relevance.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "text/tokens.h"

namespace redraft::store {

namespace {

bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z');
}

std::size_t occurrences(const std::string& text, const std::string& word, bool prefix) {
  std::size_t count = 0;
  for (std::size_t at = text.find(word); at != std::string::npos;
       at = text.find(word, at + word.size())) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || !is_letter(text[at - 1]);
    const bool ends = prefix || end == text.size() || !is_letter(text[end]);
    count += begins && ends ? 1 : 0;
  }
  return count;
}

}  // namespace

Relevance::Relevance(std::string_view searched) {
  for (const text::Token& token : text::tokenize(searched)) {
    if (token.word) {
      words_.push_back({text::fold(searched.substr(token.begin, token.end - token.begin)),
                        token.end < searched.size() && searched[token.end] == '*'});
    }
  }
}

void Relevance::add(std::string_view text) {
  const std::string folded = text::fold(text);
  lengths_.push_back(static_cast<double>(folded.size()));
  all_lengths_ += lengths_.back();
  for (const Word& word : words_) {
    counts_.push_back(occurrences(folded, word.folded, word.prefix));
  }
}

double Relevance::score(std::size_t text, const std::vector<double>& weights) const {
  constexpr double k1 = 1.2;
  constexpr double b = 0.75;
  const double share = lengths_[text] * static_cast<double>(lengths_.size()) / all_lengths_;
  double sum = 0;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const auto count = static_cast<double>(counts_[text * words_.size() + i]);
    sum += weights[i] * count * (k1 + 1) / (count + k1 * (1 - b + b * share));
  }
  return sum;
}

std::vector<std::size_t> Relevance::best() const {
  const auto texts = static_cast<double>(lengths_.size());
  std::vector<double> weights;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    double holding = 0;
    for (std::size_t text = 0; text < lengths_.size(); ++text) {
      holding += counts_[text * words_.size() + i] > 0 ? 1 : 0;
    }
    weights.push_back(std::log(1 + (texts - holding + 0.5) / (holding + 0.5)));
  }
  std::vector<double> scores;
  for (std::size_t text = 0; text < lengths_.size(); ++text) {
    scores.push_back(score(text, weights));
  }
  std::vector<std::size_t> order(lengths_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t x, std::size_t y) { return scores[x] > scores[y]; });
  return order;
}

}  // namespace redraft::store
