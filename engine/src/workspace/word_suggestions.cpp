#include "workspace/word_suggestions.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "base/blank.h"
#include "base/code_points.h"

namespace redraft::workspace {

namespace {

// A paragraph's text by code points.
class Points {
 public:
  explicit Points(std::string_view text) : text_(text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) {
        begins_.push_back(at);
      }
    }
    begins_.push_back(text.size());
  }

  [[nodiscard]] std::size_t size() const { return begins_.size() - 1; }

  [[nodiscard]] std::string slice(std::size_t start, std::size_t end) const {
    return std::string(text_.substr(begins_[start], begins_[end] - begins_[start]));
  }

  [[nodiscard]] bool blank(std::size_t at) const { return is_blank(text_[begins_[at]]); }

  [[nodiscard]] bool all_blank(std::size_t start, std::size_t end) const {
    while (start < end && blank(start)) {
      ++start;
    }
    return start == end;
  }

 private:
  std::string_view text_;
  std::vector<std::size_t> begins_;
};

// Widens to whole words, and by the word before, or after, where none would be named or left. What
// stands before `least` belongs to the suggestion before.
void widen(WordSuggestion& suggestion, const Points& text, std::size_t least) {
  std::size_t& start = suggestion.range.start;
  std::size_t& end = suggestion.range.end;
  while (start > least && start < text.size() && !text.blank(start - 1) && !text.blank(start)) {
    --start;
  }
  while (end > start && end < text.size() && !text.blank(end - 1) && !text.blank(end)) {
    ++end;
  }
  if (!text.all_blank(start, end) && !is_blank(*suggestion.replacement)) {
    return;
  }
  const std::size_t begun = start;
  while (start > least && text.blank(start - 1)) {
    --start;
  }
  while (start > least && !text.blank(start - 1)) {
    --start;
  }
  if (!text.all_blank(start, begun) || (start == least && least > 0)) {
    return;
  }
  while (end < text.size() && text.blank(end)) {
    ++end;
  }
  while (end < text.size() && !text.blank(end)) {
    ++end;
  }
}

// Paragraphs that words moved to, by the name of the move.
using Arrivals = std::map<std::string, std::size_t>;

// Changes of one author in one paragraph, in order.
using Changes = std::vector<const WordChange*>;

class ParagraphSuggestions {
 public:
  ParagraphSuggestions(const WordText& word, const Arrivals& arrivals, std::size_t paragraph)
      : word_(word),
        arrivals_(arrivals),
        paragraph_(paragraph),
        text_(word.paragraphs[paragraph].before) {}

  std::vector<WordSuggestion> of(const Changes& changes) {
    if (text_.all_blank(0, text_.size())) {
      return all_new(changes);
    }
    if (changes.size() == 1 && takes_all_away(*changes.front())) {
      return {all_gone(*changes.front())};
    }
    std::vector<WordSuggestion> out;
    std::vector<Changes> parts;
    for (const WordChange* change : changes) {
      const std::size_t least = out.empty() ? 0 : out.back().range.end;
      if (change->range.start < least && change->range.end <= least) {
        parts.back().push_back(change);
        continue;
      }
      WordSuggestion one = empty_for(*change);
      one.range = change->range;
      one.replacement = change->inserted;
      widen(one, text_, least);
      if (!out.empty() && one.range.start <= least) {
        out.back().range.end = std::max(out.back().range.end, one.range.end);
        parts.back().push_back(change);
      } else {
        out.push_back(std::move(one));
        parts.push_back({change});
      }
    }
    for (std::size_t i = 0; i < out.size(); ++i) {
      out[i].replacement = replaced(out[i].range, parts[i]);
    }
    return out;
  }

 private:
  WordSuggestion empty_for(const WordChange& change) const {
    WordSuggestion out;
    out.author = change.author;
    out.created = change.created;
    out.range.paragraph = paragraph_;
    return out;
  }

  [[nodiscard]] bool takes_all_away(const WordChange& change) const {
    return is_blank(change.inserted) && text_.all_blank(0, change.range.start) &&
           text_.all_blank(change.range.end, text_.size());
  }

  std::vector<WordSuggestion> all_new(const Changes& changes) const {
    std::string words;
    for (const WordChange* change : changes) {
      words += change->moved_to.empty() ? change->inserted : "";  // told where it moved from
    }
    if (is_blank(words)) {
      return {};
    }
    WordSuggestion out = empty_for(*changes.front());
    out.replacement = statement_text(words);
    return {out};
  }

  WordSuggestion all_gone(const WordChange& change) const {
    WordSuggestion out = empty_for(change);
    out.body = "Delete this statement.";
    if (change.moved_from.empty()) {
      return out;
    }
    const auto arrived = arrivals_.find(change.moved_from);
    if (arrived != arrivals_.end()) {
      out.body = "Move this statement " + place_of(arrived->second) + ".";
    }
    return out;
  }

  // Beside the nearest paragraph before that holds words after the changes.
  [[nodiscard]] std::string place_of(std::size_t paragraph) const {
    for (std::size_t i = paragraph; i-- > 0;) {
      const std::string text = statement_text(word_.paragraphs[i].after);
      if (!text.empty()) {
        return "to after \"" + shorten(text, 80) + "\"";
      }
    }
    return "to the beginning";
  }

  [[nodiscard]] std::string replaced(const WordRange& range, const Changes& changes) const {
    std::string out;
    std::size_t at = range.start;
    for (const WordChange* change : changes) {
      out += text_.slice(at, std::max(at, change->range.start)) + change->inserted;
      at = std::max(at, change->range.end);
    }
    return statement_text(out + text_.slice(at, std::max(at, range.end)));
  }

  const WordText& word_;
  const Arrivals& arrivals_;
  std::size_t paragraph_;
  Points text_;
};

}  // namespace

std::vector<WordSuggestion> word_suggestions(const WordText& word) {
  Arrivals arrivals;
  for (const WordChange& change : word.changes) {
    if (!change.moved_to.empty()) {
      arrivals.emplace(change.moved_to, change.range.paragraph);
    }
  }
  std::vector<WordSuggestion> out;
  for (std::size_t i = 0; i < word.changes.size();) {
    const std::size_t paragraph = word.changes[i].range.paragraph;
    std::map<std::string, Changes> by_author;
    for (; i < word.changes.size() && word.changes[i].range.paragraph == paragraph; ++i) {
      by_author[word.changes[i].author].push_back(&word.changes[i]);
    }
    ParagraphSuggestions suggestions(word, arrivals, paragraph);
    for (const auto& [author, changes] : by_author) {
      for (WordSuggestion& suggestion : suggestions.of(changes)) {
        out.push_back(std::move(suggestion));
      }
    }
  }
  return out;
}

}  // namespace redraft::workspace
