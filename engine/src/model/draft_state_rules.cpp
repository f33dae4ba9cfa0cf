#include "redraft/error.h"
#include "redraft/rules.h"

namespace redraft {

namespace {

std::string name_of(const Draft& draft) {
  return draft.document + "@" + draft.label;
}

}  // namespace

bool takes_comments(DraftState state) {
  return state == DraftState::consultation;
}

Instant end_of_day(Instant begin) {
  return {begin.milliseconds + day_milliseconds - 1};
}

bool may_become(DraftState from, DraftState to) {
  switch (from) {
    case DraftState::consultation:
      return to == DraftState::closed || to == DraftState::final || to == DraftState::adopted;
    case DraftState::closed:
      return to == DraftState::consultation || to == DraftState::final || to == DraftState::adopted;
    case DraftState::final:
      return to == DraftState::adopted;
    case DraftState::working:
    case DraftState::adopted:
    case DraftState::superseded:
      return false;
  }
  return false;
}

void require_transition(const Draft& draft, DraftState to) {
  if (draft.state == to || may_become(draft.state, to)) {
    return;
  }
  std::string allowed;
  for (const DraftState state :
       {DraftState::consultation, DraftState::closed, DraftState::final, DraftState::adopted}) {
    if (may_become(draft.state, state)) {
      allowed += (allowed.empty() ? "" : " or ") + to_string(state);
    }
  }
  throw Error(ErrorKind::conflict,
              "change the state of " + name_of(draft) + ": from " + to_string(draft.state) +
                  " it cannot become " + to_string(to),
              allowed.empty() ? "publish a new draft: redraft publish " + draft.document + " LABEL"
                              : "it can become " + allowed);
}

void require_publishable_state(DraftState state) {
  if (state == DraftState::working || state == DraftState::superseded) {
    throw Error(ErrorKind::usage, "publish: no draft is published as " + to_string(state),
                "publish it as consultation, closed, final or adopted");
  }
}

}  // namespace redraft
