#pragma once
// Pages from templates. What is put in with {{name}} is escaped; {{{name}}} is only for names that
// end in _html, which markup.h makes.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <kainjow/mustache.hpp>

namespace redraft::web {

using Values = kainjow::mustache::data;
using ValueList = kainjow::mustache::list;

// An empty text is as if it were not there, and hides one of the same name further out.
void put(Values& values, const std::string& name, const std::string& text);

// The templates, read once. One thread at a time.
class Pages {
 public:
  Pages();

  [[nodiscard]] std::string render(const std::string& name, const Values& values);

 private:
  std::map<std::string, kainjow::mustache::mustache, std::less<>> templates_;
};

}  // namespace redraft::web
