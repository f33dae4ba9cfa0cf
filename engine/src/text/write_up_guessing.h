#pragma once
// What a block of a write-up is taken for until a person says otherwise.

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "redraft/write_up.h"
#include "text/write_up_blocks.h"

namespace redraft::text {

inline constexpr std::size_t longest_prompt = 10;  // words

// Keeps references to both.
class Guesser {
 public:
  Guesser(const std::vector<PastedBlock>& blocks, const Event& event);

  [[nodiscard]] WriteUpBlock guess(std::size_t index) const;
  // Words before which a remark may be cut: behind the end of a sentence, or a capital behind a
  // small letter, as where sticky notes were run together.
  [[nodiscard]] std::vector<std::string> cuts(const std::string& text) const;
  // Of a remark that stands under no objective: the only one of the event's that it names.
  void guess_objective(WriteUpBlock& block) const;

 private:
  void find_names();
  [[nodiscard]] bool may_be_heading(std::size_t index) const;
  [[nodiscard]] bool begins_another(std::string_view before, std::string_view after) const;

  const std::vector<PastedBlock>& blocks_;
  const Event& event_;
  std::map<std::string, std::pair<WriteUpKind, std::string>> known_;
  std::map<std::string, std::size_t> times_;
  // Words that are names: again and again with a capital inside a sentence, never without.
  std::set<std::string, std::less<>> names_;
};

}  // namespace redraft::text
