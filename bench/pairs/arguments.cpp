#include "bench/pairs/arguments.h"

#include <fstream>
#include <sstream>

#include "bench/pairs/drafting.h"

namespace redraft::bench {

Chain chain_of(std::size_t statements, std::size_t drafts, std::uint64_t seed) {
  Chain chain;
  chain.drafts.push_back(first_draft(statements, seed));
  for (std::size_t step = 1; step < drafts; ++step) {
    chain.drafts.push_back(next_draft(chain.drafts.back(), seed + (step << 32U)));
    const Truth truth = truth_of(chain.drafts.back());
    chain.truth = step == 1 ? truth : composed(chain.truth, truth);
  }
  return chain;
}

Chain chain_of(const Arguments& arguments, std::uint64_t seed) {
  return chain_of(arguments.number("statements", 1000), arguments.number("drafts", 2), seed);
}

std::uint64_t seed_of(const Arguments& arguments) {
  return arguments.number("seed", first_reporting_seed);
}

std::string content(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    throw std::runtime_error("cannot read " + file);
  }
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

}  // namespace redraft::bench
