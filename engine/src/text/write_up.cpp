// The write-up of an event, taken apart: blocks, guesses, and a person's corrections.
#include "redraft/write_up.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/code_points.h"
#include "redraft/error.h"
#include "text/write_up_blocks.h"
#include "text/write_up_day.h"
#include "text/write_up_guessing.h"
#include "text/write_up_placing.h"
#include "text/write_up_prose.h"

namespace redraft {

namespace {

constexpr const char* title_doubt = "the title";

[[noreturn]] void refuse(const std::string& what, const std::string& hint) {
  throw Error(ErrorKind::invalid, "read write-up: " + what, hint);
}

class Corrector {
 public:
  explicit Corrector(const std::vector<WriteUpCorrection>& corrections)
      : corrections_(corrections) {}

  void join(std::vector<text::PastedBlock>& blocks) const {
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

  void correct(std::vector<WriteUpBlock>& blocks, const text::Guesser& guesser) const {
    for (const WriteUpCorrection& correction : corrections_) {
      if (correction.what == WriteUpCorrection::What::kind) {
        WriteUpBlock& block = blocks[find(blocks, correction.line)];
        block.kind = correction.kind;
        block.prose = false;
        block.doubt.clear();
        block.cuts = block.kind == WriteUpKind::remark ? guesser.cuts(block.text)
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
    const bool title =
        text::words_in(block->text) <= text::longest_prompt && block->text.back() != '.';
    if (block->kind == WriteUpKind::remark && settled.count(block->line) == 0 &&
        (first != blocks.end() || title)) {
      block->kind = WriteUpKind::skip;
      block->doubt =
          title && block == blocks.begin() ? title_doubt : "stands before the first prompt";
      block->cuts.clear();
    }
  }
}

// The title, and the day that it or another short line before the first prompt names. What a person
// has spoken of names none.
void read_opening(WriteUp& write_up, const Event& event, const std::set<std::size_t>& settled) {
  for (WriteUpBlock& block : write_up.blocks) {
    constexpr std::size_t longest = 2 * text::longest_prompt;
    const bool is_long = text::words_in(block.text) > longest;
    if (block.kind != WriteUpKind::skip || (block.prose && is_long)) {
      return;
    }
    const bool first = &block == &write_up.blocks.front();
    if (first && block.doubt == title_doubt) {
      write_up.title = block.text;
    }
    const auto named =
        settled.count(block.line) == 0 && !is_long ? text::day_named(block.text) : std::nullopt;
    if (!named || write_up.held) {
      continue;
    }
    write_up.held = named->day;
    block.doubt += "; names the day, " + to_date(named->day);
    block.doubt += named->either_way ? ", if the month stands second" : "";
    block.doubt += event.held && to_date(*event.held) != to_date(named->day)
                       ? "; the event has " + to_date(*event.held)
                       : "";
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
  std::vector<text::PastedBlock> blocks = text::pasted_blocks(text);
  const Corrector corrector(corrections);
  corrector.join(blocks);
  const text::Guesser guesser(blocks, event);
  WriteUp out;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    out.blocks.push_back(guesser.guess(i));
  }
  text::leave_prose(out.blocks, blocks, event.objectives);
  corrector.correct(out.blocks, guesser);
  std::set<std::size_t> settled;
  for (const WriteUpCorrection& correction : corrections) {
    settled.insert(correction.line);
  }
  skip_opening(out.blocks, settled);
  read_opening(out, event, settled);
  text::place_remarks(out.blocks);
  const bool told = std::any_of(out.blocks.begin(), out.blocks.end(), [](const auto& block) {
    return block.kind == WriteUpKind::objective;
  });
  for (WriteUpBlock& block : out.blocks) {
    if (!told && block.kind == WriteUpKind::remark) {
      guesser.guess_objective(block);
    }
  }
  return out;
}

}  // namespace redraft
