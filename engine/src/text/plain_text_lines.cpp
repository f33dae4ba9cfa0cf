#include "text/plain_text_lines.h"

#include <array>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "text/lines.h"
#include "text/visible_text.h"

namespace redraft::text {

namespace {

constexpr std::array<std::string_view, 16> bullets =
    {  // two of them as Word's Symbol font has them
        "•", "‣", "◦", "▪", "●", "○", "·", "■", "□", "–", "—", "\uF0B7", "\uF0A7", "*", "-", "o"};
constexpr std::array<std::string_view, 10> closing = {"\"", "'", ")", "]", "’",
                                                      "”",  "»", "*", "_", " "};
constexpr std::array<std::string_view, 9> opening = {"\"", "'", "(", "[", "‘", "“", "«", "*", " "};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

std::string_view without_opening(std::string_view text) {
  for (std::size_t i = 0; i < opening.size(); ++i) {
    if (text.starts_with(opening[i])) {
      text.remove_prefix(opening[i].size());
      i = static_cast<std::size_t>(-1);
    }
  }
  return text;
}

UChar32 first_character(std::string_view text) {
  text = without_opening(text).substr(0, 8);
  std::int32_t at = 0;
  UChar32 character = 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  if (!text.empty()) {
    U8_NEXT(bytes, at, static_cast<std::int32_t>(text.size()), character);
  }
  return character;
}

// Bytes of a space other than ASCII's at `at`, or of a character to drop; `drop` says which.
std::size_t odd_space(std::string_view text, std::size_t at, bool& drop) {
  const std::string_view rest = text.substr(at);
  drop = rest.starts_with("\u00AD") || rest.starts_with("\u200B") || rest.starts_with("\uFEFF");
  if (drop) {
    return rest.starts_with("\u00AD") ? 2 : 3;
  }
  if (rest.starts_with("\u00A0")) {
    return 2;
  }
  for (const std::string_view space :
       {"\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008",
        "\u2009", "\u200A", "\u202F", "\u205F", "\u3000"}) {
    if (rest.starts_with(space)) {
      return 3;
    }
  }
  return 0;
}

std::optional<ListMark> numbered_mark(std::string_view text) {
  ListMark mark;
  mark.ordered = true;
  std::size_t at = text.starts_with('(') ? 1 : 0;
  const std::size_t begin = at;
  while (at < text.size() && at - begin < 3 && is_digit(text[at])) {
    mark.number = 10 * mark.number + static_cast<std::size_t>(text[at] - '0');
    ++at;
  }
  if (at == begin && at < text.size() && is_lower(text[at])) {
    mark.number = static_cast<std::size_t>(text[at] - 'a') + 1;
    ++at;
  }
  const bool closed =
      at > begin && at < text.size() && (text[at] == ')' || (text[at] == '.' && begin == 0));
  if (!closed) {
    return std::nullopt;
  }
  ++at;
  mark.label = text.substr(0, at);
  mark.length = at;
  return mark;
}

std::optional<ListMark> bullet_mark(std::string_view text) {
  for (const std::string_view bullet : bullets) {
    if (text.starts_with(bullet)) {
      return ListMark{false, 0, std::string(bullet), bullet.size()};
    }
  }
  return std::nullopt;
}

}  // namespace

std::string clean_text(std::string_view line) {
  std::string spaced;
  spaced.reserve(line.size());
  for (std::size_t at = 0; at < line.size();) {
    bool drop = false;
    const std::size_t odd =
        static_cast<unsigned char>(line[at]) < 0x80 ? 0 : odd_space(line, at, drop);
    if (odd == 0) {
      spaced += line[at++];
      continue;
    }
    if (!drop) {
      spaced += ' ';
    }
    at += odd;
  }
  return visible_text(spaced);
}

std::optional<ListMark> list_mark(std::string_view line) {
  const std::string_view text = trim(line);
  std::optional<ListMark> mark = bullet_mark(text);
  if (!mark) {
    mark = numbered_mark(text);
  }
  if (!mark || mark->length >= text.size()) {
    return std::nullopt;
  }
  // A bullet may touch its text; a dash, a star, an o or a number may not.
  const bool spaced =
      is_space(text[mark->length]) || text.substr(mark->length).starts_with("\u00A0");
  if (!spaced && (mark->ordered || mark->label.size() == 1 || mark->label == "–" ||
                  mark->label == "—" || mark->label == "·")) {
    return std::nullopt;
  }
  mark->length += static_cast<std::size_t>(text.data() - line.data());
  return clean_text(line.substr(mark->length)).empty() ? std::nullopt : mark;
}

bool has_cells(std::string_view line) {
  const std::size_t leading = line.find_first_not_of(" \t");
  return leading != std::string_view::npos && !list_mark(line) &&
         line.substr(0, line.find_last_not_of(" \t\f\v") + 1).find('\t', leading) !=
             std::string_view::npos;
}

std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  std::size_t begin = 0;
  while (true) {
    const std::size_t tab = line.find('\t', begin);
    cells.push_back(clean_text(line.substr(begin, tab - begin)));
    if (tab == std::string_view::npos) {
      break;
    }
    begin = tab + 1;
  }
  while (cells.size() > 1 && cells.back().empty()) {
    cells.pop_back();
  }
  return cells;
}

char last_mark(std::string_view text) {
  for (std::size_t i = 0; i < closing.size(); ++i) {
    if (text.ends_with(closing[i])) {
      text.remove_suffix(closing[i].size());
      i = static_cast<std::size_t>(-1);
    }
  }
  if (text.ends_with("…")) {
    return '.';
  }
  return text.empty() ? '\0' : text.back();
}

bool ends_sentence(std::string_view text) {
  const char mark = last_mark(text);
  return mark == '.' || mark == '!' || mark == '?' || mark == ':' || mark == ';';
}

bool starts_in_lower_case(std::string_view text) {
  return u_islower(first_character(text)) != 0;
}

bool starts_in_capital(std::string_view text) {
  const UChar32 first = first_character(text);
  return first != 0 && u_isalnum(first) != 0 && u_islower(first) == 0;
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool word = !is_space(c) && c != '-' && c != '/';
    words += word && !inside ? 1 : 0;
    inside = word;
  }
  return words;
}

}  // namespace redraft::text
