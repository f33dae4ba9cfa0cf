#pragma once
// What the forms about events and remarks share. A form names a prompt, objective or group by its
// place in the event from 1; 0 is none of them.

#include <optional>
#include <string>
#include <vector>

#include "redraft/remark.h"
#include "web/page.h"

namespace redraft::web {

using Names = std::vector<std::string>;

// Which one of the names, from 1; 0 for none of them.
[[nodiscard]] std::size_t place_in(const Names& names, const std::string& name);

// The name asked for by its place; nothing where none was asked for, empty for 0.
[[nodiscard]] std::optional<std::string> name_asked(const std::string& place, const Names& names);

// Names by their place, to choose from.
[[nodiscard]] ValueList name_options(const Names& names, const std::string& chosen);

// As words, to choose from.
[[nodiscard]] ValueList word_options(const Names& words, const std::string& chosen);

// Events by their ids, to choose from.
[[nodiscard]] ValueList event_options(const std::vector<Event>& events, const std::string& chosen);

// To choose from: what may be told of who said a remark, whether its words may be published. With
// `named`, who may be told by name.
[[nodiscard]] ValueList attribution_choices(const std::string& chosen, bool named);
[[nodiscard]] ValueList consent_choices(const std::string& chosen);

// What was typed, a line each, without spaces around it and without blank lines.
[[nodiscard]] Names typed_lines(const std::string& text);
[[nodiscard]] std::string as_lines(const Names& names);

}  // namespace redraft::web
