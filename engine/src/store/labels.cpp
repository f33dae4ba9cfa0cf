#include "store/labels.h"

#include <algorithm>

#include "base/code_points.h"
#include "redraft/error.h"

namespace redraft::store {

namespace {

constexpr std::size_t max_label = 100;  // code points
// A file's name has 255 bytes, and git adds ".lock" to it.
constexpr std::size_t max_encoded = 240;

bool is_control(unsigned char byte) {
  return byte < 0x20 || byte == 0x7f;
}

// C1 controls are C2 80 to C2 9F in UTF-8; line and paragraph separator are E2 80 A8 and A9.
bool has_control(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : 0);
    if (is_control(byte) || (byte == 0xc2 && next >= 0x80 && next <= 0x9f) ||
        text.substr(i, 3) == "\xe2\x80\xa8" || text.substr(i, 3) == "\xe2\x80\xa9") {
      return true;
    }
  }
  return false;
}

bool is_name_byte(unsigned char byte) {
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
         (byte >= 'A' && byte <= 'Z') || byte == '-' || byte == '_' || byte == '.';
}

// git check-ref-format(1), for one component.
bool forbidden_at(std::string_view text, std::size_t i) {
  const auto byte = static_cast<unsigned char>(text[i]);
  if (is_control(byte) || std::string_view(" ~^:?*[\\/%").find(text[i]) != std::string_view::npos) {
    return true;
  }
  const std::string_view rest = text.substr(i);
  if (byte == '.') {
    return i == 0 || rest.size() == 1 || rest[1] == '.' || rest == ".lock";
  }
  return rest.starts_with("@{") || text == "@";
}

int hex_value(char digit) {
  if (digit >= '0' && digit <= '9') {
    return digit - '0';
  }
  return digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : -1;
}

}  // namespace

void check_document_name(const std::string& name) {
  const std::string doing = "name a document \"" + shorten(name, 60) + "\": ";
  if (name.empty() || first_invalid_utf8(name) || has_control(name) ||
      !std::all_of(name.begin(), name.end(),
                   [](char c) { return is_name_byte(static_cast<unsigned char>(c)); })) {
    throw Error(ErrorKind::invalid, doing + "only letters, digits, - _ and . can stand in a name",
                "rename the file");
  }
  if (std::string_view("-_.").find(name.front()) != std::string_view::npos) {
    throw Error(ErrorKind::invalid, doing + "a name begins with a letter or a digit",
                "rename the file");
  }
  if (name == "lock" || name.starts_with("comments.db") || name == "documents.tsv") {
    throw Error(ErrorKind::invalid, doing + "redraft has a file of that name", "rename the file");
  }
  if (encode_ref_part(name).size() > max_encoded) {
    throw Error(ErrorKind::invalid, doing + "it is too long", "rename the file");
  }
}

void check_label(const std::string& label) {
  if (first_invalid_utf8(label)) {
    throw Error(ErrorKind::invalid, "label a draft: the label is not UTF-8");
  }
  const std::string doing = "label a draft \"" + shorten(label, 60) + "\": ";
  if (label.find_first_not_of(' ') == std::string::npos) {
    throw Error(ErrorKind::invalid, doing + "the label is empty", "give it one, such as V1");
  }
  if (has_control(label)) {
    throw Error(ErrorKind::invalid, doing + "the label holds a control character");
  }
  if (count_code_points(label) > max_label || encode_ref_part(label).size() > max_encoded) {
    throw Error(ErrorKind::invalid, doing + "the label is too long",
                "keep it to 100 characters, and put the rest into the summary (-m)");
  }
}

std::string encode_ref_part(std::string_view text) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (forbidden_at(text, i)) {
      const auto byte = static_cast<unsigned char>(text[i]);
      out += {'%', digits[byte >> 4U], digits[byte & 15U]};
    } else {
      out += text[i];
    }
  }
  return out;
}

std::optional<std::string> decode_ref_part(std::string_view part) {
  std::string out;
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (part[i] != '%') {
      out += part[i];
      continue;
    }
    const int high = i + 1 < part.size() ? hex_value(part[i + 1]) : -1;
    const int low = i + 2 < part.size() ? hex_value(part[i + 2]) : -1;
    if (high < 0 || low < 0) {
      return std::nullopt;
    }
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  if (encode_ref_part(out) != part) {
    return std::nullopt;
  }
  return out;
}

std::string tag_prefix(const std::string& document) {
  return "refs/tags/" + encode_ref_part(document) + "/";
}

std::string tag_ref(const std::string& document, const std::string& label) {
  return tag_prefix(document) + encode_ref_part(label);
}

}  // namespace redraft::store
