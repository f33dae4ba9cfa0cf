// What may follow what on the ladder of approvals.
#include "redraft/approval.h"

namespace redraft {

bool may_become(ApprovalStatus from, ApprovalStatus to) {
  switch (from) {
    case ApprovalStatus::proposed:
      return to != ApprovalStatus::proposed;
    case ApprovalStatus::approved:
      return to == ApprovalStatus::in_trial || to == ApprovalStatus::in_use ||
             to == ApprovalStatus::withdrawn;
    case ApprovalStatus::in_trial:
      return to == ApprovalStatus::in_use || to == ApprovalStatus::withdrawn;
    case ApprovalStatus::in_use:
      return to == ApprovalStatus::in_trial || to == ApprovalStatus::withdrawn;
    case ApprovalStatus::not_approved:
    case ApprovalStatus::withdrawn:
      return false;
  }
  return false;
}

bool is_in_force(ApprovalStatus status) {
  return status == ApprovalStatus::approved || status == ApprovalStatus::in_trial ||
         status == ApprovalStatus::in_use;
}

}  // namespace redraft
