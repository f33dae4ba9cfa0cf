#include "exchange/json_text.h"

#include <array>

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

}  // namespace

JsonText::JsonText(const Json& first_members) : text_("{") {
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
  if (first_invalid_utf8(text)) {
    text_ += on_one_line(std::string(text));  // which marks what is no text
    return;
  }
  text_ += '"';
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c < ' ' || c == '"' || c == '\\') {
      text_ += text.substr(begin, at - begin);
      text_ += escapes[c];
      begin = at + 1;
    }
  }
  text_ += text.substr(begin);
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
