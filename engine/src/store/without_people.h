#pragma once
// A copy of the comment store made fit to be handed on: nothing in it says who the reviewers are.
//
// Gone: names, addresses, ids and refs of sources, reasons for confidentiality, the key of public
// refs, and the organisation of everyone who did not agree to have it published. Replaced by
// "[redacted]", for good: what officers redacted, and in everybody's words the names and addresses
// of reviewers and what find_personal_data() finds. Ids, refs, dates, sectors, decisions and the
// audit log stay.

#include <cstddef>
#include <string>
#include <vector>

#include "db/database.h"
#include "store/name_finder.h"

namespace redraft::store {

struct TakenOut {
  std::size_t passages = 0;  // replaced, beyond those that officers had redacted
  // Rows that hold a reviewer's name all the same ("theme t-4f7k2m9qx1"): in names of ours, which
  // are not changed.
  std::vector<std::string> still_named_in;
};

// Names and addresses of all reviewers.
NameFinder names_of_people(db::Database& database);

// Call on a copy: Database::copy_in_memory().
TakenOut take_people_out(db::Database& copy);

}  // namespace redraft::store
