#include "text/pair_words.h"

#include <utility>

#include "base/numbering.h"
#include "text/each_token.h"

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
  std::size_t next = 0;  // the earlier statement that most likely stands here again
  for (const Statement& statement : to.statements) {
    Index known = none;
    if (statement.kind != StatementKind::heading) {
      if (next < from.statements.size() && from.statements[next].text == statement.text) {
        known = readings_[earlier][next].text;
      }
      if (const std::uint32_t text =
              known == none ? texts.find(statement.text) : Vocabulary::unknown;
          text != Vocabulary::unknown) {
        known = first_with[text];
        next = known;
      }
    }
    ++next;
    readings_[later].push_back(known == none ? read(statement) : readings_[earlier][known]);
  }
}

PairWords::Reading PairWords::read(const Statement& statement) {
  const std::string_view text = statement.text;
  Reading reading;
  if (const std::size_t numbering = numbering_length(text, statement.kind); numbering > 0) {
    return read_numbered(text, numbering);
  }
  reading.body = add_words(text, 0, text.size(), reading.wording);
  reading.whole = reading.body;
  return reading;
}

PairWords::Reading PairWords::read_numbered(std::string_view text, std::size_t numbering) {
  std::size_t body = text.size();
  bool torn = false;  // as "3 M" in "3 M. Jones"
  each_token(text, [&](const Token& token) {
    if (token.end > numbering && body == text.size()) {
      body = token.begin;
      torn = token.begin < numbering;
    }
  });
  Reading reading;
  std::uint64_t unused = 0;
  reading.whole = add_words(text, 0, torn ? text.size() : body, unused);
  reading.body = add_words(text, torn ? numbering : body, text.size(), reading.wording);
  reading.whole.end = torn ? reading.whole.end : reading.body.end;
  return reading;
}

PairWords::Range PairWords::add_words(std::string_view text, std::size_t begin, std::size_t end,
                                      std::uint64_t& wording) {
  Range range;
  range.begin = static_cast<std::uint32_t>(words_.size());
  const std::string_view part = text.substr(begin, end - begin);
  asked_.clear();
  each_token(part, [&](const Token& token) {
    asked_.push_back({spellings_.ask(part, token.begin, token.end - token.begin), token.word});
  });
  words_.resize(range.begin + asked_.size());
  range.end = range.begin;
  for (const Asked& asked : asked_) {
    const Vocabulary::Added spelling = spellings_.add(asked.spelling);
    const WordId word =
        spelling.fresh ? id_of_new(asked.spelling.string) : by_spelling_[spelling.id];
    wording = mix(wording, word + 1);
    words_[range.end] = word;  // a sign's place is taken by the next word
    range.end += asked.word ? 1 : 0;
  }
  words_.resize(range.end);
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
