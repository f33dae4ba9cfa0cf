#include "cli/access_options.h"

namespace redraft::cli {

Roles roles_of(const Options& options, const std::string& command) {
  Roles roles;
  for (const std::string& word : options.values("role")) {
    const std::optional<Role> role = parse_role(word);
    if (!role) {
      throw Error(ErrorKind::usage, "redraft " + command + ": there is no role \"" + word + "\"",
                  "it takes: reviewer, moderator, editor, officer, privacy-lead, administrator");
    }
    roles.insert(*role);
  }
  return roles;
}

}  // namespace redraft::cli
