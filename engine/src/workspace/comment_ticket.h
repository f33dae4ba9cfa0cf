#pragma once
// What closes a comment in a file that has nowhere else to say which one it is:
//
//   How early is early? [c-a2j6bke7a2; Harbour Board, r-3d9c5xmawc; 2026-03-01T09:30:00Z]
//   Who speaks for them? [c-e5c54h28mb concern document; r-dbr1as0r87; 2026-03-02T11:00:00Z]
//   Whoever asks. [re c-e5c54h28mb; Ola; 2026-03-03T10:00:00Z]
//
// Author and date may be left out.

#include <optional>
#include <string>
#include <string_view>

#include "redraft/comment.h"
#include "redraft/time.h"

namespace redraft::workspace {

struct CommentTicket {
  std::string id;                     // one of ours
  std::optional<CommentKind> kind;    // where it is not the one that its words say
  std::optional<CommentScope> scope;  // where its place does not say
  bool reply = false;                 // a reply to that comment, or the decision on it
  std::string author;                 // as in a Word file
  std::optional<Instant> created;
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
