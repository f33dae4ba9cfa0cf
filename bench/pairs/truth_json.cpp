// JSON by hand: numbers, names of ours and texts without control characters are all there is.
#include <algorithm>
#include <numeric>
#include <string>
#include <unordered_set>

#include "bench/pairs/truth.h"

namespace redraft::bench {

namespace {

std::string quoted(std::string_view text) {
  std::string json = "\"";
  for (const char byte : text) {
    json += byte == '"' || byte == '\\' ? "\\" : "";
    json += byte;
  }
  return json + '"';
}

// Share of words that two statements have in common, by identity: 1000 when none came or went.
std::size_t likeness(const Statement& from, const Statement& to) {
  std::unordered_set<std::uint32_t> ids;
  for (const Word& word : from.words) {
    ids.insert(word.id);
  }
  const auto kept = static_cast<std::size_t>(std::count_if(
      to.words.begin(), to.words.end(), [&](const Word& word) { return ids.count(word.id) != 0; }));
  return 2000 * kept / std::max<std::size_t>(from.words.size() + to.words.size(), 1);
}

std::string ratio(std::size_t per_mille) {
  const std::string digits = std::to_string(per_mille + 1000);
  return digits.substr(0, 1) == "2" ? "1.0" : "0." + digits.substr(1);
}

// Places among the blocks that line tools and readers without tables see.
std::vector<std::size_t> blocks_of(const Draft& draft) {
  std::vector<std::size_t> blocks;
  std::size_t next = 0;
  for (const Statement& statement : draft.statements) {
    blocks.push_back(next);
    next += statement.form == Form::cell ? 0 : 1;
  }
  return blocks;
}

std::string_view kind_of(Fate fate) {
  switch (fate) {
    case Fate::same:
    case Fate::typographic:
    case Fate::relisted:
      return "same";
    case Fate::moved:
    case Fate::block_moved:
    case Fate::swapped:
      return "moved";
    case Fate::split:
      return "split";
    case Fate::merged:
      return "merged";
    default:
      return "reworded";
  }
}

class Entries {
 public:
  Entries(const Draft& from, const Draft& to)
      : from_(from), to_(to), from_blocks_(blocks_of(from)), to_blocks_(blocks_of(to)) {}

  void add(const std::vector<Link>& bead, Fate fate) {
    std::vector<std::size_t> olds;
    std::vector<std::size_t> news;
    std::string edges;
    for (const Link& link : bead) {
      olds.push_back(link.from);
      news.push_back(link.to);
      edges += std::string(edges.empty() ? "" : ", ") +
               "{\"a\": " + std::to_string(from_blocks_[link.from]) +
               ", \"b\": " + std::to_string(to_blocks_[link.to]) + ", \"ratio\": " +
               ratio(likeness(from_.statements[link.from], to_.statements[link.to])) + "}";
    }
    std::string more;
    if (bead.size() > 1) {
      more = ", \"edges\": [" + edges + "]";
    } else {
      more = ", \"ratio\": " +
             ratio(likeness(from_.statements[bead.front().from], to_.statements[bead.front().to]));
    }
    entry(olds, news, kind_of(fate), to_string(fate), more);
  }

  void alone(std::size_t index, bool added) {
    if (added) {
      entry({}, {index}, "added", "added", "");
    } else {
      entry({index}, {}, "removed", "removed", "");
    }
  }

  [[nodiscard]] std::string json() const { return "[" + json_ + "\n]\n"; }

 private:
  static std::string side(const Draft& draft, const std::vector<std::size_t>& blocks,
                          std::vector<std::size_t> indices) {
    std::sort(indices.begin(), indices.end());
    indices.erase(std::unique(indices.begin(), indices.end()), indices.end());
    std::string json;
    for (const std::size_t index : indices) {
      json += std::string(json.empty() ? "" : ", ") + "{\"i\": " + std::to_string(blocks[index]) +
              ", \"text\": " + quoted(plain_text(draft.statements[index]).text) + "}";
    }
    return "[" + json + "]";
  }

