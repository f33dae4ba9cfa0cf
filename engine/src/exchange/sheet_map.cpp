// A map as JSON, strictly: people write it by hand.
#include <algorithm>
#include <set>

#include "exchange/json_values.h"
#include "exchange/sheet.h"
#include "redraft/comment.h"
#include "redraft/error.h"
#include "redraft/nearest.h"
#include "redraft/sheet.h"

namespace redraft {

namespace exchange {

namespace {

constexpr const char* schema_name = "redraft/sheet-map/1";
constexpr const char* see_schema = "docs/sheets.md says what a map holds";

Error wrong(const std::string& where, const std::string& what,
            const std::string& hint = see_schema) {
  return {ErrorKind::invalid, "read the map: " + (where.empty() ? "" : where + ": ") + what, hint};
}

// One object of the map; where it stands is part of every message.
class Part {
 public:
  Part(std::string where, const Json& value, const std::vector<std::string_view>& keys)
      : where_(std::move(where)), value_(value) {
    if (!value.is_object()) {
      throw wrong(where_, "it is not an object");
    }
    for (const auto& [key, unused] : value.items()) {
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
        const std::string near = nearest(key, keys);
        throw wrong(where_, "there is no \"" + key + "\"",
                    near.empty() ? see_schema : "did you mean \"" + near + "\"?");
      }
    }
  }

  [[nodiscard]] const Json* find(const char* key) const {
    const auto found = value_.find(key);
    return found == value_.end() || found->is_null() ? nullptr : &*found;
  }

  [[nodiscard]] std::string at(const std::string& key) const {
    return where_.empty() ? key : where_ + "." + key;
  }

  [[nodiscard]] std::string text(const char* key, const std::string& otherwise = {}) const {
    const Json* const value = find(key);
    return value == nullptr ? otherwise : text_of(at(key), *value);
  }

  [[nodiscard]] std::size_t row(const char* key, std::size_t otherwise) const {
    const Json* const value = find(key);
    if (value == nullptr) {
      return otherwise;
    }
    if (!value->is_number_unsigned() || value->get<std::uint64_t>() == 0 ||
        value->get<std::uint64_t>() > 1'048'576) {
      throw wrong(at(key), "it is not the number of a row");
    }
    return value->get<std::size_t>();
  }

  [[nodiscard]] std::vector<std::string> texts(const char* key) const {
    std::vector<std::string> out;
    if (const Json* const list = find(key)) {
      if (!list->is_array()) {
        throw wrong(at(key), "it is not a list");
      }
      for (const Json& one : *list) {
        out.push_back(text_of(at(key), one));
      }
    }
    return out;
  }

  [[nodiscard]] std::optional<SheetColumn> column(const char* key) const {
    const Json* const value = find(key);
    return value == nullptr ? std::nullopt : std::optional(column_of(at(key), *value));
  }

  static std::string text_of(const std::string& where, const Json& value) {
    if (!value.is_string()) {
      throw wrong(where, "it is not a text");
    }
    return value.get<std::string>();
  }

  // "Your name", or {"letter": "C"}.
  static SheetColumn column_of(const std::string& where, const Json& value) {
    SheetColumn column;
    if (value.is_string()) {
      column.heading = value.get<std::string>();
    } else {
      const Part part(where, value, {"heading", "letter"});
      column.heading = part.text("heading");
      column.letter = part.text("letter");
      if (!column.letter.empty() && column_of_letter(column.letter) == no_column) {
        throw wrong(where, "\"" + column.letter + "\" is no letter of a column", "as in \"AB\"");
      }
    }
    if (column.heading.empty() && column.letter.empty()) {
      throw wrong(where, "it names no column", R"(as in "Your name" or {"letter": "C"})");
    }
    return column;
  }

