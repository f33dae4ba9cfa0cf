#include "text/placement_ranges.h"

#include <algorithm>
#include <span>
#include <string>

#include "text/tokens.h"

namespace redraft::text {

namespace {

// Fewer than a third of the words, and it is no longer what was commented on.
constexpr int least_kept = 333;

// The same where the words were chosen by a person and the original quote cannot vouch for them.
constexpr int least_kept_unvouched = 666;

// A range that has grown beyond this is a new text with some old words in it.
constexpr std::size_t most_growth = 3;

// Per mille of the original's words that stand in the range; content words only, where it has any.
int share_of(const std::vector<std::string>& original, const FoldedText& text, const Range& range) {
  const std::span<const FoldedWord> there = text.words_within(range);
  std::vector<bool> taken(there.size());
  const bool content = std::any_of(original.begin(), original.end(),
                                   [](const std::string& word) { return !is_stop_word(word); });
  int wanted = 0;
  int found = 0;
  for (const std::string& word : original) {
    if (content && is_stop_word(word)) {
      continue;
    }
    ++wanted;
    for (std::size_t i = 0; i < there.size(); ++i) {
      if (!taken[i] && there[i].folded == word) {
        taken[i] = true;
        ++found;
        break;
      }
    }
  }
  return wanted == 0 ? 0 : found * 1000 / wanted;
}

bool same_words(const std::vector<std::string>& original, const FoldedText& text,
                const Range& range) {
  const std::span<const FoldedWord> words = text.words_within(range);
  return !original.empty() &&
         std::equal(
             original.begin(), original.end(), words.begin(), words.end(),
             [](const std::string& left, const FoldedWord& right) { return left == right.folded; });
}

// The original wording at or around the place where the words went.
std::optional<Range> original_near(const WantedQuote& original, const FoldedText& to,
                                   const std::vector<Range>& places, const Range& went) {
  std::vector<Range> near;
  std::copy_if(places.begin(), places.end(), std::back_inserter(near),
               [&](const Range& place) { return overlap(place, went); });
  if (near.size() == 1) {
    return near.front();
  }
  return original.certain(to, near);
}

// The original wording where it was not before: it has come back, or was moved within the
// statement.
std::optional<Range> original_returned(const StandingQuote& quote, const FoldedText& from,
                                       const FoldedText& to, const std::vector<Range>& places) {
  if (!quote.may_return) {
    return std::nullopt;
  }
  const std::vector<Range> before = quote.original.find(from);
  const bool stood_elsewhere = std::any_of(before.begin(), before.end(), [&](const Range& place) {
    return !quote.stands || !overlap(place, *quote.stands);
  });
  return stood_elsewhere ? std::nullopt : quote.original.certain(to, places);
}

}  // namespace

CarriedQuote carry_quote(const StandingQuote& quote, const FoldedText& from, const FoldedText& to,
                         KeptText& kept_text) {
  std::optional<Range> went;
  int kept = 0;
  if (quote.stands) {
    auto carried = kept_text.together(quote.stands->start, quote.stands->end);
    if (!carried) {
      carried = kept_text.carried(quote.stands->start, quote.stands->end);
    }
    if (carried) {
      went = Range{carried->start, carried->end};
      kept = carried->kept;
    }
  }

  const std::vector<Range> places = quote.original.find(to);
  if (went && kept >= least_kept) {
    if (const auto original = original_near(quote.original, to, places, *went)) {
      return {Outcome::exact, original, 1000, false};
    }
    if (same_words(quote.original.words(), to, *went)) {
      return {Outcome::exact, to.snapped(*went), 1000, false};
    }
  }
  if (const auto original = original_returned(quote, from, to, places)) {
    return {Outcome::exact, original, 1000, true};
  }
  if (!went || kept < least_kept) {
    return {Outcome::statement, std::nullopt, kept, false};
  }

  const Range range = to.snapped(*went);
  const bool vouched = share_of(quote.original.words(), from, *quote.stands) >= least_kept;
  const std::size_t length =
      vouched ? quote.original_length : quote.stands->end - quote.stands->start;
  const bool remains = vouched ? share_of(quote.original.words(), to, range) >= least_kept
                               : kept >= least_kept_unvouched;
  if (!remains || range.end - range.start > most_growth * length) {
    return {Outcome::statement, std::nullopt, kept, false};
  }
  return {Outcome::adjusted, range, kept, false};
}

}  // namespace redraft::text
