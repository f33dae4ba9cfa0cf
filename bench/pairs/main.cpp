// redraft_pairs: makes synthetic pairs of drafts with known truth, and scores lineage against it.
#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench/pairs/arguments.h"
#include "bench/pairs/drafting.h"
#include "bench/pairs/lineage_links.h"
#include "bench/pairs/place_command.h"
#include "bench/pairs/score.h"
#include "bench/pairs/truth.h"

namespace redraft::bench {

namespace {

constexpr const char* usage = R"(usage:
  redraft_pairs make FOLDER [--statements N] [--seed S] [--drafts K] [--quotes N]
      writes a.md, b.md, truth.json; a.txt and b.txt with one statement a line; of more than two
      drafts also draft-1.md ..., a being the first and b the last; quotes.json
  redraft_pairs quality [--statements N] [--seed S] [--seeds COUNT] [--drafts K] [--errors FILE]
      redraft's own lineage on that pair, by kind; over COUNT seeds from S on. Over K drafts it goes
      from each to the next, as redraft does
  redraft_pairs report
      that of the reporting seeds at 1,000, 10,000 and 100,000 statements and over ten drafts
  redraft_pairs place [--statements N] [--seed S] [--seeds COUNT] [--drafts K] [--quotes N]
                      [--errors FILE] [--list FILE]
      where redraft places quotes on the last draft, against where their words are; the list has a
      line for each quote: "statement begin end", "tray" or "lost"
  redraft_pairs judge LIST [--statements N] [--seed S] [--drafts K] [--quotes N]
      the same for any tool's list, one row: whole and exact, whole and lost, in part and placed,
      overlap of those, gone but carried, carried to words not their own, in the tray
  redraft_pairs match FROM TO
      redraft's links between two Markdown files, "from<TAB>to" a line
  redraft_pairs score LINKS [--statements N] [--seed S]
      any tool's links for that pair, one row: F1, changed F1, false ancestors
Seeds 1 to 99 are for tuning, seeds from 1000 for reporting.
)";

void write(const std::filesystem::path& file, const std::string& text) {
  std::ofstream out(file, std::ios::binary);
  out << text;
  if (!out.flush()) {
    throw std::runtime_error("cannot write " + file.string());
  }
}

void make(const Arguments& arguments) {
  const std::filesystem::path folder = arguments.plain(0);
  std::filesystem::create_directories(folder);
  const std::uint64_t seed = seed_of(arguments);
  const Chain chain = chain_of(arguments, seed);
  const Draft& from = chain.drafts.front();
  const Draft& to = chain.drafts.back();
  write(folder / "a.md", markdown(from));
  write(folder / "b.md", markdown(to));
  write(folder / "a.txt", lines(from));
  write(folder / "b.txt", lines(to));
  write(folder / "truth.json", truth_json(from, to, chain.truth));
  for (std::size_t draft = 0; chain.drafts.size() > 2 && draft < chain.drafts.size(); ++draft) {
    write(folder / ("draft-" + std::to_string(draft + 1) + ".md"), markdown(chain.drafts[draft]));
  }
  const std::size_t count = arguments.number("quotes", 0);
  if (count > 0) {
    write(folder / "quotes.json", quotes_json(quotes(from, to, count, seed)));
  }
}

void print_row(const char* name, const Tally& tally) {
  std::printf("| %-14s | %6zu | %6zu | %5zu | %.4f | %.4f | %.4f |\n", name, tally.all, tally.found,
              tally.wrong, tally.precision(), tally.recall(), tally.f1());
}

void print(const Score& score) {
  std::printf("| links | true | found | wrong | P | R | F1 |\n");
  std::printf("| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
  print_row("all", score.links);
  print_row("equal texts one", score.with_twins);
  print_row("changed", score.changed);
  for (std::size_t fate = 0; fate + 1 < fates; ++fate) {
    print_row(std::string(to_string(static_cast<Fate>(fate))).c_str(), score.by_fate.at(fate));
  }
  std::printf("by kind of text\n");
  for (std::size_t sort = 0; sort < sorts; ++sort) {
    print_row(std::string(to_string(static_cast<Sort>(sort))).c_str(), score.by_sort.at(sort));
  }
  std::printf("false ancestors: %zu of %zu added (%.4f); undecidable twins, not counted: %zu\n",
              score.false_ancestors, score.added, score.false_ancestor_rate(), score.undecidable);
  for (std::size_t sort = 0; sort < sorts; ++sort) {
    if (score.added_by_sort.at(sort) > 0) {
      std::printf("  %s %zu/%zu", std::string(to_string(static_cast<Sort>(sort))).c_str(),
                  score.false_by_sort.at(sort), score.added_by_sort.at(sort));
    }
  }
  std::printf("\n");
}

// Every wrong and missed link with its texts, for whoever improves the matcher.
void write_errors(std::ostream& out, std::uint64_t seed, const Chain& chain, const Score& score) {
  const Draft& from = chain.drafts.front();
  const Draft& to = chain.drafts.back();
  const auto tell = [&](const char* what, const Link& link) {
    const Statement& later = to.statements[link.to];
    out << what << '\t' << seed << '\t' << to_string(chain.truth.fates[link.to]) << '\t'
        << to_string(later.sort) << '\t' << link.from << '\t' << link.to << "\n  - "
        << plain_text(from.statements[link.from]).text << "\n  + " << plain_text(later).text
        << '\n';
  };
  for (const Link& link : score.wrong) {
    tell("wrong", link);
  }
  for (const Link& link : score.missed) {
    tell("missed", link);
  }
}

// As redraft carries them: draft by draft, one step composed with the next.
std::vector<Link> links_over(const Chain& chain, double& seconds) {
  Truth found;
  Document before = read(chain.drafts.front());
  for (std::size_t step = 1; step < chain.drafts.size(); ++step) {
    Document after = read(chain.drafts[step]);
    const std::clock_t begin = std::clock();
    Truth own;
    own.links = links_of(lineage_of(before, after));
    seconds += static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    std::sort(own.links.begin(), own.links.end());
    own.fates.resize(after.statements.size());
    found = step == 1 ? std::move(own) : composed(found, own);
    before = std::move(after);
  }
  return found.links;
}

void quality(const Arguments& arguments) {
  Score sum;
  std::ofstream errors;
  if (!arguments.text("errors").empty()) {
    errors.open(arguments.text("errors"), std::ios::binary);
  }
  double seconds = 0;
  for (std::size_t turn = 0; turn < arguments.number("seeds", 1); ++turn) {
    const std::uint64_t seed = seed_of(arguments) + turn;
    const Chain chain = chain_of(arguments, seed);
    const std::vector<Link> links = links_over(chain, seconds);
    const Score one = score(chain.drafts.front(), chain.drafts.back(), chain.truth, links);
    sum += one;
    write_errors(errors, seed, chain, one);
  }
  print(sum);
  std::printf("lineage alone: %.3f CPU s\n", seconds);
}

// P, R and F1 of one row in every column; nothing where there was nothing to find.
void print_columns(const char* name, const std::vector<Tally>& columns) {
  std::printf("| %s |", name);
  for (const Tally& tally : columns) {
    if (tally.all == 0) {
      std::printf(" |");
    } else {
      std::printf(" %.4f %.4f **%.4f** |", tally.precision(), tally.recall(), tally.f1());
    }
  }
  std::printf("\n");
}

void report(const Arguments&) {
  struct Column {
    const char* name;
    std::size_t seeds;
    std::size_t statements;
    std::size_t drafts;
  };

  static constexpr std::array<Column, 4> columns = {{{"10 x 1,000", 10, 1000, 2},
                                                     {"3 x 10,000", 3, 10'000, 2},
                                                     {"100,000", 1, 100'000, 2},
                                                     {"3 x 1,000, ten drafts", 3, 1000, 10}}};
  std::array<Score, columns.size()> sums;
  std::string head = "| P R **F1** of links |";
  std::string rule = "\n| --- |";
  double seconds = 0;
  for (std::size_t column = 0; column < columns.size(); ++column) {
    const Column& what = columns.at(column);
    for (std::size_t turn = 0; turn < what.seeds; ++turn) {
      const Chain chain = chain_of(what.statements, what.drafts, first_reporting_seed + turn);
      sums.at(column) +=
          score(chain.drafts.front(), chain.drafts.back(), chain.truth, links_over(chain, seconds));
    }
    head += std::string(" ") + what.name + " |";
    rule += " ---: |";
  }
  std::puts((head + rule).c_str());
  const auto row = [&](std::string_view name, auto part) {
    std::vector<Tally> tallies;
    for (const Score& sum : sums) {
      tallies.push_back(part(sum));
    }
    print_columns(std::string(name).c_str(), tallies);
  };
  row("all", [](const Score& sum) { return sum.links; });
  row("all, equal texts one", [](const Score& sum) { return sum.with_twins; });
  row("changed", [](const Score& sum) { return sum.changed; });
  for (std::size_t fate = 0; fate + 1 < fates; ++fate) {
    row(to_string(static_cast<Fate>(fate)), [&](const Score& sum) { return sum.by_fate.at(fate); });
  }
  for (std::size_t sort = 0; sort < sorts; ++sort) {
    row("text: " + std::string(to_string(static_cast<Sort>(sort))),
        [&](const Score& sum) { return sum.by_sort.at(sort); });
  }
  std::printf("| false ancestors |");
  for (const Score& sum : sums) {
    std::printf(" %zu of %zu |", sum.false_ancestors, sum.added);
  }
  std::printf("\n| undecidable, not counted |");
  for (const Score& sum : sums) {
    std::printf(" %zu |", sum.undecidable);
  }
  std::printf("\n");
}

void match_files(const Arguments& arguments) {
  const Document from = parse_markdown(content(arguments.plain(0)), ReadStances::no);
  const Document to = parse_markdown(content(arguments.plain(1)), ReadStances::no);
  for (const Link& link : links_of(lineage_of(from, to))) {
    std::printf("%u\t%u\n", link.from, link.to);
  }
}

void score_links(const Arguments& arguments) {
  const Chain chain = chain_of(arguments, seed_of(arguments));
  std::istringstream text(content(arguments.plain(0)));
  std::vector<Link> links;
  Link link;
  while (text >> link.from >> link.to) {
    if (link.from >= chain.drafts.front().statements.size() ||
        link.to >= chain.drafts.back().statements.size()) {
      throw std::runtime_error("a link leaves the drafts");
    }
    links.push_back(link);
  }
  const Score result = score(chain.drafts.front(), chain.drafts.back(), chain.truth, links);
  std::printf("%.4f\t%.4f\t%.4f\t%.4f\n", result.links.f1(), result.with_twins.f1(),
              result.changed.f1(), result.false_ancestor_rate());
}

int run(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  const std::map<std::string, void (*)(const Arguments&)> commands = {
      {"make", make},   {"quality", quality},   {"report", report},    {"place", place},
      {"judge", judge}, {"match", match_files}, {"score", score_links}};
  const auto command = commands.find(words.empty() ? "" : words.front());
  if (command == commands.end()) {
    std::fputs(usage, stderr);
    return 2;
  }
  command->second(Arguments({words.begin() + 1, words.end()}));
  return 0;
}

}  // namespace

}  // namespace redraft::bench

int main(int argc, char** argv) {
  try {
    return redraft::bench::run(argc, argv);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "redraft_pairs: %s\n", problem.what());
    return 1;
  }
}
