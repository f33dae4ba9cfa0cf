#include "redraft/comment_origin.h"

#include "store/audit_log.h"
#include "workspace/state.h"

namespace redraft {

std::string brought_by(const Governance& governance, const std::string& id) {
  const workspace::State& state = governance.state();
  return store::adder_of(*state.database, state.comments.find(id, "", false).id);
}

}  // namespace redraft
