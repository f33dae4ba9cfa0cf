#include "workspace/comment_ticket.h"

#include "base/blank.h"
#include "store/reviewers.h"

namespace redraft::workspace {

namespace {

constexpr std::size_t longest = 60;

// Takes the first word off.
std::string_view next_word(std::string_view& words) {
  const std::string_view word = words.substr(0, words.find(' '));
  words.remove_prefix(word.size() == words.size() ? word.size() : word.size() + 1);
  return word;
}

bool put(std::string_view word, CommentTicket& ticket) {
  if (const auto scope = parse_comment_scope(word); scope && !ticket.scope) {
    ticket.scope = scope;
    return true;
  }
  const auto kind = parse_comment_kind(word);
  if (!kind || ticket.kind || ticket.scope) {
    return false;
  }
  ticket.kind = kind;
  return true;
}

}  // namespace

std::string with_ticket(const std::string& words, const CommentTicket& ticket) {
  return words + (words.empty() ? "" : " ") + "[" + ticket.id +
         (ticket.kind ? " " + to_string(*ticket.kind) : "") +
         (ticket.scope ? " " + to_string(*ticket.scope) : "") + "]";
}

std::optional<TicketedWords> read_ticket(std::string_view words) {
  const std::size_t last = words.find_last_not_of(blanks);
  const std::size_t opening = words.rfind('[');
  if (last == std::string_view::npos || words[last] != ']' || opening == std::string_view::npos ||
      last - opening > longest || (opening > 0 && words[opening - 1] != ' ')) {
    return std::nullopt;
  }
  std::string_view inside = words.substr(opening + 1, last - opening - 1);
  TicketedWords out;
  out.words = words.substr(0, opening == 0 ? 0 : opening - 1);
  out.ticket.id = next_word(inside);
  if (!is_own_id('c', out.ticket.id)) {
    return std::nullopt;
  }
  while (!inside.empty()) {
    if (!put(next_word(inside), out.ticket)) {
      return std::nullopt;
    }
  }
  return out;
}

}  // namespace redraft::workspace
