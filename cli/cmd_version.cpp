#include <map>
#include <ostream>

#include "cli/options.h"
#include "redraft/json.h"

namespace redraft::cli {

namespace {

// The versions it was built against, as CMake found them.
std::map<std::string, std::string> part_versions() {
  return {REDRAFT_PARTS};
}

}  // namespace

int cmd_version(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "version",
                       .words = "",
                       .about = "The version of redraft and of the parts it stands on.",
                       .options = {},
                       .examples = {"redraft version --json"},
                       .least = 0,
                       .most = 0};
  if (!parse_options(context, usage, arguments)) {
    return 0;
  }
  if (context.json) {
    context.out << json::version(REDRAFT_VERSION, part_versions());
    return 0;
  }
  context.out << "redraft " << REDRAFT_VERSION << '\n';
  for (const auto& [part, version] : part_versions()) {
    context.out << "  " << part << ' ' << version << '\n';
  }
  return 0;
}

}  // namespace redraft::cli
