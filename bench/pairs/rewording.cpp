#include "bench/pairs/rewording.h"

#include <algorithm>
#include <utility>

namespace redraft::bench {

namespace {

constexpr std::size_t least_part = 5;  // words of a part

bool may_end_part(const Word& word, const Word& next) {
  const bool plain =
      word.after == After::none || word.after == After::comma || ends_sentence(word.after);
  const bool figure = next.kind == WordClass::year || next.kind == WordClass::number;
  return plain && !figure && next.before != Before::dash;
}

// Words after which the statement may be cut: ends of sentences if there are any.
std::vector<std::size_t> cuts_of(const std::vector<Word>& words) {
  std::vector<std::size_t> sentences;
  std::vector<std::size_t> commas;
  std::vector<std::size_t> others;
  for (std::size_t at = least_part; at + least_part <= words.size(); ++at) {
    if (!may_end_part(words[at - 1], words[at])) {
      continue;
    }
    const After after = words[at - 1].after;
    (ends_sentence(after) ? sentences : after == After::comma ? commas : others).push_back(at);
  }
  return !sentences.empty() ? sentences : !commas.empty() ? commas : others;
}

After stop_like(const Statement& statement) {
  const After last = statement.words.back().after;
  return ends_sentence(last) ? last : After::stop;
}

bool is_spaced(const Word& word) {
  return word.kind != WordClass::han && word.kind != WordClass::thai;
}

}  // namespace

void reword(Statement& statement, std::size_t share, Dice& dice, Writer& writer) {
  std::vector<Word> words;
  bool replaced = false;
  std::size_t run = 0;
  bool last_changes = false;
  for (Word& word : statement.words) {
    // A run of two on the average starts half as often as words are to change.
    if (run == 0 && !last_changes && dice.below(2000) < share * 1000 / (1000 - share)) {
      run = dice.between(1, 3);
    }
    last_changes = run > 0;
    const std::size_t lot = run > 0 ? dice.below(6) : 6;
    run -= run > 0 ? 1 : 0;
    if (lot < 4) {
      words.push_back(writer.instead_of(word));
      replaced = true;
    } else if (lot == 4 && words.size() > 3 && word.after == After::none) {
      continue;
    } else {
      words.push_back(std::move(word));
      if (lot == 5 && words.back().after == After::none && is_spaced(words.back())) {
        words.push_back(writer.new_word(WordClass::adverb));
      }
    }
  }
  statement.words = std::move(words);
  if (!replaced) {
    Word& word = dice.of(statement.words);
    word = writer.instead_of(word);
  }
}

void retype(Statement& statement, Dice& dice) {
  bool done = false;
  for (Word& word : statement.words) {
    const std::size_t apostrophe = word.text.find('\'');
    if (word.before == Before::quote && word.after == After::quote) {
      word.before = Before::curly;
      word.after = After::curly;
      done = true;
    } else if (word.before == Before::dash) {
      word.before = Before::long_dash;
      done = true;
    } else if (apostrophe != std::string::npos) {
      word.text.replace(apostrophe, 1, "\xE2\x80\x99");
      done = true;
    }
  }
  for (std::size_t tries = done ? 1 : 4; tries > 0; --tries) {
    const std::size_t at = dice.below(statement.words.size());
    Word& word = statement.words[at];
    const bool ascii = static_cast<unsigned char>(word.text.front()) < 0x80;
    const std::size_t lot = dice.below(3);
    if (lot == 0 && at > 0 && word.before == Before::space) {
      word.before = Before::no_break;
    } else if (lot == 1 && ascii && word.text.size() > 6 &&
               word.text.find('\xC2') == word.text.npos) {
      word.text.insert(word.text.size() / 2, "\xC2\xAD");
    } else if (ascii && word.before != Before::none) {
      word.strong = true;
    }
  }
}

std::vector<Statement> parts_of(const Statement& statement, Dice& dice, Writer& writer) {
  std::vector<Statement> parts;
  Statement rest = statement;
  const std::size_t wanted = dice.per_mille(200) ? 3 : 2;
  while (parts.size() + 1 < wanted) {
    const std::vector<std::size_t> cuts = cuts_of(rest.words);
    if (cuts.empty()) {
      break;
    }
    const auto cut = static_cast<std::ptrdiff_t>(dice.of(cuts));
    Statement part = rest;
    part.words.erase(part.words.begin() + cut, part.words.end());
    part.words.back().after = stop_like(rest);
    rest.words.erase(rest.words.begin(), rest.words.begin() + cut);
    const bool drops_joint = rest.words.size() > least_part &&
                             rest.words.front().kind == WordClass::fixed &&
                             rest.words[1].kind != WordClass::year &&
                             rest.words[1].kind != WordClass::number && dice.per_mille(300);
    if (drops_joint) {
      rest.words.erase(rest.words.begin());
    }
    parts.push_back(std::move(part));
  }
  if (parts.empty()) {
    return parts;
  }
  parts.push_back(std::move(rest));
  for (Statement& part : parts) {
    if (dice.per_mille(250)) {
      reword(part, 60, dice, writer);
    }
  }
  return parts;
}

Statement joined(const Statement& first, const Statement& second, Dice& dice, Writer& writer) {
  Statement whole = first;
  std::vector<Word> tail = second.words;
  tail.front().before = is_spaced(tail.front()) ? Before::space : Before::none;
  if (tail.front().after == After::quote || tail.front().after == After::curly) {
    tail.front().after = After::none;
  }
  if (dice.per_mille(400) && whole.words.back().after == After::stop) {
    whole.words.back().after = After::comma;
    Word word = writer.new_word(WordClass::fixed);
    word.text = "and";
    whole.words.push_back(std::move(word));
  }
  std::move(tail.begin(), tail.end(), std::back_inserter(whole.words));
  if (dice.per_mille(250)) {
    reword(whole, 60, dice, writer);
  }
  return whole;
}

}  // namespace redraft::bench
