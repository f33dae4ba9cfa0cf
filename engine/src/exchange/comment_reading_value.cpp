#include <cstddef>
#include <iterator>

#include "base/code_points.h"
#include "exchange/annotation_terms.h"
#include "exchange/comment_door.h"
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

// NOLINTNEXTLINE(bugprone-exception-escape): clang-tidy 14 thinks that a Json throws when it moves
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

namespace {

class JsonValueReader : public WholeFileReader {
 public:
  JsonValueReader(const CommentDefaults& defaults, const CommentFileEvents& events)
      : WholeFileReader(events,
                        {.what = "a file that is one JSON value, and this one,",
                         .hint = "write one comment a line (JSON Lines): such a file may be "
                                 "of any length"}),
        defaults_(defaults) {}

 protected:
  void take(std::string_view bytes) override {
    RowFaults faults;
    take_value(bytes, faults);
    if (faults.any()) {
      events().finding(faults.finding(1, ""));
    }
  }

 private:
  void take_value(std::string_view text, RowFaults& faults);
  void take_item(const Json& item, std::size_t line);

  const CommentDefaults& defaults_;
};

void JsonValueReader::take_value(std::string_view text, RowFaults& faults) {
  if (text.starts_with(byte_order_mark)) {
    text.remove_prefix(byte_order_mark.size());
  }
  if (nests_too_deep(text)) {
    faults.add("file-too-deep", "lists and objects are nested too deep",
               "export it again, or write one comment a line (JSON Lines)");
    return;
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
}

void JsonValueReader::take_item(const Json& item, std::size_t line) {
  if (!item.is_object()) {
    RowFaults faults;
    faults.add("row-not-json", "the list holds something that is not an object",
               "write one JSON object for each comment");
    events().finding(faults.finding(line, ""));
    return;
  }
  std::set<std::string> unknown;
  tell_of(item, line, defaults_, events(), unknown);
}

// By the first line: one comment a line, or a value that goes on over several lines or holds
// several comments.
bool is_one_value(std::string_view line) {
  const std::size_t end = line.find_last_not_of(" \t\r");
  if (line.front() == '[' || std::string_view("{[,").find(line[end]) != std::string_view::npos) {
    return true;
  }
  const Json value = Json::parse(line, nullptr, false);
  return value.is_object() && holds_comments(value);
}

Recognised recognise(std::string_view beginning, bool whole, const CommentDefaults& /*defaults*/) {
  const std::size_t begin = beginning.find_first_not_of(" \t\r\n");
  const bool wait = !whole && beginning.size() < max_comment_row_bytes;
  if (begin == std::string_view::npos) {
    return wait ? Recognised::more : Recognised::no;
  }
  const std::string_view text = beginning.substr(begin);
  if (!begins_json(text)) {
    return Recognised::no;
  }
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos && wait) {
    return Recognised::more;
  }
  return is_one_value(text.substr(0, end)) ? Recognised::yes : Recognised::no;
}

}  // namespace

const CommentDoor json_door = {.name = "json",
                               .called = "JSON (a list of comments, or annotations)",
                               .recognise = recognise,
                               .open = open_reader<JsonValueReader>};

}  // namespace redraft::exchange
