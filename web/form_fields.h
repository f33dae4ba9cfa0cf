#pragma once
// The fields of a longer form, in order, for field_part.mustache: what was typed is kept, and what
// was wrong with it stands beside its field and at the head of the page.

#include <string>

#include "web/page.h"
#include "web/server.h"

namespace redraft::web {

class FormFields {
 public:
  // `form`: what was sent; empty before anything was.
  explicit FormFields(const Fields& form) : form_(form) {}

  // What is wrong with the field that comes next under this name.
  void refuse(const std::string& field, const std::string& message);

  // `before`: what stands in the field before anything was sent.
  void input(const std::string& name, const std::string& label, const std::string& before = {},
             const std::string& hint = {});
  void area(const std::string& name, const std::string& label, std::size_t rows,
            const std::string& before = {}, const std::string& hint = {});
  // What was typed in the field, or stands in it: options are marked as chosen with it.
  [[nodiscard]] std::string value(const std::string& name, const std::string& before) const;
  // With `none`, words for choosing none of them.
  void select(const std::string& name, const std::string& label, const ValueList& options,
              const std::string& none = {}, const std::string& hint = {});
  void radios(const std::string& name, const std::string& legend, const ValueList& choices);
  void box(const std::string& name, const std::string& label, bool ticked = false);

  // Sets fields, has_errors and errors.
  void put_into(Values& values);

  [[nodiscard]] int status() const { return message_.empty() ? 200 : 422; }

 private:
  Values& add(const std::string& kind, const std::string& name, const std::string& label,
              const std::string& hint);

  const Fields& form_;
  std::string field_;
  std::string message_;
  ValueList list_;
};

}  // namespace redraft::web
