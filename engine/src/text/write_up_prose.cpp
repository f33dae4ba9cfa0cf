#include "text/write_up_prose.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "text/lines.h"
#include "text/sentences.h"
#include "text/tokens.h"
#include "text/write_up_placing.h"

namespace redraft::text {

namespace {

constexpr std::size_t paragraph = 20;       // words of one with several sentences
constexpr std::size_t short_one = 8;        // words of one that stands among such, or of a heading
constexpr std::size_t longest_name = 1000;  // bytes
constexpr const char* prose_doubt = "prose, and no remark?";

bool ends_with_any(std::string_view text, std::string_view marks) {
  constexpr std::string_view closing = "\"')";
  while (!text.empty() && closing.find(text.back()) != std::string_view::npos) {
    text.remove_suffix(1);
  }
  return !text.empty() && marks.find(text.back()) != std::string_view::npos;
}

bool has_several_sentences(const std::string& words) {
  if (words_in(words) < paragraph || !ends_with_any(words, ".?!:")) {
    return false;
  }
  const std::vector<std::string_view> all = sentences(words);
  return std::count_if(all.begin(), all.end(), [](std::string_view sentence) {
           return ends_with_any(trim(sentence), ".?!");
         }) > 1;
}

class Prose {
 public:
  Prose(std::vector<WriteUpBlock>& guessed, const std::vector<PastedBlock>& blocks)
      : guessed_(guessed), blocks_(blocks) {
    for (const PastedBlock& block : blocks) {
      several_.push_back(!block.item && !block.table && has_several_sentences(block.text));
    }
  }

  void leave(const std::vector<std::string>& objectives) {
    find_outside();
    std::size_t short_ones = 0;
    std::size_t paragraphs = 0;
    for (const std::size_t i : outside_) {
      paragraphs += several_[i] ? 1 : 0;
      short_ones += !several_[i] && is_short_paragraph(i) ? 1 : 0;
    }
    for (const std::size_t i : outside_) {
      if (several_[i] || (is_short_paragraph(i) && paragraphs > short_ones)) {
        skip(guessed_[i], prose_doubt);
        guessed_[i].prose = true;
      }
    }
    for (const std::size_t i : outside_) {
      if (is_heading(i)) {
        skip(guessed_[i], heading_doubt);
      }
    }
    leave_objectives(objectives);
  }

 private:
  static void skip(WriteUpBlock& block, const char* doubt) {
    block.kind = WriteUpKind::skip;
    block.doubt = doubt;
    block.cuts.clear();
  }

  [[nodiscard]] bool is_short_paragraph(std::size_t i) const {
    return ends_with_any(blocks_[i].text, ".:") && words_in(blocks_[i].text) >= short_one;
  }

  // The first may be the title.
  [[nodiscard]] bool is_heading(std::size_t i) const {
    return i > 0 && words_in(blocks_[i].text) <= short_one &&
           !ends_with_any(blocks_[i].text, ".,;") && i + 1 < blocks_.size() &&
           guessed_[i + 1].prose;
  }

  // A question that is asked once, over paragraphs: a heading rather than a prompt.
  [[nodiscard]] bool is_rhetorical(std::size_t i) const {
    return guessed_[i].kind == WriteUpKind::prompt && !guessed_[i].doubt.empty() &&
           i + 1 < blocks_.size() && several_[i + 1];
  }

  // What stands in no list of a prompt, objective or group. What comes before the first of them is
  // an opening, which is no business of ours.
  void find_outside() {
    for (std::size_t i = 0; i < guessed_.size(); ++i) {
      if (is_rhetorical(i)) {
        skip(guessed_[i], heading_doubt);
      }
    }
    const auto heads = [](const WriteUpBlock& block) {
      return block.kind != WriteUpKind::remark && block.kind != WriteUpKind::skip;
    };
    const auto first = std::find_if(guessed_.begin(), guessed_.end(), heads);
    const std::vector<std::size_t> names = names_listed(guessed_);
    bool under = false;
    bool listed = false;
    for (std::size_t i =
             first == guessed_.end() ? 0 : static_cast<std::size_t>(first - guessed_.begin());
         i < guessed_.size(); ++i) {
      const WriteUpBlock& block = guessed_[i];
      if (heads(block)) {
        under = under || names[i] == 0;
        i += names[i] == 0 ? 0 : names[i] - 1;
        listed = false;
      } else if (block.doubt == heading_doubt) {
        under = false;
      } else if (blocks_[i].item) {
        listed = true;
      } else if (block.kind == WriteUpKind::remark && (!under || listed)) {
        outside_.push_back(i);
      }
    }
  }

  // "The objectives are:", and behind it a list in which each item begins with another of them.
  void leave_objectives(const std::vector<std::string>& objectives) {
    for (std::size_t i = 0; i + 1 < blocks_.size(); ++i) {
      if (blocks_[i].item || !ends_with_any(blocks_[i].text, ":") ||
          fold(blocks_[i].text).find("objective") == std::string::npos) {
        continue;
      }
      std::set<std::string> named;
      std::size_t end = i + 1;
      for (; end < blocks_.size() && blocks_[end].item; ++end) {
        const std::string item = fold(blocks_[end].text.substr(0, longest_name));
        for (const std::string& objective : objectives) {
          if (item.starts_with(fold(objective) + " ")) {
            named.insert(objective);
          }
        }
      }
      if (end - i > 2 && named.size() == end - i - 1) {
        for (std::size_t item = i + 1; item < end; ++item) {
          skip(guessed_[item], "says what an objective is");
        }
      }
    }
  }

  std::vector<WriteUpBlock>& guessed_;
  const std::vector<PastedBlock>& blocks_;
  std::vector<bool> several_;
  std::vector<std::size_t> outside_;
};

}  // namespace

void leave_prose(std::vector<WriteUpBlock>& guessed, const std::vector<PastedBlock>& blocks,
                 const std::vector<std::string>& objectives) {
  const bool lists = std::any_of(blocks.begin(), blocks.end(),
                                 [](const PastedBlock& block) { return block.item; });
  if (lists) {
    Prose(guessed, blocks).leave(objectives);
  }
}

}  // namespace redraft::text
