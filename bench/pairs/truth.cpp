#include "bench/pairs/truth.h"

#include <algorithm>
#include <unordered_map>

namespace redraft::bench {

namespace {

bool is_bead(Fate fate) {
  return fate == Fate::split || fate == Fate::merged;
}

bool is_kept(Fate fate) {
  return fate == Fate::same || fate == Fate::typographic || fate == Fate::relisted;
}

bool is_moved(Fate fate) {
  return fate == Fate::moved || fate == Fate::block_moved || fate == Fate::swapped;
}

Fate both(Fate first, Fate second) {
  if (second == Fate::same || is_bead(first)) {
    return first;
  }
  if (is_kept(first) || first == second || is_bead(second)) {
    return second;
  }
  if (is_kept(second)) {
    return first;
  }
  const bool moved = is_moved(first) || is_moved(second) || first == Fate::moved_reworded ||
                     second == Fate::moved_reworded;
  return moved && !(is_moved(first) && is_moved(second)) ? Fate::moved_reworded : second;
}

void sort_once(std::vector<Link>& links) {
  std::sort(links.begin(), links.end());
  links.erase(std::unique(links.begin(), links.end()), links.end());
}

using Places = std::unordered_map<std::uint32_t, std::pair<std::size_t, std::size_t>>;

// Statement and place in it of every word.
Places places_of(const Draft& draft) {
  Places places;
  for (std::size_t index = 0; index < draft.statements.size(); ++index) {
    const std::vector<Word>& words = draft.statements[index].words;
    for (std::size_t at = 0; at < words.size(); ++at) {
      places.emplace(words[at].id, std::pair(index, at));
    }
  }
  return places;
}

void find_survivors(Quote& quote, const Draft& from, const Draft& to, const Places& places) {
  std::vector<std::pair<std::size_t, std::size_t>> found;
  const std::vector<Word>& words = from.statements[quote.statement].words;
  for (std::size_t at = quote.first; at < quote.first + quote.count; ++at) {
    const auto place = places.find(words[at].id);
    if (place != places.end()) {
      found.push_back(place->second);
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& one, const auto& other) { return one.first < other.first; });
  for (std::size_t begin = 0; begin < found.size();) {
    Survivor survivor;
    survivor.statement = found[begin].first;
    survivor.unbroken = true;
    std::size_t least = found[begin].second;
    std::size_t most = least;
    std::size_t at = begin;
    for (; at < found.size() && found[at].first == survivor.statement; ++at) {
      survivor.unbroken =
          survivor.unbroken && (at == begin || found[at].second == found[at - 1].second + 1);
      least = std::min(least, found[at].second);
      most = std::max(most, found[at].second);
    }
    survivor.words = at - begin;
    const PlainText text = plain_text(to.statements[survivor.statement]);
    survivor.range = {text.words[least].begin, text.words[most].end};
    quote.survivors.push_back(survivor);
    begin = at;
  }
}

}  // namespace

std::string cut(const std::string& text, const WordRange& range) {
  std::string part;
  std::size_t at = 0;
  for (std::size_t byte = 0; byte < text.size(); ++byte) {
    const bool starts = (static_cast<unsigned char>(text[byte]) & 0xC0U) != 0x80U;
    at += starts && byte > 0 ? 1 : 0;
    if (at >= range.begin && at < range.end) {
      part += text[byte];
    }
  }
  return part;
}

Truth truth_of(const Draft& after) {
  Truth truth;
  for (std::uint32_t to = 0; to < after.statements.size(); ++to) {
    const Statement& statement = after.statements[to];
    for (const std::uint32_t from : statement.from) {
      truth.links.push_back({from, to});
    }
    truth.fates.push_back(statement.fate);
  }
  sort_once(truth.links);
  return truth;
}

Truth composed(const Truth& first, const Truth& second) {
  std::vector<std::vector<std::uint32_t>> sources(first.fates.size());
  for (const Link& link : first.links) {
    sources[link.to].push_back(link.from);
  }
  Truth truth;
  truth.fates = second.fates;
  std::vector<bool> has_source(second.fates.size());
  for (const Link& link : second.links) {
    for (const std::uint32_t from : sources[link.from]) {
      truth.links.push_back({from, link.to});
      has_source[link.to] = true;
    }
    truth.fates[link.to] = both(first.fates[link.from], truth.fates[link.to]);
  }
  for (std::size_t to = 0; to < has_source.size(); ++to) {
    truth.fates[to] = has_source[to] ? truth.fates[to] : Fate::added;
  }
  sort_once(truth.links);
  return truth;
}

std::vector<Quote> quotes(const Draft& from, const Draft& to, std::size_t count,
                          std::uint64_t seed) {
  constexpr std::size_t most = 25;
  Dice dice(seed + (1ULL << 40U));
  const Places places = places_of(to);
  std::vector<Quote> result;
  while (result.size() < count) {
    Quote quote;
    quote.statement = dice.below(from.statements.size());
    const Statement& statement = from.statements[quote.statement];
    if (statement.sort == Sort::short_text || statement.sort == Sort::heading ||
        statement.sort == Sort::cell) {
      continue;
    }
    quote.count = dice.between(1, std::min(most, statement.words.size()));
    quote.first = dice.below(statement.words.size() - quote.count + 1);
    const PlainText text = plain_text(statement);
    quote.range = {text.words[quote.first].begin, text.words[quote.first + quote.count - 1].end};
    quote.text = cut(text.text, quote.range);
    find_survivors(quote, from, to, places);
    result.push_back(std::move(quote));
  }
  return result;
}

}  // namespace redraft::bench