 private:
  std::string where_;
  const Json& value_;
};

void require_kind(const std::string& where, const std::string& kind) {
  if (!kind.empty() && !parse_comment_kind(kind)) {
    throw wrong(where, "\"" + kind + "\" is no kind of comment",
                "support, object, question, suggest, evidence, editorial, concern");
  }
}

SheetAnswers answers_of(const std::string& where, const Json& value) {
  const Part part(where, value,
                  {"id", "column", "statement", "section", "quote", "chosen", "kind", "kind_column",
                   "suggestion"});
  SheetAnswers answers;
  answers.id = part.text("id");
  answers.statement = part.text("statement");
  answers.section = part.text("section");
  answers.quote = part.text("quote");
  answers.kind = part.text("kind");
  answers.chosen = part.column("chosen");
  answers.kind_column = part.column("kind_column");
  answers.suggestion = part.column("suggestion");
  if (const std::optional<SheetColumn> column = part.column("column")) {
    answers.column = *column;
  } else {
    throw wrong(where, "it names no column of answers");
  }
  require_kind(part.at("kind"), answers.kind);
  const auto said = [](const std::string& text) { return text.empty() ? 0 : 1; };
  if (said(answers.statement) + said(answers.section) + (answers.chosen ? 1 : 0) > 1 ||
      (answers.chosen && !answers.quote.empty())) {
    throw wrong(where, "it says more than once what the answers are about",
                "one of statement, section and chosen; quote alone or with statement");
  }
  return answers;
}

SheetRule rule_of(const std::string& where, const Json& value) {
  const Part part(where, value, {"column", "is", "is_not"});
  SheetRule rule;
  if (const std::optional<SheetColumn> column = part.column("column")) {
    rule.column = *column;
  }
  rule.unless = part.find("is_not") != nullptr;
  rule.values = part.texts(rule.unless ? "is_not" : "is");
  if ((rule.column == SheetColumn{}) || rule.values.empty() ||
      (rule.unless && part.find("is") != nullptr)) {
    throw wrong(where, "it needs a column, and either \"is\" or \"is_not\" with a list of values");
  }
  return rule;
}

std::optional<DateOrder> date_order(std::string_view word) {
  constexpr std::string_view words[] = {"year-first", "day-first", "month-first"};
  const auto* const found = std::find(std::begin(words), std::end(words), word);
  return found == std::end(words)
             ? std::nullopt
             : std::optional(static_cast<DateOrder>(found - std::begin(words)));
}

Json value_of(const SheetColumn& column) {
  if (column.letter.empty()) {
    return column.heading;
  }
  Json value = {{"letter", column.letter}};
  if (!column.heading.empty()) {
    value["heading"] = column.heading;
  }
  return value;
}

Json value_of(const SheetAnswers& answers) {
  Json value = Json::object();
  const auto put = [&](const char* key, const std::string& text) {
    if (!text.empty()) {
      value[key] = text;
    }
  };
  put("id", answers.id);
  value["column"] = value_of(answers.column);
  put("statement", answers.statement);
  put("section", answers.section);
  put("quote", answers.quote);
  if (answers.chosen) {
    value["chosen"] = value_of(*answers.chosen);
  }
  put("kind", answers.kind);
  if (answers.kind_column) {
    value["kind_column"] = value_of(*answers.kind_column);
  }
  if (answers.suggestion) {
    value["suggestion"] = value_of(*answers.suggestion);
  }
  return value;
}

Json parsed(std::string_view json) {
  if (json.size() > max_sheet_map_bytes) {
    throw Error(ErrorKind::invalid, "read the map: it is larger than " +
                                        std::to_string(max_sheet_map_bytes >> 20U) + " MiB");
  }
  if (nests_too_deep(json)) {
    throw Error(ErrorKind::invalid, "read the map: it is nested too deep");
  }
  try {
    return Json::parse(json);
  } catch (const Json::parse_error& error) {
    throw Error(ErrorKind::invalid,
                "read the map: it is not JSON (byte " + std::to_string(error.byte) + " of it)",
                "redraft comment map FILE writes one to begin with");
  } catch (const Json::exception&) {
    throw Error(ErrorKind::invalid, "read the map: it is not JSON: a number is too large");
  }
}

void read_lists(const Part& top, SheetMap& map) {
  if (const Json* const columns = top.find("columns")) {
    const Part part("columns", *columns, sheet_column_names());
    for (const auto& [name, value] : columns->items()) {
      if (!value.is_null()) {
        map.columns.emplace(name, Part::column_of(part.at(name), value));
      }
    }
  }
  const Json* const answers = top.find("answers");
  if (answers == nullptr || !answers->is_array() || answers->empty()) {
    throw wrong("answers", "it is not a list of at least one column of answers");
  }
  std::set<std::string> ids;
  for (const Json& one : *answers) {
    const std::string where = "answers[" + std::to_string(map.answers.size()) + "]";
    map.answers.push_back(answers_of(where, one));
    const std::string& id = map.answers.back().id;
    if (!id.empty() && !ids.insert(id).second) {
      throw wrong(where, "the id \"" + id + "\" is there twice");
    }
  }
  if (const Json* const values = top.find("values")) {
    const Part part("values", *values, sheet_column_names());
    for (const auto& [name, table] : values->items()) {
      if (!table.is_object()) {
        throw wrong(part.at(name), "it is not an object of what is written and what that means");
      }
      for (const auto& [from, to] : table.items()) {
        map.values[name][from] = Part::text_of(part.at(name) + "[\"" + from + "\"]", to);
      }
    }
  }
  if (const Json* const rules = top.find("skip")) {
    if (!rules->is_array()) {
      throw wrong("skip", "it is not a list of rules");
    }
    for (const Json& one : *rules) {
      map.skip.push_back(rule_of("skip[" + std::to_string(map.skip.size()) + "]", one));
    }
  }
}

}  // namespace

}  // namespace exchange

