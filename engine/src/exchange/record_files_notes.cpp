// Change notes, from JSON Lines.
#include <set>

#include "base/blank.h"
#include "base/code_points.h"
#include "exchange/comment_reading.h"
#include "exchange/row_text.h"
#include "redraft/record_files.h"

namespace redraft::exchange {

namespace {

constexpr const char* see_schema = "see schemas/note-line.schema.json";
constexpr std::size_t max_warnings = 100;
constexpr std::size_t max_names = 1000;

const Json* value_of_key(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

bool is_known(const std::string& key) {
  // `schema` and `draft` stand in what `note list --json` says.
  static const std::set<std::string> known = {
      "id", "what", "why", "avoided", "significance", "anchors", "comments", "schema", "draft"};
  return known.count(key) != 0;
}

bool is_readable(const std::string& text, const std::string& name, RowFaults& faults) {
  if (text.size() > max_comment_body_bytes) {
    faults.add("value-too-long",
               name + " is " + std::to_string(text.size()) + " bytes long; at most " +
                   std::to_string(max_comment_body_bytes) + " are taken",
               "shorten it");
    return false;
  }
  if (text.find('\0') != std::string::npos) {
    faults.add("value-unreadable", name + " holds a NUL character", "remove it");
    return false;
  }
  return true;
}

std::string text_at(const Json& object, const char* key, RowFaults& faults) {
  const Json* value = value_of_key(object, key);
  if (value == nullptr) {
    return {};
  }
  if (!value->is_string()) {
    faults.add("value-wrong-type", std::string(key) + " is not text", see_schema);
    return {};
  }
  std::string text = value->get<std::string>();
  return is_readable(text, key, faults) ? text : std::string();
}

std::vector<std::string> names_at(const Json& object, const char* key, RowFaults& faults) {
  const Json* value = value_of_key(object, key);
  std::vector<std::string> names;
  if (value == nullptr) {
    return names;
  }
  if (!value->is_array() || value->size() > max_names) {
    faults.add(
        "value-wrong-type",
        std::string(key) + " is not a list of at most " + std::to_string(max_names) + " names",
        see_schema);
    return names;
  }
  for (const Json& item : *value) {
    if (!item.is_string() || trimmed(item.get_ref<const std::string&>()).empty()) {
      faults.add("value-wrong-type", std::string(key) + " holds something that is not a name",
                 see_schema);
      return {};
    }
    if (!is_readable(item.get_ref<const std::string&>(), key, faults)) {
      return {};
    }
    names.emplace_back(trimmed(item.get_ref<const std::string&>()));
  }
  return names;
}

Significance significance_at(const Json& object, RowFaults& faults) {
  const std::string word = lower_and_trimmed(text_at(object, "significance", faults));
  const auto significance = parse_significance(word);
  if (!significance && !word.empty()) {
    faults.add("value-unknown", "significance \"" + shorten(word, 40) + "\" is not known",
               "significance is one of editorial, substantive");
  }
  return significance.value_or(Significance::substantive);
}

ChangeNote note_of(const Json& object, RowFaults& faults) {
  ChangeNote note;
  note.id.text = trimmed(text_at(object, "id", faults));
  note.what = text_at(object, "what", faults);
  note.why = text_at(object, "why", faults);
  note.avoided = text_at(object, "avoided", faults);
  note.significance = significance_at(object, faults);
  note.anchors = names_at(object, "anchors", faults);
  for (std::string& comment : names_at(object, "comments", faults)) {
    note.comments.push_back({std::move(comment)});
  }
  if (!faults.any() && trimmed(note.what).empty()) {
    faults.add("what-missing", "what is missing", "say what was changed as what");
  }
  return note;
}

class NotesReader {
 public:
  explicit NotesReader(NoteReading& reading) : reading_(reading) {}

  void take_line(std::size_t line, std::string_view text) {
    if (trimmed(text).empty()) {
      return;
    }
    RowFaults faults;
    const std::optional<Json> object = object_in(text, faults);
    if (object) {
      warn_unknown(line, *object);
      ChangeNote note = note_of(*object, faults);
      if (!note.id.text.empty() && !ids_.insert(note.id.text).second) {
        faults.add("row-twice",
                   "an earlier line has the id " + shorten(note.id.text, 40) + " already",
                   "keep one of them, or leave the id out");
      }
      if (!faults.any()) {
        reading_.notes.push_back(std::move(note));
        return;
      }
    }
    reading_.findings.push_back(faults.finding(line, {}));
  }

 private:
  static std::optional<Json> object_in(std::string_view text, RowFaults& faults) {
    if (text.size() > max_comment_row_bytes) {
      faults.add("row-too-long",
                 "the line is longer than " + std::to_string(max_comment_row_bytes) + " bytes",
                 "write one note a line");
      return std::nullopt;
    }
    if (const auto byte = first_invalid_utf8(text)) {
      faults.add("row-not-utf8", "byte " + std::to_string(*byte + 1) + " of the line is not UTF-8",
                 "save the file as UTF-8");
      return std::nullopt;
    }
    std::optional<Json> value = parse_json(text, faults);
    if (value && !value->is_object()) {
      faults.add("row-not-json", "the line is not a JSON object", "write one note a line");
      return std::nullopt;
    }
    return value;
  }

  void warn_unknown(std::size_t line, const Json& object) {
    for (const auto& [key, value] : object.items()) {
      if (is_known(key) || warned_.size() >= max_warnings || !warned_.insert(key).second) {
        continue;
      }
      RowFaults faults;
      faults.add("key-unknown", "the key \"" + shorten(key, 60) + "\" is not known and is left out",
                 see_schema);
      Finding finding = faults.finding(line, {});
      finding.severity = Severity::warning;
      reading_.findings.push_back(std::move(finding));
    }
  }

  NoteReading& reading_;
  std::set<std::string> ids_;
  std::set<std::string> warned_;
};

}  // namespace

}  // namespace redraft::exchange

namespace redraft {

NoteReading read_note_lines(std::string_view bytes) {
  NoteReading reading;
  exchange::NotesReader notes(reading);
  if (bytes.starts_with(exchange::byte_order_mark)) {
    bytes.remove_prefix(exchange::byte_order_mark.size());
  }
  for (std::size_t line = 1; !bytes.empty(); ++line) {
    const std::size_t end = bytes.find('\n');
    notes.take_line(line, bytes.substr(0, end));
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
  }
  return reading;
}

}  // namespace redraft
