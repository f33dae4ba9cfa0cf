#include "text/quotes.h"

#include <algorithm>
#include <tuple>

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/code_points.h"
#include "redraft/placement.h"
#include "text/graphemes.h"
#include "text/tokens.h"

namespace redraft::text {

namespace {

constexpr std::size_t context_code_points = 32;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

bool is_space(std::string_view grapheme, std::string_view folded) {
  if (grapheme.size() == 1) {
    return is_space(grapheme.front());
  }
  if (folded == " ") {
    return true;
  }
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(grapheme);
  return wide.countChar32() == 1 && u_isUWhiteSpace(wide.char32At(0)) != 0;
}

std::size_t content_words(std::span<const FoldedWord> words) {
  return static_cast<std::size_t>(
      std::count_if(words.begin(), words.end(),
                    [](const FoldedWord& word) { return !is_stop_word(word.folded); }));
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') {
    text.remove_prefix(1);
  }
  while (!text.empty() && text.back() == ' ') {
    text.remove_suffix(1);
  }
  return text;
}

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

}  // namespace

bool overlap(const Range& left, const Range& right) {
  return left.start < right.end && right.start < left.end;
}

FoldedText::FoldedText(std::string_view text, Words words) : text_(text) {
  if (!is_ascii(text) || !fold_plain()) {
    fold_graphemes();
  }
  if (words == Words::read) {
    read_words();
  }
}

bool FoldedText::fold_plain() {
  folded_.resize(text_.size());
  char last = '\0';
  for (std::size_t i = 0; i < text_.size(); ++i) {
    const char c = is_space(text_[i]) ? ' ' : lower(text_[i]);
    if (c == ' ' && last == ' ') {
      return false;
    }
    folded_[i] = c;
    last = c;
  }
  code_points_ = text_.size();
  return true;
}

void FoldedText::fold_graphemes() {
  folded_.clear();
  marks_.reserve(text_.size() + 1);
  const auto mark = [&] {
    marks_.push_back(
        {static_cast<std::uint32_t>(code_points_), static_cast<std::uint32_t>(folded_.size())});
  };
  Graphemes graphemes(text_);
  bool after_space = false;
  for (std::size_t begin = 0, end = 0; begin < text_.size(); begin = end) {
    std::size_t characters = 0;
    do {
      for (++end;
           end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xC0U) == 0x80U;) {
        ++end;
      }
      ++characters;
    } while (!graphemes.boundary(end));
    const std::string_view grapheme = text_.substr(begin, end - begin);
    mark();
    code_points_ += characters;
    const std::string folded =
        grapheme.size() == 1 ? std::string(1, lower(grapheme.front())) : fold(grapheme);
    if (is_space(grapheme, folded)) {
      if (!after_space) {
        folded_ += ' ';
      }
      after_space = true;
    } else {
      folded_ += folded;
      after_space = after_space && folded.empty();
    }
  }
  mark();
}

void FoldedText::read_words() {
  thread_local std::vector<Token> tokens;  // its memory is used again by the next text
  tokenize(text_, tokens);
  words_.reserve(tokens.size());
  std::size_t byte = 0;
  std::size_t code_point = 0;
  for (const Token& token : tokens) {
    Range range{token.begin, token.end};
    if (!marks_.empty()) {
      range.start = code_point + count_code_points(text_.substr(byte, token.begin - byte));
      range.end =
          range.start + count_code_points(text_.substr(token.begin, token.end - token.begin));
      byte = token.end;
      code_point = range.end;
    }
    if (token.word) {
      words_.push_back({range, folded_within(range)});
    }
  }
}

std::size_t FoldedText::folded_offset(std::size_t code_point) const {
  if (marks_.empty()) {
    return std::min(code_point, folded_.size());
  }
  const auto mark =
      std::lower_bound(marks_.begin(), marks_.end(), code_point,
                       [](const Mark& m, std::size_t wanted) { return m.code_point < wanted; });
  return mark == marks_.end() ? folded_.size() : mark->folded;
}

