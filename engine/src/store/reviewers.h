#pragma once
// Reviewers and, apart from them, the persons they are.

#include <optional>
#include <string>

#include "db/database.h"
#include "redraft/comment.h"
#include "redraft/ids.h"

namespace redraft::store {

// What stands in place of a source's id of a comment whose reviewer was erased.
std::string hashed_source(const std::string& source_id);
bool is_hashed_source(const std::string& source_id);

// Ref of the reviewer that this is, known from before: by e-mail, else by name and organisation,
// else by ref. Nothing for a new one.
std::optional<std::string> find_reviewer(db::Database& database, const Reviewer& reviewer,
                                         const Person& person);

// Writes a new reviewer; keeps a ref of our own form.
std::string add_reviewer(db::Database& database, const Reviewer& reviewer, const Person& person,
                         Randomness& randomness);

// Throws invalid for a reviewer who was erased: they have no name here that could be filled in
// again.
void require_not_erased(db::Database& database, const std::string& reviewer);

// Ref of this reviewer, known from before and not erased, or new.
std::string reviewer_ref(db::Database& database, const Reviewer& reviewer, const Person& person,
                         Randomness& randomness);

// Fills in what was not known of a reviewer. What is known stays. True when anything changed.
bool complete_reviewer(db::Database& database, const std::string& ref, const Reviewer& reviewer,
                       const Person& person);

// Puts these in place of what was known; a person without name and address has no row.
void replace_reviewer(db::Database& database, const Reviewer& reviewer, const Person& person);

// Empty where neither name nor address is known.
Person find_person(db::Database& database, const std::string& ref);

}  // namespace redraft::store
