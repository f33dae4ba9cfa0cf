#pragma once
// Events in SQLite. Writing calls append to the audit log; call them inside a transaction.

#include <string>
#include <vector>

#include "db/database.h"
#include "redraft/event.h"

namespace redraft::store {

class EventStore {
 public:
  explicit EventStore(db::Database& database) : database_(database) {}

  EventId add(const Event& event, const std::string& actor, Instant now, Randomness& randomness);
  // Everything but id, made and made_by, and what is counted.
  void replace(const Event& event, const std::string& actor, Instant now);
  // By id or its unique beginning. Throws not_found or conflict.
  [[nodiscard]] Event find(const std::string& given) const;
  // Oldest first; those without a day last.
  [[nodiscard]] std::vector<Event> list() const;

 private:
  void put_parts(const Event& event);
  void count(Event& event) const;

  db::Database& database_;
};

}  // namespace redraft::store
