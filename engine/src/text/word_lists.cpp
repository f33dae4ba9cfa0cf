// Words that say little by themselves, and words that decide what a statement demands.

#include <string_view>

#include "text/tokens.h"
#include "text/vocabulary.h"

namespace redraft::text {

bool is_stop_word(std::string_view folded) {
  // English, and the commonest function words of a few neighbours where no English word is spelt
  // so.
  static const WordList words = {
      "a",       "about",  "above",   "after", "again",  "all",   "also",    "am",    "an",
      "and",     "any",    "are",     "as",    "at",     "be",    "because", "been",  "before",
      "being",   "below",  "between", "both",  "but",    "by",    "can",     "could", "did",
      "do",      "does",   "doing",   "down",  "during", "each",  "few",     "for",   "from",
      "further", "had",    "has",     "have",  "having", "he",    "her",     "here",  "hers",
      "him",     "his",    "how",     "i",     "if",     "in",    "into",    "is",    "it",
      "it's",    "its",    "itself",  "me",    "more",   "most",  "my",      "of",    "off",
      "on",      "once",   "only",    "or",    "other",  "our",   "ours",    "out",   "over",
      "own",     "same",   "she",     "so",    "some",   "such",  "than",    "that",  "the",
      "their",   "theirs", "them",    "then",  "there",  "these", "they",    "this",  "those",
      "through", "to",     "too",     "under", "until",  "up",    "upon",    "us",    "very",
      "was",     "we",     "were",    "what",  "when",   "where", "which",   "while", "who",
      "whom",    "whose",  "why",     "will",  "with",   "would", "you",     "your",  "yours",
      "de",      "des",    "du",      "la",    "le",     "les",   "et",      "une",   "el",
      "los",     "las",    "y",       "que",   "der",    "das",   "und",     "ein",   "eine",
      "het",     "een",    "van",     "yr",    "yn",     "ac"};
  return words.holds(folded);
}

const WordList& obligations_and_negations() {
  static const WordList words = {
      "must",      "may",     "shall",    "should",   "can",       "cannot",    "not",
      "no",        "never",   "none",     "nor",      "neither",   "without",   "unless",
      "except",    "only",    "mustn't",  "shan't",   "shouldn't", "can't",     "won't",
      "don't",     "doesn't", "isn't",    "aren't",   "wasn't",    "weren't",   "needn't",
      "required",  "require", "requires", "optional", "mandatory", "voluntary", "prohibited",
      "forbidden", "might",   "ought",    "will",     "all",       "any",       "every",
      "each",      "some",    "always"};
  return words;
}

bool is_obligation_or_negation(std::string_view folded) {
  return obligations_and_negations().holds(folded);
}

}  // namespace redraft::text
