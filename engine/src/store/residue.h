#pragma once
// The proof of an erasure: the files are searched, byte by byte, for what was erased.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "redraft/person.h"

namespace redraft::store {

// Many words searched for at once, in one pass over the bytes. Words shorter than five bytes are
// not looked for: they stand in any file by chance.
class WordSearch {
 public:
  explicit WordSearch(std::vector<std::string> words);

  // Marks in `found`, as long as words(), those that occur.
  void search(std::string_view bytes, std::vector<bool>& found) const;

  [[nodiscard]] const std::vector<std::string>& words() const { return words_; }

 private:
  std::vector<std::string> words_;  // sorted, so that those of one beginning stand together
  std::vector<bool> begins_;        // by a hash of five bytes: a word may begin with them
};

// Everything that says who this reviewer is: names, addresses, ids of the source, reasons given in
// confidence; with `words`, also what they said.
std::vector<std::string> texts_of(const HeldPerson& held, bool words);

// The words of these texts, each text whole where it is short, as they stand and in small letters
// (as the full-text index keeps them).
std::vector<std::string> traces(const std::vector<std::string>& texts);

// Files of a folder (not of those in it) that hold one of the words although no row does.
std::vector<std::filesystem::path> files_with_residue(const db::Database& database,
                                                      const std::filesystem::path& folder,
                                                      const std::vector<std::string>& words);

// Rows that hold one of these texts as it stands, names of other people apart: "comment
// c-4f7k2m9qx1".
std::vector<std::string> rows_that_hold(const db::Database& database,
                                        const std::vector<std::string>& texts);

}  // namespace redraft::store
