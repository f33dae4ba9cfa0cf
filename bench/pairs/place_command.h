#pragma once
// "redraft_pairs place" and "judge": quotes on the last draft, by redraft and by any other tool.

#include "bench/pairs/arguments.h"

namespace redraft::bench {

void place(const Arguments& arguments);
void judge(const Arguments& arguments);

}  // namespace redraft::bench
