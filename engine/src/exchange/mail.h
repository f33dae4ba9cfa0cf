#pragma once
// E-mail as messages (RFC 5322, MIME), one in a file or many in an mbox. GMime is seen in mail.cpp
// only.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/time.h"

namespace redraft::exchange {

struct Mail {
  std::string id;  // Message-ID without its brackets; or empty
  std::string name;
  std::string email;
  std::optional<Instant> sent;
  std::string text;                      // what can be read of it, UTF-8
  std::vector<std::string> attachments;  // file names of parts that were not read
  bool cut = false;                      // it ends before its last part does
  bool too_deep = false;                 // parts stand deeper in it than `most_mail_nesting`
  bool html_too_deep = false;            // elements deeper in it than `most_html_nesting`
  bool lies = false;       // it is not in the encoding it names; read as UTF-8 or Windows-1252
  std::size_t line = 1;    // where it begins in the file
  std::string_view bytes;  // the message itself, in the file
};

inline constexpr std::size_t most_mail_nesting = 20;
inline constexpr std::size_t most_mail_headers = 50'000;  // and parts, of one message

// The line of the first message with more headers and parts than that: each of them costs memory
// many times its length. A guess that errs on the side of plain messages. Linear.
[[nodiscard]] std::optional<std::size_t> line_of_too_many_headers(std::string_view bytes);

// Whether bytes begin as a message or an mbox does: with "From " or a header of a message.
[[nodiscard]] bool begins_as_mail(std::string_view bytes);

// Calls `each` for every message in order. Any bytes: what is no message gives an empty one.
// Plain text is preferred; of a message that has only HTML, the text of its elements is taken, with
// block quotes marked by ">".
void each_mail(std::string_view bytes, const std::function<void(Mail&&)>& each);

}  // namespace redraft::exchange
