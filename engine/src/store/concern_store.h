#pragma once
// The confidential lane in SQLite: sealed texts, and who can open them. Nothing here goes into the
// audit log, bundles or exports; the lane keeps its own history.
//
// Writing calls are atomic each.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/sealed_box.h"
#include "db/database.h"
#include "redraft/concern.h"

namespace redraft::store {

struct HandlerRow {
  std::string name;
  std::string locked;  // lock_secret() of the lane's secret key
};

class ConcernStore {
 public:
  explicit ConcernStore(db::Database& database) : database_(database) {}

  // Empty while there is no lane.
  [[nodiscard]] std::string public_key() const;
  void begin(const std::string& public_key);

  // By name.
  [[nodiscard]] std::vector<HandlerRow> handlers() const;
  [[nodiscard]] std::optional<HandlerRow> handler(const std::string& name) const;
  void put_handler(const HandlerRow& handler);
  void remove_handler(const std::string& name);

  [[nodiscard]] std::size_t count() const;
  // Its party and its first step, sealed here.
  void add(const Concern& concern);
  void add_step(const ConcernId& id, const ConcernStep& step);

  // In the order they were raised. Throws corrupt for what these keys do not open.
  [[nodiscard]] std::vector<Concern> read(const KeyPair& keys) const;
  // Who raised it goes; with `words`, what was said first reads "[erased]".
  void erase(const Concern& concern, bool words);
  // Of everybody: needs no key.
  void forget_parties();

 private:
  db::Database& database_;
};

// What is sealed, as records (records.h): "concern" with document, draft, anchor, organisation it
// is about; "step" with kind, date, words, outcome, handler; "party" with name, address,
// organisation. An entry holds one step. Reading throws corrupt.
std::string write_concern_entry(const Concern* facts, const ConcernStep& step);
void read_concern_entry(std::string_view bytes, Concern& concern);
std::string write_concern_party(const ConcernParty& party);
ConcernParty read_concern_party(std::string_view bytes);

}  // namespace redraft::store
