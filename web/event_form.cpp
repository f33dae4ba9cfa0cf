#include "web/event_form.h"

#include <algorithm>
#include <utility>

#include "web/around.h"
#include "web/wording.h"

namespace redraft::web {

std::size_t place_in(const Names& names, const std::string& name) {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? 0 : static_cast<std::size_t>(found - names.begin()) + 1;
}

std::optional<std::string> name_asked(const std::string& place, const Names& names) {
  if (place == "0") {
    return std::string();
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (place == std::to_string(i + 1)) {
      return names[i];
    }
  }
  return std::nullopt;
}

ValueList name_options(const Names& names, const std::string& chosen) {
  ValueList list;
  for (std::size_t i = 0; i < names.size(); ++i) {
    Values one;
    one["value"] = std::to_string(i + 1);
    one["words"] = names[i];
    one["chosen"] = chosen == std::to_string(i + 1);
    list.push_back(std::move(one));
  }
  return list;
}

ValueList word_options(const Names& words, const std::string& chosen) {
  ValueList list;
  for (const std::string& word : words) {
    Values one;
    one["value"] = word;
    one["words"] = with_capital(word);
    one["chosen"] = word == chosen;
    list.push_back(std::move(one));
  }
  return list;
}

ValueList event_options(const std::vector<Event>& events, const std::string& chosen) {
  ValueList list;
  for (const Event& event : events) {
    Values one;
    one["value"] = event.id.text;
    one["words"] = event.title + (event.held ? ", " + to_date(*event.held) : "");
    one["chosen"] = event.id.text == chosen;
    list.push_back(std::move(one));
  }
  return list;
}

ValueList attribution_choices(const std::string& chosen, bool named) {
  ValueList list;
  for (const Attribution level :
       {Attribution::none, Attribution::sector, Attribution::organisation, Attribution::named}) {
    if (level == Attribution::named && !named) {
      continue;
    }
    const std::string words = level == Attribution::none    ? "Nothing"
                              : level == Attribution::named ? "Their name"
                                                            : "Its " + to_string(level);
    list.push_back(choice(list, "attribution", to_string(level), words, chosen));
  }
  return list;
}

ValueList consent_choices(const std::string& chosen) {
  ValueList list;
  for (const auto& [consent, words] : {std::pair(RemarkConsent::not_asked, "Nobody asked"),
                                       {RemarkConsent::refused, "No"},
                                       {RemarkConsent::given, "Yes"}}) {
    list.push_back(choice(list, "consent", to_string(consent), words, chosen));
  }
  return list;
}

Names typed_lines(const std::string& text) {
  Names lines;
  std::string line;
  const auto end_line = [&] {
    constexpr const char* blanks = " \t";
    const std::size_t begin = line.find_first_not_of(blanks);
    if (begin != std::string::npos) {
      lines.push_back(line.substr(begin, line.find_last_not_of(blanks) + 1 - begin));
    }
    line.clear();
  };
  for (const char c : text) {
    if (c == '\n' || c == '\r') {
      end_line();
    } else {
      line += c;
    }
  }
  end_line();
  return lines;
}

std::string as_lines(const Names& names) {
  std::string text;
  for (const std::string& name : names) {
    text += name + "\n";
  }
  return text;
}

}  // namespace redraft::web