std::string_view FoldedText::folded_before(std::size_t code_point) const {
  return std::string_view(folded_).substr(0, folded_offset(code_point));
}

std::string_view FoldedText::folded_after(std::size_t code_point) const {
  return std::string_view(folded_).substr(folded_offset(code_point));
}

std::string_view FoldedText::folded_within(const Range& range) const {
  const std::size_t begin = folded_offset(range.start);
  return std::string_view(folded_).substr(begin, folded_offset(range.end) - begin);
}

std::vector<Range> FoldedText::find(std::string_view folded_words) const {
  std::vector<Range> places;
  const std::string_view wanted = trimmed(folded_words);
  if (wanted.empty()) {
    return places;
  }
  const auto by_folded = [](const Mark& m, std::size_t at) { return m.folded < at; };
  for (std::size_t at = folded_.find(wanted); at != std::string::npos;
       at = folded_.find(wanted, at + 1)) {
    if (marks_.empty()) {
      places.push_back({at, at + wanted.size()});
      continue;
    }
    auto first = std::lower_bound(marks_.begin(), marks_.end(), at, by_folded);
    const auto last = std::lower_bound(first, marks_.end(), at + wanted.size(), by_folded);
    if (first->folded != at || last == marks_.end() || last->folded != at + wanted.size()) {
      continue;  // would begin or end inside a grapheme
    }
    // Graphemes that fold to nothing (soft hyphens) before the first letter are not part of it.
    while (std::next(first) != marks_.end() && std::next(first)->folded == at) {
      ++first;
    }
    places.push_back({first->code_point, last->code_point});
  }
  return places;
}

bool FoldedText::inside_word(std::size_t code_point) const {
  const auto word = std::upper_bound(
      words_.begin(), words_.end(), code_point,
      [](std::size_t wanted, const FoldedWord& w) { return wanted < w.range.end; });
  if (word == words_.end() || word->range.start >= code_point) {
    return false;
  }
  // Soft hyphens and the like at a word's ends are no letters.
  const std::size_t at = folded_offset(code_point);
  return folded_offset(word->range.start) < at && at < folded_offset(word->range.end);
}

Range FoldedText::snapped(const Range& range) const {
  if (marks_.empty()) {
    return {std::min(range.start, code_points_), std::min(range.end, code_points_)};
  }
  const auto by_point = [](std::size_t wanted, const Mark& m) { return wanted < m.code_point; };
  const auto first = std::upper_bound(marks_.begin(), marks_.end(), range.start, by_point);
  const auto last =
      std::lower_bound(marks_.begin(), marks_.end(), range.end,
                       [](const Mark& m, std::size_t wanted) { return m.code_point < wanted; });
  Range result;
  result.start = first == marks_.begin() ? 0 : std::prev(first)->code_point;
  result.end = last == marks_.end() ? code_points_ : last->code_point;
  return result;
}

std::span<const FoldedWord> FoldedText::words_before(std::size_t code_point) const {
  return words_within({0, code_point});
}

std::span<const FoldedWord> FoldedText::words_after(std::size_t code_point) const {
  return words_within({code_point, code_points_});
}

std::span<const FoldedWord> FoldedText::words_within(const Range& range) const {
  const auto first =
      std::lower_bound(words_.begin(), words_.end(), range.start,
                       [](const FoldedWord& w, std::size_t at) { return w.range.start < at; });
  const auto last =
      std::upper_bound(first, words_.end(), range.end,
                       [](std::size_t at, const FoldedWord& w) { return at < w.range.end; });
  return {first, last};
}

WantedQuote::WantedQuote(const Quote& quote)
    : around_(quote.prefix + quote.exact + quote.suffix), folded_(around_) {
  const std::size_t start = count_code_points(quote.prefix);
  const std::size_t end = start + count_code_points(quote.exact);
  quote_ = {start, end};
  words_ = folded_.words_within({start, end});
  before_ = folded_.words_before(start);
  after_ = folded_.words_after(end);
  // The outermost words of a full context may be cut short.
  if (!before_.empty() && start >= context_code_points) {
    before_ = before_.subspan(1);
  }
  if (!after_.empty() && count_code_points(quote.suffix) >= context_code_points) {
    after_ = after_.first(after_.size() - 1);
  }
  cuts_first_ = folded_.inside_word(start);
  cuts_last_ = folded_.inside_word(end);
  content_ = content_words(words_);
}

