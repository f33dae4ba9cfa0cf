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

namespace {

std::string words_of(const ApprovalBadge& badge) {
  const std::string what = to_string(badge.status) + " by " + printable(badge.body) + " (" +
                           printable(badge.label) + ", " + badge.id.text + ")";
  return badge.standing == Standing::holds ? what : "WARNING: changed since it was " + what;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    out += c == '&'   ? "&amp;"
           : c == '<' ? "&lt;"
           : c == '>' ? "&gt;"
           : c == '"' ? "&quot;"
                      : std::string(1, c);
  }
  return out;
}

}  // namespace

std::vector<std::string> badge_marks(const DraftText& text, const ApprovalBadges& badges) {
  std::vector<std::string> marks(text.anchors.size());
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const auto found = badges.find(text.anchors[i]);
    if (found == badges.end()) {
      continue;
    }
    for (const ApprovalBadge& badge : found->second) {
      marks[i] += " <small>[" + escaped(words_of(badge)) + "]</small>";
    }
  }
  return marks;
}

void print_badges(std::ostream& out, const Context& context, const ApprovalBadges& badges,
                  const std::string& anchor) {
  const auto found = badges.find(anchor);
  if (found == badges.end()) {
    return;
  }
  for (const ApprovalBadge& badge : found->second) {
    out << wrap("[" + words_of(badge) + "]", context.width, 4) << '\n';
  }
}

}  // namespace redraft::cli
