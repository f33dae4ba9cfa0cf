#pragma once
// What closes a comment in a file that has nowhere else to say which one it is:
//
//   How early is early? [c-a2j6bke7a2]
//   Who speaks for them? [c-e5c54h28mb concern document]

#include <optional>
#include <string>
#include <string_view>

#include "redraft/comment.h"

namespace redraft::workspace {

struct CommentTicket {
  std::string id;                     // one of ours
  std::optional<CommentKind> kind;    // where it is not the one that its words say
  std::optional<CommentScope> scope;  // where its place does not say
  bool operator==(const CommentTicket&) const = default;
};

[[nodiscard]] std::string with_ticket(const std::string& words, const CommentTicket& ticket);

struct TicketedWords {
  std::string words;  // without the ticket
  CommentTicket ticket;
};

// Nothing where the words do not end in one.
[[nodiscard]] std::optional<TicketedWords> read_ticket(std::string_view words);

}  // namespace redraft::workspace
