#include "bench/pairs/score.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace redraft::bench {

namespace {

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

bool is_changed(Fate fate) {
  return fate != Fate::same && fate != Fate::typographic && fate != Fate::relisted;
}

// Wrong links that join the same two texts as a missed one does.
std::size_t twins_in(const Draft& from, const Draft& to, const Score& score) {
  const auto texts = [&](const Link& link) {
    return std::pair(plain_text(from.statements[link.from]).text,
                     plain_text(to.statements[link.to]).text);
  };
  std::map<std::pair<std::string, std::string>, std::size_t> missed;
  for (const Link& link : score.missed) {
    ++missed[texts(link)];
  }
  std::size_t twins = 0;
  for (const Link& link : score.wrong) {
    const auto place = missed.find(texts(link));
    if (place != missed.end() && place->second > 0) {
      --place->second;
      ++twins;
    }
  }
  return twins;
}

}  // namespace

double Tally::precision() const {
  return share(found, found + wrong);
}

double Tally::recall() const {
  return share(found, all);
}

double Tally::f1() const {
  return share(2 * found, found + wrong + all);
}

Tally& Tally::operator+=(const Tally& other) {
  all += other.all;
  found += other.found;
  wrong += other.wrong;
  return *this;
}

Score& Score::operator+=(const Score& other) {
  links += other.links;
  with_twins += other.with_twins;
  changed += other.changed;
  for (std::size_t fate = 0; fate < fates; ++fate) {
    by_fate.at(fate) += other.by_fate.at(fate);
  }
  for (std::size_t sort = 0; sort < sorts; ++sort) {
    by_sort.at(sort) += other.by_sort.at(sort);
    added_by_sort.at(sort) += other.added_by_sort.at(sort);
    false_by_sort.at(sort) += other.false_by_sort.at(sort);
  }
  added += other.added;
  false_ancestors += other.false_ancestors;
  undecidable += other.undecidable;
  return *this;
}

double Score::false_ancestor_rate() const {
  return share(false_ancestors, added);
}

Score score(const Draft& from, const Draft& to, const Truth& truth, std::vector<Link> links) {
  std::sort(links.begin(), links.end());
  links.erase(std::unique(links.begin(), links.end()), links.end());
  std::vector<bool> stays(from.statements.size());
  for (const Link& link : truth.links) {
    stays[link.from] = true;
  }

  Score score;
  const auto count = [&](const Link& link, std::size_t Tally::*what) {
    const Fate fate = truth.fates[link.to];
    score.links.*what += 1;
    score.by_fate.at(static_cast<std::size_t>(fate)).*what += 1;
    score.by_sort.at(static_cast<std::size_t>(to.statements[link.to].sort)).*what += 1;
    score.changed.*what += is_changed(fate) || what == &Tally::wrong ? 1 : 0;
  };
  std::vector<bool> false_parent(to.statements.size());
  auto next = links.begin();
  for (const Link& link : truth.links) {
    count(link, &Tally::all);
    next = std::lower_bound(next, links.end(), link);
    if (next != links.end() && *next == link) {
      count(link, &Tally::found);
    } else {
      score.missed.push_back(link);
    }
  }
  for (const Link& link : links) {
    if (std::binary_search(truth.links.begin(), truth.links.end(), link)) {
      continue;
    }
    const bool is_new = truth.fates[link.to] == Fate::added;
    if (is_new && !stays[link.from] &&
        plain_text(from.statements[link.from]).text == plain_text(to.statements[link.to]).text) {
      ++score.undecidable;
      continue;
    }
    count(link, &Tally::wrong);
    score.wrong.push_back(link);
    false_parent[link.to] = is_new;
  }
  for (std::size_t index = 0; index < to.statements.size(); ++index) {
    const auto sort = static_cast<std::size_t>(to.statements[index].sort);
    if (truth.fates[index] == Fate::added) {
      ++score.added;
      ++score.added_by_sort.at(sort);
      score.false_ancestors += false_parent[index] ? 1 : 0;
      score.false_by_sort.at(sort) += false_parent[index] ? 1 : 0;
    }
  }
  const std::size_t twins = twins_in(from, to, score);
  score.with_twins = {score.links.all, score.links.found + twins, score.links.wrong - twins};
  return score;
}

}  // namespace redraft::bench
