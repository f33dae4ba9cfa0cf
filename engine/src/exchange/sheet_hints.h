#pragma once
// Words by which the columns of a survey are guessed, in small letters.

#include <array>
#include <string_view>
#include <utility>

namespace redraft::exchange {

// Headings that say who and when, the surest words first. Whole headings for the short ones.
struct Hint {
  std::string_view name;
  std::string_view words;
  bool whole = false;
};

inline constexpr std::array<Hint, 40> hints = {{
    {"id", "response id"},
    {"id", "responseid"},
    {"id", "respondent id"},
    {"id", "unique id"},
    {"id", "id", true},
    {"id", "reference", true},
    {"email", "e-mail"},
    {"email", "email"},
    {"sector", "sector"},
    {"sector", "type of organisation"},
    {"sector", "type of respondent"},
    {"sector", "best describes"},
    {"organisation", "organisation"},
    {"organisation", "organization"},
    {"organisation", "employer"},
    {"name", "your name"},
    {"name", "full name"},
    {"name", "name of respondent"},
    {"name", "name", true},
    {"created", "completion time"},
    {"created", "submitted"},
    {"created", "end date"},
    {"created", "enddate"},
    {"created", "timestamp"},
    {"created", "date", true},
    {"created", "start time"},
    {"confidential", "confidential"},
    {"publish", "publish"},
    {"publish", "consent"},
    {"statement", "which statement"},
    {"statement", "which principle"},
    {"statement", "statement number"},
    {"statement", "statement", true},
    {"statement", "principle", true},
    {"kind", "type of comment"},
    {"kind", "kind of comment"},
    {"suggestion", "proposed wording"},
    {"suggestion", "suggested wording"},
    {"suggestion", "what should it say"},
    {"suggestion", "how should it read"},
}};

inline constexpr std::array<std::string_view, 10> open_questions = {
    "comment",        "feedback", "views",   "tell us",  "anything else",
    "please explain", "why",      "reasons", "thoughts", "in your own words"};

// What people choose, and the kind of comment that it makes. The first that fits counts.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kinds = {{
    {"disagree", "object"},
    {"do not support", "object"},
    {"neither", "question"},
    {"neutral", "question"},
    {"not sure", "question"},
    {"know", "question"},
    {"agree", "support"},
    {"support", "support"},
    {"object", "object"},
    {"oppose", "object"},
    {"yes", "support"},
    {"no", "object"},
}};

inline constexpr std::array<std::pair<std::string_view, std::string_view>, 6> consents = {{
    {"do not", "no"},
    {"anonym", "anonymous"},
    {"without my name", "anonymous"},
    {"organisation", "organisation"},
    {"yes", "named"},
    {"no", "no"},
}};

}  // namespace redraft::exchange
