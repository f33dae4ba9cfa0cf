// The write-up of an event, taken apart: blocks, guesses, and a person's corrections.
#include "redraft/write_up.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "base/code_points.h"
#include "redraft/error.h"
#include "redraft/matrix.h"
#include "text/lines.h"
#include "text/tokens.h"
#include "text/write_up_placing.h"

namespace redraft {

namespace {

constexpr std::size_t longest_prompt = 10;  // words
constexpr std::size_t long_remark = 40;

struct Block {
  std::size_t line = 1;
  std::size_t last_line = 1;
  std::string text;
  bool table = false;  // a line with tabs
  bool item = false;
};

[[noreturn]] void refuse(const std::string& what, const std::string& hint) {
  throw Error(ErrorKind::invalid, "read write-up: " + what, hint);
}

void append(std::string& text, std::string_view line) {
  for (const char c : line) {
    if (!text::is_space(c)) {
      text += c;
    } else if (!text.empty() && text.back() != ' ') {
      text += ' ';
    }
  }
}

// What stands behind a bullet; nothing where the line begins with none.
std::optional<std::string_view> behind_bullet(std::string_view line) {
  line = text::trim(line);
  for (const std::string_view bullet :
       {"\u2022", "\u25E6", "\u25AA", "\u2023", "*", "-", "\u2013"}) {
    if (line.starts_with(bullet) && line.size() > bullet.size() &&
        (line[bullet.size()] == ' ' || line[bullet.size()] == '\t')) {
      return text::trim(line.substr(bullet.size()));
    }
  }
  std::size_t digits = 0;
  while (digits < line.size() && line[digits] >= '0' && line[digits] <= '9') {
    ++digits;
  }
  const bool numbered = digits > 0 && digits < 4 && digits + 1 < line.size() &&
                        (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ';
  if (numbered) {
    return text::trim(line.substr(digits + 1));
  }
  return std::nullopt;
}

std::vector<Block> blocks_of(std::string_view input) {
  const text::LineIndex lines(input);
  std::vector<Block> blocks;
  bool open = false;  // the next line goes on with the last block
  for (std::size_t i = 1; i <= lines.count(); ++i) {
    const std::string_view line = lines.text(i);
    const std::string_view words = text::trim(line);
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
    append(blocks.back().text, item.value_or(words));
    blocks.back().last_line = i;
    open = true;
  }
  for (Block& block : blocks) {
    while (!block.table && !block.text.empty() && block.text.back() == ' ') {
      block.text.pop_back();
    }
  }
  std::erase_if(blocks, [](const Block& block) { return block.text.empty(); });
  return blocks;
}

std::size_t words_in(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    words += !text::is_space(c) && !inside ? 1 : 0;
    inside = !text::is_space(c);
  }
  return words;
}

// To compare names: folded, without the marks at their ends.
std::string key_of(std::string_view text) {
  std::string key = text::fold(text);
  const auto is_mark = [](char c) {
    return c == '?' || c == ':' || c == '.' || c == '!' || c == '*' || c == '#' || c == ' ' ||
           c == '"' || c == '\'';
  };
  while (!key.empty() && is_mark(key.back())) {
    key.pop_back();
  }
  const std::size_t begin =
      static_cast<std::size_t>(std::find_if_not(key.begin(), key.end(), is_mark) - key.begin());
  return key.substr(begin);
}

bool begins_question(std::string_view text) {
  static const std::set<std::string, std::less<>> words = {
      "what", "where", "who", "how",   "why",    "when",   "which", "is",     "are",
      "do",   "does",  "can", "could", "should", "what's", "who's", "where's"};
  return words.count(text::fold(text.substr(0, text.find(' ')))) != 0;
}

// Whether a capital behind this word may begin a remark: behind "the" or another capital it is
// rather a name.
bool ends_remark(std::string_view before) {
  const std::size_t space = before.rfind(' ');
  std::string_view word = space == std::string_view::npos ? before : before.substr(space + 1);
  const auto is_mark = [](char c) { return c == '\'' || c == '"' || c == ')'; };
  const bool name = !word.empty() && word.front() >= 'A' && word.front() <= 'Z';
  while (!word.empty() && is_mark(word.back())) {
    word.remove_suffix(1);
  }
  return !name && !word.empty() && word.back() >= 'a' && word.back() <= 'z' &&
         !text::is_stop_word(text::fold(word));
}

// Beginnings of what may be another remark: behind the end of a sentence, or a capital behind a
// small letter, as where sticky notes were run together.
std::vector<std::string> guessed_cuts(const std::string& text) {
  std::vector<std::string> cuts;
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] != ' ') {
      continue;
    }
    const char before = text[i - 1];
    const char after = text[i + 1];
    const bool capital = after >= 'A' && after <= 'Z';
    const bool ended = before == '.' || before == '?' || before == '!';
    const bool dot_of_short = before == '.' && i >= 3 && text[i - 3] == '.';  // "e.g."
    const bool run_together = capital && i + 2 < text.size() && text[i + 2] >= 'a' &&
                              text[i + 2] <= 'z' &&
                              ends_remark(std::string_view(text).substr(0, i));
    if ((ended && !dot_of_short) || run_together) {
      std::size_t end = i + 1;
      for (std::size_t words = 0; end < text.size() && words < 3; ++end) {
        words += text[end] == ' ' ? 1 : 0;
      }
      std::string words = text.substr(i + 1, end - i - 1);
      while (!words.empty() && words.back() == ' ') {
        words.pop_back();
      }
      cuts.push_back(std::move(words));
    }
  }
  return cuts;
}

