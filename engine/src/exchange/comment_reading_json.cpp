#include <algorithm>
#include <iterator>

#include "base/code_points.h"
#include "exchange/annotation_terms.h"
#include "exchange/comment_door.h"
#include "exchange/comment_reading.h"

namespace redraft::exchange {

namespace {

constexpr std::size_t max_warnings = 100;

std::string kind_of(const Json& value) {
  return value.is_number()    ? "a number"
         : value.is_boolean() ? "true or false"
         : value.is_array()   ? "a list"
         : value.is_object()  ? "an object"
                              : "text";
}

const Json* find(const Json& object, std::string_view key) {
  const auto found = object.find(std::string(key));
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

// The value at a dotted name; nothing where it, or an object on the way, is absent or null.
const Json* value_at(const Json& object, std::string_view name) {
  const Json* value = &object;
  while (value != nullptr && value->is_object() && !name.empty()) {
    const std::size_t dot = name.find('.');
    value = find(*value, name.substr(0, dot));
    name = dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1);
  }
  return name.empty() ? value : nullptr;
}

std::optional<std::string> text_of(const FieldName& name, const Json& value, RowFaults& faults) {
  const bool list =
      name.field == Field::also_on || name.field == Field::tags || name.field == Field::themes;
  if (list && value.is_array()) {
    return value.empty() ? std::nullopt : std::optional(on_one_line(value));
  }
  if (name.field == Field::late && value.is_boolean()) {
    return value.get<bool>() ? "true" : "false";
  }
  const bool number_does =
      name.field == Field::id || name.field == Field::start || name.field == Field::end;
  if (number_does && value.is_number_integer()) {
    return on_one_line(value);
  }
  if (name.field == Field::confidential && value.is_boolean()) {
    return value.get<bool>() ? "yes" : "no";
  }
  if (value.is_string() && !list) {
    return value.get<std::string>();
  }
  faults.add(
      "value-wrong-type",
      std::string(name.dotted) + " is " + kind_of(value) + ", not " + (list ? "a list" : "text"),
      "see schemas/comments.schema.json");
  return std::nullopt;
}

bool is_field(std::string_view name) {
  for (const FieldName& known : field_names) {
    if (known.dotted == name ||
        (known.dotted.starts_with(name) && known.dotted[name.size()] == '.')) {
      return true;
    }
  }
  return false;
}

void collect_unknown(const Json& object, const std::string& prefix,
                     std::set<std::string>& unknown) {
  for (const auto& [key, value] : object.items()) {
    const std::string name = prefix + key;
    if (!is_field(name) && !is_written_not_read(name)) {
      unknown.insert(shorten(name, 60));
    } else if (value.is_object() && is_field(name) && name.size() < 20) {
      collect_unknown(value, name + ".", unknown);
    }
  }
}

void require_object(const Json& object, std::string_view name, RowFaults& faults) {
  const Json* value = value_at(object, name);
  if (value != nullptr && !value->is_object()) {
    faults.add("value-wrong-type", std::string(name) + " is " + kind_of(*value) + ", not an object",
               "see schemas/comments.schema.json");
  }
}

}  // namespace

std::optional<Json> parse_json(std::string_view text, RowFaults& faults) {
  if (nests_too_deep(text)) {
    faults.add("row-too-deep", "lists and objects are nested too deep",
               "see schemas/comments.schema.json");
    return std::nullopt;
  }
  try {
    return Json::parse(text);
  } catch (const Json::parse_error& error) {
    faults.add("row-not-json",
               "this is not JSON (byte " + std::to_string(error.byte) + " of the text)",
               "write one JSON object a line");
  } catch (const Json::exception&) {
    faults.add("row-not-json", "this is not JSON: a number is too large",
               "write one JSON object a line");
  }
  return std::nullopt;
}

RowFields fields_of(const Json& object, RowFaults& faults, std::set<std::string>& unknown) {
  RowFields fields;
  for (const std::string_view name :
       {"reviewer", "made_on", "made_on.quote", "consent", "entered"}) {
    require_object(object, name, faults);
  }
  for (const FieldName& name : field_names) {
    if (const Json* value = value_at(object, name.dotted)) {
      fields[name.field] = text_of(name, *value, faults);
    }
  }
  collect_unknown(object, "", unknown);
  return fields;
}

namespace {

// Comments that were not read have no replies either.
void tell_of_replies(const Json& object, const std::string& comment, std::size_t line,
                     const CommentFileEvents& events, std::set<std::string>& unknown) {
  constexpr std::string_view known[] = {"id", "body", "author", "created"};
  const Json* const replies = find(object, "replies");
  if (replies == nullptr || !replies->is_array() || comment.empty()) {
    return;
  }
  for (const Json& item : *replies) {
    ReplyRow reply;
    const auto text = [&](std::string_view key) {
      const Json* const value = item.is_object() ? find(item, key) : nullptr;
      return value != nullptr && value->is_string() ? value->get<std::string>() : std::string();
    };
    reply.line = line;
    reply.comment = comment;
    reply.id = text("id");
    reply.body = text("body");
    reply.author = text("author");
    if (item.is_object()) {
      for (const auto& [key, value] : item.items()) {
        if (std::find(std::begin(known), std::end(known), key) == std::end(known)) {
          unknown.insert(shorten("replies." + key, 60));
        }
      }
    }
    RowFaults faults;
    reply.created = instant_of(text("created"), "replies.created", faults);
    tell_of_reply(std::move(reply), faults, events);
  }
}

class LinesReader : public CommentReader {
 public:
  LinesReader(const CommentDefaults& defaults, const CommentFileEvents& events)
      : defaults_(defaults), events_(events) {}

