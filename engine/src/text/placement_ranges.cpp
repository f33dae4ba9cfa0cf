#include "text/placement_ranges.h"

#include <algorithm>
#include <span>
#include <string>

#include "base/code_points.h"
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
int share_of(std::span<const FoldedWord> original, const FoldedText& text, const Range& range) {
  const std::span<const FoldedWord> there = text.words_within(range);
  std::vector<bool> taken(there.size());
  const auto says = [](const FoldedWord& word) { return !is_stop_word(word.folded); };
  const bool content = std::any_of(original.begin(), original.end(), says);
  int wanted = 0;
  int found = 0;
  for (const FoldedWord& word : original) {
    if (content && !says(word)) {
      continue;
    }
    ++wanted;
    for (std::size_t i = 0; i < there.size(); ++i) {
      if (!taken[i] && there[i].folded == word.folded) {
        taken[i] = true;
        ++found;
        break;
      }
    }
  }
  return wanted == 0 ? 0 : found * 1000 / wanted;
}

bool same_words(std::span<const FoldedWord> original, const FoldedText& text, const Range& range) {
  const std::span<const FoldedWord> words = text.words_within(range);
  return !original.empty() &&
         std::equal(original.begin(), original.end(), words.begin(), words.end(),
                    [](const FoldedWord& a, const FoldedWord& b) { return a.folded == b.folded; });
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
std::optional<Range> original_returned(const StandingQuote& quote, StatementPair& texts,
                                       const std::vector<Range>& places) {
  if (!quote.may_return || places.empty()) {
    return std::nullopt;
  }
  const std::vector<Range> before = quote.original.find(texts.from());
  const bool stood_elsewhere = std::any_of(before.begin(), before.end(), [&](const Range& place) {
    return !quote.stands || !overlap(place, *quote.stands);
  });
  return stood_elsewhere ? std::nullopt : quote.original.certain(texts.to(), places);
}

// Whether words that stand at `begin` neither cut a word nor end in a number that may go on.
bool ends_plainly(std::string_view text, std::size_t begin, std::size_t end) {
  const auto space = [&](std::size_t at) { return at == text.size() || text[at] == ' '; };
  const auto one_of = [&](std::size_t at, std::string_view marks) {
    return at < text.size() && marks.find(text[at]) != std::string_view::npos;
  };
  return (begin == 0 || one_of(begin - 1, " (\"")) &&
         (space(end) || (one_of(end, ".,;:!?)\"") && space(end + 1))) &&
         !one_of(begin, "0123456789") && !one_of(end - 1, "0123456789");
}

// The one place where these bytes stand.
std::optional<std::size_t> only_place(std::string_view text, std::string_view words) {
  const std::size_t at = text.find(words);
  if (at == std::string_view::npos || text.find(words, at + 1) != std::string_view::npos ||
      !ends_plainly(text, at, at + words.size())) {
    return std::nullopt;
  }
  return at;
}

}  // namespace

std::optional<Range> unmistakable(std::string_view words, std::string_view from,
                                  std::string_view to) {
  constexpr std::ptrdiff_t fewest_spaces = 3;
  constexpr std::size_t fewest_bytes = 20;
  if (words.size() < fewest_bytes || std::count(words.begin(), words.end(), ' ') < fewest_spaces ||
      !only_place(from, words)) {
    return std::nullopt;
  }
  const auto place = only_place(to, words);
  if (!place) {
    return std::nullopt;
  }
  const std::size_t start = count_code_points(to.substr(0, *place));
  return Range{start, start + count_code_points(words)};
}

CarriedQuote carry_quote(const StandingQuote& quote, StatementPair& texts) {
  std::optional<Range> went;
  int kept = 0;
  if (quote.stands) {
    KeptText& both = texts.kept();
    auto carried = both.together(quote.stands->start, quote.stands->end);
    if (!carried) {
      carried = both.carried(quote.stands->start, quote.stands->end);
    }
    if (carried) {
      went = Range{carried->start, carried->end};
      kept = carried->kept;
    }
  }

  const FoldedText& to = texts.to();
  const std::vector<Range> places = quote.original.find(to);
  if (went && kept >= least_kept) {
    if (const auto original = original_near(quote.original, to, places, *went)) {
      return {Outcome::exact, original, 1000, false};
    }
    if (same_words(quote.original.words(), to, *went)) {
      return {Outcome::exact, to.snapped(*went), 1000, false};
    }
  }
  if (const auto original = original_returned(quote, texts, places)) {
    return {Outcome::exact, original, 1000, true};
  }
  if (!went || kept < least_kept) {
    return {Outcome::statement, std::nullopt, kept, false};
  }

  const Range range = to.snapped(*went);
  const bool vouched =
      quote.exact ? !quote.original.words().empty()
                  : share_of(quote.original.words(), texts.from(), *quote.stands) >= least_kept;
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
