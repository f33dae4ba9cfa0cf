#include "web/host.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "redraft/error.h"
#include "web/desk.h"

namespace redraft::web {

namespace {

constexpr std::string_view encrypted = "https://";
constexpr std::string_view plain_text = "http://";

struct Authority {
  std::string name;
  std::string port;  // empty: that of the scheme
  bool operator==(const Authority&) const = default;
};

std::string in_small_letters(std::string_view text) {
  std::string out(text);
  for (char& letter : out) {
    letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  }
  return out;
}

bool is_made_of(std::string_view text, std::string_view letters) {
  return !text.empty() && text.find_first_not_of(letters) == std::string_view::npos;
}

bool is_port(std::string_view text) {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number > 0 && number < 65536;
}

// `text` in small letters.
std::optional<Authority> authority(std::string_view text, std::string_view usual_port) {
  const bool six = text.starts_with('[');
  const std::size_t end = six ? text.find(']') : std::min(text.find(':'), text.size());
  if (end == std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view name = text.substr(0, six ? end + 1 : end);
  const std::string_view port = text.substr(name.size());
  const bool sound = six ? is_made_of(name.substr(1, end - 1), "0123456789abcdef:.")
                         : is_made_of(name, "abcdefghijklmnopqrstuvwxyz0123456789-._");
  if (!sound || (!port.empty() && (port.front() != ':' || !is_port(port.substr(1))))) {
    return std::nullopt;
  }
  const std::string_view number = port.substr(port.empty() ? 0 : 1);
  return Authority{std::string(name), number == usual_port ? "" : std::string(number)};
}

// Of an address in small letters.
struct Parts {
  std::string_view scheme;
  std::string_view rest;
  std::string_view usual_port;
};

std::optional<Parts> parts_of(std::string_view address) {
  for (const auto& [scheme, port] : {std::pair(encrypted, "443"), std::pair(plain_text, "80")}) {
    if (address.starts_with(scheme)) {
      return Parts{scheme, address.substr(scheme.size()), port};
    }
  }
  return std::nullopt;
}

}  // namespace

bool is_host_of(std::string_view host, std::string_view address) {
  const std::string wanted = in_small_letters(address);
  const auto parts = parts_of(wanted);
  if (!parts) {
    return false;
  }
  const auto sent = authority(in_small_letters(host), parts->usual_port);
  return sent && sent == authority(parts->rest, parts->usual_port);
}

bool is_this_machine(std::string_view host) {
  const auto sent = authority(in_small_letters(host), {});
  return sent && (sent->name == "127.0.0.1" || sent->name == "localhost" || sent->name == "[::1]");
}

std::string sound_address(const std::string& typed) {
  const std::string wanted = in_small_letters(typed);
  if (const auto parts = parts_of(wanted)) {
    const std::string_view rest = parts->rest;
    const auto found =
        authority(rest.substr(0, rest.size() - (rest.ends_with('/') ? 1 : 0)), parts->usual_port);
    if (found) {
      return std::string(parts->scheme) + found->name +
             (found->port.empty() ? "" : ":" + found->port);
    }
  }
  throw Error(ErrorKind::usage,
              "redraft serve: --address takes how people reach the desk, such as "
              "https://consult.example.org, not \"" +
                  typed + "\"",
              "with a scheme, without a path: its pages begin at the top of a name");
}

}  // namespace redraft::web
