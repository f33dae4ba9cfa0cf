#include <cstddef>
#include <iterator>

#include "base/code_points.h"
#include "exchange/annotation_terms.h"
#include "exchange/comment_reading.h"

namespace redraft::exchange {

namespace {

// Where the comments of a file may stand: a page of annotations, a search's rows, an export of
// Hypothesis, what `comment list --json` prints.
constexpr std::string_view lists[] = {"items", "rows", "annotations", "comments"};

bool is_list(const Json& value, std::string_view key) {
  const auto found = value.find(std::string(key));
  return found != value.end() && found->is_array();
}

// The parser asks for one byte after another: counting the line feeds tells the line it has come
// to.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, std::size_t* line) : at_(at), line_(line) {}

  reference operator*() const { return *at_; }

  CountingIterator& operator++() {
    *line_ += *at_ == '\n' ? 1U : 0U;
    ++at_;
    return *this;
  }

  bool operator==(const CountingIterator& other) const { return at_ == other.at_; }

  bool operator!=(const CountingIterator& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  std::size_t* line_;
};

struct Parsed {
  Json value;
  std::vector<std::size_t> lines;  // of the objects of the outermost lists, by key in file order
};

// Throws Json::exception.
Parsed parse_with_lines(std::string_view text) {
  Parsed parsed;
  std::size_t line = 1;
  std::string key;
  const auto note = [&](int depth, Json::parse_event_t event, Json& value) {
    if (event == Json::parse_event_t::key && depth == 1) {
      key = value.get<std::string>();
    } else if (event == Json::parse_event_t::object_start &&
               (depth == 1 ||
                (depth == 2 && std::count(std::begin(lists), std::end(lists), key)))) {
      parsed.lines.push_back(line);
    }
    return true;
  };
  parsed.value = Json::parse(CountingIterator(text.data(), &line),
                             CountingIterator(text.data() + text.size(), &line), note);
  return parsed;
}

const Json* list_in(const Json& value) {
  if (value.is_array()) {
    return &value;
  }
  if (value.is_object()) {
    for (const std::string_view key : lists) {
      if (is_list(value, key)) {
        return &value[std::string(key)];
      }
    }
  }
  return nullptr;
}

}  // namespace

bool holds_comments(const Json& value) {
  return list_in(value) != nullptr && !value.contains("body");
}

void JsonValueReader::feed(std::string_view bytes) {
  if (text_.size() + bytes.size() > max_comment_value_bytes) {
    too_long_ = true;
    text_.clear();
  } else if (!too_long_) {
    text_ += bytes;
  }
}

void JsonValueReader::finish() {
  RowFaults faults;
  if (too_long_) {
    faults.add("file-too-long",
               "the file is one JSON value of more than " +
                   std::to_string(max_comment_value_bytes >> 20) + " MB",
               "write one comment a line (JSON Lines): such a file may be of any length");
  } else {
    take(faults);
  }
  if (faults.any()) {
    events_.finding(faults.finding(1, ""));
  }
}

void JsonValueReader::take(RowFaults& faults) {
  std::string_view text = text_;
  if (text.starts_with(byte_order_mark)) {
    text.remove_prefix(byte_order_mark.size());
  }
  Parsed parsed;
  try {
    parsed = parse_with_lines(text);
  } catch (const Json::parse_error& error) {
    faults.add("file-not-json",
               "the file is not JSON (byte " + std::to_string(error.byte) + " of it)",
               "export it again, or write one comment a line (JSON Lines)");
    return;
  } catch (const Json::exception&) {
    faults.add("file-not-json", "the file is not JSON: a number is too large",
               "export it again, or write one comment a line (JSON Lines)");
    return;
  }
  if (is_annotation(parsed.value)) {
    take_item(parsed.value, 1);
    return;
  }
  const Json* const list = list_in(parsed.value);
  if (list == nullptr) {
    faults.add("file-without-comments", "the file is JSON, but no list of comments or annotations",
               "comments come one a line (JSON Lines), as a list, as a W3C annotation page or as "
               "an export of Hypothesis");
    return;
  }
  std::size_t object = 0;
  for (const Json& item : *list) {
    const bool known = item.is_object() && object < parsed.lines.size();
    take_item(item, known ? parsed.lines[object] : 1);
    object += item.is_object() ? 1U : 0U;
  }
  if (replies_ != 0) {
    warn_of_replies();
  }
}

void JsonValueReader::warn_of_replies() {
  Finding finding;
  finding.rule = "annotation-reply";
  finding.severity = Severity::warning;
  finding.message = "replies to other annotations are left out: " + std::to_string(replies_);
  finding.hint = "redraft comment reply puts a reply under its comment";
  finding.line = 1;
  events_.finding(std::move(finding));
}

void JsonValueReader::take_item(const Json& item, std::size_t line) {
  RowFaults faults;
  RowFields fields;
  if (is_annotation(item)) {
    if (is_reply(item)) {
      ++replies_;
      return;
    }
    fields = fields_of_annotation(item);
  } else if (item.is_object()) {
    std::set<std::string> unknown;
    fields = fields_of(item, faults, unknown);
  } else {
    faults.add("row-not-json", "the list holds something that is not an object",
               "write one JSON object for each comment");
  }
  const std::string id = shorten(fields[Field::id].value_or(""), 100);
  NewComment comment = comment_of(std::move(fields), defaults_, faults);
  if (faults.any()) {
    events_.finding(faults.finding(line, id));
  } else {
    events_.row({.line = line, .comment = std::move(comment)});
  }
}

}  // namespace redraft::exchange
