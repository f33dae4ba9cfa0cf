#pragma once
// Letters that were written, and whom they went to. Rows of comments.db; see 005-handing-back.sql.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "db/database.h"
#include "redraft/comment.h"
#include "redraft/letter.h"

namespace redraft::store {

// A line of the list that stands in a folder of letters.
struct Addressee {
  WrittenLetter letter;
  Reviewer reviewer;
  Person person;
};

class LetterStore {
 public:
  explicit LetterStore(db::Database& database) : database_(database) {}

  // Appends to the audit log; belongs inside a db::Transaction of the caller.
  void add(const WrittenLetter& letter, const std::string& digest);

  // Digest of the last letter to this reviewer about this document; empty where there is none.
  [[nodiscard]] std::string last_digest(const std::string& reviewer,
                                        const std::string& document) const;

  // Every letter about this document (empty: about any), oldest first.
  [[nodiscard]] std::vector<WrittenLetter> list(const std::string& document) const;

  // The last letter of each file in a folder, by file, of those whose name or address is still
  // known.
  [[nodiscard]] std::vector<Addressee> addressees(const std::filesystem::path& folder) const;

  // Every folder that letters were written to.
  [[nodiscard]] std::vector<std::filesystem::path> folders() const;

 private:
  db::Database& database_;
};

}  // namespace redraft::store
