#include "web/around.h"

#include "redraft/error.h"
#include "web/wording.h"

namespace redraft::web {

Engagement engagement_of(const Visit& visit) {
  return Engagement(visit.workspace.state());
}

Governance governance_of(const Visit& visit) {
  return Governance(visit.workspace.state());
}

void add_around(const Visit& visit, const std::string& document, const std::string& newest,
                Values& values) {
  ValueList list;
  const auto add = [&](const char* words, const std::string& link) {
    Values one;
    one["link"] = link;
    one["words"] = words;
    list.push_back(std::move(one));
  };
  if (!newest.empty()) {
    add("Which organisations have signed", link_to({"adoptions", document}));
    add("What boards have approved", link_to({"approvals", document}));
    add("Where each statement came from", link_to({"provenance", document, newest}));
    add("Terms, and where they are used", link_to({"glossary", document}));
    if (!engagement_of(visit).matrix(document, newest).dimensions.empty()) {
      add("How groups score themselves by it", link_to({"maturity", document}));
    }
  }
  if (!newest.empty() || visit.may(Permission::see_pile)) {
    add("Companion documents, and what leads to them", link_to({"companions", document}));
  }
  if (visit.may(Permission::see_pile)) {
    add("The working text against the rules of wording", link_to({"rules", document}));
  }
  values["has_around"] = !list.empty();
  values["around"] = list;
}

std::optional<Instant> typed_day(std::string_view words) {
  constexpr std::size_t length = 10;
  try {
    return words.size() == length ? std::optional(parse_instant(words)) : std::nullopt;
  } catch (const Error&) {
    return std::nullopt;
  }
}

Values choice(const ValueList& before, const std::string& field, const std::string& value,
              const std::string& words, const std::string& chosen) {
  Values one;
  one["field"] = before.empty() ? field : field + "-" + std::to_string(before.size());
  one["value"] = value;
  one["words"] = words;
  one["chosen"] = value == chosen;
  return one;
}

std::string refused_because(const Error& error) {
  if (error.kind() != ErrorKind::invalid && error.kind() != ErrorKind::usage &&
      error.kind() != ErrorKind::conflict && error.kind() != ErrorKind::not_found) {
    throw error;
  }
  return why(error);
}

Response not_stored(Response response) {
  for (auto& [name, value] : response.headers) {
    if (name == "Cache-Control") {
      value = "no-store";
    }
  }
  return response;
}

}  // namespace redraft::web
