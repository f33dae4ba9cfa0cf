#include "workspace/remark_taker.h"

#include <utility>

#include "redraft/privacy.h"

namespace redraft::workspace {

RemarkTaker::RemarkTaker(State& state, const Event& event)
    : state_(state), event_(event), store_(*state.database), known_(store_.times_said(event.id)) {}

std::optional<RemarkLink> RemarkTaker::make_sound(NewRemark& remark) const {
  remark.body = sound_words("add remark", remark.body);
  for (std::string* line : {&remark.id, &remark.reviewer.organisation, &remark.reviewer.sector,
                            &remark.person.name, &remark.person.email}) {
    *line = sound_line("add remark", *line);
  }
  place_in(event_, remark);
  if (remark.statement.empty()) {
    return std::nullopt;
  }
  const Address statement = statement_meant(state_, remark.statement);
  return RemarkLink{remark.use, statement.document, statement.label, statement.anchor, {}, {}, {}};
}

// The same words at the same place are said as often as the file says them.
bool RemarkTaker::is_known(const NewRemark& remark) {
  if (!remark.id.empty()) {
    return store_.by_source(event_.id, remark.id).has_value();
  }
  const store::RemarkStore::Said said = store::RemarkStore::said(remark);
  return ++here_[said] <= known_[said];
}

RemarkId RemarkTaker::store_one(const NewRemark& remark, const std::optional<RemarkLink>& link) {
  const std::string& officer = state_.surroundings.officer;
  RemarkId id =
      store_.add(event_.id, remark, officer, state_.now(), state_.surroundings.randomness);
  if (link) {
    store_.link(id, *link, officer, state_.now());
  }
  return id;
}

std::optional<RemarkId> RemarkTaker::take(NewRemark remark) {
  const std::optional<RemarkLink> link = make_sound(remark);
  return is_known(remark) ? std::nullopt : std::optional(store_one(remark, link));
}

RemarkId RemarkTaker::add(NewRemark remark) {
  const std::optional<RemarkLink> link = make_sound(remark);
  return store_one(remark, link);
}

void find_personal_data_in(const NewRemark& remark, std::size_t line,
                           std::vector<Finding>& findings) {
  for (Finding& finding : personal_data_findings("the remark", remark.body)) {
    finding.comment = remark.id;
    finding.line = line;
    findings.push_back(std::move(finding));
  }
}

}  // namespace redraft::workspace
