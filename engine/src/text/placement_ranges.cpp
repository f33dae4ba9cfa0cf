#include "text/placement_ranges.h"

#include <algorithm>
#include <map>
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

// Collects edits in a redline's normal form: removals before insertions, no two alike in a row.
class EditList {
 public:
  void keep(std::string_view text) {
    if (text.empty()) {
      return;
    }
    flush();
    append(EditOp::keep, text);
  }

  void remove(std::string_view text) { removed_ += text; }

  void insert(std::string_view text) { inserted_ += text; }

  std::vector<Edit> take() {
    flush();
    return std::move(edits_);
  }

 private:
  void append(EditOp op, std::string_view text) {
    if (text.empty()) {
      return;
    }
    if (!edits_.empty() && edits_.back().op == op) {
      edits_.back().text += text;
    } else {
      edits_.push_back({op, std::string(text)});
    }
  }

  void flush() {
    append(EditOp::remove, removed_);
    append(EditOp::insert, inserted_);
    removed_.clear();
    inserted_.clear();
  }

  std::vector<Edit> edits_;
  std::string removed_, inserted_;
};

bool holds(const ByteSpan& span, std::size_t at) {
  return span.begin <= at && at < span.end;
}

// The next byte after `at` where something begins or ends, at most `limit`.
std::size_t next_border(std::size_t at, std::size_t limit, const ByteSpan& span) {
  if (at < span.begin) {
    return std::min(limit, span.begin);
  }
  return at < span.end ? std::min(limit, span.end) : limit;
}

// Where a range lies that one run of unchanged text holds whole. This alone is sure for stop-words
// and parts of words too.
std::optional<Range> kept_together(const std::vector<Edit>& edits, const Range& range) {
  std::size_t from = 0;
  std::size_t to = 0;
  for (const Edit& edit : edits) {
    const std::size_t length = count_code_points(edit.text);
    if (edit.op == EditOp::keep && from <= range.start && range.end <= from + length) {
      return Range{to + (range.start - from), to + (range.end - from)};
    }
    from += edit.op == EditOp::insert ? 0 : length;
    to += edit.op == EditOp::remove ? 0 : length;
  }
  return std::nullopt;
}

// Per mille of the original's words that stand in the range; content words only, where it has any.
int share_of(const std::vector<std::string>& original, const FoldedText& text, const Range& range) {
  std::map<std::string_view, int> there;
  for (const FoldedWord& word : text.words_within(range)) {
    ++there[word.folded];
  }
  const bool content = std::any_of(original.begin(), original.end(),
                                   [](const std::string& word) { return !is_stop_word(word); });
  int wanted = 0;
  int found = 0;
  for (const std::string& word : original) {
    if (content && is_stop_word(word)) {
      continue;
    }
    ++wanted;
    const auto at = there.find(word);
    if (at != there.end() && at->second > 0) {
      --at->second;
      ++found;
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

std::vector<Edit> edits_between(const std::vector<Edit>& joined, const ByteSpan& from,
                                const ByteSpan& to) {
  EditList edits;
  std::size_t from_at = 0;
  std::size_t to_at = 0;
  for (const Edit& edit : joined) {
    std::size_t done = 0;
    while (done < edit.text.size()) {
      std::size_t end = edit.text.size();
      const bool reads = edit.op != EditOp::insert;
      const bool writes = edit.op != EditOp::remove;
      if (reads) {
        end = std::min(end, done + next_border(from_at, from_at + end - done, from) - from_at);
      }
      if (writes) {
        end = std::min(end, done + next_border(to_at, to_at + end - done, to) - to_at);
      }
      const std::string_view piece = std::string_view(edit.text).substr(done, end - done);
      const bool in_from = reads && holds(from, from_at);
      const bool in_to = writes && holds(to, to_at);
      if (in_from && in_to) {
        edits.keep(piece);
      } else if (in_from) {
        edits.remove(piece);
      } else if (in_to) {
        edits.insert(piece);
      }
      from_at += reads ? piece.size() : 0;
      to_at += writes ? piece.size() : 0;
      done = end;
    }
  }
  return edits.take();
}

CarriedQuote carry_quote(const StandingQuote& quote, const FoldedText& from, const FoldedText& to,
                         const std::vector<Edit>& edits) {
  std::optional<Range> went;
  int kept = 0;
  if (quote.stands) {
    went = kept_together(edits, *quote.stands);
    if (went && quote.exact) {
      return {Outcome::exact, to.snapped(*went), 1000, false};
    }
    if (went) {
      kept = 1000;
    } else if (const auto carried = carry_range(edits, quote.stands->start, quote.stands->end)) {
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
