#include "bench/pairs/place_command.h"

#include <cstdio>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "bench/pairs/placing.h"

namespace redraft::bench {

namespace {

void write_placed(std::ostream& out, const std::vector<PlacedWords>& placed) {
  for (const PlacedWords& words : placed) {
    if (words.statement) {
      out << *words.statement << ' ' << words.range.begin << ' ' << words.range.end << '\n';
    } else {
      out << (words.in_tray ? "tray\n" : "lost\n");
    }
  }
}

}  // namespace

void place(const Arguments& arguments) {
  PlacingScore sum;
  std::ofstream errors;
  if (!arguments.text("errors").empty()) {
    errors.open(arguments.text("errors"), std::ios::binary);
  }
  PlacingSeconds seconds;
  const std::size_t count = arguments.number("quotes", 2000);
  for (std::size_t turn = 0; turn < arguments.number("seeds", 1); ++turn) {
    const std::uint64_t seed = seed_of(arguments) + turn;
    const Chain chain = chain_of(arguments, seed);
    const std::vector<Quote> asked = quotes(chain.drafts.front(), chain.drafts.back(), count, seed);
    const std::vector<PlacedWords> placed = placed_words(chain.drafts, asked, seconds);
    sum += score_placing(chain.drafts.back(), asked, placed, errors.is_open() ? &errors : nullptr);
    if (!arguments.text("list").empty()) {
      std::ofstream list(arguments.text("list"), std::ios::binary);
      write_placed(list, placed);
    }
  }
  const auto row = [](const char* name, double part, std::size_t all) {
    std::printf("| %s | %.4f | %zu |\n", name, all == 0 ? 0 : part / static_cast<double>(all), all);
  };
  std::printf("| quotes | share | of |\n| --- | ---: | ---: |\n");
  row("whole: exactly their words", static_cast<double>(sum.whole_exact), sum.whole);
  row("whole: lost", static_cast<double>(sum.lost), sum.whole);
  row("in part: placed on words", static_cast<double>(sum.partly_ranged), sum.partly);
  row("in part: overlap of those", sum.overlap, sum.partly_ranged);
  row("gone, but carried", static_cast<double>(sum.gone_carried), sum.gone);
  row("carried to words not their own", static_cast<double>(sum.carried_falsely), sum.carried);
  row("in the tray", static_cast<double>(sum.in_tray), sum.quotes);
  const double each = 1e6 / static_cast<double>(sum.quotes);
  std::printf("microseconds of CPU a quote: %.2f placing, lineage known; %.2f with it\n",
              each * seconds.placing, each * (seconds.lineage + seconds.placing));
}

void judge(const Arguments& arguments) {
  const std::uint64_t seed = seed_of(arguments);
  const Chain chain = chain_of(arguments, seed);
  const std::vector<Quote> asked =
      quotes(chain.drafts.front(), chain.drafts.back(), arguments.number("quotes", 2000), seed);
  std::vector<PlacedWords> placed;
  std::istringstream lines(content(arguments.plain(0)));
  for (std::string line; std::getline(lines, line);) {
    PlacedWords words;
    words.in_tray = line == "tray";
    if (line != "tray" && line != "lost") {
      std::istringstream numbers(line);
      if (!(numbers >> words.statement.emplace() >> words.range.begin >> words.range.end) ||
          *words.statement >= chain.drafts.back().statements.size()) {
        throw std::runtime_error("no place on the last draft: " + line);
      }
    }
    placed.push_back(words);
  }
  const PlacingScore sum = score_placing(chain.drafts.back(), asked, placed);
  const auto share = [](double part, std::size_t all) {
    std::printf("%.4f\t", all == 0 ? 0 : part / static_cast<double>(all));
  };
  share(static_cast<double>(sum.whole_exact), sum.whole);
  share(static_cast<double>(sum.lost), sum.whole);
  share(static_cast<double>(sum.partly_ranged), sum.partly);
  share(sum.overlap, sum.partly_ranged);
  share(static_cast<double>(sum.gone_carried), sum.gone);
  share(static_cast<double>(sum.carried_falsely), sum.carried);
  share(static_cast<double>(sum.in_tray), sum.quotes);
  std::printf("\n");
}

}  // namespace redraft::bench
