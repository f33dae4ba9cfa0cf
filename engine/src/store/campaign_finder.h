#pragma once
// Comments of one document that say nearly the same in many names.
//
// Comments are taken in the order they were made. Each joins the earliest campaign whose first
// comment says the same words, or nearly the same (text/word_prints.h); else it begins one. Only
// the first comment is compared with, so that a campaign never drifts. A reviewer is in a campaign
// once. Texts of fewer than eight words have to be the same, on the same place: "I agree" means
// something only there. Withdrawn comments are left out.
//
// Time is near linear in the words of all comments: each asks an index for its bands and is
// compared with four comments a band at most. The index is a scratch database of numbers without
// personal data; memory does not grow with the number of comments.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "db/database.h"
#include "redraft/pile.h"

namespace redraft::store {

class CampaignFinder {
 public:
  CampaignFinder(db::Database& database, const std::string& document);

  // Of `least` comments at least, largest first, then by their first comment.
  [[nodiscard]] std::vector<Campaign> list(std::size_t least, std::size_t limit);
  // Those in the campaign of this comment, in order; nothing where it is in none of two or more.
  void each_member(const CommentId& comment, const std::function<void(const CommentId&)>& take);

 private:
  struct Row {
    std::int64_t number = 0;  // of the comment
    std::int64_t reviewer = 0;
    std::string anchor, words;
  };

  void take(const Row& row);
  [[nodiscard]] std::int64_t leader_by(std::uint64_t key);  // 0: none
  [[nodiscard]] std::string words_of(std::int64_t number);
  void join(std::int64_t leader, const Row& row, bool same_words);
  Campaign describe(std::int64_t leader, std::int64_t first);

  db::Database& database_;
  db::Database scratch_;
  std::int64_t campaigns_ = 0;
};

}  // namespace redraft::store