std::vector<Range> WantedQuote::find(const FoldedText& text) const {
  std::vector<Range> places = text.find(folded_.folded_within(quote_));
  std::erase_if(places, [&](const Range& place) {
    return text.inside_word(place.start) != cuts_first_ ||
           text.inside_word(place.end) != cuts_last_;
  });
  return places;
}

Context WantedQuote::context_at(const FoldedText& text, const Range& place) const {
  Context context;
  const auto count = [&](const FoldedWord& word) {
    ++context.words;
    context.content += is_stop_word(word.folded) ? 0U : 1U;
  };
  const std::span<const FoldedWord> before = text.words_before(place.start);
  const std::span<const FoldedWord> after = text.words_after(place.end);
  for (std::size_t i = 1; i <= before.size() && i <= before_.size() &&
                          before[before.size() - i].folded == before_[before_.size() - i].folded;
       ++i) {
    count(before_[before_.size() - i]);
  }
  for (std::size_t i = 0;
       i < after.size() && i < after_.size() && after[i].folded == after_[i].folded; ++i) {
    count(after_[i]);
  }
  context.whole = before.empty() && after.empty() && before_.empty() && after_.empty();
  return context;
}

std::optional<Range> WantedQuote::certain(const FoldedText& text, const std::vector<Range>& places,
                                          const Enough& enough) const {
  std::optional<Range> best;
  std::size_t most = 0;
  bool tied = false;
  bool sure = false;
  for (const Range& place : places) {
    const Context context = context_at(text, place);
    if (best && context.words == most) {
      tied = true;
    }
    if (!best || context.words > most) {
      best = place;
      most = context.words;
      tied = false;
      sure = (context.whole && enough.or_whole) || (words_.size() + context.words >= enough.words &&
                                                    content_ + context.content >= enough.content);
    }
  }
  return tied || !sure ? std::nullopt : best;
}

PlacedQuote placed(std::string_view text, const Range& range) {
  return {std::string(slice_code_points(text, range.start, range.end)), range.start, range.end};
}

std::optional<LocatedQuote> located(const FoldedText& statement, const Quote& wanted) {
  const FoldedText exact(wanted.exact, FoldedText::Words::left);
  const FoldedText prefix(wanted.prefix, FoldedText::Words::left);
  const FoldedText suffix(wanted.suffix, FoldedText::Words::left);

  // Context first, then whole words, then the offsets that came with the quote.
  using Merit = std::tuple<std::size_t, int, bool>;
  std::optional<Range> best;
  Merit highest;
  bool tied = false;
  for (const Range& place : statement.find(exact.folded())) {
    const std::size_t before = agreeing_end(statement.folded_before(place.start), prefix.folded());
    const std::size_t after = agreeing_start(statement.folded_after(place.end), suffix.folded());
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
  quote.exact = slice_code_points(statement.text(), best->start, best->end);
  std::size_t from = best->start > context_code_points ? best->start - context_code_points : 0;
  std::size_t to = std::min(best->end + context_code_points, statement.code_points());
  while (statement.snapped({from, from}).start != from) {
    ++from;
  }
  while (statement.snapped({to, to}).end != to) {
    --to;
  }
  quote.prefix = slice_code_points(statement.text(), from, best->start);
  quote.suffix = slice_code_points(statement.text(), best->end, to);
  return located;
}

}  // namespace redraft::text

namespace redraft {

std::optional<LocatedQuote> locate_quote(const std::string& statement_text, const Quote& wanted) {
  return text::located(text::FoldedText(statement_text), wanted);
}

}  // namespace redraft
