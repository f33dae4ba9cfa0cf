#include "workspace/criticmarkup_places.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "base/blank.h"
#include "base/code_points.h"
#include "redraft/error.h"
#include "workspace/block_prefix.h"

namespace redraft::workspace {

namespace {

// The places of marks are found again behind the Markdown parser by numbers put there, each between
// two of a character that the file does not have. It is punctuation, so that emphasis beside it
// reads as it did.
constexpr std::array<std::string_view, 6> fences = {"\u2E3E", "\u2E4A", "\u2E31",
                                                    "\u2E39", "\u2E4C", "\u2E2A"};

// A line as it is looked at: longer ones are one block's words, whatever stands further on.
constexpr std::size_t most_of_line = 1000;

std::string_view free_fence(std::string_view text) {
  const auto found = std::find_if(fences.begin(), fences.end(), [&](std::string_view fence) {
    return text.find(fence) == std::string_view::npos;
  });
  if (found == fences.end()) {
    throw Error(ErrorKind::invalid,
                "read the marked copy: it holds every character that its marks could be found by",
                "send the comments by another way");
  }
  return *found;
}

}  // namespace

MarkPlaces::MarkPlaces(const CriticText& critic)
    : critic_(critic), fence_(free_fence(critic.text)), places_(2 * critic.marks.size()) {
  for (std::size_t at = critic.text.find('\n'); at != std::string::npos;
       at = critic.text.find('\n', at + 1)) {
    line_begins_.push_back(at + 1);
  }
  read_statements();
}

std::size_t MarkPlaces::line_begin(std::size_t at) const {
  const auto after = std::upper_bound(line_begins_.begin(), line_begins_.end(), at);
  return *std::prev(after);
}

std::size_t MarkPlaces::line_of(std::size_t at) const {
  return static_cast<std::size_t>(std::upper_bound(line_begins_.begin(), line_begins_.end(), at) -
                                  line_begins_.begin());
}

bool MarkPlaces::stands_alone(const CriticMark& mark) const {
  if (mark.begin != mark.end) {
    return false;
  }
  const std::size_t begin = line_begin(mark.begin);
  const std::string_view line = std::string_view(critic_.text).substr(begin, most_of_line);
  const bool blank = is_blank(line.substr(0, line.find('\n')));
  if (mark.kind == CriticKind::comment || blank) {
    return blank;
  }
  const std::string_view words = mark.words;
  const std::size_t first = words.find_first_not_of(" \t");
  const bool opens =
      first != std::string_view::npos && (words[first] == '\n' || words[first] == '\r');
  return opens || (mark.begin == begin && words.ends_with('\n'));
}

// Marks begin behind what makes their line a heading or an item, and end before its end.
std::pair<std::size_t, std::size_t> MarkPlaces::inside_blocks(const CriticMark& mark) const {
  const std::string& text = critic_.text;
  std::size_t begin = mark.begin;
  std::size_t end = mark.end;
  while (begin < end && is_blank(text[begin])) {
    ++begin;
  }
  while (end > begin && is_blank(text[end - 1])) {
    --end;
  }
  if (begin == end && mark.begin != mark.end) {
    begin = mark.begin;
    end = mark.end;
  }
  const std::size_t line = line_begin(begin);
  if (begin - line < most_of_line) {
    const std::string_view rest = std::string_view(text).substr(line, most_of_line);
    begin = std::max(begin, line + block_prefix(rest.substr(0, rest.find('\n'))));
  }
  return {begin, std::max(begin, end)};
}

void MarkPlaces::read_statements() {
  std::multimap<std::size_t, std::string> numbers;  // by where they are put
  for (std::size_t i = 0; i < critic_.marks.size(); ++i) {
    if (stands_alone(critic_.marks[i])) {
      continue;
    }
    const auto [begin, end] = inside_blocks(critic_.marks[i]);
    numbers.emplace(begin, number(2 * i));
    numbers.emplace(end, number(2 * i + 1));
  }
  std::string marked;
  std::size_t at = 0;
  for (const auto& [place, text] : numbers) {
    marked.append(critic_.text, at, place - at);
    marked += text;
    at = place;
  }
  marked.append(critic_.text, at);
  const Document document = parse_markdown(std::move(marked), ReadStances::no);
  for (const Statement& statement : document.statements) {
    WordParagraph paragraph;
    paragraph.kind = statement.kind;
    paragraph.level = statement.level;
    paragraph.cell = statement.cell;
    paragraph.before = without_numbers(statement.text, paragraphs_.size());
    paragraphs_.push_back(std::move(paragraph));
    lines_.push_back(statement.line);
  }
}

std::string MarkPlaces::number(std::size_t value) const {
  return std::string(fence_) + std::to_string(value) + std::string(fence_);
}

std::string MarkPlaces::without_numbers(std::string_view text, std::size_t paragraph) {
  std::string out;
  while (!text.empty()) {
    const std::size_t begin = text.find(fence_);
    out += text.substr(0, begin);
    if (begin == std::string_view::npos) {
      break;
    }
    text.remove_prefix(begin + fence_.size());
    std::size_t value = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc() && value < places_.size()) {
      places_[value] = Place{paragraph, count_code_points(out)};
    }
    text.remove_prefix(std::min(text.size(), text.find(fence_) + fence_.size()));
  }
  return out;
}

std::size_t MarkPlaces::length(std::size_t paragraph) const {
  return count_code_points(paragraphs_[paragraph].before);
}

std::vector<WordRange> MarkPlaces::ranges(std::size_t mark) const {
  const std::optional<Place>& begin = places_[2 * mark];
  const std::optional<Place>& end = places_[2 * mark + 1];
  std::vector<WordRange> out;
  if (!begin || !end || end->paragraph < begin->paragraph) {
    return out;
  }
  for (std::size_t i = begin->paragraph; i <= end->paragraph; ++i) {
    WordRange range;
    range.paragraph = i;
    range.start = i == begin->paragraph ? begin->point : 0;
    range.end = i == end->paragraph ? end->point : length(i);
    out.push_back(range);
  }
  return out;
}

std::optional<std::size_t> MarkPlaces::paragraph_upto(std::size_t line) const {
  const auto after = std::upper_bound(lines_.begin(), lines_.end(), line);
  return after == lines_.begin()
             ? std::nullopt
             : std::optional(static_cast<std::size_t>(after - lines_.begin()) - 1);
}

std::optional<WordRange> MarkPlaces::end_of_paragraph_before(const CriticMark& mark) const {
  const auto before = paragraph_upto(line_of(mark.begin));
  if (!before) {
    return std::nullopt;
  }
  WordRange point;
  point.paragraph = *before;
  point.start = length(*before);
  point.end = point.start;
  return point;
}

}  // namespace redraft::workspace
