#pragma once
// Assessments in SQLite. Writing calls append to the audit log; call them inside a transaction.

#include <optional>
#include <string>
#include <vector>

#include "db/database.h"
#include "redraft/assessment.h"

namespace redraft::store {

class AssessmentStore {
 public:
  explicit AssessmentStore(db::Database& database) : database_(database) {}

  AssessmentId add(const Assessment& assessment, const std::string& actor, Instant now,
                   Randomness& randomness);
  void remove(const AssessmentId& id, const std::string& actor, Instant now);
  // Of this group, on this dimension, at this event.
  [[nodiscard]] std::optional<AssessmentId> same(const Assessment& assessment) const;
  [[nodiscard]] AssessmentId meant(const std::string& given) const;
  // By event, then in the order they were taken in.
  [[nodiscard]] std::vector<Assessment> list(const AssessmentFilter& filter) const;

 private:
  db::Database& database_;
};

}  // namespace redraft::store
