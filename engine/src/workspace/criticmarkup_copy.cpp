#include "workspace/criticmarkup_copy.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <utility>

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

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

std::string plain(const std::string& markdown) {
  std::string out;
  for (const Statement& statement : parse_markdown(markdown, ReadStances::no).statements) {
    out += (out.empty() ? "" : " ") + statement.text;
  }
  return out;
}

// The spaces around words that go into a line are part of the change.
std::string plain_inline(const std::string& words) {
  const std::size_t begin = words.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) {
    return words.empty() ? "" : " ";
  }
  return (begin > 0 ? " " : "") + plain(words) + (is_space(words.back()) ? " " : "");
}

// Where a mark begins and ends in the paragraphs of the copy.
struct Place {
  std::size_t paragraph = 0;
  std::size_t point = 0;  // code points of the text before
};

class Copying {
 public:
  explicit Copying(const CriticText& critic)
      : critic_(critic), fence_(free_fence(critic.text)), places_(2 * critic.marks.size()) {
    for (std::size_t at = critic.text.find('\n'); at != std::string::npos;
         at = critic.text.find('\n', at + 1)) {
      line_begins_.push_back(at + 1);
    }
  }

  CriticCopy take() {
    read_statements();
    for (std::size_t i = 0; i < critic_.marks.size(); ++i) {
      critic_.marks[i].kind == CriticKind::comment ? comment(i) : change(i);
    }
    put_in_order();
    out_.text.findings.insert(out_.text.findings.begin(), critic_.findings.begin(),
                              critic_.findings.end());
    name_lines_of_file();
    return std::move(out_);
  }

 private:
  // A line as it is looked at: longer ones are one block's words, whatever stands further on.
  static constexpr std::size_t most_of_line = 1000;

  [[nodiscard]] std::size_t line_begin(std::size_t at) const {
    const auto after = std::upper_bound(line_begins_.begin(), line_begins_.end(), at);
    return *std::prev(after);
  }

  // Counted from 1.
  [[nodiscard]] std::size_t line_of(std::size_t at) const {
    return static_cast<std::size_t>(std::upper_bound(line_begins_.begin(), line_begins_.end(), at) -
                                    line_begins_.begin());
  }

