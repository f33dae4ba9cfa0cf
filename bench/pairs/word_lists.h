#pragma once
// The words of the synthetic drafts, frequent ones first. English verbs are regular and take their
// endings by rule; places are put together from two parts.

#include <string_view>

namespace redraft::bench {

extern const std::string_view english_nouns;
extern const std::string_view compound_tails;  // of nouns: "bridge" and "keeper"
extern const std::string_view english_verbs;
extern const std::string_view english_adjectives;
extern const std::string_view english_adverbs;
extern const std::string_view english_joints;  // between clauses; "_" stands for a space
extern const std::string_view place_heads;
extern const std::string_view place_tails;

extern const std::string_view greek_stems;
extern const std::string_view greek_endings;
extern const std::string_view cyrillic_stems;
extern const std::string_view cyrillic_endings;
extern const std::string_view arabic_words;
extern const std::string_view han_characters;
extern const std::string_view devanagari_words;
extern const std::string_view thai_words;

// One a line; a word in braces is a slot: {n} noun, {ns} nouns, {v} verb, {a} adjective, {p} place,
// {y} year, {d} number.
extern const std::string_view boilerplate;
extern const std::string_view short_statements;

}  // namespace redraft::bench
