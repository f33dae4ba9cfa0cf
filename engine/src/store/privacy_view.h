#pragma once
// A comment as it is shown: with its redactions applied, and to everyone only what was agreed to.

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "db/database.h"
#include "redraft/comment.h"
#include "store/privacy_store.h"

namespace redraft::store {

// Reads what the store knows of consents, moderation and redactions into comments, and takes out
// what the view does not show. For one snapshot: remembers the key of public refs.
class PrivacyView {
 public:
  PrivacyView(db::Database& database, const CommentView& view);

  // The comments were read whole, with the person where view.named or everyone is shown names;
  // `ids` are theirs, as a JSON array.
  void apply(std::span<Comment> comments, const std::string& ids);

 private:
  // What is known of one comment.
  struct Known {
    std::optional<ModerationEntry> moderation;
    std::vector<Redaction> redactions;
  };

  std::vector<Known> known(std::span<Comment> comments, const std::string& ids);
  void apply(Comment& comment, const Known& known);
  void show_to_author(Comment& comment, const Known& known);
  void apply_redactions(Comment& comment, const std::vector<Redaction>& redactions) const;
  void show_to_everyone(Comment& comment, const std::optional<Instant>& approved);
  std::string public_ref(const std::string& ref);

  db::Database& database_;
  CommentView view_;
  bool anything_;                   // false: nobody was asked, nothing moderated or redacted
  std::optional<std::string> key_;  // empty: there is none
};

// Ids among these (in their order) whose text, as the view shows it, fits the search expression.
// `read` is asked for a few at a time.
std::vector<std::string> found_in_view(
    const std::string& expression, const std::vector<std::string>& ids,
    const std::function<std::vector<Comment>(const std::vector<std::string>&)>& read);

// Which of these texts fit the search expression, in their order.
std::vector<std::size_t> found_among(const std::string& expression,
                                     const std::vector<std::string>& texts);

}  // namespace redraft::store
