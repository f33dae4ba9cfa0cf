#include "web/multipart.h"

#include <optional>

#include "web/decoding.h"

namespace redraft::web {

namespace {

constexpr std::string_view form_type = "multipart/form-data";
constexpr std::string_view line_end = "\r\n";
constexpr std::size_t most_parts = 200;
constexpr std::size_t most_header = 4096;
constexpr std::size_t longest_boundary = 70;

char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool begins_with_name(std::string_view text, std::string_view name) {
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (i == text.size() || lower(text[i]) != name[i]) {
      return false;
    }
  }
  return true;
}

// A parameter of a header's value: name="files", boundary=----x. In quotes a backslash stands
// before a quote of the text's own.
std::optional<std::string> parameter(std::string_view value, std::string_view name) {
  std::size_t at = value.find(';');
  while (at != std::string_view::npos) {
    at = value.find_first_not_of(" \t;", at);
    if (at == std::string_view::npos) {
      break;
    }
    const std::size_t equals = value.find('=', at);
    if (equals == std::string_view::npos) {
      break;
    }
    const bool wanted = equals - at == name.size() && begins_with_name(value.substr(at), name);
    std::string text;
    at = equals + 1;
    if (at < value.size() && value[at] == '"') {
      for (++at; at < value.size() && value[at] != '"'; ++at) {
        at += value[at] == '\\' && at + 1 < value.size() ? 1 : 0;
        text += value[at];
      }
      if (at >= value.size()) {
        return std::nullopt;
      }
      at = value.find(';', at);
    } else {
      const std::size_t end = std::min(value.find(';', at), value.size());
      text = value.substr(at, end - at);
      while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) {
        text.pop_back();
      }
      at = end == value.size() ? std::string_view::npos : end;
    }
    if (wanted) {
      return text;
    }
  }
  return std::nullopt;
}

// Browsers write what would end the name or the line as %22, %0D and %0A.
std::string unescape(std::string text) {
  struct Escape {
    std::string_view written, meant;
  };

  for (const Escape& one : {Escape{"%22", "\""}, Escape{"%0D", "\r"}, Escape{"%0A", "\n"}}) {
    for (std::size_t at = text.find(one.written); at != std::string::npos;
         at = text.find(one.written, at + 1)) {
      text.replace(at, one.written.size(), one.meant);
    }
  }
  return text;
}

struct PartName {
  std::string field;
  std::optional<std::string> file;
};

std::optional<PartName> name_of(std::string_view header) {
  while (!header.empty()) {
    const std::size_t end = std::min(header.find(line_end), header.size());
    const std::string_view line = header.substr(0, end);
    header.remove_prefix(std::min(end + line_end.size(), header.size()));
    if (!begins_with_name(line, "content-disposition:")) {
      continue;
    }
    const auto field = parameter(line, "name");
    if (!field) {
      return std::nullopt;
    }
    PartName name{unescape(*field), parameter(line, "filename")};
    if (name.file) {
      name.file = unescape(*name.file);
    }
    return is_text(name.field) && (!name.file || is_text(*name.file)) ? std::optional(name)
                                                                      : std::nullopt;
  }
  return std::nullopt;
}

bool take_part(std::string_view part, Request& request) {
  constexpr std::string_view header_end = "\r\n\r\n";
  const std::size_t end = part.substr(0, most_header).find(header_end);
  if (end == std::string_view::npos) {
    return false;
  }
  auto name = name_of(part.substr(0, end));
  if (!name) {
    return false;
  }
  std::string value(part.substr(end + header_end.size()));
  if (name->file) {
    request.files.push_back({std::move(name->field), std::move(*name->file), std::move(value)});
    return true;
  }
  if (!is_text(value)) {
    return false;
  }
  request.form.add(std::move(name->field), std::move(value));
  return true;
}

}  // namespace

bool is_multipart(std::string_view content_type) {
  return begins_with_name(content_type, form_type);
}

bool decode_multipart(std::string_view content_type, std::string_view body, Request& request) {
  const auto boundary = parameter(content_type, "boundary");
  if (!boundary || boundary->empty() || boundary->size() > longest_boundary) {
    return false;
  }
  const std::string first = "--" + *boundary;
  const std::string next = std::string(line_end) + first;
  if (body.rfind(first, 0) != 0) {
    return false;
  }
  body.remove_prefix(first.size());
  for (std::size_t parts = 0;; ++parts) {
    if (body.rfind("--", 0) == 0) {
      return true;
    }
    const std::size_t end = body.find(next);
    if (body.rfind(line_end, 0) != 0 || end == std::string_view::npos || parts == most_parts ||
        end < line_end.size() ||
        !take_part(body.substr(line_end.size(), end - line_end.size()), request)) {
      return false;
    }
    body.remove_prefix(end + next.size());
  }
}

}  // namespace redraft::web
