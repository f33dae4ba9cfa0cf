#include "redraft/json_object.h"

#include <algorithm>

#include "exchange/json_values.h"
#include "redraft/error.h"

namespace redraft {

using exchange::Json;

namespace {

Json parsed(std::string_view text) {
  if (exchange::nests_too_deep(text)) {
    throw Error(ErrorKind::invalid, "read what was sent: it is nested too deep");
  }
  Json value = Json::parse(text, nullptr, false);
  if (value.is_discarded()) {
    throw Error(ErrorKind::invalid, "read what was sent: it is no JSON",
                "send one object, in UTF-8");
  }
  return value;
}

[[noreturn]] void wrong(std::string_view name, const char* wanted) {
  throw Error(ErrorKind::invalid,
              "read what was sent: \"" + std::string(name) + "\" must be " + wanted);
}

}  // namespace

struct JsonObject::State {
  Json value;

  // Null where it is not there.
  [[nodiscard]] const Json* field(std::string_view name) const {
    const auto found = value.find(name);
    return found == value.end() || found->is_null() ? nullptr : &*found;
  }
};

JsonObject JsonObject::read(std::string_view text, const std::vector<std::string_view>& known) {
  auto state = std::make_unique<State>(State{parsed(text)});
  if (!state->value.is_object()) {
    throw Error(ErrorKind::invalid, "read what was sent: it is no JSON object",
                "send one object, in UTF-8");
  }
  for (const auto& [name, value] : state->value.items()) {
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      std::string names;
      for (const std::string_view one : known) {
        names += (names.empty() ? "" : ", ") + std::string(one);
      }
      throw Error(ErrorKind::invalid, "read what was sent: there is no field \"" + name + "\" here",
                  "it takes: " + names);
    }
  }
  return JsonObject(std::move(state));
}

JsonObject::JsonObject(std::unique_ptr<State> state) : state_(std::move(state)) {}

JsonObject::~JsonObject() = default;
JsonObject::JsonObject(JsonObject&&) noexcept = default;
JsonObject& JsonObject::operator=(JsonObject&&) noexcept = default;

bool JsonObject::has(std::string_view name) const {
  return state_->field(name) != nullptr;
}

std::string JsonObject::text(std::string_view name) const {
  const Json* field = state_->field(name);
  if (field == nullptr) {
    return {};
  }
  if (!field->is_string()) {
    wrong(name, "a text");
  }
  return field->get<std::string>();
}

bool JsonObject::truth(std::string_view name, bool otherwise) const {
  const Json* field = state_->field(name);
  if (field == nullptr) {
    return otherwise;
  }
  if (!field->is_boolean()) {
    wrong(name, "true or false");
  }
  return field->get<bool>();
}

std::size_t JsonObject::number(std::string_view name) const {
  const Json* field = state_->field(name);
  if (field == nullptr) {
    return 0;
  }
  if (!field->is_number_unsigned()) {
    wrong(name, "a whole number from 0");
  }
  return field->get<std::size_t>();
}

std::vector<std::string> JsonObject::texts(std::string_view name) const {
  const Json* field = state_->field(name);
  std::vector<std::string> list;
  if (field == nullptr) {
    return list;
  }
  if (!field->is_array()) {
    wrong(name, "a list of texts");
  }
  for (const Json& one : *field) {
    if (!one.is_string()) {
      wrong(name, "a list of texts");
    }
    list.push_back(one.get<std::string>());
  }
  return list;
}

std::string json_on_one_line(std::string_view text) {
  return exchange::on_one_line(parsed(text));
}

}  // namespace redraft
