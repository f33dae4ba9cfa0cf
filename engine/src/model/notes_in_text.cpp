// Puts the cumulative update notes into a document, byte for byte the author's elsewhere.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/blank.h"
#include "base/notes_titles.h"
#include "redraft/note.h"

namespace redraft {

namespace {

struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;   // without its line break
  std::size_t next = 0;  // where the next line begins
};

Line line_at(std::string_view text, std::size_t begin) {
  const std::size_t feed = text.find('\n', begin);
  Line line{begin, feed, feed + 1};
  if (feed == std::string_view::npos) {
    line.end = line.next = text.size();
  }
  if (line.end > begin && text[line.end - 1] == '\r') {
    --line.end;
  }
  return line;
}

std::string lowered(std::string_view text) {
  std::string low(text);
  std::transform(low.begin(), low.end(), low.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return low;
}

// "<!-- redraft:update-notes -->" however it is spaced.
bool is_marker(std::string_view line, std::string_view marker) {
  const auto words = [](std::string_view comment) {
    constexpr std::string_view open = "<!--";
    constexpr std::string_view close = "-->";
    return comment.size() >= open.size() + close.size() && comment.starts_with(open) &&
                   comment.ends_with(close)
               ? trimmed(comment.substr(open.size(), comment.size() - open.size() - close.size()))
               : std::string_view();
  };
  const std::string_view wanted = words(marker);
  return words(trimmed(line)) == wanted;
}

// As it is written in Markdown: numbered "4. ", "(4) " or "Section 4: ", perhaps bold.
bool is_notes_title(std::string_view title) {
  constexpr std::string_view emphasis = "*_ \t";
  const auto without = [](std::string_view text, std::string_view marks) {
    return text.substr(std::min(text.find_first_not_of(marks), text.size()));
  };
  std::string_view bare = without(title, emphasis);
  bare = bare.substr(0, bare.find_last_not_of(emphasis) + 1);
  for (const std::string_view word : {"section ", "part ", "chapter "}) {
    if (lowered(bare.substr(0, word.size())) == word) {
      bare.remove_prefix(word.size());
      break;
    }
  }
  return titles_update_notes(without(bare, "0123456789.():*_ \t"));
}

// Follows fenced code, in which neither markers nor headings count.
class Fences {
 public:
  // Takes the next line; true while it is code or a fence.
  bool inside(std::string_view line) {
    const std::string_view bare = trimmed(line);
    const char mark = bare.empty() ? ' ' : bare.front();
    const std::size_t length =
        mark == '`' || mark == '~' ? std::min(bare.find_first_not_of(mark), bare.size()) : 0;
    const bool indented = line.starts_with("    ") || line.starts_with("\t");
    if (open_) {
      if (!indented && mark == mark_ && length >= length_ && length == bare.size()) {
        open_ = false;
      }
      return true;
    }
    const bool info_is_sound = mark != '`' || bare.find('`', length) == std::string_view::npos;
    open_ = !indented && length >= 3 && info_is_sound;
    mark_ = mark;
    length_ = length;
    return open_;
  }

  [[nodiscard]] bool open() const { return open_; }

  [[nodiscard]] std::string closing() const { return std::string(length_, mark_); }

 private:
  bool open_ = false;
  char mark_ = ' ';
  std::size_t length_ = 0;
};

struct Places {
  std::optional<Line> begin, end;          // the two markers
  std::optional<std::size_t> section_end;  // of a section of update notes without markers
  std::string open_fence;                  // closes code that the text leaves open at its end
};

struct Heading {
  std::size_t level = 0;  // 0: the line ends no heading
  std::size_t begin = 0;
  std::string_view title;
};

// Finds headings line by line: "## Title", and a paragraph underlined with = or -.
class Headings {
 public:
  explicit Headings(std::string_view text) : text_(text) {}

  Heading next(const Line& line) {
    const std::string_view content = text_.substr(line.begin, line.end - line.begin);
    if (const Heading marked = with_marks(line, content); marked.level > 0) {
      paragraph_ = Paragraph::none;
      return marked;
    }
    const std::string_view bare = trimmed(content);
    const bool underline = !bare.empty() && (bare.front() == '=' || bare.front() == '-') &&
                           bare.find_first_not_of(bare.front()) == std::string_view::npos &&
                           content.find_first_not_of(' ') <= 3;
    if (underline && paragraph_ == Paragraph::plain) {
      paragraph_ = Paragraph::none;
      return {bare.front() == '=' ? 1u : 2u, begin_,
              trimmed(text_.substr(begin_, line.begin - begin_))};
    }
    read_on(line, content);
    return {};
  }

  // Code ends a paragraph.
  void interrupt() { paragraph_ = Paragraph::none; }

 private:
  // Other: in a list, a quote or HTML, where a line of dashes is no underline.
  enum class Paragraph { none, plain, other };

  static Heading with_marks(const Line& line, std::string_view content) {
    const std::size_t indent = std::min(content.find_first_not_of(' '), content.size());
    const std::string_view bare = content.substr(indent);
    const std::size_t level = std::min(bare.find_first_not_of('#'), bare.size());
    if (indent > 3 || level == 0 || level > 6 || (level < bare.size() && bare[level] != ' ')) {
      return {};
    }
    std::string_view title = trimmed(bare.substr(level));
    while (!title.empty() && (title.back() == '#' || title.back() == ':')) {
      title.remove_suffix(1);
    }
    return {level, line.begin, trimmed(title)};
  }

  void read_on(const Line& line, std::string_view content) {
    const std::string_view bare = trimmed(content);
    if (bare.empty()) {
      paragraph_ = Paragraph::none;
      return;
    }
    const std::size_t digits = bare.find_first_not_of("0123456789");
    const bool numbered = digits > 0 && digits != std::string_view::npos && digits < 10 &&
                          (bare[digits] == '.' || bare[digits] == ')');
    const bool marked = std::string_view("-+*>|<").find(bare.front()) != std::string_view::npos &&
                        !bare.starts_with("**");
    if (paragraph_ == Paragraph::none) {
      paragraph_ = Paragraph::plain;
      begin_ = line.begin;
    }
    if (marked || numbered || (begin_ == line.begin && bare.front() != content.front())) {
      paragraph_ = Paragraph::other;
    }
  }

  std::string_view text_;
  Paragraph paragraph_ = Paragraph::none;
  std::size_t begin_ = 0;
};

Places find_places(std::string_view text) {
  Places places;
  Fences fences;
  Headings headings(text);
  std::size_t section_level = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Line line = line_at(text, at);
    at = line.next;
    const std::string_view content = text.substr(line.begin, line.end - line.begin);
    if (fences.inside(content)) {
      headings.interrupt();
      continue;
    }
    if (!places.begin && is_marker(content, notes_begin)) {
      places.begin = line;
    } else if (places.begin && is_marker(content, notes_end)) {
      places.end = line;
      break;
    }
    const Heading heading = headings.next(line);
    if (heading.level == 0) {
      continue;
    }
    if (section_level > 0 && heading.level <= section_level && !places.section_end) {
      places.section_end = heading.begin;
    }
    if (section_level == 0 && is_notes_title(heading.title)) {
      section_level = heading.level;
    }
  }
  if (fences.open()) {
    places.open_fence = fences.closing() + "\n\n";
  }
  if (section_level > 0 && !places.section_end) {
    places.section_end = text.size();
  }
  return places;
}

// Nothing in the notes may end, reopen or swallow the place they stand in.
std::string neutralised(std::string_view notes) {
  constexpr std::array<std::string_view, 6> swallowing = {"<!",   "<?",     "<script",
                                                          "<pre", "<style", "<textarea"};
  std::string text;
  Fences fences;
  for (std::size_t at = 0; at < notes.size();) {
    const Line line = line_at(notes, at);
    at = line.next;
    std::string content(notes.substr(line.begin, line.end - line.begin));
    fences.inside(content);
    const std::size_t first = content.find_first_not_of(' ');
    if (first != std::string::npos) {
      const std::string start = lowered(std::string_view(content).substr(first, 10));
      if (std::any_of(swallowing.begin(), swallowing.end(),
                      [&](std::string_view tag) { return start.starts_with(tag); })) {
        content.replace(first, 1, "&lt;");
      }
    }
    for (std::size_t mark = content.find("<!--"); mark != std::string::npos;
         mark = content.find("<!--", mark)) {
      content.replace(mark, 1, "&lt;");
    }
    text += content + "\n";
  }
  if (fences.open()) {
    text += fences.closing() + "\n";
  }
  return text;
}

std::string with_line_breaks_of(std::string_view markdown, const std::string& text) {
  // A lone carriage return at the very end will stand before the first line feed that is added.
  const std::size_t feed = std::min(markdown.find('\n'), markdown.size());
  if (feed == 0 || markdown[feed - 1] != '\r') {
    return text;
  }
  std::string out;
  for (const char c : text) {
    out += c == '\n' ? "\r\n" : std::string(1, c);
  }
  return out;
}

}  // namespace

