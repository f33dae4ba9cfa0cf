#pragma once
// A draft that came back as Markdown with CriticMarkup, as the value that Word files are read into:
// statements with the changes and comments in them. Comments of ours, known by their ticket
// (comment_ticket.h), are told apart.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "redraft/criticmarkup.h"
#include "redraft/word.h"
#include "workspace/comment_ticket.h"

namespace redraft::workspace {

// A comment as we had written it into the file, from all of its marks.
struct ReturnedComment {
  CommentTicket ticket;
  std::string body;
  std::optional<std::string> suggestion;
  std::vector<WordRange> ranges;  // an empty one is the statement; none: nowhere
  std::vector<WordComment> replies;
  std::size_t line = 1;  // in the file
};

struct CriticCopy {
  WordText text;                   // nobody is its author, nothing in it has a date
  std::vector<std::size_t> lines;  // of each paragraph in the file; 0: put in
  std::vector<ReturnedComment> returned;
};

// Throws invalid for Markdown that cannot be read. Linear, but for what parse_markdown() costs.
[[nodiscard]] CriticCopy copy_of(const CriticText& critic);

}  // namespace redraft::workspace
