#pragma once
// Actions in SQLite, with their history. Writing calls append to the audit log; call them inside a
// transaction.

#include <optional>
#include <string>
#include <vector>

#include "db/database.h"
#include "redraft/action.h"

namespace redraft::store {

class ActionStore {
 public:
  explicit ActionStore(db::Database& database) : database_(database) {}

  // With its commitments; proposed.
  ActionId add(const Action& action, const std::string& actor, Instant now, Randomness& randomness);
  // Words, target, owner and due date.
  void replace(const Action& action, const std::string& actor, Instant now);
  void step(const ActionId& id, const ActionStep& step);
  void add_evidence(const ActionId& id, const std::string& body, const std::string& actor,
                    Instant now);
  void add_commitment(const ActionId& id, const Address& statement, const std::string& actor,
                      Instant now);
  // By id or its unique beginning. Throws not_found or conflict.
  [[nodiscard]] Action find(const std::string& given) const;
  // In the order they were taken in.
  [[nodiscard]] std::vector<Action> list() const;

 private:
  [[nodiscard]] Action read(const std::string& id) const;

  db::Database& database_;
};

}  // namespace redraft::store