std::string with_update_notes(const std::string& markdown, const std::string& notes) {
  const std::string_view wanted = trimmed(notes);
  const std::string inner = wanted.empty() ? "\n" : "\n\n" + neutralised(wanted) + "\n";
  const auto native = [&](const std::string& text) { return with_line_breaks_of(markdown, text); };
  const Places places = find_places(markdown);

  if (places.begin) {
    // Stray carriage returns behind the marker would make a line end with what follows.
    std::string before = markdown.substr(0, places.begin->end);
    before.erase(before.find_last_not_of('\r') + 1);
    if (places.end) {
      return before + native(inner) + markdown.substr(places.end->begin);
    }
    // The closing marker was lost: what follows is the author's, so nothing of it is replaced.
    return before + native(inner + notes_end) + markdown.substr(places.begin->end);
  }

  std::size_t at = markdown.size();
  std::string block = std::string(notes_begin) + inner + notes_end + "\n";
  if (places.section_end) {
    at = *places.section_end;
    block += at < markdown.size() ? "\n" : "";
  } else {
    block = "## Update Notes\n\n" + block;
  }
  if (at == markdown.size()) {
    block = places.open_fence + block;
  }
  const std::string before = markdown.substr(0, at);
  const bool ends_line = before.empty() || before.back() == '\n';
  const bool ends_blank = before.empty() || before.ends_with("\n\n") || before.ends_with("\n\r\n");
  const std::string gap = ends_blank ? "" : (ends_line ? "\n" : "\n\n");
  return before + native(gap + block) + markdown.substr(at);
}

}  // namespace redraft
