#include "redraft/address.h"

#include "redraft/error.h"

namespace redraft {

Address parse_address(std::string_view text, bool bare_word_is_anchor) {
  Address address;
  const std::size_t hash = text.find('#');
  const std::size_t at = text.find('@', hash == std::string_view::npos ? 0 : hash);
  if (at != std::string_view::npos) {
    address.label = text.substr(at + 1);
  }
  const std::string_view name = text.substr(0, at);
  if (hash != std::string_view::npos) {
    address.document = name.substr(0, hash);
    address.anchor = name.substr(hash + 1);
  } else {
    (bare_word_is_anchor ? address.anchor : address.document) = name;
  }
  const bool empty_anchor = hash != std::string_view::npos && address.anchor.empty();
  const bool empty_label = at != std::string_view::npos && address.label.empty();
  if (empty_anchor || empty_label || address.anchor.find('#') != std::string::npos) {
    throw Error(ErrorKind::usage, "read address: \"" + std::string(text) + "\" is not complete",
                "write DOC, DOC@LABEL, DOC#ANCHOR or DOC#ANCHOR@LABEL");
  }
  return address;
}

std::string to_string(const Address& address) {
  return address.document + (address.anchor.empty() ? "" : "#" + address.anchor) +
         (address.label.empty() ? "" : "@" + address.label);
}

}  // namespace redraft
