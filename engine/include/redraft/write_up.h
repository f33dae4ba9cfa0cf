#pragma once
// The write-up of an event, pasted as plain text, taken apart into remarks under their prompts.
// What it guesses a person looks at and puts right before anything is stored.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/remark.h"

namespace redraft {

enum class WriteUpKind { prompt, objective, group, remark, skip };

[[nodiscard]] std::string to_string(WriteUpKind kind);
[[nodiscard]] std::optional<WriteUpKind> parse_write_up_kind(std::string_view word);

struct WriteUpBlock {
  WriteUpKind kind = WriteUpKind::remark;
  std::size_t line = 1;  // first line in the input, 1-based; parts cut from one block share it
  std::size_t last_line = 1;
  std::string text;  // lines joined, spaces collapsed
  // A remark's; who takes it in may set them.
  std::string prompt, objective, group;
  std::string organisation, sector;  // of who said it, or empty
  Attribution attribution = Attribution::none;
  RemarkConsent consent = RemarkConsent::not_asked;
  bool headline = false;
  std::vector<std::string> cuts;  // words before which it may be cut in two
  std::string doubt;              // why a person should look, or empty
  bool prose = false;             // left out because it reads as prose
  bool operator==(const WriteUpBlock&) const = default;
};

// A person's word on the block that begins at a line.
struct WriteUpCorrection {
  enum class What { kind, cut, join };
  std::size_t line = 1;
  What what = What::kind;
  WriteUpKind kind = WriteUpKind::remark;
  std::string words;  // cut: the words that begin the next remark; empty: at every guessed place
};

struct WriteUp {
  std::string title;            // as the text begins, or empty
  std::optional<Instant> held;  // the day named before the first prompt; of an event without one
  std::vector<WriteUpBlock> blocks;
};

// What becomes of remarks that a write-up told before and tells otherwise now: told of, or put
// right. Those that are withdrawn for it are kept; one that is linked, redacted or an action's is
// not withdrawn.
enum class Retake { tell, replace };

// `event` gives prompts, objectives and groups that are known. A block is what stands between blank
// lines, or one bullet. Deterministic and linear in the text. Throws Error(invalid) for text that
// is not UTF-8, for a line where no block begins and for words that the block does not hold.
[[nodiscard]] WriteUp read_write_up(std::string_view text, const Event& event,
                                    const std::vector<WriteUpCorrection>& corrections);

}  // namespace redraft
