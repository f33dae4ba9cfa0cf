// Rules of events, remarks, assessments and actions.
#include <algorithm>

#include "redraft/action.h"
#include "redraft/assessment.h"
#include "redraft/remark.h"

namespace redraft {

EventGrid count_grid(const Event& event, const std::vector<Placed>& remarks) {
  EventGrid grid;
  grid.event = event.id;
  grid.title = event.title;
  grid.prompts = event.prompts;
  std::vector<std::string> objectives = event.objectives;
  const auto place = [](std::vector<std::string>& names, const std::string& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    const auto index = static_cast<std::size_t>(found - names.begin());
    if (found == names.end()) {
      names.push_back(name);
    }
    return index;
  };
  std::vector<std::pair<std::size_t, std::size_t>> places;
  bool no_prompt = false;
  bool no_objective = false;
  const auto listed = [](const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  for (const Placed& remark : remarks) {
    no_prompt = no_prompt || !listed(event.prompts, remark.prompt);
    no_objective = no_objective || !listed(event.objectives, remark.objective);
  }
  if (no_prompt) {
    grid.prompts.emplace_back();
  }
  if (no_objective) {
    objectives.emplace_back();
  }
  for (const std::string& objective : objectives) {
    grid.rows.push_back({objective, std::vector<std::size_t>(grid.prompts.size(), 0)});
  }
  for (const Placed& remark : remarks) {
    const std::string prompt = listed(event.prompts, remark.prompt) ? remark.prompt : "";
    const std::string objective =
        listed(event.objectives, remark.objective) ? remark.objective : "";
    const std::size_t column = place(grid.prompts, prompt);
    const std::size_t row = place(objectives, objective);
    ++grid.rows.at(row).counts.at(column);
  }
  return grid;
}

std::optional<Remark> as_everyone_sees(Remark remark, const std::optional<Consent>& consents) {
  const bool approved =
      remark.moderation == Moderation::approved || remark.moderation == Moderation::redacted;
  if (!approved || remark.withdrawn || remark.consent != RemarkConsent::given) {
    return std::nullopt;
  }
  if (consents) {
    switch (allowed(*consents)) {
      case Publish::no:
        return std::nullopt;
      case Publish::anonymous:
        remark.attribution = Attribution::none;
        break;
      case Publish::organisation:
        remark.attribution = std::min(remark.attribution, Attribution::organisation);
        break;
      case Publish::named:
        break;
    }
  }
  remark.reviewer.ref.clear();
  remark.source_id.clear();
  remark.line = 0;
  remark.edits = 0;
  if (remark.attribution < Attribution::organisation) {
    remark.reviewer.organisation.clear();
    remark.group.clear();  // in a small group everybody knows who said what
  }
  if (remark.attribution < Attribution::sector) {
    remark.reviewer.sector.clear();
  }
  if (remark.attribution != Attribution::named) {
    remark.person.reset();
  }
  if (remark.person) {
    remark.person->email.clear();
  }
  for (RemarkLink& link : remark.links) {
    link.made_by.clear();
  }
  return remark;
}

Spread spread_of(const std::vector<Score>& scores) {
  Spread spread;
  spread.groups = scores.size();
  if (scores.empty()) {
    return spread;
  }
  spread.whole = scores.front();
  Score shared = scores.front();
  for (const Score& score : scores) {
    spread.whole.low = std::min(spread.whole.low, score.low);
    spread.whole.high = std::max(spread.whole.high, score.high);
    shared.low = std::max(shared.low, score.low);
    shared.high = std::min(shared.high, score.high);
  }
  if (shared.low <= shared.high) {
    spread.shared = shared;
  }
  return spread;
}

void judge(Action& action, Instant now) {
  const bool open = is_open(action.state());
  action.overdue =
      open && action.due &&
      action.due->milliseconds / day_milliseconds < now.milliseconds / day_milliseconds;
  action.unowned = open && action.owner.empty();
}

}  // namespace redraft
