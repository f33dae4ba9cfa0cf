#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/code_points.h"
#include "redraft/redline.h"
#include "text/redline_units.h"
#include "text/tokens.h"

namespace redraft {

namespace {

using text::Token;

constexpr std::size_t furthest_stretch = 3;  // the words now may cover so many times the words then

// A stretch of the earlier text that was kept, in bytes, with where it stands in the later one.
struct KeptSpan {
  std::size_t begin, end, to;
};

struct Texts {
  std::string before;
  std::string after;
  std::vector<KeptSpan> kept;
};

Texts unfold(const std::vector<Edit>& edits) {
  Texts texts;
  for (const Edit& edit : edits) {
    if (edit.op == EditOp::keep && !edit.text.empty()) {
      texts.kept.push_back(
          {texts.before.size(), texts.before.size() + edit.text.size(), texts.after.size()});
    }
    if (edit.op != EditOp::insert) {
      texts.before += edit.text;
    }
    if (edit.op != EditOp::remove) {
      texts.after += edit.text;
    }
  }
  return texts;
}

// A token of the quoted words, cut to the quote.
struct QuotedToken {
  std::size_t begin, end;  // bytes of the earlier text
  std::size_t to;          // bytes of the later text, if it survives
  bool survives;
  bool content;
  int weight;  // 0 for punctuation
};

int weight_of(const std::string& folded, std::string_view bytes, int occurrences) {
  if (text::signal_of(bytes) != text::Signal::none) {
    return 6;
  }
  if (text::is_stop_word(folded)) {
    return 1;
  }
  return occurrences > 1 ? 6 : 9;
}

std::vector<QuotedToken> tokens_within(const Texts& texts, std::size_t begin, std::size_t end) {
  const std::vector<Token> tokens = text::tokenize(texts.before);
  std::unordered_map<std::string, int> occurrences;
  const auto bytes_of = [&](const Token& token) {
    return std::string_view(texts.before).substr(token.begin, token.end - token.begin);
  };
  for (const Token& token : tokens) {
    if (token.word) {
      ++occurrences[text::fold(bytes_of(token))];
    }
  }
  std::vector<QuotedToken> result;
  std::size_t span = 0;
  for (const Token& token : tokens) {
    if (token.end <= begin || token.begin >= end) {
      continue;
    }
    QuotedToken quoted{std::max(token.begin, begin), std::min(token.end, end), 0, false, false, 0};
    while (span < texts.kept.size() && texts.kept[span].end <= quoted.begin) {
      ++span;
    }
    if (span < texts.kept.size() && texts.kept[span].begin <= quoted.begin &&
        texts.kept[span].end >= quoted.end) {
      quoted.survives = true;
      quoted.to = texts.kept[span].to + quoted.begin - texts.kept[span].begin;
    }
    if (token.word) {
      const std::string folded = text::fold(bytes_of(token));
      quoted.weight = weight_of(folded, bytes_of(token), occurrences[folded]);
      quoted.content = quoted.weight > 1;
    }
    result.push_back(quoted);
  }
  return result;
}

bool only_spaces(std::string_view text) {
  return text::tokenize(text).empty();
}

// Nothing but spaces changed from the first quoted token to the last.
bool stands_whole(const Texts& texts, const std::vector<QuotedToken>& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].survives) {
      return false;
    }
    if (i > 0) {
      const std::size_t end = tokens[i - 1].to + (tokens[i - 1].end - tokens[i - 1].begin);
      if (!only_spaces(std::string_view(texts.after).substr(end, tokens[i].to - end))) {
        return false;
      }
    }
  }
  return true;
}

// A word that says nothing by itself is known by the words that stayed beside it.
bool in_company(const Texts& texts, const QuotedToken& token) {
  for (const KeptSpan& span : texts.kept) {
    if (span.begin <= token.begin && token.end <= span.end) {
      const std::string_view run =
          std::string_view(texts.before).substr(span.begin, span.end - span.begin);
      for (const Token& word : text::tokenize(run)) {
        if (word.word &&
            !text::is_stop_word(text::fold(run.substr(word.begin, word.end - word.begin)))) {
          return true;
        }
      }
    }
  }
  return false;
}

struct Survivors {
  std::size_t first, last;  // tokens, inclusive
  int weight;
};

int surviving_weight(const std::vector<QuotedToken>& tokens, std::size_t first, std::size_t last) {
  int weight = 0;
  for (std::size_t i = first; i <= last; ++i) {
    weight += tokens[i].survives ? tokens[i].weight : 0;
  }
  return weight;
}

