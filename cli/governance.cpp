#include "cli/governance.h"

#include <ostream>

#include "cli/render.h"

namespace redraft::cli {

Governance open_governance(const Context& context) {
  return Governance::open(context.folder, context.surroundings());
}

Address read_address(const Context& context, const std::string& text) {
  return Context::read_address(context.open(), text);
}

void print_badges(std::ostream& out, const Context& context, const ApprovalBadges& badges,
                  const std::string& anchor) {
  const auto found = badges.find(anchor);
  if (found == badges.end()) {
    return;
  }
  for (const ApprovalBadge& badge : found->second) {
    const std::string what = to_string(badge.status) + " by " + printable(badge.body) + " (" +
                             printable(badge.label) + ", " + badge.id.text + ")";
    out << wrap(badge.standing == Standing::holds ? "[" + what + "]"
                                                  : "[WARNING: changed since it was " + what + "]",
                context.width, 4)
        << '\n';
  }
}

}  // namespace redraft::cli
