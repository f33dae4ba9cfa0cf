#include "cli/context.h"

#include <ostream>

namespace redraft::cli {

Workspace Context::open() const {
  return Workspace::open(folder, {clock, randomness, officer});
}

std::filesystem::path Context::path(const std::string& name) const {
  return folder / name;
}

void Context::suggest(const std::string& next) const {
  if (err_is_terminal && !json) {
    err << "next: " << next << '\n';
  }
}

}  // namespace redraft::cli
