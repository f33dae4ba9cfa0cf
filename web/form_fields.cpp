#include "web/form_fields.h"

#include <utility>

namespace redraft::web {

void FormFields::refuse(const std::string& field, const std::string& message) {
  field_ = field;
  message_ = message;
}

Values& FormFields::add(const std::string& kind, const std::string& name, const std::string& label,
                        const std::string& hint) {
  Values one;
  for (const char* other : {"is_input", "is_area", "is_select", "is_radios", "is_box"}) {
    one[other] = kind == other;
  }
  const bool wrong = !message_.empty() && name == field_;
  one["field"] = name;
  one["label"] = label;
  put(one, "hint", hint);
  put(one, "error", wrong ? message_ : std::string());
  std::string described = hint.empty() ? "" : name + "-hint";
  if (wrong) {
    described += (described.empty() ? "" : " ") + name + "-error";
  }
  put(one, "described", described);
  list_.push_back(std::move(one));
  return list_.back();
}

std::string FormFields::value(const std::string& name, const std::string& before) const {
  return form_.empty() ? before : form_[name];
}

void FormFields::input(const std::string& name, const std::string& label, const std::string& before,
                       const std::string& hint) {
  put(add("is_input", name, label, hint), "value", value(name, before));
}

void FormFields::area(const std::string& name, const std::string& label, std::size_t rows,
                      const std::string& before, const std::string& hint) {
  Values& one = add("is_area", name, label, hint);
  put(one, "value", value(name, before));
  one["rows"] = std::to_string(rows);
}

void FormFields::select(const std::string& name, const std::string& label, const ValueList& options,
                        const std::string& none, const std::string& hint) {
  Values& one = add("is_select", name, label, hint);
  put(one, "none", none);
  one["options"] = options;
}

void FormFields::radios(const std::string& name, const std::string& legend,
                        const ValueList& choices) {
  Values& one = add("is_radios", name, legend, {});
  one["group_field"] = name;  // each choice has a field of its own
  one["choices"] = choices;
}

void FormFields::box(const std::string& name, const std::string& label, bool ticked) {
  add("is_box", name, label, {})["ticked"] = form_.empty() ? ticked : form_[name] == "yes";
}

void FormFields::put_into(Values& values) {
  values["fields"] = list_;
  values["has_errors"] = !message_.empty();
  ValueList errors;
  if (!message_.empty()) {
    Values one;
    one["field"] = field_;
    one["message"] = message_;
    errors.push_back(std::move(one));
  }
  values["errors"] = errors;
}

}  // namespace redraft::web