  // Whether what is put in, or said, is a block of its own.
  [[nodiscard]] bool stands_alone(const CriticMark& mark) const {
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
  [[nodiscard]] std::pair<std::size_t, std::size_t> inside_blocks(const CriticMark& mark) const {
    const std::string& text = critic_.text;
    std::size_t begin = mark.begin;
    std::size_t end = mark.end;
    while (begin < end && is_space(text[begin])) {
      ++begin;
    }
    while (end > begin && is_space(text[end - 1])) {
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

  void read_statements() {
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
      paragraph.before = without_numbers(statement.text, out_.text.paragraphs.size());
      out_.text.paragraphs.push_back(std::move(paragraph));
      out_.lines.push_back(statement.line);
    }
  }

  [[nodiscard]] std::string number(std::size_t value) const {
    return std::string(fence_) + std::to_string(value) + std::string(fence_);
  }

  std::string without_numbers(std::string_view text, std::size_t paragraph) {
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

  [[nodiscard]] std::size_t length(std::size_t paragraph) const {
    return count_code_points(out_.text.paragraphs[paragraph].before);
  }

  // One range a paragraph. What is in no statement (in an address, in HTML) has none.
  [[nodiscard]] std::vector<WordRange> ranges(std::size_t mark) const {
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

  // The last paragraph that begins on this line of the text or before it.
  [[nodiscard]] std::optional<std::size_t> paragraph_upto(std::size_t line) const {
    const auto after = std::upper_bound(out_.lines.begin(), out_.lines.end(), line);
    return after == out_.lines.begin()
               ? std::nullopt
               : std::optional(static_cast<std::size_t>(after - out_.lines.begin()) - 1);
  }

  void comment(std::size_t index) {
    const CriticMark& mark = critic_.marks[index];
    WordComment made;
    made.body = trimmed(mark.words);
    made.ranges = ranges(index);
    if (stands_alone(mark)) {
      if (const auto before = paragraph_upto(line_of(mark.begin))) {
        WordRange point;
        point.paragraph = *before;
        point.start = length(*before);
        point.end = point.start;
        made.ranges = {point};
      }
    }
    if (made.ranges.size() > max_word_range) {
      made.ranges.clear();
    }
    out_.text.comments.push_back(std::move(made));
  }

  void change(std::size_t index) {
    const CriticMark& mark = critic_.marks[index];
    if (stands_alone(mark)) {
      new_paragraphs(mark);
      return;
    }
    const std::vector<WordRange> places = ranges(index);
    if (places.empty()) {
      Finding finding;
      finding.rule = "mark-nowhere";
      finding.severity = Severity::warning;
      finding.message = "line " + std::to_string(mark.line) +
                        ": a change stands in the words of no statement, and is left out";
      finding.hint = "enter it by redraft comment add --suggest";
      finding.line = mark.line;
      out_.text.findings.push_back(std::move(finding));
    }
    for (const WordRange& range : places) {
      WordChange made;
      made.range = range;
      const std::string& before = out_.text.paragraphs[range.paragraph].before;
      made.removed = slice_code_points(before, range.start, range.end);
      made.inserted = range == places.front() ? plain_inline(mark.words) : "";
      if (!made.removed.empty() || !made.inserted.empty()) {
        out_.text.changes.push_back(std::move(made));
      }
    }
  }

  void new_paragraphs(const CriticMark& mark) {
    const std::size_t line = line_of(mark.begin);
    const bool above = mark.begin == line_begin(mark.begin) && mark.words.ends_with('\n');
    const auto before = paragraph_upto(above ? line - 1 : line);
    for (const Statement& statement : parse_markdown(mark.words, ReadStances::no).statements) {
      WordParagraph paragraph;
      paragraph.kind = statement.kind;
      paragraph.level = statement.level;
      paragraph.after = statement.text;
      new_.emplace(before ? *before + 1 : 0, std::move(paragraph));
    }
  }

  // Puts the new paragraphs between the others, and makes every text after the changes.
  void put_in_order() {
    std::vector<WordParagraph> all;
    std::vector<std::size_t> lines;
    std::vector<std::size_t> moved;  // index of each paragraph afterwards
    std::vector<WordChange> added;
    const std::size_t count = out_.text.paragraphs.size();
    for (std::size_t i = 0; i <= count; ++i) {
      const auto [begin, end] = new_.equal_range(i);
      for (auto at = begin; at != end; ++at) {
        WordChange change;
        change.range.paragraph = all.size();
        change.inserted = at->second.after;
        added.push_back(std::move(change));
        all.push_back(at->second);
        lines.push_back(0);
      }
      if (i < count) {
        moved.push_back(all.size());
        all.push_back(std::move(out_.text.paragraphs[i]));
        lines.push_back(out_.lines[i]);
      }
    }
    for (WordComment& comment : out_.text.comments) {
      for (WordRange& range : comment.ranges) {
        range.paragraph = moved[range.paragraph];
      }
    }
    for (WordChange& change : out_.text.changes) {
      change.range.paragraph = moved[change.range.paragraph];
    }
    std::vector<WordChange>& changes = out_.text.changes;
    changes.insert(changes.end(), added.begin(), added.end());
    std::stable_sort(changes.begin(), changes.end(), [](const WordChange& a, const WordChange& b) {
      return std::pair(a.range.paragraph, a.range.start) <
             std::pair(b.range.paragraph, b.range.start);
    });
    out_.text.paragraphs = std::move(all);
    out_.lines = std::move(lines);
    make_after();
  }

  void make_after() {
    std::vector<WordParagraph>& paragraphs = out_.text.paragraphs;
    auto change = out_.text.changes.begin();
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
      std::string after;
      std::size_t at = 0;
      for (; change != out_.text.changes.end() && change->range.paragraph == i; ++change) {
        const std::size_t start = std::max(at, change->range.start);
        after += slice_code_points(paragraphs[i].before, at, start);
        after += change->inserted;
        at = std::max(start, change->range.end);
      }
      after += slice_code_points(paragraphs[i].before, at, length(i));
      paragraphs[i].after = std::move(after);
    }
  }

  // Lines were counted in the text without what is put in.
  void name_lines_of_file() {
    std::map<std::size_t, std::size_t> more;  // line ends that the file has besides, up to a line
    std::size_t sum = 0;
    for (const CriticMark& mark : critic_.marks) {
      sum += static_cast<std::size_t>(std::count(mark.words.begin(), mark.words.end(), '\n'));
      more[line_of(mark.end)] = sum;
    }
    for (std::size_t& line : out_.lines) {
      const auto after = more.lower_bound(line);
      line += line == 0 || after == more.begin() ? 0 : std::prev(after)->second;
    }
  }

  const CriticText& critic_;
  std::string_view fence_;
  std::vector<std::size_t> line_begins_ = {0};     // bytes of the text
  std::vector<std::optional<Place>> places_;       // two of each mark, by number
  std::multimap<std::size_t, WordParagraph> new_;  // by the paragraph that they stand before
  CriticCopy out_;
};

}  // namespace

CriticCopy copy_of(const CriticText& critic) {
  return Copying(critic).take();
}

}  // namespace redraft::workspace
