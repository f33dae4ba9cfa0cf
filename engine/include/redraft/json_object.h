#pragma once
// One JSON object that somebody sent: what is said in a few fields, read strictly.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace redraft {

class JsonObject {
 public:
  // Throws invalid for what is no JSON object, and for a field that is not one of `known`.
  static JsonObject read(std::string_view text, const std::vector<std::string_view>& known);

  ~JsonObject();
  JsonObject(const JsonObject&) = delete;
  JsonObject& operator=(const JsonObject&) = delete;
  JsonObject(JsonObject&&) noexcept;
  JsonObject& operator=(JsonObject&&) noexcept;

  // False for null as well.
  [[nodiscard]] bool has(std::string_view name) const;
  // These throw invalid where the field holds something else. Not there: empty, `otherwise`, 0.
  [[nodiscard]] std::string text(std::string_view name) const;
  [[nodiscard]] bool truth(std::string_view name, bool otherwise) const;
  [[nodiscard]] std::size_t number(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> texts(std::string_view name) const;

 private:
  struct State;
  explicit JsonObject(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// The same JSON on one line. Throws invalid for what is none.
[[nodiscard]] std::string json_on_one_line(std::string_view text);

}  // namespace redraft
