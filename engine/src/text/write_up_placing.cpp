#include "text/write_up_placing.h"

#include <algorithm>
#include <map>

#include "text/write_up_prose.h"

namespace redraft::text {

namespace {

bool adjoin(const WriteUpBlock& first, const WriteUpBlock& second) {
  return first.last_line + 1 == second.line;
}

}  // namespace

std::vector<std::size_t> names_listed(const std::vector<WriteUpBlock>& blocks) {
  std::vector<std::size_t> counts(blocks.size(), 0);
  std::size_t end = blocks.size();  // of the run that the block stands in
  for (std::size_t i = blocks.size(); i-- > 0;) {
    const bool goes_on = i + 1 < blocks.size() && adjoin(blocks[i], blocks[i + 1]);
    if (!goes_on || blocks[i].kind != blocks[i + 1].kind) {
      end = i + 1;
    }
    const bool held = end < blocks.size() && adjoin(blocks[end - 1], blocks[end]);
    counts[i] = end - i > 1 && !held ? end - i : 0;
  }
  return counts;
}

void place_remarks(std::vector<WriteUpBlock>& blocks) {
  std::vector<WriteUpKind> order;
  std::map<WriteUpKind, std::string> now;
  const std::vector<std::size_t> listed = names_listed(blocks);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    WriteUpBlock& block = blocks[i];
    if (block.kind == WriteUpKind::remark) {
      block.prompt = now[WriteUpKind::prompt];
      block.objective = now[WriteUpKind::objective];
      block.group = now[WriteUpKind::group];
    } else if (listed[i] != 0) {
      i += listed[i] - 1;
    } else if (block.doubt == heading_doubt) {
      now.clear();
    } else if (block.kind != WriteUpKind::skip) {
      auto level = std::find(order.begin(), order.end(), block.kind);
      if (level == order.end()) {
        level = order.insert(order.end(), block.kind);
      }
      for (auto inner = level + 1; inner != order.end(); ++inner) {
        now[*inner].clear();
      }
      now[block.kind] = block.text;
    }
  }
}

}  // namespace redraft::text