class Guesser {
 public:
  Guesser(const std::vector<Block>& blocks, const Event& event) : event_(event) {
    for (const Block& block : blocks) {
      ++times_[key_of(block.text)];
    }
    for (const auto& [names, kind] : {std::pair(&event.prompts, WriteUpKind::prompt),
                                      std::pair(&event.objectives, WriteUpKind::objective),
                                      std::pair(&event.groups, WriteUpKind::group)}) {
      for (const std::string& name : *names) {
        known_.emplace(key_of(name), std::pair(kind, name));
      }
    }
  }

  WriteUpBlock guess(const Block& block) const {
    WriteUpBlock out;
    out.line = block.line;
    out.last_line = block.last_line;
    out.text = block.text;
    if (block.table) {
      return of_table(std::move(out));
    }
    if (const auto known = known_.find(key_of(block.text)); known != known_.end()) {
      out.kind = known->second.first;
      out.text = known->second.second;
      return out;
    }
    const std::size_t words = words_in(block.text);
    const char last = block.text.back();
    if (event_.prompts.empty() && !block.item && words <= longest_prompt) {
      const bool again = times_.at(key_of(block.text)) > 1;
      if ((last == '?' && (again || begins_question(block.text))) || last == ':') {
        out.kind = WriteUpKind::prompt;
        out.doubt = again ? "" : "a short question or heading: a prompt, or a remark?";
        return out;
      }
    }
    out.cuts = guessed_cuts(block.text);
    if (!out.cuts.empty()) {
      out.doubt = "may be several remarks";
    } else if (words > long_remark) {
      out.doubt = "long for one remark";
    }
    return out;
  }

 private:
  // Of a table only the name of a dimension is taken, as the objective of what follows.
  static WriteUpBlock of_table(WriteUpBlock out) {
    const std::string all = std::exchange(out.text, {});
    const std::string_view first = text::trim(std::string_view(all).substr(0, all.find('\t')));
    const bool named = !first.empty() && !read_level(first);
    out.kind = named ? WriteUpKind::objective : WriteUpKind::skip;
    out.doubt = named ? "named by a row of a table; the rest of the row is for `matrix import`"
                      : "a row of a table";
    append(out.text, named ? first : text::trim(all));
    return out;
  }

  const Event& event_;
  std::map<std::string, std::pair<WriteUpKind, std::string>> known_;
  std::map<std::string, std::size_t> times_;
};

class Corrector {
 public:
  explicit Corrector(const std::vector<WriteUpCorrection>& corrections)
      : corrections_(corrections) {}