  void entry(const std::vector<std::size_t>& olds, const std::vector<std::size_t>& news,
             std::string_view kind, std::string_view fate, const std::string& more) {
    const Statement& one =
        news.empty() ? from_.statements[olds.front()] : to_.statements[news.front()];
    if (one.form == Form::cell) {
      return;
    }
    json_ += json_.empty() ? "\n" : ",\n";
    json_ += "{\"a\": " + side(from_, from_blocks_, olds) +
             ", \"b\": " + side(to_, to_blocks_, news) + ", \"kind\": " + quoted(kind) +
             ", \"fate\": " + quoted(fate) + ", \"sort\": " + quoted(to_string(one.sort)) + more +
             ", \"score\": true}";
  }

  const Draft& from_;
  const Draft& to_;
  std::vector<std::size_t> from_blocks_;
  std::vector<std::size_t> to_blocks_;
  std::string json_;
};

// Links that hang together, by the statements they share.
std::vector<std::vector<Link>> beads_of(const std::vector<Link>& links, std::size_t olds,
                                        std::size_t news) {
  std::vector<std::size_t> leader(olds + news);
  std::iota(leader.begin(), leader.end(), 0);
  const auto find = [&](std::size_t one) {
    while (leader[one] != one) {
      leader[one] = leader[leader[one]];
      one = leader[one];
    }
    return one;
  };
  for (const Link& link : links) {
    const std::size_t one = find(link.from);
    const std::size_t other = find(olds + link.to);
    leader[std::max(one, other)] = std::min(one, other);
  }
  std::vector<std::size_t> bead_of(olds + news, links.size());
  std::vector<std::vector<Link>> beads;
  for (const Link& link : links) {
    std::size_t& bead = bead_of[find(link.from)];
    if (bead == links.size()) {
      bead = beads.size();
      beads.emplace_back();
    }
    beads[bead].push_back(link);
  }
  return beads;
}

}  // namespace

std::string truth_json(const Draft& from, const Draft& to, const Truth& truth) {
  Entries entries(from, to);
  std::vector<bool> old_linked(from.statements.size());
  std::vector<bool> new_linked(to.statements.size());
  for (const std::vector<Link>& bead :
       beads_of(truth.links, from.statements.size(), to.statements.size())) {
    for (const Link& link : bead) {
      old_linked[link.from] = true;
      new_linked[link.to] = true;
    }
    entries.add(bead, truth.fates[bead.front().to]);
  }
  for (std::size_t index = 0; index < old_linked.size(); ++index) {
    if (!old_linked[index]) {
      entries.alone(index, false);
    }
  }
  for (std::size_t index = 0; index < new_linked.size(); ++index) {
    if (!new_linked[index]) {
      entries.alone(index, true);
    }
  }
  return entries.json();
}

std::string quotes_json(const std::vector<Quote>& quotes) {
  std::string json;
  for (const Quote& quote : quotes) {
    std::string survivors;
    for (const Survivor& one : quote.survivors) {
      survivors += std::string(survivors.empty() ? "" : ", ") +
                   "{\"statement\": " + std::to_string(one.statement) + ", \"range\": [" +
                   std::to_string(one.range.begin) + ", " + std::to_string(one.range.end) +
                   "], \"words\": " + std::to_string(one.words) +
                   ", \"unbroken\": " + (one.unbroken ? "true" : "false") + "}";
    }
    json += json.empty() ? "\n" : ",\n";
    json += "{\"statement\": " + std::to_string(quote.statement) + ", \"range\": [" +
            std::to_string(quote.range.begin) + ", " + std::to_string(quote.range.end) +
            "], \"words\": " + std::to_string(quote.count) + ", \"text\": " + quoted(quote.text) +
            ", \"survivors\": [" + survivors + "]}";
  }
  return "[" + json + "\n]\n";
}

}  // namespace redraft::bench
