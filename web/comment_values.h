#pragma once
// Comments as values of templates.

#include "web/visit.h"

namespace redraft::web {

// For comment_part.mustache.
[[nodiscard]] Values comment_values(const Visit& visit, const Comment& comment);

// One of its places, then and now, for comment.mustache.
[[nodiscard]] Values place_values(Visit& visit, const Comment& comment, std::size_t target);

// What its suggestion would stand in place of.
[[nodiscard]] std::string replaced_words(Visit& visit, const Comment& comment);

// "Statement 7.3 of principles, V1"; empty text for none, with its link.
struct PlaceName {
  std::string words;
  std::string link;
};

[[nodiscard]] PlaceName place_name(Visit& visit, const std::string& document,
                                   const std::string& label, const std::string& anchor);

// Where the statement that an anchor or number names stands in the text; nothing where none does,
// or two may (redraft/cited_number.h).
[[nodiscard]] std::optional<std::size_t> find_statement(const DraftText& text,
                                                        const std::string& anchor);

// True of the reviewer who wrote it.
[[nodiscard]] bool is_mine(const Visit& visit, const Comment& comment);

// Comments of everyone who may be shown, and one's own, that stand on the statement on this draft;
// on the whole document for an empty anchor.
[[nodiscard]] std::vector<Comment> comments_on(const Visit& visit, const std::string& document,
                                               const std::string& label, const std::string& anchor);

}  // namespace redraft::web
