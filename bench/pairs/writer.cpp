#include "bench/pairs/writer.h"

#include <algorithm>
#include <array>

#include "bench/pairs/vocabulary.h"

namespace redraft::bench {

namespace {

bool is_script(WordClass kind) {
  return kind >= WordClass::greek;
}

bool is_spaced(WordClass kind) {
  return kind != WordClass::han && kind != WordClass::thai;
}

void end_sentence(Statement& statement, After after = After::stop) {
  statement.words.back().after = after;
}

After stop_of(WordClass script) {
  return script == WordClass::han          ? After::wide_stop
         : script == WordClass::devanagari ? After::danda
         : script == WordClass::thai       ? After::none
                                           : After::stop;
}

}  // namespace

Word Writer::new_word(WordClass kind) {
  Word word;
  word.text = word_of(kind, dice_, topics_);
  word.id = next_word_++;
  word.kind = kind;
  word.before = is_spaced(kind) ? Before::space : Before::none;
  return word;
}

Word Writer::instead_of(const Word& word) {
  Word other = new_word(word.kind);
  while (other.text == word.text) {
    other.text = word_of(word.kind, dice_, topics_);
  }
  other.before = word.before;
  other.after = word.after;
  return other;
}

void Writer::put(Statement& statement, WordClass kind) {
  statement.words.push_back(new_word(kind));
}

void Writer::put(Statement& statement, std::string_view words) {
  std::size_t begin = 0;
  while (begin < words.size()) {
    const std::size_t end = std::min(words.find_first_of(" _", begin), words.size());
    Word word;
    word.text = words.substr(begin, end - begin);
    word.id = next_word_++;
    statement.words.push_back(std::move(word));
    begin = end + 1;
  }
}

void Writer::begin_section() {
  topics_ = topics(dice_);
  script_ =
      dice_.per_mille(33)
          ? static_cast<WordClass>(static_cast<std::size_t>(WordClass::greek) + dice_.below(6))
          : WordClass::fixed;
}

void Writer::noun_phrase(Statement& statement) {
  const std::size_t lot = dice_.below(100);
  if (lot < 30) {
    put(statement, lot < 18 ? "the" : lot < 25 ? "every" : "each");
    if (dice_.per_mille(500)) {
      put(statement, WordClass::adjective);
    }
    put(statement, WordClass::noun);
  } else if (lot < 90) {
    if (dice_.per_mille(550)) {
      put(statement, WordClass::adjective);
    }
    put(statement, WordClass::nouns);
  } else {
    put(statement, "the council of");
    put(statement, WordClass::place);
  }
  if (dice_.per_mille(80)) {
    Word& last = statement.words.back();
    last.before = Before::quote;
    last.after = After::quote;
  }
  if (dice_.per_mille(220)) {
    put(statement, dice_.per_mille(500) ? "of" : dice_.per_mille(500) ? "in" : "for");
    put(statement, dice_.per_mille(300) ? WordClass::place : WordClass::nouns);
  }
}

void Writer::clause(Statement& statement) {
  static constexpr std::array<std::string_view, 8> modals = {
      "will", "should", "must", "may", "will not", "need to", "can", "should not"};
  noun_phrase(statement);
  put(statement, dice_.of(modals));
  if (dice_.per_mille(150)) {
    put(statement, WordClass::adverb);
  }
  put(statement, WordClass::verb);
  noun_phrase(statement);
  const std::size_t lot = dice_.below(100);
  if (lot < 12) {
    put(statement, "by");
    put(statement, WordClass::year);
  } else if (lot < 20) {
    put(statement, "within");
    put(statement, WordClass::number);
    put(statement, "days");
  } else if (lot < 28) {
    put(statement, "through the board's");
    put(statement, WordClass::nouns);
  }
}

void Writer::sentence(Statement& statement) {
  clause(statement);
  for (std::size_t clauses = dice_.below(3); clauses > 0; --clauses) {
    const std::size_t lot = dice_.below(100);
    const std::size_t start = statement.words.size();
    put(statement, joint(dice_));
    if (lot < 40) {
      statement.words[start - 1].after = statement.words[start - 1].after == After::none
                                             ? After::comma
                                             : statement.words[start - 1].after;
    } else if (lot < 50) {
      statement.words[start].before = Before::dash;
    }
    clause(statement);
  }
  if (statement.words.back().after == After::quote) {
    put(statement, WordClass::adverb);
  }
  end_sentence(statement);
}

void Writer::foreign(Statement& statement, std::size_t words) {
  for (std::size_t word = 0; word < words; ++word) {
    put(statement, script_);
    Word& last = statement.words.back();
    if (word > 0 && !is_spaced(script_) && dice_.per_mille(80)) {
      if (script_ == WordClass::han) {
        statement.words[statement.words.size() - 2].after = After::wide_comma;
      } else {
        last.before = Before::space;
      }
    }
  }
  end_sentence(statement, stop_of(script_));
}

Statement Writer::prose() {
  Statement statement;
  if (is_script(script_)) {
    statement.sort = Sort::other_script;
    for (std::size_t sentences = dice_.between(1, 2); sentences > 0; --sentences) {
      if (!statement.words.empty() && !is_spaced(script_)) {
        const std::size_t at = statement.words.size();
        foreign(statement, dice_.between(8, 18));
        statement.words[at].before = script_ == WordClass::thai ? Before::space : Before::none;
      } else {
        foreign(statement, dice_.between(8, 18));
      }
    }
    return statement;
  }
  for (std::size_t sentences = dice_.between(1, 3); sentences > 0; --sentences) {
    sentence(statement);
  }
  if (dice_.per_mille(25)) {
    statement.sort = Sort::mixed_script;
    script_ = static_cast<WordClass>(static_cast<std::size_t>(WordClass::greek) + dice_.below(6));
    const std::size_t begin = dice_.below(statement.words.size() - 3);
    for (std::size_t word = begin; word < begin + 3; ++word) {
      Word other = new_word(script_);
      other.before = Before::space;
      other.after = statement.words[word].after;
      statement.words[word] = std::move(other);
    }
    script_ = WordClass::fixed;
  }
  return statement;
}

void Writer::fill_template(Statement& statement) {
  const std::string_view line = boilerplate_line(dice_);
  std::size_t begin = 0;
  while (begin < line.size()) {
    const std::size_t end = std::min(line.find(' ', begin), line.size());
    const std::string_view word = line.substr(begin, end - begin);
    if (word == "{n}") {
      put(statement, WordClass::noun);
    } else if (word == "{ns}") {
      put(statement, WordClass::nouns);
    } else if (word == "{v}") {
      put(statement, WordClass::verb);
    } else if (word == "{a}") {
      put(statement, WordClass::adjective);
    } else if (word == "{p}") {
      put(statement, WordClass::place);
    } else if (word == "{y}") {
      put(statement, WordClass::year);
    } else if (word == "{d}") {
      put(statement, WordClass::number);
    } else {
      put(statement, word);
    }
    begin = end + 1;
  }
}

Statement Writer::boilerplate_statement() {
  constexpr std::size_t stock = 40;
  Statement statement;
  statement.sort = Sort::boilerplate;
  if (dice_.per_mille(300)) {
    statement.sort = Sort::stock;
    Dice same_each_time(dice_.below(stock));
    Writer(same_each_time, next_word_).fill_template(statement);
  } else {
    fill_template(statement);
  }
  end_sentence(statement);
  return statement;
}

Statement Writer::statement() {
  const std::size_t lot = dice_.below(100);
  if (lot < 6) {
    Statement statement;
    statement.sort = Sort::short_text;
    std::string_view text = short_line(dice_);
    const bool stop = text.ends_with('.');
    text.remove_suffix(stop ? 1 : 0);
    put(statement, text);
    end_sentence(statement, stop ? After::stop : After::none);
    return statement;
  }
  return lot < 14 && !is_script(script_) ? boilerplate_statement() : prose();
}

Statement Writer::near_twin(const Statement& other) {
  Statement twin = other;
  twin.sort = Sort::near_twin;
  twin.fate = Fate::same;
  twin.from.clear();
  for (Word& word : twin.words) {
    word.id = next_word_++;
  }
  for (std::size_t words = dice_.between(1, 2); words > 0; --words) {
    Word& word = dice_.of(twin.words);
    word = instead_of(word);
  }
  return twin;
}

Statement Writer::heading(std::uint8_t level) {
  Statement statement;
  statement.form = Form::heading;
  statement.sort = Sort::heading;
  statement.level = level;
  if (is_script(script_)) {
    for (std::size_t words = dice_.between(2, 4); words > 0; --words) {
      put(statement, script_);
    }
    return statement;
  }
  put(statement, WordClass::adjective);
  put(statement, WordClass::nouns);
  if (dice_.per_mille(700)) {
    put(statement, dice_.per_mille(500) ? "and" : "for");
    put(statement, WordClass::nouns);
  }
  if (dice_.per_mille(300)) {
    put(statement, "in");
    put(statement, WordClass::place);
  }
  return statement;
}

Statement Writer::cell(std::uint32_t table, std::size_t column, bool row_end) {
  Statement statement;
  statement.form = Form::cell;
  statement.sort = Sort::cell;
  statement.table = table;
  statement.row_end = row_end;
  if (column == 0) {
    put(statement, WordClass::adjective);
    put(statement, WordClass::nouns);
    put(statement, "in");
    put(statement, WordClass::place);
  } else if (column == 1) {
    put(statement, dice_.per_mille(500) ? WordClass::year : WordClass::number);
  } else {
    noun_phrase(statement);
  }
  return statement;
}

}  // namespace redraft::bench
