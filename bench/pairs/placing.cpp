#include "bench/pairs/placing.h"

#include <algorithm>
#include <ctime>
#include <map>
#include <optional>
#include <ostream>
#include <string>

#include "bench/pairs/lineage_links.h"
#include "redraft/placement.h"

namespace redraft::bench {

namespace {

struct Placed {
  Target target;
  Placement now;
};

using Anchors = std::vector<std::string>;

std::vector<Placed> as_made(const std::vector<Quote>& quotes, const Document& draft,
                            const Anchors& anchors) {
  std::vector<Placed> placed;
  for (const Quote& quote : quotes) {
    redraft::Quote words;
    words.exact = quote.text;
    words.start = quote.range.begin;
    words.end = quote.range.end;
    Target target;
    target.anchor = anchors[quote.statement];
    // Completed as a reviewer's quote is, so that it has its context.
    const auto located = locate_quote(draft.statements[quote.statement].text, words);
    words.prefix = located ? located->quote.prefix : "";
    words.suffix = located ? located->quote.suffix : "";
    target.quote = words;
    Placement now = placement_as_made(target);
    placed.push_back({std::move(target), std::move(now)});
  }
  return placed;
}

double since(std::clock_t begin) {
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

// Carries every quote over every step; returns the anchors of the last draft.
Anchors carry(const std::vector<Draft>& drafts, const std::vector<Quote>& quotes,
              std::vector<Placed>& placed, PlacingSeconds& seconds) {
  std::clock_t begin = std::clock();
  Document before = read(drafts.front());
  seconds.lineage += since(begin);
  const Document empty;
  Anchors anchors = assign_anchors({empty, before, {}, {}, {}}, lineage_of(empty, before));
  placed = as_made(quotes, before, anchors);
  for (std::size_t step = 1; step < drafts.size(); ++step) {
    begin = std::clock();
    Document after = read(drafts[step]);
    const MatchInput input{before, after, anchors, {}, {}};
    const Lineage lineage = match(input);
    Anchors next = assign_anchors(input, lineage);
    seconds.lineage += since(begin);
    begin = std::clock();
    const PlacementStep placement(before, anchors, after, next, lineage);
    for (Placed& one : placed) {
      if (one.now.outcome != Outcome::exact || placement.touches(one.now.anchor)) {
        one.now = placement.place(one.target, one.now);
      }
    }
    seconds.placing += since(begin);
    before = std::move(after);
    anchors = std::move(next);
  }
  return anchors;
}

// As anyone's tool is judged: the statement by its index, and what to tell about it.
PlacedWords words_of(const Quote& quote, const Placement& now,
                     const std::map<std::string, std::size_t>& statements) {
  PlacedWords words;
  words.in_tray = now.outcome == Outcome::tray;
  words.told = to_string(now.outcome) + '\t' + now.reason;
  if (words.in_tray || now.anchor.empty()) {
    return words;
  }
  // A quote that stands where it was made has no words of its own.
  if (now.quote || now.outcome == Outcome::exact) {
    words.statement = statements.at(now.anchor);
    words.range = now.quote ? WordRange{now.quote->start, now.quote->end} : quote.range;
  }
  return words;
}

std::size_t common(const WordRange& one, const WordRange& other) {
  const std::size_t begin = std::max(one.begin, other.begin);
  const std::size_t end = std::min(one.end, other.end);
  return end > begin ? end - begin : 0;
}

class Judge {
 public:
  Judge(const Draft& last, std::ostream* errors) : last_(last), errors_(errors) {}

  void look_at(const Quote& quote, const PlacedWords& now) {
    const bool range = now.statement.has_value();
    const bool whole = quote.survivors.size() == 1 && quote.survivors.front().unbroken &&
                       quote.survivors.front().words == quote.count;
    ++score_.quotes;
    score_.in_tray += now.in_tray ? 1 : 0;
    if (quote.survivors.empty()) {
      ++score_.gone;
      score_.gone_carried += range ? 1 : 0;
      tell(range, "gone, carried", quote, now);
      return;
    }
    std::size_t shared = 0;
    double overlap = 0;
    for (const Survivor& survivor : quote.survivors) {
      if (now.statement == survivor.statement) {
        shared = common(now.range, survivor.range);
        const std::size_t all =
            now.range.end - now.range.begin + (survivor.range.end - survivor.range.begin) - shared;
        overlap = static_cast<double>(shared) / static_cast<double>(all);
      }
    }
    score_.carried += range ? 1 : 0;
    score_.carried_falsely += range && shared == 0 ? 1 : 0;
    tell(range && shared == 0, "carried falsely", quote, now);
    if (whole) {
      const bool exact = overlap == 1.0;
      ++score_.whole;
      score_.whole_exact += exact ? 1 : 0;
      score_.lost += range ? 0 : 1;
      tell(!exact, range ? "whole, other words" : "whole, lost", quote, now);
    } else {
      ++score_.partly;
      score_.partly_ranged += range ? 1 : 0;
      score_.overlap += overlap;
      tell(!range || overlap < 0.8, range ? "partly, other range" : "partly, lost", quote, now);
    }
  }

  [[nodiscard]] const PlacingScore& score() const { return score_; }

 private:
  void tell(bool wrong, const char* what, const Quote& quote, const PlacedWords& now) {
    if (!wrong || errors_ == nullptr) {
      return;
    }
    *errors_ << what << '\t' << now.told << "\n  \"" << quote.text << "\"\n";
    if (now.statement) {
      const std::string text = plain_text(last_.statements[*now.statement]).text;
      *errors_ << "  now \"" << cut(text, now.range) << "\"\n";
    }
    for (const Survivor& survivor : quote.survivors) {
      *errors_ << "  truly " << survivor.words << " of " << quote.count
               << " words in: " << plain_text(last_.statements[survivor.statement]).text << '\n';
    }
  }

  const Draft& last_;
  std::ostream* errors_;
  PlacingScore score_;
};

}  // namespace

PlacingScore& PlacingScore::operator+=(const PlacingScore& other) {
  quotes += other.quotes;
  whole += other.whole;
  whole_exact += other.whole_exact;
  partly += other.partly;
  partly_ranged += other.partly_ranged;
  overlap += other.overlap;
  gone += other.gone;
  gone_carried += other.gone_carried;
  carried += other.carried;
  carried_falsely += other.carried_falsely;
  lost += other.lost;
  in_tray += other.in_tray;
  return *this;
}

std::vector<PlacedWords> placed_words(const std::vector<Draft>& drafts,
                                      const std::vector<Quote>& quotes, PlacingSeconds& seconds) {
  std::vector<Placed> placed;
  const Anchors anchors = carry(drafts, quotes, placed, seconds);
  std::map<std::string, std::size_t> statements;
  for (std::size_t i = 0; i < anchors.size(); ++i) {
    statements.emplace(anchors[i], i);
  }
  std::vector<PlacedWords> words;
  for (std::size_t i = 0; i < quotes.size(); ++i) {
    words.push_back(words_of(quotes[i], placed[i].now, statements));
  }
  return words;
}

PlacingScore score_placing(const Draft& last, const std::vector<Quote>& quotes,
                           const std::vector<PlacedWords>& placed, std::ostream* errors) {
  Judge judge(last, errors);
  for (std::size_t i = 0; i < quotes.size(); ++i) {
    judge.look_at(quotes[i], placed.at(i));
  }
  return judge.score();
}

}  // namespace redraft::bench
