// Texts that make one stage or another do the most: four times as much of each may not take much
// more than four times as long. What looks at all pairs takes sixteen times as long.
#include <algorithm>
#include <ctime>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "redraft/comparison.h"
#include "support/catch.h"

using namespace redraft;

namespace {

constexpr std::size_t few = 1'000;
constexpr double most_growth = 9;
constexpr double jitter = 0.1;  // seconds that a busy machine adds to anything

std::string repeated(std::size_t count, const std::function<std::string(std::size_t)>& paragraph) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += paragraph(i) + "\n\n";
  }
  return text;
}

std::string some_words(std::mt19937& random, std::size_t count, unsigned vocabulary) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += (i == 0 ? "w" : " w") + std::to_string(random() % vocabulary) + "x";
  }
  return text;
}

struct Texts {
  std::string from;
  std::string to;
};

// Seconds of the processor that reading and comparing takes: the better of two.
double seconds_of(const Texts& texts) {
  const std::vector<std::string> none;  // anchors
  double least = 0;
  for (int run = 0; run < 2; ++run) {
    const std::clock_t start = std::clock();
    const Document from = parse_markdown(texts.from, ReadStances::no);
    const Document to = parse_markdown(texts.to, ReadStances::no);
    const Comparison comparison =
        compare_afresh({"", "from", from, none}, {"", "to", to, none}, Unchanged::counted);
    CHECK_FALSE(comparison.changes.empty());
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    least = run == 0 ? seconds : std::min(least, seconds);
  }
  return least;
}

void check_growth(const std::function<Texts(std::size_t)>& make) {
  const double once = seconds_of(make(few));
  CHECK(seconds_of(make(4 * few)) < most_growth * once + jitter);
}

}  // namespace

TEST_CASE("a statement that stands in every place costs no more than others", "[worst]") {
  check_growth([](std::size_t count) {
    const auto same = [](std::size_t) {
      return std::string("We recognise that partners have not yet agreed how to report.");
    };
    return Texts{repeated(count, same), repeated(count + count / 100, same)};
  });
}

TEST_CASE("two statements that take turns, begun with the other one", "[worst]") {
  check_growth([](std::size_t count) {
    const auto turns = [](std::size_t i) {
      return std::string(i % 2 == 0 ? "We commit to an open ledger of what is spent."
                                    : "We acknowledge that the ledger was closed to most.");
    };
    return Texts{repeated(count, turns),
                 repeated(count, [&](std::size_t i) { return turns(i + 1); })};
  });
}

TEST_CASE("statements in the opposite order", "[worst]") {
  check_growth([](std::size_t count) {
    const auto numbered = [](std::size_t i) {
      std::mt19937 random(static_cast<unsigned>(i));
      return "Item " + some_words(random, 8, 3'000) + ".";
    };
    return Texts{repeated(count, numbered),
                 repeated(count, [&](std::size_t i) { return numbered(count - 1 - i); })};
  });
}

TEST_CASE("statements of few words in new combinations, none like another", "[worst]") {
  check_growth([](std::size_t count) {
    std::mt19937 random(5);
    const auto mixed = [&](std::size_t) { return some_words(random, 20, 60); };
    const std::string from = repeated(count, mixed);
    return Texts{from, repeated(count, mixed)};
  });
}

TEST_CASE("one statement as long as a document", "[worst]") {
  check_growth([](std::size_t count) {
    std::mt19937 random(6);
    Texts texts;
    for (std::size_t i = 0; i < 4 * count; ++i) {
      const std::string word = some_words(random, 1, 3'000) + " ";
      texts.from += word;
      texts.to += random() % 3 == 0 ? some_words(random, 1, 3'000) + " " : word;
    }
    return texts;
  });
}

TEST_CASE("headings alone, at every level, a third of them renamed", "[worst]") {
  check_growth([](std::size_t count) {
    const auto heading = [](std::size_t i, std::size_t title) {
      return std::string(1 + i % 6, '#') + " Part " + std::to_string(title);
    };
    return Texts{
        repeated(count, [&](std::size_t i) { return heading(i, i); }),
        repeated(count, [&](std::size_t i) { return heading(i, i % 3 == 0 ? i + 7 : i); })};
  });
}

TEST_CASE("sections of one title, with something new in each", "[worst]") {
  check_growth([](std::size_t count) {
    return Texts{repeated(count, [](std::size_t) { return std::string("## Notes"); }),
                 repeated(count, [](std::size_t) { return std::string("## Notes\n\nWe agree."); })};
  });
}

TEST_CASE("a table whose rows say yes or no", "[worst]") {
  check_growth([](std::size_t count) {
    const auto table = [&](std::size_t first, std::size_t every) {
      std::string text = "| a | b |\n| --- | --- |\n";
      for (std::size_t i = 0; i < count; ++i) {
        text += "| r" + std::to_string(first + i) + (i % every == 0 ? " | No |\n" : " | Yes |\n");
      }
      return text;
    };
    return Texts{table(0, 2), table(1, 3)};
  });
}
