#include "text/redline_carry.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/code_points.h"
#include "text/redline_units.h"
#include "text/tokens.h"

namespace redraft::text {

namespace {

constexpr std::size_t furthest_stretch = 3;  // the words now may cover so many times the words then

std::string_view bytes_of(std::string_view text, std::size_t begin, std::size_t end) {
  return text.substr(begin, end - begin);
}

bool only_spaces(std::string_view text) {
  return text.empty() || text == " " || tokenize(text).empty();
}

// A token of the range, cut to it.
struct QuotedToken {
  std::size_t begin, end;  // bytes of the earlier text
  std::size_t to;          // bytes of the later text, if it survives
  bool survives;
  int weight;

  [[nodiscard]] std::size_t to_end() const { return to + (end - begin); }

  [[nodiscard]] bool lives_on() const { return survives && weight > 0; }
};

struct Survivors {
  std::size_t first, last;  // tokens, inclusive
  int weight;
};

}  // namespace

std::vector<KeptSpan> spans_between(const std::vector<KeptSpan>& spans, const ByteSpan& from,
                                    const ByteSpan& to) {
  const auto within = [](std::size_t at, std::size_t begin) { return at > begin ? at - begin : 0; };
  std::vector<KeptSpan> between;
  for (const KeptSpan& span : spans) {
    // Cut to both parts at once, counted from where the span begins.
    const std::size_t first = std::max(within(from.begin, span.begin), within(to.begin, span.to));
    const std::size_t last =
        std::min({span.end - span.begin, within(from.end, span.begin), within(to.end, span.to)});
    if (first < last) {
      between.push_back({span.begin + first - from.begin, span.begin + last - from.begin,
                         span.to + first - to.begin});
    }
  }
  return between;
}

KeptText::KeptText(std::string_view before, std::string_view after, std::vector<KeptSpan> spans)
    : before_(before),
      after_(after),
      plain_before_(is_ascii(before)),
      plain_after_(is_ascii(after)),
      spans_(std::move(spans)) {}

ByteSpan KeptText::bytes_before(std::size_t start, std::size_t end) const {
  if (plain_before_) {
    return {std::min(start, before_.size()), std::min(end, before_.size())};
  }
  return {byte_of_code_point(before_, start), byte_of_code_point(before_, end)};
}

const KeptSpan* KeptText::span_with(std::size_t begin, std::size_t end) const {
  const auto span =
      std::lower_bound(spans_.begin(), spans_.end(), end,
                       [](const KeptSpan& one, std::size_t wanted) { return one.end < wanted; });
  return span != spans_.end() && span->begin <= begin ? &*span : nullptr;
}

CarriedRange KeptText::range_of(std::size_t begin, std::size_t end) const {
  CarriedRange range{begin, end, 1000, true};
  if (!plain_after_) {
    range.start = count_code_points(after_.substr(0, begin));
    range.end = range.start + count_code_points(bytes_of(after_, begin, end));
  }
  return range;
}

std::optional<CarriedRange> KeptText::together(std::size_t start, std::size_t end) const {
  const ByteSpan range = bytes_before(start, end);
  const KeptSpan* span = span_with(range.begin, range.end);
  if (span == nullptr || range.begin >= range.end) {
    return std::nullopt;
  }
  const std::size_t to = span->to + (range.begin - span->begin);
  return range_of(to, to + (range.end - range.begin));
}

void KeptText::read_tokens() {
  if (!tokens_.empty()) {
    return;
  }
  thread_local std::vector<Token> tokens;  // its memory is used again by the next text
  tokenize(before_, tokens);
  tokens_.reserve(tokens.size());
  for (const Token& token : tokens) {
    const std::string_view bytes = bytes_of(before_, token.begin, token.end);
    tokens_.push_back(
        {token.begin, token.end, token.word ? name_of(bytes) : 0, token.word ? -1 : 0});
  }
}

int KeptText::weight_of(Weighed& token) const {
  if (token.weight < 0) {
    const std::string_view bytes = bytes_of(before_, token.begin, token.end);
    if (signal_of(bytes) != Signal::none) {
      token.weight = 6;
    } else if (is_stop_word(FoldedForm(bytes).view())) {
      token.weight = 1;
    } else {
      const auto occurrences =
          std::count_if(tokens_.begin(), tokens_.end(),
                        [&](const Weighed& other) { return other.name == token.name; });
      token.weight = occurrences > 1 ? 6 : 9;
    }
  }
  return token.weight;
}

// Follows one range, in bytes of the earlier text.
class KeptText::Carrying {
 public:
  Carrying(KeptText& texts, const ByteSpan& range) : texts_(texts), range_(range) {
    texts.read_tokens();
    auto token = std::upper_bound(texts.tokens_.begin(), texts.tokens_.end(), range.begin,
                                  [](std::size_t at, const Weighed& one) { return at < one.end; });
    for (; token != texts.tokens_.end() && token->begin < range.end; ++token) {
      QuotedToken quoted{std::max(token->begin, range.begin), std::min(token->end, range.end), 0,
                         false, texts.weight_of(*token)};
      if (const KeptSpan* span = texts.span_with(quoted.begin, quoted.end)) {
        quoted.survives = true;
        quoted.to = span->to + (quoted.begin - span->begin);
      }
      total_ += quoted.weight;
      asks_for_content_ = asks_for_content_ || quoted.weight > 1;
      tokens_.push_back(quoted);
    }
  }

