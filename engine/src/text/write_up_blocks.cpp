#include "text/write_up_blocks.h"

#include <optional>

#include "base/code_points.h"
#include "text/lines.h"

namespace redraft::text {

namespace {

// What stands behind a bullet; nothing where the line begins with none.
std::optional<std::string_view> behind_bullet(std::string_view line) {
  line = trim(line);
  for (const std::string_view bullet :
       {"\u2022", "\u25E6", "\u25AA", "\u2023", "*", "-", "\u2013"}) {
    if (line.starts_with(bullet) && line.size() > bullet.size() &&
        (line[bullet.size()] == ' ' || line[bullet.size()] == '\t')) {
      return trim(line.substr(bullet.size()));
    }
  }
  std::size_t digits = 0;
  while (digits < line.size() && line[digits] >= '0' && line[digits] <= '9') {
    ++digits;
  }
  const bool numbered = digits > 0 && digits < 4 && digits + 1 < line.size() &&
                        (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ';
  if (numbered) {
    return trim(line.substr(digits + 1));
  }
  return std::nullopt;
}

}  // namespace

void append_words(std::string& text, std::string_view line) {
  for (const char c : line) {
    if (!is_space(c)) {
      text += c;
    } else if (!text.empty() && text.back() != ' ') {
      text += ' ';
    }
  }
}

std::vector<PastedBlock> pasted_blocks(std::string_view input) {
  const LineIndex lines(input);
  std::vector<PastedBlock> blocks;
  bool open = false;  // the next line goes on with the last block
  for (std::size_t i = 1; i <= lines.count(); ++i) {
    const std::string_view line = lines.text(i);
    const std::string_view words = trim(line);
    if (words.empty()) {
      open = false;
      continue;
    }
    const auto item = behind_bullet(line);
    const bool table =
        !item && line.find('\t', line.find_first_not_of(" \t")) != std::string_view::npos;
    if (!open || item || table || blocks.back().table) {
      blocks.push_back({i, i, {}, table, item.has_value()});
      if (table) {
        blocks.back().text = std::string(line);
        open = true;
        continue;
      }
    } else {
      blocks.back().text += ' ';
    }
    append_words(blocks.back().text, item.value_or(words));
    blocks.back().last_line = i;
    open = true;
  }
  for (PastedBlock& block : blocks) {
    while (!block.table && !block.text.empty() && block.text.back() == ' ') {
      block.text.pop_back();
    }
  }
  std::erase_if(blocks, [](const PastedBlock& block) { return block.text.empty(); });
  return blocks;
}

std::size_t words_in(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    words += !is_space(c) && !inside ? 1 : 0;
    inside = !is_space(c);
  }
  return words;
}

}  // namespace redraft::text
