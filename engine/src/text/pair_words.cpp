#include "text/pair_words.h"

#include <algorithm>
#include <utility>

#include "text/numbering.h"

namespace redraft::text {

namespace {

constexpr std::size_t least_bytes_a_word = 5;  // as a rule, with the space

std::uint64_t mix(std::uint64_t h, std::uint64_t value) {
  h ^= value + 0x9E3779B97F4A7C15U + (h << 6U) + (h >> 2U);
  h *= 0xFF51AFD7ED558CCDU;
  return h ^ (h >> 32U);
}

}  // namespace

PairWords::PairWords(const Document& from, const Document& to) : documents_{&from, &to} {
  // Memory that is not used is never touched; growing would copy all of it.
  words_.reserve((from.source.size() + to.source.size()) / least_bytes_a_word);
  Vocabulary texts(from.statements.size());
  std::vector<Index> first_with;  // by text
  readings_[earlier].reserve(from.statements.size());
  for (const Statement& statement : from.statements) {
    Reading reading = read(statement);
    if (statement.kind != StatementKind::heading) {
      const auto [text, fresh] = texts.add(statement.text);
      if (fresh) {
        first_with.push_back(static_cast<Index>(readings_[earlier].size()));
      }
      reading.text = first_with[text];
    }
    readings_[earlier].push_back(reading);
  }
  readings_[later].reserve(to.statements.size());
  for (const Statement& statement : to.statements) {
    const std::uint32_t text =
        statement.kind == StatementKind::heading ? Vocabulary::unknown : texts.find(statement.text);
    readings_[later].push_back(text == Vocabulary::unknown ? read(statement)
                                                           : readings_[earlier][first_with[text]]);
  }
}

PairWords::Reading PairWords::read(const Statement& statement) {
  const std::string_view text = statement.text;
  const std::size_t numbering = numbering_length(text, statement.kind);
  Reading reading;
  std::uint64_t unused = 0;
  tokenize(text, tokens_);
  const auto body = static_cast<std::size_t>(
      std::find_if(tokens_.begin(), tokens_.end(),
                   [&](const Token& token) { return token.end > numbering; }) -
      tokens_.begin());
  if (body < tokens_.size() && tokens_[body].begin < numbering) {  // as "3 M" in "3 M. Jones"
    reading.whole = add_words(text, tokens_, unused);
    const std::string_view rest = text.substr(numbering);
    tokenize(rest, tokens_);
    reading.body = add_words(rest, tokens_, reading.wording);
    return reading;
  }
  const std::span<const Token> tokens = tokens_;
  reading.whole = add_words(text, tokens.first(body), unused);
  reading.body = add_words(text, tokens.subspan(body), reading.wording);
  reading.whole.end = reading.body.end;
  return reading;
}

inline WordId PairWords::id_of(std::string_view bytes) {
  const Vocabulary::Added spelling = spellings_.add(bytes);
  return spelling.fresh ? id_of_new(bytes) : by_spelling_[spelling.id];
}

PairWords::Range PairWords::add_words(std::string_view text, std::span<const Token> tokens,
                                      std::uint64_t& wording) {
  Range range;
  range.begin = static_cast<std::uint32_t>(words_.size());
  for (const Token& token : tokens) {
    const WordId word = id_of(text.substr(token.begin, token.end - token.begin));
    wording = mix(wording, word + 1);
    if (token.word) {
      words_.push_back(word);
    }
  }
  range.end = static_cast<std::uint32_t>(words_.size());
  return range;
}

WordId PairWords::id_of_new(std::string_view bytes) {
  std::string folded = fold(bytes);
  WordId word = ids_.find(folded);
  if (word == Vocabulary::unknown) {
    folded_.push_back(std::move(folded));
    word = ids_.add(folded_.back()).id;
    shown_.push_back(bytes);
  } else if (bytes == folded_[word]) {
    shown_[word] = bytes;  // rather than with a sentence's capital
  }
  by_spelling_.push_back(word);
  return word;
}

}  // namespace redraft::text
