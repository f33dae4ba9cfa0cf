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
  std::size_t line = 1;                  // where it begins in the file
  std::string_view bytes;                // the message itself, in the file
};

// Whether bytes begin as a message or an mbox does: with "From " or a header of a message.
[[nodiscard]] bool begins_as_mail(std::string_view bytes);

// Calls `each` for every message in order. Any bytes: what is no message gives an empty one.
// Plain text is preferred; of a message that has only HTML, the text of its elements is taken, with
// block quotes marked by ">".
void each_mail(std::string_view bytes, const std::function<void(Mail&&)>& each);

}  // namespace redraft::exchange