  void feed(std::string_view bytes) override;
  void finish() override;

 private:
  void take_line(std::string_view line);
  void warn_unknown(const std::string& name);

  const CommentDefaults& defaults_;
  const CommentFileEvents& events_;
  std::string rest_;  // of a line whose end has not come yet
  std::size_t line_ = 0;
  bool too_long_ = false;
  std::set<std::string> warned_;
};

void LinesReader::feed(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    const std::string_view piece = bytes.substr(0, end);
    too_long_ = too_long_ || rest_.size() + piece.size() > max_comment_row_bytes;
    if (too_long_) {
      rest_.clear();
    } else {
      rest_ += piece;
    }
    if (end == std::string_view::npos) {
      return;
    }
    take_line(rest_);
    rest_.clear();
    too_long_ = false;
    bytes.remove_prefix(end + 1);
  }
}

void LinesReader::finish() {
  if (too_long_ || !rest_.empty()) {
    take_line(rest_);
  }
}

void LinesReader::take_line(std::string_view line) {
  ++line_;
  if (line_ == 1 && line.starts_with(byte_order_mark)) {
    line.remove_prefix(byte_order_mark.size());
  }
  const std::size_t begin = line.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos && !too_long_) {
    return;
  }
  RowFaults faults;
  if (too_long_) {
    faults.add("row-too-long",
               "the line is longer than " + std::to_string(max_comment_row_bytes) + " bytes",
               "write one comment a line");
  } else if (const auto byte = first_invalid_utf8(line)) {
    faults.add("row-not-utf8", "byte " + std::to_string(*byte + 1) + " of the line is not UTF-8",
               "save the file as UTF-8");
  } else if (const std::optional<Json> value = parse_json(line, faults)) {
    if (!value->is_object()) {
      faults.add("row-not-json", "the line is " + kind_of(*value) + ", not an object",
                 "write one JSON object a line");
    } else {
      std::set<std::string> unknown;
      tell_of(*value, line_, defaults_, events_, unknown);
      for (const std::string& name : unknown) {
        warn_unknown(name);
      }
      return;
    }
  }
  events_.finding(faults.finding(line_, ""));
}

void LinesReader::warn_unknown(const std::string& name) {
  if (warned_.size() >= max_warnings || !warned_.insert(name).second) {
    return;
  }
  Finding finding;
  finding.rule = "key-unknown";
  finding.severity = Severity::warning;
  finding.message =
      "line " + std::to_string(line_) + ": the key \"" + name + "\" is not known and is left out";
  finding.hint = "see schemas/comments.schema.json";
  finding.line = line_;
  events_.finding(std::move(finding));
}

Recognised recognise(std::string_view beginning, bool whole, const CommentDefaults& /*defaults*/) {
  const std::size_t begin = beginning.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) {
    return whole || beginning.size() >= max_comment_row_bytes ? Recognised::no : Recognised::more;
  }
  return begins_json(beginning.substr(begin)) ? Recognised::yes : Recognised::no;
}

}  // namespace

bool begins_json(std::string_view text) {
  const bool mark = text.starts_with('{') && text.size() > 1 &&
                    std::string_view("+-~>=").find(text[1]) != std::string_view::npos;
  return !mark && (text.starts_with('{') || text.starts_with('['));
}

void tell_of(const Json& object, std::size_t line, const CommentDefaults& defaults,
             const CommentFileEvents& events, std::set<std::string>& unknown) {
  RowFaults faults;
  if (is_annotation(object) && is_reply(object)) {
    ReplyRow reply = reply_of_annotation(object, faults);
    reply.line = line;
    tell_of_reply(std::move(reply), faults, events);
    return;
  }
  RowFields fields =
      is_annotation(object) ? fields_of_annotation(object) : fields_of(object, faults, unknown);
  const std::string id = fields[Field::id].value_or("");
  NewComment comment = comment_of(std::move(fields), defaults, faults);
  if (faults.any()) {
    events.finding(faults.finding(line, shorten(id, 100)));
    return;
  }
  events.row({.line = line, .comment = std::move(comment)});
  if (!is_annotation(object)) {
    tell_of_replies(object, id, line, events, unknown);
  }
}

const CommentDoor lines_door = {.name = "jsonl",
                                .called = "JSON Lines",
                                .recognise = recognise,
                                .open = open_reader<LinesReader>};

}  // namespace redraft::exchange
