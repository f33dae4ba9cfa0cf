#include "redraft/assessment.h"
#include "support/catch.h"

using namespace redraft;

namespace {

std::string read(const std::string& words) {
  const ScoreReading reading = parse_score(words);
  return reading.score ? to_string(*reading.score) : "? " + reading.fault;
}

}  // namespace

TEST_CASE("points, halves and ranges are read as people write them", "[score]") {
  const auto [words, score] = GENERATE(table<std::string, std::string>({
      {"2", "2"},
      {"2.5", "2.5"},
      {"2,5", "2.5"},
      {"2.0", "2"},
      {"2.50", "2.5"},
      {"3\u00BD", "3.5"},
      {"3 \u00BD", "3.5"},
      {"3 1/2", "3.5"},
      {"1-1.5", "1-1.5"},
      {"1- 1.5", "1-1.5"},
      {"1 \u2013 1\u00BD", "1-1.5"},
      {"1\u20141.5", "1-1.5"},
      {"between 1 and 2", "1-2"},
      {"Between 1 and 2.", "1-2"},
      {"between 1-2", "1-2"},
      {"from 1 to 2\u00BD", "1-2.5"},
      {"2 or 3", "2-3"},
      {"3 to 2", "2-3"},
      {"5-4", "4-5"},
      {"we say 2-2.5!", "2-2.5"},
      {"one and a half", "1.5"},
      {"between one and two", "1-2"},
      {"two to two and a half", "2-2.5"},
      {"one range for all: 1 to 2", "1-2"},
      {"level 4", "4"},
      {"- 2", "2"},
      {"0", "0"},
      {"since 2022 it is 3", "3"},
      {"\u201C2\u201D", "2"},
      {"2\u00A0-\u00A03", "2-3"},
  }));

  CHECK(read(words) == score);
}

TEST_CASE("words that are no one score are refused with the reason", "[score]") {
  const auto [words, why] = GENERATE(table<std::string, std::string>({
      {"", "no score"},
      {"hard to say", "no score"},
      {"some 5s in individual parts", "no score"},
      {"not 3", "\"not\""},
      {"isn't 3", "\"isn't\""},
      {"below 3", "\"below\""},
      {"at least 2", "\"least\""},
      {"3+", "\"+\""},
      {"<2", "\"<\""},
      {"50%", "\"%\""},
      {"2/5", "\"/\""},
      {"2.25", "neither a level"},
      {"1,2", "neither a level"},
      {"2 out of 5", "2 scores"},
      {"1-2-3", "2 scores"},
      {"2, perhaps 3", "2 scores"},
      {"27/1/22", "\"/\""},
  }));

  CHECK_THAT(read(words), Catch::Matchers::StartsWith("? "));
  CHECK_THAT(read(words), Catch::Matchers::ContainsSubstring(why));
}

TEST_CASE("a score reads back as it is written", "[score]") {
  for (int low = 0; low < 20; ++low) {
    for (int high = low; high < 20; ++high) {
      const Score score{low, high};
      CHECK(parse_score(to_string(score)).score == score);
    }
  }
}

TEST_CASE("an exception says where it holds, and at what level", "[score]") {
  const AssessmentNote scoped = parse_exception("Bus scheme: a 4");
  CHECK(scoped.scope == "Bus scheme");
  CHECK(scoped.body == "a 4");
  CHECK(scoped.score == Score{8, 8});
  CHECK(parse_exception("there are some 5s in the north").score == Score{10, 10});
  CHECK(parse_exception("in the 1990s").score == std::nullopt);
  CHECK(level_of_parts("5s") == Score{10, 10});
  CHECK(level_of_parts("a5s, 5st, s5s, s") == std::nullopt);
}
