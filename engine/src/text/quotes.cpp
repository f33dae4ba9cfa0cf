#include "text/quotes.h"

#include <algorithm>
#include <memory>

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>

#include "base/code_points.h"
#include "redraft/placement.h"
#include "text/tokens.h"

namespace redraft::text {

namespace {

// Bytes where graphemes begin, and the text's size.
std::vector<std::size_t> grapheme_bounds(std::string_view text) {
  std::vector<std::size_t> bounds;
  if (is_ascii(text)) {
    bounds.resize(text.size() + 1);
    for (std::size_t i = 0; i <= text.size(); ++i) {
      bounds[i] = i;
    }
    return bounds;
  }
  UErrorCode status = U_ZERO_ERROR;
  thread_local const std::unique_ptr<icu::BreakIterator> graphemes(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  UText input = UTEXT_INITIALIZER;
  utext_openUTF8(&input, text.data(), static_cast<std::int64_t>(text.size()), &status);
  graphemes->setText(&input, status);
  for (std::int32_t at = graphemes->first(); at != icu::BreakIterator::DONE;
       at = graphemes->next()) {
    bounds.push_back(static_cast<std::size_t>(at));
  }
  utext_close(&input);
  return bounds;
}

bool is_space(std::string_view grapheme, std::string_view folded) {
  if (grapheme.size() == 1) {
    const char c = grapheme.front();
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
  if (folded == " ") {
    return true;
  }
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(grapheme);
  return wide.countChar32() == 1 && u_isUWhiteSpace(wide.char32At(0)) != 0;
}

std::string fold_grapheme(std::string_view grapheme) {
  if (grapheme.size() == 1) {
    const char c = grapheme.front();
    return {c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c};
  }
  return fold(grapheme);
}

std::size_t content_words(const std::vector<std::string>& words) {
  return static_cast<std::size_t>(std::count_if(
      words.begin(), words.end(), [](const std::string& word) { return !is_stop_word(word); }));
}

std::vector<std::string> folded_of(std::span<const FoldedWord> words) {
  std::vector<std::string> folded;
  for (const FoldedWord& word : words) {
    folded.push_back(word.folded);
  }
  return folded;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') {
    text.remove_prefix(1);
  }
  while (!text.empty() && text.back() == ' ') {
    text.remove_suffix(1);
  }
  return text;
}

bool overlap(const Range& left, const Range& right) {
  return left.start < right.end && right.start < left.end;
}

FoldedText::FoldedText(std::string_view text) : text_(text) {
  const std::vector<std::size_t> bounds = grapheme_bounds(text);
  folded_.reserve(text.size());
  marks_.reserve(bounds.size());
  bool after_space = false;
  for (std::size_t i = 0; i + 1 < bounds.size(); ++i) {
    const std::string_view grapheme = text.substr(bounds[i], bounds[i + 1] - bounds[i]);
    marks_.push_back({code_points_, folded_.size()});
    code_points_ += count_code_points(grapheme);
    const std::string folded = fold_grapheme(grapheme);
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
  marks_.push_back({code_points_, folded_.size()});

  std::size_t byte = 0;
  std::size_t code_point = 0;
  for (const Token& token : tokenize(text)) {
    code_point += count_code_points(text.substr(byte, token.begin - byte));
    const std::string_view word = text.substr(token.begin, token.end - token.begin);
    const std::size_t end = code_point + count_code_points(word);
    if (token.word) {
      words_.push_back({{code_point, end}, fold(word)});
    }
    byte = token.end;
    code_point = end;
  }
}

std::size_t FoldedText::folded_offset(std::size_t code_point) const {
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

std::vector<Range> FoldedText::find(const FoldedText& words) const {
  std::vector<Range> places;
  const std::string_view wanted = trimmed(words.folded_);
  if (wanted.empty()) {
    return places;
  }
  const auto by_folded = [](const Mark& m, std::size_t at) { return m.folded < at; };
  for (std::size_t at = folded_.find(wanted); at != std::string::npos;
       at = folded_.find(wanted, at + 1)) {
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

WantedQuote::WantedQuote(const Quote& quote) : exact_(quote.exact), folded_(exact_) {
  const std::string around = quote.prefix + quote.exact + quote.suffix;
  const FoldedText whole(around);
  const std::size_t start = count_code_points(quote.prefix);
  const std::size_t end = start + count_code_points(quote.exact);
  words_ = folded_of(whole.words_within({start, end}));
  before_ = folded_of(whole.words_before(start));
  after_ = folded_of(whole.words_after(end));
  // The outermost words of a full context may be cut short.
  if (!before_.empty() && start >= context_code_points) {
    before_.erase(before_.begin());
  }
  if (!after_.empty() && count_code_points(quote.suffix) >= context_code_points) {
    after_.pop_back();
  }
  cuts_first_ = whole.inside_word(start);
  cuts_last_ = whole.inside_word(end);
  content_ = content_words(words_);
}

std::vector<Range> WantedQuote::find(const FoldedText& text) const {
  std::vector<Range> places = text.find(folded_);
  std::erase_if(places, [&](const Range& place) {
    return text.inside_word(place.start) != cuts_first_ ||
           text.inside_word(place.end) != cuts_last_;
  });
  return places;
}

Context WantedQuote::context_at(const FoldedText& text, const Range& place) const {
  Context context;
  const auto count = [&](const std::string& word) {
    ++context.words;
    context.content += is_stop_word(word) ? 0U : 1U;
  };
  const std::span<const FoldedWord> before = text.words_before(place.start);
  const std::span<const FoldedWord> after = text.words_after(place.end);
  for (std::size_t i = 1; i <= before.size() && i <= before_.size() &&
                          before[before.size() - i].folded == before_[before_.size() - i];
       ++i) {
    count(before_[before_.size() - i]);
  }
  for (std::size_t i = 0; i < after.size() && i < after_.size() && after[i].folded == after_[i];
       ++i) {
    count(after_[i]);
  }
  context.whole = before.empty() && after.empty() && before_.empty() && after_.empty();
  return context;
}

std::optional<Range> WantedQuote::certain(const FoldedText& text,
                                          const std::vector<Range>& places) const {
  // Fewer words than this are said in many places with many meanings.
  constexpr std::size_t fewest_words = 3;
  constexpr std::size_t fewest_content_words = 2;

  std::optional<Range> best;
  std::size_t most = 0;
  bool tied = false;
  bool enough = false;
  for (const Range& place : places) {
    const Context context = context_at(text, place);
    if (best && context.words == most) {
      tied = true;
    }
    if (!best || context.words > most) {
      best = place;
      most = context.words;
      tied = false;
      enough = context.whole || (words_.size() + context.words >= fewest_words &&
                                 content_ + context.content >= fewest_content_words);
    }
  }
  return tied || !enough ? std::nullopt : best;
}

PlacedQuote placed(std::string_view text, const Range& range) {
  return {std::string(slice_code_points(text, range.start, range.end)), range.start, range.end};
}

}  // namespace redraft::text
