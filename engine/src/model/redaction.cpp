#include <algorithm>

#include "base/code_points.h"
#include "redraft/privacy.h"

namespace redraft {

std::string redact(std::string_view text, std::vector<CodePointSpan> spans) {
  std::sort(spans.begin(), spans.end(), [](const CodePointSpan& left, const CodePointSpan& right) {
    return left.start < right.start;
  });
  std::string out;
  std::size_t kept = 0;  // byte up to which the text is dealt with
  for (std::size_t i = 0; i < spans.size();) {
    const std::size_t start = spans[i].start;
    std::size_t end = spans[i].end;
    for (++i; i < spans.size() && spans[i].start <= end; ++i) {
      end = std::max(end, spans[i].end);
    }
    const std::size_t from = byte_of_code_point(text, start);
    const std::size_t to = byte_of_code_point(text, end);
    if (from < to) {
      out += text.substr(kept, from - kept);
      out += redacted_words;
      kept = to;
    }
  }
  return out + std::string(text.substr(kept));
}

std::vector<CodePointSpan> places_of(std::string_view text, std::string_view words) {
  std::vector<CodePointSpan> places;
  if (words.empty()) {
    return places;
  }
  const std::size_t length = count_code_points(words);
  std::size_t counted = 0;  // bytes
  std::size_t points = 0;   // code points before them
  for (std::size_t at = text.find(words); at != std::string_view::npos;
       at = text.find(words, at + words.size())) {
    points += count_code_points(text.substr(counted, at - counted));
    counted = at;
    places.push_back({points, points + length});
  }
  return places;
}

}  // namespace redraft