using namespace exchange;

const std::vector<std::string_view>& sheet_column_names() {
  static const std::vector<std::string_view> names = {
      "id",   "name",       "email",   "organisation", "sector", "created", "statement",
      "kind", "suggestion", "publish", "confidential", "reason", "notice"};
  return names;
}

SheetMap read_sheet_map(std::string_view json) {
  const Json value = parsed(json);
  const Part top("", value,
                 {"schema", "sheet", "heading_row", "first_row", "document", "draft", "channel",
                  "columns", "answers", "values", "skip", "no_answer", "dates", "hidden_rows"});
  if (top.text("schema") != schema_name) {
    throw wrong("schema", std::string("it is not \"") + schema_name + "\"");
  }
  SheetMap map;
  map.sheet = top.text("sheet");
  map.heading_row = top.row("heading_row", 1);
  map.first_row = top.row("first_row", 0);
  if (map.first_row != 0 && map.first_row <= map.heading_row) {
    throw wrong("first_row", "it comes before the headings");
  }
  map.document = top.text("document");
  map.draft = top.text("draft");
  map.channel = top.text("channel", map.channel);
  if (!parse_channel(map.channel)) {
    throw wrong("channel", "there is no \"" + map.channel + "\"",
                "web, workshop, email, survey, meeting, letter, phone, import, other");
  }
  read_lists(top, map);
  map.no_answer = top.texts("no_answer");
  const std::optional<DateOrder> dates = date_order(top.text("dates", "year-first"));
  if (!dates) {
    throw wrong("dates", "it is not year-first, day-first or month-first");
  }
  map.dates = *dates;
  const std::string hidden = top.text("hidden_rows", "read");
  if (hidden != "read" && hidden != "skip") {
    throw wrong("hidden_rows", "it is not read or skip");
  }
  map.hidden_rows = hidden == "read";
  return map;
}

std::string write_sheet_map(const SheetMap& map) {
  constexpr const char* orders[] = {"year-first", "day-first", "month-first"};
  Json value = shape(schema_name);
  value["sheet"] = text_or_null(map.sheet);
  value["heading_row"] = map.heading_row;
  value["first_row"] = map.first_row == 0 ? map.heading_row + 1 : map.first_row;
  value["document"] = text_or_null(map.document);
  value["draft"] = text_or_null(map.draft);
  value["channel"] = map.channel;
  value["columns"] = Json::object();
  for (const std::string_view name : sheet_column_names()) {
    if (const auto found = map.columns.find(std::string(name)); found != map.columns.end()) {
      value["columns"][std::string(name)] = value_of(found->second);
    }
  }
  value["answers"] = Json::array();
  for (const SheetAnswers& answers : map.answers) {
    value["answers"].push_back(value_of(answers));
  }
  value["values"] = Json::object();
  for (const auto& [name, table] : map.values) {
    value["values"][name] = table;
  }
  value["skip"] = Json::array();
  for (const SheetRule& rule : map.skip) {
    value["skip"].push_back(
        {{"column", value_of(rule.column)}, {rule.unless ? "is_not" : "is", rule.values}});
  }
  value["no_answer"] = map.no_answer;
  value["dates"] = orders[static_cast<std::size_t>(map.dates)];
  value["hidden_rows"] = map.hidden_rows ? "read" : "skip";
  return finished(value);
}

}  // namespace redraft
