#include "bench/pairs/vocabulary.h"

#include <vector>

#include "bench/pairs/word_lists.h"

namespace redraft::bench {

namespace {

struct Lexicon {
  Ranked nouns{english_nouns};
  Ranked compound_tails{bench::compound_tails};
  Ranked verbs{english_verbs};
  Ranked adjectives{english_adjectives};
  Ranked adverbs{english_adverbs};
  Ranked joints{english_joints};
  Ranked place_heads{bench::place_heads};
  Ranked place_tails{bench::place_tails};
  Ranked greek_stems{bench::greek_stems};
  Ranked greek_endings{bench::greek_endings};
  Ranked cyrillic_stems{bench::cyrillic_stems};
  Ranked cyrillic_endings{bench::cyrillic_endings};
  Ranked arabic{arabic_words};
  Ranked han{han_characters};
  Ranked devanagari{devanagari_words};
  Ranked thai{thai_words};
  std::vector<std::string_view> boilerplate = lines_of(bench::boilerplate);
  std::vector<std::string_view> short_texts = lines_of(short_statements);

  static std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> result;
    std::size_t begin = 1;
    while (begin < text.size()) {
      const std::size_t end = text.find('\n', begin);
      result.push_back(text.substr(begin, end - begin));
      begin = end + 1;
    }
    return result;
  }
};

const Lexicon& lexicon() {
  static const Lexicon all;
  return all;
}

std::string plural(std::string_view noun) {
  std::string word(noun);
  const auto ends = [&](std::string_view tail) { return noun.ends_with(tail); };
  const bool vowel_before_y =
      noun.size() > 1 && std::string_view("aeiou").find(noun[noun.size() - 2]) != noun.npos;
  if (ends("y") && !vowel_before_y) {
    word.back() = 'i';
    return word + "es";
  }
  return word + (ends("s") || ends("x") || ends("ch") || ends("sh") ? "es" : "s");
}

}  // namespace

Topics topics(Dice& dice) {
  Topics result = {};
  for (std::size_t& topic : result) {
    topic = lexicon().nouns.pick_rank(dice);
  }
  return result;
}

std::string word_of(WordClass kind, Dice& dice, const Topics& topics) {
  const Lexicon& words = lexicon();
  // The long tail of a vocabulary: compounds and derived nouns, each of them rare.
  const auto noun = [&] {
    const std::size_t lot = dice.below(100);
    if (lot < 40) {
      return std::string(words.nouns.at(dice.of(topics)));
    }
    if (lot < 50) {
      std::string word(words.nouns.at(dice.below(words.nouns.size())));
      return word += words.compound_tails.at(dice.below(words.compound_tails.size()));
    }
    if (lot < 54) {
      return std::string(words.adjectives.at(dice.below(words.adjectives.size()))) + "ness";
    }
    return std::string(words.nouns.pick(dice));
  };
  switch (kind) {
    case WordClass::noun:
      return noun();
    case WordClass::nouns:
      return plural(noun());
    case WordClass::verb:
      return std::string(words.verbs.pick(dice));
    case WordClass::adjective:
      return std::string(words.adjectives.pick(dice));
    case WordClass::place: {
      std::string place(words.place_heads.pick(dice));
      return place += words.place_tails.pick(dice);
    }
    case WordClass::year:
      return std::to_string(dice.between(2024, 2039));
    case WordClass::number:
      return std::to_string(dice.between(2, 400));
    case WordClass::greek: {
      std::string word(words.greek_stems.pick(dice));
      return word += words.greek_endings.pick(dice);
    }
    case WordClass::cyrillic: {
      std::string word(words.cyrillic_stems.pick(dice));
      return word += words.cyrillic_endings.pick(dice);
    }
    case WordClass::arabic:
      return std::string(words.arabic.pick(dice));
    case WordClass::han: {
      std::string word(words.han.pick(dice));
      return word += words.han.pick(dice);
    }
    case WordClass::devanagari:
      return std::string(words.devanagari.pick(dice));
    case WordClass::thai:
      return std::string(words.thai.pick(dice));
    case WordClass::adverb:
    case WordClass::fixed:
      break;
  }
  return std::string(words.adverbs.pick(dice));
}

std::string_view joint(Dice& dice) {
  return lexicon().joints.pick(dice);
}

std::string_view boilerplate_line(Dice& dice) {
  return dice.of(lexicon().boilerplate);
}

std::string_view short_line(Dice& dice) {
  return dice.of(lexicon().short_texts);
}

}  // namespace redraft::bench
