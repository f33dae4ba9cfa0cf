#include "web/decoding.h"

#include <algorithm>
#include <optional>

#include "redraft/percent.h"
#include "web/multipart.h"

namespace redraft::web {

namespace {

constexpr std::size_t most_fields = 2000;

// Continuation bytes after a lead byte, and the least code point that needs them; -1: no lead byte.
struct Lead {
  int more = -1;
  char32_t least = 0;
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80) {
    return {0, 0};
  }
  if (byte >= 0xC2 && byte < 0xE0) {
    return {1, 0x80};
  }
  if (byte >= 0xE0 && byte < 0xF0) {
    return {2, 0x800};
  }
  return byte >= 0xF0 && byte < 0xF5 ? Lead{3, 0x10000} : Lead{};
}

enum class Plus { as_it_is, space };

std::optional<std::string> decode(std::string_view text, Plus plus) {
  std::string spaced(text);
  if (plus == Plus::space) {
    std::replace(spaced.begin(), spaced.end(), '+', ' ');
  }
  std::optional<std::string> out = percent_decoded(spaced);
  return out && is_text(*out) ? out : std::nullopt;
}

// Takes what stands before the separator off the front.
std::string_view next_part(std::string_view& rest, char separator) {
  const std::size_t end = rest.find(separator);
  const std::string_view part = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  return part;
}

bool decode_fields(std::string_view text, Fields& fields) {
  for (std::size_t count = 0; !text.empty(); ++count) {
    std::string_view value = next_part(text, '&');
    const std::string_view name = next_part(value, '=');
    auto decoded_name = decode(name, Plus::space);
    auto decoded_value = decode(value, Plus::space);
    if (!decoded_name || !decoded_value || count == most_fields) {
      return false;
    }
    fields.add(std::move(*decoded_name), std::move(*decoded_value));
  }
  return true;
}

}  // namespace

bool is_text(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    const Lead lead = lead_of(byte);
    if (byte == 0 || lead.more < 0) {
      return false;
    }
    char32_t code = lead.more == 0 ? byte : byte & (0x3FU >> static_cast<unsigned>(lead.more));
    for (int i = 0; i < lead.more; ++i) {
      const unsigned char next = ++at < bytes.size() ? static_cast<unsigned char>(bytes[at])
                                                     : static_cast<unsigned char>(0);
      if ((next & 0xC0U) != 0x80U) {
        return false;
      }
      code = code << 6U | (next & 0x3FU);
    }
    if (code < lead.least || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) {
      return false;
    }
  }
  return true;
}

bool decode_target(Request& request) {
  std::string_view rest = request.target;
  if (rest.empty() || rest.front() != '/') {
    return false;
  }
  std::string_view query = rest;
  std::string_view path = next_part(query, '?');
  path.remove_prefix(1);
  while (!path.empty()) {
    auto segment = decode(next_part(path, '/'), Plus::as_it_is);
    if (!segment) {
      return false;
    }
    request.path.push_back(std::move(*segment));
  }
  return decode_fields(query, request.query);
}

bool decode_form(std::string_view body, Request& request) {
  constexpr std::string_view form_type = "application/x-www-form-urlencoded";
  const std::string& type = request.header("content-type");
  if (is_multipart(type)) {
    return decode_multipart(type, body, request);
  }
  return type.rfind(form_type, 0) != 0 || decode_fields(body, request.form);
}

const std::string& Fields::operator[](std::string_view name) const {
  static const std::string none;
  for (const auto& [field, value] : fields_) {
    if (field == name) {
      return value;
    }
  }
  return none;
}

bool Fields::has(std::string_view name) const {
  for (const auto& [field, value] : fields_) {
    if (field == name) {
      return true;
    }
  }
  return false;
}

std::vector<std::string> Fields::all(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [field, value] : fields_) {
    if (field == name) {
      values.push_back(value);
    }
  }
  return values;
}

const std::string& Request::header(const std::string& name) const {
  static const std::string none;
  const auto found = headers.find(name);
  return found == headers.end() ? none : found->second;
}

}  // namespace redraft::web
