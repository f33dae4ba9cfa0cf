#pragma once
// JSON written as it is made, for lists too large to be held as values first: a comparison of long
// texts is written in a tenth of the time that making and dumping values takes.
//
// What both ways share is told once, by members(object, thing): `object` is a JsonText or a
// JsonObject.

#include <string>
#include <string_view>
#include <vector>

#include "exchange/json_values.h"
#include "redraft/sink.h"

namespace redraft::exchange {

// Members of an object that becomes a value.
class JsonObject {
 public:
  template <class Value>
  void put(const char* key, Value&& value) {
    value_[key] = std::forward<Value>(value);
  }

  // null where it is empty.
  void put_or_null(const char* key, const std::string& text) { value_[key] = text_or_null(text); }

  Json take() { return std::move(value_); }

 private:
  Json value_ = Json::object();
};

// The words of an enumeration.
template <class Enums>
std::vector<std::string> names_of(const Enums& values) {
  std::vector<std::string> names;
  for (const auto value : values) {
    names.push_back(to_string(value));
  }
  return names;
}

template <class Object>
void members(Object& object, const StatementRef& statement) {
  object.put_or_null("anchor", statement.anchor);
  object.put("number", statement.number);
  object.put("section", statement.section);
  object.put("kind", to_string(statement.kind));
  object.put("stances", names_of(statement.stances));
  object.put("text", statement.text);
  object.put("markdown", statement.markdown);
}

template <class Object>
void members(Object& object, const Edit& edit) {
  object.put("op", to_string(edit.op));
  object.put("text", edit.text);
}

// One object, in the form of finished().
class JsonText {
 public:
  // What is written goes to the sink part by part, if there is one.
  explicit JsonText(const Json& first_members, Sink sink = {});

  void put(const char* key, bool value);
  void put(const char* key, std::size_t value);
  void put(const char* key, const std::string& value);
  void put(const char* key, const std::vector<std::string>& values);
  void put(const char* key, const Json& value);
  // null where it is empty.
  void put_or_null(const char* key, const std::string& text);

  // An object whose members are put by `fill`.
  template <class Fill>
  void object(const char* key, const Fill& fill) {
    open(key, '{');
    fill();
    close('}');
  }

  // A list of objects whose members are told by members().
  template <class Things>
  void list(const char* key, const Things& things) {
    open(key, '[');
    for (const auto& thing : things) {
      item(thing);
    }
    close(']');
  }

  // The same one by one: between begin_list() and end_list().
  void begin_list(const char* key) { open(key, '['); }

  template <class Thing>
  void item(const Thing& thing) {
    item_of([&] { members(*this, thing); });
  }

  // One whose members are put by `fill`.
  template <class Fill>
  void item_of(const Fill& fill) {
    next();
    text_ += '{';
    ++depth_;
    first_ = true;
    fill();
    close('}');
    if (sink_ && text_.size() >= sink_part_bytes) {
      sink_(text_);
      text_.clear();
    }
  }

  void end_list() { close(']'); }

  // Closes the object. What the sink has not been given; all, if there is none.
  std::string finished();

 private:
  void next();  // a comma where one is due, and a new line
  void key(const char* key);
  void open(const char* key, char bracket);
  void close(char bracket);
  void quote(std::string_view text);
  void write(const Json& value);

  Sink sink_;
  std::string text_;
  std::size_t depth_ = 1;
  bool first_ = true;  // of its object or list
};

// What changed in substance, as a member.
void put_substance(JsonText& out, const char* key, const Comparison& comparison);

}  // namespace redraft::exchange
