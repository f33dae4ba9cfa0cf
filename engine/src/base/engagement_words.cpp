// Scores, spreads, counts and speakers in words, as every page and list says them.
#include "redraft/action.h"
#include "redraft/assessment.h"
#include "redraft/remark.h"

namespace redraft {

namespace {

std::string halves_text(int halves) {
  return std::to_string(halves / 2) + (halves % 2 != 0 ? ".5" : "");
}

}  // namespace

std::string to_string(Score score) {
  return halves_text(score.low) + (score.low == score.high ? "" : "-" + halves_text(score.high));
}

std::string to_string(const Spread& spread) {
  if (spread.groups == 0) {
    return "not scored";
  }
  std::string text = to_string(spread.whole) + ", ";
  if (spread.groups == 1) {
    return text + "1 group";
  }
  text += std::to_string(spread.groups) + " groups";
  return spread.shared ? text + ", all of them at " + to_string(*spread.shared)
                       : text + " that do not meet";
}

std::string grid_cell(const EventGrid& grid, std::size_t count) {
  if (grid.least == 0) {
    return count == 0 ? "none" : std::to_string(count);
  }
  return count >= grid.least ? std::to_string(grid.least) + " or more"
                             : "fewer than " + std::to_string(grid.least);
}

std::string said_by(const Remark& remark, bool all) {
  const Attribution most = all ? Attribution::named : remark.attribution;
  std::string who;
  if (most == Attribution::named && remark.person) {
    who = remark.person->name;
  }
  if (most >= Attribution::organisation && !remark.reviewer.organisation.empty()) {
    who += (who.empty() ? "" : ", ") + remark.reviewer.organisation;
  }
  if (most >= Attribution::sector && !remark.reviewer.sector.empty()) {
    who += who.empty() ? remark.reviewer.sector : " (" + remark.reviewer.sector + ")";
  }
  return who;
}

std::string to_string(const Presence& presence) {
  const bool both = !presence.organisation.empty() && !presence.sector.empty();
  return presence.organisation + (both ? " " : "") +
         (presence.sector.empty() ? "" : "(" + presence.sector + ")");
}

Presence parse_presence(std::string_view text) {
  const std::size_t open = text.starts_with('(') ? 0 : text.rfind(" (");
  if (open == std::string_view::npos || text.back() != ')') {
    return {std::string(text), {}};
  }
  const std::size_t sector = text.find('(', open) + 1;
  return {std::string(text.substr(0, open)),
          std::string(text.substr(sector, text.size() - sector - 1))};
}

bool is_open(ActionState state) {
  return state != ActionState::done && state != ActionState::dropped;
}

}  // namespace redraft
