#include "exchange/json_values.h"

#include <algorithm>

#include "exchange/json_text.h"

namespace redraft::exchange {

namespace {

constexpr ChangeKind change_kinds[] = {
    ChangeKind::unchanged, ChangeKind::reworded, ChangeKind::moved,   ChangeKind::split,
    ChangeKind::merged,    ChangeKind::added,    ChangeKind::removed, ChangeKind::restored};

template <class Thing>
Json made_of(const Thing& thing) {
  JsonObject object;
  members(object, thing);
  return object.take();
}

}  // namespace

bool nests_too_deep(std::string_view text) {
  constexpr std::ptrdiff_t most = 64;
  const auto opens = [](char letter) { return letter == '[' || letter == '{'; };
  if (std::count_if(text.begin(), text.end(), opens) <= most) {
    return false;
  }
  std::ptrdiff_t depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char letter = text[at];
    if (in_string && letter == '\\') {
      ++at;
    } else if (letter == '"') {
      in_string = !in_string;
    } else if (!in_string && opens(letter) && ++depth > most) {
      return true;
    } else if (!in_string && (letter == ']' || letter == '}')) {
      --depth;
    }
  }
  return false;
}

Json shape(std::string_view name) {
  return Json{{"schema", name}};
}

std::string finished(const Json& value) {
  return value.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string on_one_line(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json fraction(int per_mille) {
  return per_mille / 1000.0;
}

Json counts_of(const CountsByKind& counts) {
  Json value = Json::object();
  for (const ChangeKind kind : change_kinds) {
    const auto found = counts.find(kind);
    value[to_string(kind)] = found == counts.end() ? 0 : found->second;
  }
  return value;
}

Json value_of(const Finding& finding) {
  return {{"rule", finding.rule},
          {"severity", to_string(finding.severity)},
          {"document", text_or_null(finding.document)},
          {"draft", text_or_null(finding.draft)},
          {"anchor", text_or_null(finding.anchor)},
          {"comment", text_or_null(finding.comment)},
          {"line", finding.line == 0 ? Json(nullptr) : Json(finding.line)},
          {"message", finding.message},
          {"hint", finding.hint}};
}

Json value_of(const StatementRef& statement) {
  return made_of(statement);
}

Json value_of(const Edit& edit) {
  return made_of(edit);
}

Json value_of(const ChangeNote& note) {
  Json comments = Json::array();
  for (const CommentId& id : note.comments) {
    comments.push_back(id.text);
  }
  return {{"id", note.id.text},
          {"what", note.what},
          {"why", note.why},
          {"avoided", note.avoided},
          {"anchors", note.anchors},
          {"comments", comments},
          {"significance", to_string(note.significance)}};
}

}  // namespace redraft::exchange