  void join(std::vector<Block>& blocks) const {
    for (const WriteUpCorrection& correction : corrections_) {
      if (correction.what != WriteUpCorrection::What::join) {
        continue;
      }
      const std::size_t index = find(blocks, correction.line);
      if (index == 0) {
        refuse("line " + std::to_string(correction.line) + " begins the first block",
               "there is nothing before it that it could be joined to");
      }
      blocks[index - 1].text += " " + blocks[index].text;
      blocks[index - 1].last_line = blocks[index].last_line;
      blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(index));
    }
  }

  void correct(std::vector<WriteUpBlock>& blocks) const {
    for (const WriteUpCorrection& correction : corrections_) {
      if (correction.what == WriteUpCorrection::What::kind) {
        WriteUpBlock& block = blocks[find(blocks, correction.line)];
        block.kind = correction.kind;
        block.doubt.clear();
        block.cuts = block.kind == WriteUpKind::remark ? guessed_cuts(block.text)
                                                       : std::vector<std::string>();
      }
    }
    for (const WriteUpCorrection& correction : corrections_) {
      if (correction.what == WriteUpCorrection::What::cut) {
        cut(blocks, correction);
      }
    }
  }

 private:
  template <class Blocks>
  static std::size_t find(const Blocks& blocks, std::size_t line) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (blocks[i].line == line) {
        return i;
      }
    }
    refuse("no block begins at line " + std::to_string(line),
           "the preview without --set, --cut and --join names the lines");
  }

  static void cut(std::vector<WriteUpBlock>& blocks, const WriteUpCorrection& correction) {
    const std::size_t first = find(blocks, correction.line);
    std::vector<std::string> before = {correction.words};
    if (correction.words.empty()) {
      before = blocks[first].cuts;
    }
    std::size_t part = first;
    for (const std::string& words : before) {
      // In the first part of the block that holds them, behind its first word.
      std::size_t place = std::string::npos;
      for (; part < blocks.size() && blocks[part].line == correction.line; ++part) {
        place = blocks[part].text.find(" " + words);
        if (place != std::string::npos) {
          break;
        }
      }
      if (place == std::string::npos) {
        refuse("the block at line " + std::to_string(correction.line) + " has no \"" +
                   shorten(words, 60) + "\" that could begin another",
               "copy the words from the preview");
      }
      WriteUpBlock rest = blocks[part];
      rest.text = rest.text.substr(place + 1);
      blocks[part].text.resize(place);
      for (WriteUpBlock* half : {&blocks[part], &rest}) {
        half->doubt.clear();
        half->cuts.clear();
      }
      blocks.insert(blocks.begin() + static_cast<std::ptrdiff_t>(++part), std::move(rest));
    }
  }

  const std::vector<WriteUpCorrection>& corrections_;
};

// What stands before the first prompt, objective or group is told, not said. Titles are short.
void skip_opening(std::vector<WriteUpBlock>& blocks, const std::set<std::size_t>& settled) {
  const auto first = std::find_if(blocks.begin(), blocks.end(), [](const WriteUpBlock& block) {
    return block.kind != WriteUpKind::remark && block.kind != WriteUpKind::skip;
  });
  const auto end = first == blocks.end() && !blocks.empty() ? blocks.begin() + 1 : first;
  for (auto block = blocks.begin(); block != end; ++block) {
    const bool title = words_in(block->text) <= longest_prompt && block->text.back() != '.';
    if (block->kind == WriteUpKind::remark && settled.count(block->line) == 0 &&
        (first != blocks.end() || title)) {
      block->kind = WriteUpKind::skip;
      block->doubt =
          title && block == blocks.begin() ? "the title" : "stands before the first prompt";
      block->cuts.clear();
    }
  }
}

}  // namespace

WriteUp read_write_up(std::string_view text, const Event& event,
                      const std::vector<WriteUpCorrection>& corrections) {
  if (const auto bad = first_invalid_utf8(text)) {
    refuse("it is not UTF-8 from byte " + std::to_string(*bad) + " on", "save it as UTF-8");
  }
  if (text.starts_with("\uFEFF")) {
    text.remove_prefix(std::string_view("\uFEFF").size());
  }
  std::vector<Block> blocks = blocks_of(text);
  const Corrector corrector(corrections);
  corrector.join(blocks);
  const Guesser guesser(blocks, event);
  WriteUp out;
  for (const Block& block : blocks) {
    out.blocks.push_back(guesser.guess(block));
  }
  corrector.correct(out.blocks);
  std::set<std::size_t> settled;
  for (const WriteUpCorrection& correction : corrections) {
    settled.insert(correction.line);
  }
  skip_opening(out.blocks, settled);
  text::place_remarks(out.blocks);
  return out;
}

}  // namespace redraft
