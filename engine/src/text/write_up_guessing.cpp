#include "text/write_up_guessing.h"

#include <algorithm>
#include <utility>

#include "redraft/matrix.h"
#include "text/lines.h"
#include "text/tokens.h"

namespace redraft::text {

namespace {

constexpr std::size_t long_remark = 40;  // words
constexpr std::size_t longest_heading = 8;
constexpr std::size_t paragraph = 20;  // no heading stands between anything shorter

// To compare names: folded, without the marks at their ends.
std::string key_of(std::string_view text) {
  std::string key = fold(text);
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
  return words.count(fold(text.substr(0, text.find(' ')))) != 0;
}

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}

// The first word of a text, without marks and without what an apostrophe joins to it.
std::string_view first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && (is_capital(text[end]) || is_small(text[end]))) {
    ++end;
  }
  return text.substr(0, end);
}

// Whether a capital behind this word may begin a remark: behind "the" or another capital it is
// rather a name.
bool ends_remark(std::string_view before) {
  const std::size_t space = before.rfind(' ');
  std::string_view word = space == std::string_view::npos ? before : before.substr(space + 1);
  const auto is_mark = [](char c) { return c == '\'' || c == '"' || c == ')'; };
  const bool name = !word.empty() && is_capital(word.front());
  while (!word.empty() && is_mark(word.back())) {
    word.remove_suffix(1);
  }
  return !name && !word.empty() && is_small(word.back()) && !is_stop_word(fold(word));
}

bool ends_sentence(char c) {
  return c == '.' || c == '?' || c == '!';
}

// Of a table only the name of a dimension is taken, as the objective of what follows.
WriteUpBlock of_table(WriteUpBlock out) {
  const std::string all = std::exchange(out.text, {});
  const std::string_view first = trim(std::string_view(all).substr(0, all.find('\t')));
  const bool named = !first.empty() && !read_level(first);
  out.kind = named ? WriteUpKind::objective : WriteUpKind::skip;
  out.doubt = named ? "named by a row of a table; the rest of the row is for `matrix import`"
                    : "a row of a table";
  append_words(out.text, named ? first : trim(all));
  return out;
}

// Where the folded name stands as whole words.
bool names(const std::string& folded, const std::string& name) {
  const auto is_part = [](char c) {
    return is_small(c) || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
  };
  for (std::size_t at = folded.find(name); at != std::string::npos;
       at = folded.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    if ((at == 0 || !is_part(folded[at - 1])) && (end == folded.size() || !is_part(folded[end]))) {
      return true;
    }
  }
  return false;
}

}  // namespace

Guesser::Guesser(const std::vector<PastedBlock>& blocks, const Event& event)
    : blocks_(blocks), event_(event) {
  for (const PastedBlock& block : blocks) {
    ++times_[key_of(block.text)];
  }
  for (const auto& [list, kind] : {std::pair(&event.prompts, WriteUpKind::prompt),
                                   std::pair(&event.objectives, WriteUpKind::objective),
                                   std::pair(&event.groups, WriteUpKind::group)}) {
    for (const std::string& name : *list) {
      known_.emplace(key_of(name), std::pair(kind, name));
    }
  }
  find_names();
}

void Guesser::find_names() {
  std::map<std::string, std::size_t, std::less<>> capital;
  std::set<std::string, std::less<>> small;
  for (const PastedBlock& block : blocks_) {
    const std::string_view text = block.text;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (i > 0 && text[i - 1] != ' ') {
        continue;
      }
      const std::string_view word = first_word(text.substr(i));
      if (word.empty()) {
        continue;
      }
      if (is_small(word.front())) {
        small.emplace(word);
      } else if (i > 1 && !ends_sentence(text[i - 2])) {
        ++capital[std::string(word)];
      }
    }
  }
  for (const auto& [word, times] : capital) {
    const std::string folded = fold(word);
    if (times > 1 && small.count(folded) == 0 && !is_stop_word(folded)) {
      names_.insert(word);
    }
  }
}

bool Guesser::begins_another(std::string_view before, std::string_view after) const {
  const char last = before.back();
  const bool sentence = ends_sentence(last);
  const bool dot_of_short =
      last == '.' && before.size() >= 3 && before[before.size() - 3] == '.';  // "e.g."
  const bool short_word = after.size() > 3 && after[1] == '.' && after[3] == '.';
  if (after.front() == '-' || short_word) {
    return false;
  }
  const bool run_together = is_capital(after.front()) && after.size() > 1 && is_small(after[1]) &&
                            names_.count(first_word(after)) == 0 && ends_remark(before);
  return (sentence && !dot_of_short) || run_together;
}

std::vector<std::string> Guesser::cuts(const std::string& text) const {
  std::vector<std::string> cuts;
  const std::string_view all = text;
  for (std::size_t i = 1; i + 1 < all.size(); ++i) {
    if (all[i] != ' ' || !begins_another(all.substr(0, i), all.substr(i + 1))) {
      continue;
    }
    std::size_t end = i + 1;
    for (std::size_t words = 0; end < all.size() && words < 3; ++end) {
      words += all[end] == ' ' ? 1 : 0;
    }
    cuts.emplace_back(trim(all.substr(i + 1, end - i - 1)));
  }
  return cuts;
}

bool Guesser::may_be_heading(std::size_t index) const {
  const auto is_paragraph = [&](std::size_t i) {
    return i < blocks_.size() && words_in(blocks_[i].text) >= paragraph;
  };
  const PastedBlock& block = blocks_[index];
  return !block.item && words_in(block.text) <= longest_heading &&
         std::string_view(".!,;").find(block.text.back()) == std::string_view::npos && index > 0 &&
         is_paragraph(index - 1) && is_paragraph(index + 1);
}

WriteUpBlock Guesser::guess(std::size_t index) const {
  const PastedBlock& block = blocks_[index];
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
  out.cuts = cuts(block.text);
  if (may_be_heading(index)) {
    out.doubt = "a heading, or a remark?";
  } else if (!out.cuts.empty()) {
    out.doubt = "may be several remarks";
  } else if (words > long_remark) {
    out.doubt = "long for one remark";
  }
  return out;
}

void Guesser::guess_objective(WriteUpBlock& block) const {
  const std::string folded = fold(block.text);
  const std::string* only = nullptr;
  for (const std::string& objective : event_.objectives) {
    const std::string key = key_of(objective);
    if (!key.empty() && names(folded, key)) {
      if (only != nullptr) {
        return;
      }
      only = &objective;
    }
  }
  if (only != nullptr) {
    block.objective = *only;
    block.doubt += (block.doubt.empty() ? "" : "; ") + std::string("names the objective ") + *only;
  }
}

}  // namespace redraft::text
