#pragma once
// Rows of a reviewer made empty. What is left tells that somebody was here, in which sector, and
// what became of their comments: numbering, dispositions and counts stand.
//
// The caller makes the derived tables again in the same transaction, then vacuums, checkpoints and
// searches the files (residue.h): until then SQLite still has the old bytes.

#include "db/database.h"
#include "redraft/person.h"
#include "redraft/time.h"

namespace redraft::store {

enum class Extent {
  names,         // who they are; organisation and words stay
  organisation,  // and for which organisation
  words,         // and what they said
};

// Comments and replies emptied. Appends to the audit log; call inside a transaction.
ErasedPerson erase_rows(db::Database& database, const HeldPerson& held, Extent extent,
                        const std::string& actor, Instant now);

// The tombstone: written when the search found nothing left.
void put_erasure(db::Database& database, const std::string& ref, const Erasure& erasure);

}  // namespace redraft::store
