#include "workspace/comment_ticket.h"

#include <algorithm>

#include "base/blank.h"
#include "redraft/error.h"
#include "redraft/word.h"
#include "store/reviewers.h"

namespace redraft::workspace {

namespace {

constexpr std::size_t longest = 300;
constexpr std::size_t longest_author = 200;  // bytes
constexpr std::string_view between = "; ";
constexpr std::string_view answers = "re ";

// Without what would end the author, or the ticket.
std::string as_author(std::string_view name) {
  std::string out = name.size() > longest_author ? ref_in_word_author(name) : std::string(name);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '[' || c == ']'; }, ' ');
  return out;
}

// Reads "author; date", or "date"; false where it is no date.
bool put_origin(std::string_view origin, CommentTicket& ticket) {
  const std::size_t end = origin.rfind(between);
  if (end != std::string_view::npos) {
    ticket.author = origin.substr(0, end);
    origin.remove_prefix(end + between.size());
  }
  try {
    ticket.created = parse_instant(origin);
    return true;
  } catch (const Error&) {
    return false;
  }
}

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
  std::string out = words + (words.empty() ? "" : " ") + "[";
  out += (ticket.reply ? std::string(answers) : "") + ticket.id;
  out += ticket.kind ? " " + to_string(*ticket.kind) : "";
  out += ticket.scope ? " " + to_string(*ticket.scope) : "";
  if (ticket.created) {
    const std::string author = as_author(ticket.author);
    out += (author.empty() ? "" : std::string(between) + author) + std::string(between) +
           to_rfc3339(*ticket.created);
  }
  return out + "]";
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
  if (const std::size_t end = inside.find(between); end != std::string_view::npos) {
    if (!put_origin(inside.substr(end + between.size()), out.ticket)) {
      return std::nullopt;
    }
    inside = inside.substr(0, end);
  }
  if (inside.starts_with(answers)) {
    out.ticket.reply = true;
    inside.remove_prefix(answers.size());
  }
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
