#include "store/records.h"

#include <charconv>

#include "redraft/error.h"

namespace redraft::store {

namespace {

constexpr std::string_view escaped = "\t\n\r\\";

void append_escaped(std::string& out, std::string_view field) {
  std::size_t plain = 0;
  for (std::size_t at = field.find_first_of(escaped); at != std::string_view::npos;
       at = field.find_first_of(escaped, plain)) {
    out.append(field.substr(plain, at - plain));
    out += '\\';
    out += field[at] == '\t' ? 't' : field[at] == '\n' ? 'n' : field[at] == '\r' ? 'r' : '\\';
    plain = at + 1;
  }
  out.append(field.substr(plain));
}

}  // namespace

RecordWriter::RecordWriter(std::string_view name, int version)
    : bytes_("redraft-" + std::string(name) + " " + std::to_string(version) + "\n") {}

void RecordWriter::line(std::initializer_list<std::string_view> fields) {
  bool first = true;
  for (const std::string_view field : fields) {
    if (!first) {
      bytes_ += '\t';
    }
    first = false;
    append_escaped(bytes_, field);
  }
  bytes_ += '\n';
}

RecordReader::RecordReader(std::string_view bytes, std::string file, std::string_view name,
                           int version)
    : rest_(bytes), file_(std::move(file)) {
  const std::string kind = "redraft-" + std::string(name) + " ";
  const std::size_t end = bytes.find('\n');
  std::string_view first = bytes.substr(0, end);
  if (first.ends_with('\r')) {
    first.remove_suffix(1);
  }
  if (end == std::string_view::npos || !first.starts_with(kind)) {
    fail("the first line is not \"" + kind + std::to_string(version) + "\"");
  }
  const std::string_view found = first.substr(kind.size());
  if (found != std::to_string(version)) {
    if (found.empty() || found.size() > 4 || found.front() == '0' ||
        found.find_first_not_of("0123456789") != std::string_view::npos) {
      fail("the first line does not end in a format version");
    }
    throw Error(ErrorKind::unavailable,
                "read " + file_ + ": format version " + std::string(found) +
                    " is not known to this program",
                "use the version of redraft that wrote it, or a newer one");
  }
  rest_.remove_prefix(end + 1);
}

bool RecordReader::next() {
  fields_.clear();
  if (rest_.empty()) {
    return false;
  }
  ++line_;
  const std::size_t end = rest_.find('\n');
  if (end == std::string_view::npos) {
    fail("the last line is cut off");
  }
  std::string_view line = rest_.substr(0, end);
  rest_.remove_prefix(end + 1);
  if (line.ends_with('\r')) {
    line.remove_suffix(1);
  }
  if (line.find('\r') != std::string_view::npos) {
    fail("a carriage return stands in the line");
  }
  for (;;) {
    const std::size_t tab = line.find('\t');
    fields_.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) {
      return true;
    }
    line.remove_prefix(tab + 1);
  }
}

void RecordReader::expect(std::size_t fields) const {
  if (fields_.size() != fields) {
    fail("it has " + std::to_string(fields_.size()) + " fields, not " + std::to_string(fields));
  }
}

std::string RecordReader::text(std::size_t field) const {
  const std::string_view coded = raw(field);
  std::string out;
  out.reserve(coded.size());
  for (std::size_t i = 0; i < coded.size(); ++i) {
    if (coded[i] != '\\') {
      out += coded[i];
      continue;
    }
    const char next = i + 1 < coded.size() ? coded[++i] : '\0';
    switch (next) {
      case 't':
        out += '\t';
        break;
      case 'n':
        out += '\n';
        break;
      case 'r':
        out += '\r';
        break;
      case '\\':
        out += '\\';
        break;
      default:
        fail("a backslash is followed by neither t, n, r nor a backslash");
    }
  }
  return out;
}

std::string RecordReader::name(std::size_t field) const {
  if (raw(field).empty()) {
    fail("a name is empty");
  }
  return text(field);
}

Instant RecordReader::instant(std::size_t field) const {
  try {
    return parse_instant(raw(field));
  } catch (const Error&) {
    fail("\"" + std::string(raw(field)) + "\" is not a date");
  }
}

std::string RecordReader::hex(std::size_t field, std::size_t digits) const {
  const std::string_view text = raw(field);
  if (text.size() != digits ||
      text.find_first_not_of("0123456789abcdef") != std::string_view::npos) {
    fail("\"" + std::string(text) + "\" is not an id or hash of " + std::to_string(digits) +
         " hex digits");
  }
  return std::string(text);
}

std::size_t RecordReader::number(std::size_t field) const {
  const std::string_view digits = raw(field);
  std::size_t value = 0;
  const auto [end, why] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || why != std::errc() || end != digits.data() + digits.size() ||
      (digits.size() > 1 && digits.front() == '0')) {
    fail("\"" + std::string(digits) + "\" is not a number");
  }
  return value;
}

bool RecordReader::flag(std::size_t field) const {
  if (raw(field) != "0" && raw(field) != "1") {
    fail("\"" + std::string(raw(field)) + "\" is neither 0 nor 1");
  }
  return raw(field) == "1";
}

std::vector<std::string> RecordReader::names(std::size_t field) const {
  const std::string joined = text(field);
  std::vector<std::string> names;
  std::size_t begin = 0;
  while (!joined.empty()) {
    const std::size_t space = joined.find(' ', begin);
    names.push_back(joined.substr(begin, space - begin));
    if (names.back().empty()) {
      fail("an empty name stands in a list");
    }
    if (space == std::string::npos) {
      break;
    }
    begin = space + 1;
  }
  return names;
}

void RecordReader::fail(const std::string& why) const {
  throw Error(ErrorKind::corrupt, "read " + file_ + ", line " + std::to_string(line_) + ": " + why,
              "redraft check");
}

std::string join_names(const std::vector<std::string>& names) {
  std::string joined;
  for (const std::string& name : names) {
    if (name.empty() || name.find(' ') != std::string::npos) {
      throw Error(ErrorKind::invalid,
                  "write a record: \"" + name + "\" cannot stand in a list of names");
    }
    joined += (joined.empty() ? "" : " ") + name;
  }
  return joined;
}

}  // namespace redraft::store
