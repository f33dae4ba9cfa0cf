#pragma once
// Erasing for good, and again after an older copy was put back.

#include <filesystem>
#include <string>
#include <vector>

#include "store/erase_list.h"
#include "workspace/state.h"

namespace redraft::workspace {

// The file of the erase list.
std::filesystem::path erase_list(const State& state);

// Everything held about a reviewer, comments read whole with names and original words.
HeldPerson everything_held(const State& state, const std::string& ref);

// Of the erase list, those whose rows are here and not erased.
std::vector<store::ErasedRef> returned(const State& state);

// Erases them again. Call with the writer lock held.
std::size_t replay(State& state, const std::vector<store::ErasedRef>& list);

// The same on opening: takes the lock only when there is something to do, and leaves it where
// nothing can be written, for check() to find.
void replay_where_possible(State& state);

}  // namespace redraft::workspace