  [[nodiscard]] std::optional<CarriedRange> run() const {
    if (tokens_.empty()) {
      return std::nullopt;
    }
    if (stands_whole()) {
      // Spaces quoted before the first token or after the last come along where they stayed beside
      // it.
      if (!asks_for_content_ && !in_company(tokens_.front())) {
        return std::nullopt;
      }
      const QuotedToken& first = tokens_.front();
      const QuotedToken& last = tokens_.back();
      const bool led = texts_.span_with(range_.begin, first.end) != nullptr;
      const bool followed = texts_.span_with(last.begin, range_.end) != nullptr;
      return texts_.range_of(first.to - (led ? first.begin - range_.begin : 0),
                             last.to_end() + (followed ? range_.end - last.end : 0));
    }
    std::optional<Survivors> found = survivors();
    if (!found) {
      return std::nullopt;
    }
    const std::size_t limit = furthest_stretch * (range_.end - range_.begin);
    if (tokens_[found->last].to_end() - tokens_[found->first].to > limit) {
      found = heaviest_cluster(limit);
    }
    if (!any_content(*found) || total_ == 0 || 3 * found->weight < total_) {
      return std::nullopt;
    }
    CarriedRange range = texts_.range_of(tokens_[found->first].to, tokens_[found->last].to_end());
    range.kept = 1000 * found->weight / total_;
    range.whole = false;
    return range;
  }

 private:
  // Nothing but spaces changed from the first quoted token to the last.
  [[nodiscard]] bool stands_whole() const {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!tokens_[i].survives ||
          (i > 0 &&
           !only_spaces(bytes_of(texts_.after_, tokens_[i - 1].to_end(), tokens_[i].to)))) {
        return false;
      }
    }
    return true;
  }

  // A word that says nothing by itself is known by the words that stayed beside it.
  [[nodiscard]] bool in_company(const QuotedToken& token) const {
    const KeptSpan* span = texts_.span_with(token.begin, token.end);
    if (span == nullptr) {
      return false;
    }
    const std::string_view run = bytes_of(texts_.before_, span->begin, span->end);
    const std::vector<Token> words = tokenize(run);
    return std::any_of(words.begin(), words.end(), [&](const Token& word) {
      return word.word && !is_stop_word(FoldedForm(bytes_of(run, word.begin, word.end)).view());
    });
  }

  // First to last surviving word, with the punctuation that stayed beside them.
  [[nodiscard]] std::optional<Survivors> survivors() const {
    const auto lives = [](const QuotedToken& token) { return token.lives_on(); };
    const auto first = std::find_if(tokens_.begin(), tokens_.end(), lives);
    if (first == tokens_.end()) {
      return std::nullopt;
    }
    const auto last = std::find_if(tokens_.rbegin(), tokens_.rend(), lives);
    Survivors found{static_cast<std::size_t>(first - tokens_.begin()),
                    static_cast<std::size_t>(tokens_.rend() - last) - 1, 0};
    const auto beside = [&](std::size_t left, std::size_t right) {
      return tokens_[left].survives && tokens_[right].survives &&
             tokens_[right].to - tokens_[left].to == tokens_[right].begin - tokens_[left].begin;
    };
    while (found.first > 0 && beside(found.first - 1, found.first)) {
      --found.first;
    }
    while (found.last + 1 < tokens_.size() && beside(found.last, found.last + 1)) {
      ++found.last;
    }
    for (const QuotedToken& token : tokens_) {
      found.weight += token.survives ? token.weight : 0;
    }
    return found;
  }

  // The heaviest part that stands together, where the survivors lie too far apart to be one range.
  [[nodiscard]] Survivors heaviest_cluster(std::size_t limit) const {
    Survivors best{0, 0, -1};
    for (std::size_t first = 0; first < tokens_.size(); ++first) {
      int weight = 0;
      for (std::size_t last = first; tokens_[first].lives_on() && last < tokens_.size(); ++last) {
        if (!tokens_[last].lives_on()) {
          continue;
        }
        if (tokens_[last].to_end() - tokens_[first].to > limit) {
          break;
        }
        weight += tokens_[last].weight;
        if (weight > best.weight) {
          best = {first, last, weight};
        }
      }
    }
    return best;
  }

  [[nodiscard]] bool any_content(const Survivors& found) const {
    return std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(found.first),
                       tokens_.begin() + static_cast<std::ptrdiff_t>(found.last) + 1,
                       [](const QuotedToken& token) { return token.survives && token.weight > 1; });
  }

  KeptText& texts_;
  ByteSpan range_;
  std::vector<QuotedToken> tokens_;
  int total_ = 0;
  bool asks_for_content_ = false;
};

std::optional<CarriedRange> KeptText::carried(std::size_t start, std::size_t end) {
  const ByteSpan range = bytes_before(start, end);
  return range.begin < range.end ? Carrying(*this, range).run() : std::nullopt;
}

}  // namespace redraft::text

namespace redraft {

std::optional<CarriedRange> carry_range(const std::vector<Edit>& edits, std::size_t start,
                                        std::size_t end) {
  std::string before;
  std::string after;
  std::vector<text::KeptSpan> kept;
  for (const Edit& edit : edits) {
    if (edit.op == EditOp::keep && !edit.text.empty()) {
      kept.push_back({before.size(), before.size() + edit.text.size(), after.size()});
    }
    before += edit.op == EditOp::insert ? "" : edit.text;
    after += edit.op == EditOp::remove ? "" : edit.text;
  }
  return text::KeptText(before, after, std::move(kept)).carried(start, end);
}

}  // namespace redraft
