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

std::size_t names_listed(const std::vector<WriteUpBlock>& blocks, std::size_t from) {
  std::size_t end = from + 1;
  while (end < blocks.size() && blocks[end].kind == blocks[from].kind &&
         adjoin(blocks[end - 1], blocks[end])) {
    ++end;
  }
  const bool goes_on = end < blocks.size() && adjoin(blocks[end - 1], blocks[end]);
  return end - from > 1 && !goes_on ? end - from : 0;
}

void place_remarks(std::vector<WriteUpBlock>& blocks) {
  std::vector<WriteUpKind> order;
  std::map<WriteUpKind, std::string> now;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    WriteUpBlock& block = blocks[i];
    if (block.kind == WriteUpKind::remark) {
      block.prompt = now[WriteUpKind::prompt];
      block.objective = now[WriteUpKind::objective];
      block.group = now[WriteUpKind::group];
    } else if (const std::size_t names = names_listed(blocks, i); names != 0) {
      i += names - 1;
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
