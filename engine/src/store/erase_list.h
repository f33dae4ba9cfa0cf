#pragma once
// Who was erased: a file beside the comment store, not in it, so that an older copy of the store
// put back in its place is known to hold somebody who must go again. Refs and instants only.

#include <filesystem>
#include <string>
#include <vector>

#include "redraft/time.h"

namespace redraft::store {

struct ErasedRef {
  std::string ref;
  Instant erased;
  bool words_kept = false;
  bool operator==(const ErasedRef&) const = default;
};

// Empty where there is no file. Lines that say something else are passed over.
std::vector<ErasedRef> read_erase_list(const std::filesystem::path& file);

std::vector<ErasedRef> parse_erase_list(const std::string& text);

// Durable on return; a ref that is there already keeps its line. The file has mode 0600.
void add_to_erase_list(const std::filesystem::path& file, const ErasedRef& erased);

}  // namespace redraft::store