// First to last surviving word, with the punctuation that stayed beside them.
std::optional<Survivors> survivors(const std::vector<QuotedToken>& tokens) {
  std::optional<Survivors> found;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].survives && tokens[i].weight > 0) {
      if (!found) {
        found = Survivors{i, i, 0};
      }
      found->last = i;
    }
  }
  if (!found) {
    return found;
  }
  const auto beside = [&](std::size_t left, std::size_t right) {
    return tokens[left].survives && tokens[right].survives &&
           tokens[right].to - tokens[left].to == tokens[right].begin - tokens[left].begin;
  };
  while (found->first > 0 && beside(found->first - 1, found->first)) {
    --found->first;
  }
  while (found->last + 1 < tokens.size() && beside(found->last, found->last + 1)) {
    ++found->last;
  }
  found->weight = surviving_weight(tokens, found->first, found->last);
  return found;
}

// The heaviest part that stands together, where the survivors lie too far apart to be one range.
Survivors heaviest_cluster(const std::vector<QuotedToken>& tokens, std::size_t limit) {
  Survivors best{0, 0, -1};
  for (std::size_t first = 0; first < tokens.size(); ++first) {
    if (!tokens[first].survives || tokens[first].weight == 0) {
      continue;
    }
    int weight = 0;
    for (std::size_t last = first; last < tokens.size(); ++last) {
      if (!tokens[last].survives || tokens[last].weight == 0) {
        continue;
      }
      if (tokens[last].to + (tokens[last].end - tokens[last].begin) - tokens[first].to > limit) {
        break;
      }
      weight += tokens[last].weight;
      if (weight > best.weight) {
        best = {first, last, weight};
      }
    }
  }
  return best;
}

bool any_content(const std::vector<QuotedToken>& tokens, const Survivors& range) {
  for (std::size_t i = range.first; i <= range.last; ++i) {
    if (tokens[i].survives && tokens[i].content) {
      return true;
    }
  }
  return false;
}

CarriedRange range_of(const Texts& texts, std::size_t begin, std::size_t end) {
  CarriedRange range;
  range.start = count_code_points(std::string_view(texts.after).substr(0, begin));
  range.end =
      range.start + count_code_points(std::string_view(texts.after).substr(begin, end - begin));
  return range;
}

// Spaces quoted before the first token or after the last come along where they stayed.
std::size_t edge_space(const Texts& texts, std::size_t at, std::size_t token) {
  const std::size_t low = std::min(at, token);
  const std::size_t high = std::max(at, token);
  for (const KeptSpan& span : texts.kept) {
    if (span.begin <= low && high <= span.end) {
      return high - low;
    }
  }
  return 0;
}

}  // namespace

std::optional<CarriedRange> carry_range(const std::vector<Edit>& edits, std::size_t start,
                                        std::size_t end) {
  const Texts texts = unfold(edits);
  const std::size_t begin_byte = byte_of_code_point(texts.before, start);
  const std::size_t end_byte = byte_of_code_point(texts.before, end);
  if (begin_byte >= end_byte) {
    return std::nullopt;
  }
  const std::vector<QuotedToken> tokens = tokens_within(texts, begin_byte, end_byte);
  if (tokens.empty()) {
    return std::nullopt;
  }
  int total = 0;
  bool asks_for_content = false;
  for (const QuotedToken& token : tokens) {
    total += token.weight;
    asks_for_content = asks_for_content || token.content;
  }
  if (stands_whole(texts, tokens)) {
    if (!asks_for_content && !in_company(texts, tokens.front())) {
      return std::nullopt;
    }
    const QuotedToken& last = tokens.back();
    CarriedRange range =
        range_of(texts, tokens.front().to - edge_space(texts, begin_byte, tokens.front().begin),
                 last.to + (last.end - last.begin) + edge_space(texts, last.end, end_byte));
    range.kept = 1000;
    range.whole = true;
    return range;
  }
  std::optional<Survivors> found = survivors(tokens);
  if (!found) {
    return std::nullopt;
  }
  const auto byte_range = [&](const Survivors& part) {
    const QuotedToken& last = tokens[part.last];
    return std::pair(tokens[part.first].to, last.to + (last.end - last.begin));
  };
  const std::size_t limit = furthest_stretch * (end_byte - begin_byte);
  if (const auto [from, to] = byte_range(*found); to - from > limit) {
    found = heaviest_cluster(tokens, limit);
  }
  if (!any_content(tokens, *found) || total == 0 || 3 * found->weight < total) {
    return std::nullopt;
  }
  const auto [from, to] = byte_range(*found);
  CarriedRange range = range_of(texts, from, to);
  range.kept = 1000 * found->weight / total;
  return range;
}

}  // namespace redraft
