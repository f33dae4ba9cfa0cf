// Where the words that a person or a file quotes stand in a statement.
#include <algorithm>
#include <tuple>

#include "base/code_points.h"
#include "redraft/placement.h"
#include "text/quotes.h"

namespace redraft::text {

namespace {

// Characters that agree next to the place, spaces at the seam aside.
std::size_t agreeing_end(std::string_view left, std::string_view right) {
  left = trimmed(left);
  right = trimmed(right);
  std::size_t n = 0;
  while (n < left.size() && n < right.size() &&
         left[left.size() - 1 - n] == right[right.size() - 1 - n]) {
    ++n;
  }
  return n;
}

std::size_t agreeing_start(std::string_view left, std::string_view right) {
  left = trimmed(left);
  right = trimmed(right);
  const auto ends = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
  return static_cast<std::size_t>(ends.first - left.begin());
}

bool is_ascii_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// ASCII in lower case; nothing for text whose folding changes more than case.
std::optional<std::string> plainly_folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool second_space = c == ' ' && !out.empty() && out.back() == ' ';
    if (byte < 0x20 || byte >= 0x7F || second_space) {
      return std::nullopt;
    }
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

// The quote, where plain words given without context stand once and as whole words: what
// locate_quote() finds in most cases, in a tenth of the time.
std::optional<Quote> plainly_located(std::string_view text, const Quote& wanted) {
  if (!wanted.prefix.empty() || !wanted.suffix.empty() || wanted.exact.empty()) {
    return std::nullopt;
  }
  const auto words = plainly_folded(wanted.exact);
  const auto all = words ? plainly_folded(text) : std::nullopt;
  if (!all || !is_ascii_letter_or_digit(words->front()) ||
      !is_ascii_letter_or_digit(words->back())) {
    return std::nullopt;
  }
  const std::size_t at = all->find(*words);
  const std::size_t end = at + words->size();
  // A space on both sides: other seams, such as that of "co-op", are for the rules of words.
  if (at == std::string::npos || all->find(*words, at + 1) != std::string::npos ||
      (at > 0 && (*all)[at - 1] != ' ') || (end < all->size() && (*all)[end] != ' ')) {
    return std::nullopt;
  }
  Quote quote;
  quote.start = at;
  quote.end = end;
  quote.exact = text.substr(at, end - at);
  const std::size_t from = at > context_code_points ? at - context_code_points : 0;
  quote.prefix = text.substr(from, at - from);
  quote.suffix = text.substr(end, context_code_points);
  return quote;
}

}  // namespace

}  // namespace redraft::text

namespace redraft {

std::optional<LocatedQuote> locate_quote(const std::string& statement_text, const Quote& wanted) {
  if (std::optional<Quote> quote = text::plainly_located(statement_text, wanted)) {
    return LocatedQuote{std::move(*quote), false};
  }
  const text::FoldedText statement(statement_text);
  const text::FoldedText exact(wanted.exact);
  const text::FoldedText prefix(wanted.prefix);
  const text::FoldedText suffix(wanted.suffix);

  // Context first, then whole words, then the offsets that came with the quote.
  using Merit = std::tuple<std::size_t, int, bool>;
  std::optional<text::Range> best;
  Merit highest;
  bool tied = false;
  for (const text::Range& place : statement.find(exact)) {
    const std::size_t before =
        text::agreeing_end(statement.folded_before(place.start), prefix.folded());
    const std::size_t after =
        text::agreeing_start(statement.folded_after(place.end), suffix.folded());
    const bool cut_first = statement.inside_word(place.start);
    const bool cut_last = statement.inside_word(place.end);
    const bool told =
        wanted.end > wanted.start && wanted.start == place.start && wanted.end == place.end;
    // "art" does not mean "partner" unless whoever quoted it says so.
    if (((cut_first && before == 0) || (cut_last && after == 0)) && !told) {
      continue;
    }
    const Merit merit{before + after, (cut_first ? 0 : 1) + (cut_last ? 0 : 1), told};
    if (!best || merit > highest) {
      best = place;
      highest = merit;
      tied = false;
    } else if (merit == highest) {
      tied = true;
    }
  }
  if (!best) {
    return std::nullopt;
  }
  LocatedQuote located;
  located.ambiguous = tied;
  Quote& quote = located.quote;
  quote.start = best->start;
  quote.end = best->end;
  quote.exact = slice_code_points(statement_text, best->start, best->end);
  std::size_t from =
      best->start > text::context_code_points ? best->start - text::context_code_points : 0;
  std::size_t to = std::min(best->end + text::context_code_points, statement.code_points());
  while (statement.snapped({from, from}).start != from) {
    ++from;
  }
  while (statement.snapped({to, to}).end != to) {
    --to;
  }
  quote.prefix = slice_code_points(statement_text, from, best->start);
  quote.suffix = slice_code_points(statement_text, best->end, to);
  return located;
}

}  // namespace redraft
