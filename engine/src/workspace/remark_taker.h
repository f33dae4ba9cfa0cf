#pragma once
// Takes remarks in, one by one, and none twice.

#include <map>
#include <optional>
#include <vector>

#include "redraft/finding.h"
#include "store/remark_store.h"
#include "workspace/engaging.h"

namespace redraft::workspace {

class RemarkTaker {
 public:
  // Keeps references to both.
  RemarkTaker(State& state, const Event& event);

  // Nothing for one that was there: by its id, or without one as often as the event has its words
  // at its place. Throws invalid for what the event does not have.
  std::optional<RemarkId> take(NewRemark remark);
  // Whether it was there or not.
  RemarkId add(NewRemark remark);

 private:
  std::optional<RemarkLink> make_sound(NewRemark& remark) const;
  bool is_known(const NewRemark& remark);
  RemarkId store_one(const NewRemark& remark, const std::optional<RemarkLink>& link);

  State& state_;
  const Event& event_;
  store::RemarkStore store_;
  std::map<store::RemarkStore::Said, std::size_t> known_;
  std::map<store::RemarkStore::Said, std::size_t> here_;
};

void find_personal_data_in(const NewRemark& remark, std::size_t line,
                           std::vector<Finding>& findings);

}  // namespace redraft::workspace
