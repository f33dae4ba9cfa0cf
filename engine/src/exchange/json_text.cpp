#include "exchange/json_text.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <utility>

#include "base/code_points.h"

namespace redraft::exchange {

namespace {

// How each ASCII character stands in a string; as the library says, so that both ways agree.
std::array<std::string, 128> make_escapes() {
  std::array<std::string, 128> escapes;
  for (std::size_t c = 0; c < escapes.size(); ++c) {
    const std::string quoted = on_one_line(std::string(1, static_cast<char>(c)));
    escapes[c] = quoted.substr(1, quoted.size() - 2);
  }
  return escapes;
}

// How much of the text begins with ASCII that stands in a string as it is, eight bytes at once.
std::size_t plain_length(std::string_view text) {
  constexpr std::uint64_t ones = 0x0101010101010101U;
  constexpr std::uint64_t tops = 0x80U * ones;
  const auto has_zero = [](std::uint64_t bytes) { return (bytes - ones) & ~bytes; };
  std::size_t at = 0;
  for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    const std::uint64_t controls = eight - ' ' * ones;
    const std::uint64_t quotes = has_zero(eight ^ ('"' * ones));
    const std::uint64_t slashes = has_zero(eight ^ ('\\' * ones));
    if (((eight | controls | quotes | slashes) & tops) != 0) {
      break;
    }
  }
  const auto is_plain = [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; };
  while (at < text.size() && is_plain(text[at])) {
    ++at;
  }
  return at;
}

}  // namespace

JsonText::JsonText(const Json& first_members, Sink sink) : sink_(std::move(sink)), text_("{") {
  for (const auto& [name, value] : first_members.items()) {
    put(name.c_str(), value);
  }
}

void JsonText::next() {
  text_ += first_ ? "\n" : ",\n";
  text_.append(2 * depth_, ' ');
  first_ = false;
}

void JsonText::key(const char* key) {
  next();
  quote(key);
  text_ += ": ";
}

void JsonText::open(const char* key, char bracket) {
  this->key(key);
  text_ += bracket;
  ++depth_;
  first_ = true;
}

void JsonText::close(char bracket) {
  --depth_;
  if (!first_) {  // empty ones are closed where they were opened
    text_ += '\n';
    text_.append(2 * depth_, ' ');
  }
  text_ += bracket;
  first_ = false;
}

void JsonText::put(const char* key, bool value) {
  this->key(key);
  text_ += value ? "true" : "false";
}

void JsonText::put(const char* key, std::size_t value) {
  this->key(key);
  text_ += std::to_string(value);
}

void JsonText::put_or_null(const char* key, const std::string& text) {
  this->key(key);
  if (text.empty()) {
    text_ += "null";
  } else {
    quote(text);
  }
}

void JsonText::put(const char* key, const std::string& value) {
  this->key(key);
  quote(value);
}

void JsonText::put(const char* key, const std::vector<std::string>& values) {
  open(key, '[');
  for (const std::string& value : values) {
    next();
    quote(value);
  }
  close(']');
}

void JsonText::put(const char* key, const Json& value) {
  this->key(key);
  write(value);
}

void JsonText::quote(std::string_view text) {
  static const std::array<std::string, 128> escapes = make_escapes();
  std::size_t at = plain_length(text);
  if (at < text.size() && first_invalid_utf8(text)) {
    text_ += on_one_line(std::string(text));  // which marks what is no text
    return;
  }
  text_ += '"';
  text_ += text.substr(0, at);
  while (at < text.size()) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c < ' ' || c == '"' || c == '\\') {
      text_ += escapes[c];
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < text.size() && static_cast<unsigned char>(text[at]) > '~') {
      ++at;
    }
    at += plain_length(text.substr(at));
    text_ += text.substr(begin, at - begin);
  }
  text_ += '"';
}

void JsonText::write(const Json& value) {
  if (!value.is_structured()) {
    text_ += on_one_line(value);
    return;
  }
  const bool object = value.is_object();
  text_ += object ? '{' : '[';
  ++depth_;
  first_ = true;
  for (const auto& [name, part] : value.items()) {
    if (object) {
      key(name.c_str());
    } else {
      next();
    }
    write(part);
  }
  close(object ? '}' : ']');
}

std::string JsonText::finished() {
  close('}');
  text_ += '\n';
  return std::move(text_);
}

}  // namespace redraft::exchange
