#include "exchange/proposed_change.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/blank.h"
#include "exchange/row_text.h"

namespace redraft::exchange {

namespace {

constexpr const char* whole = "the statement";

constexpr std::array<std::string_view, 3> replacing = {"replace", "change", "substitute"};
constexpr std::array<std::string_view, 4> deleting = {"delete", "remove", "strike out", "strike"};
// What may stand between the verb and the words.
constexpr std::array<std::string_view, 5> nouns = {"the words", "the word", "the phrase", "words",
                                                   "word"};
constexpr std::array<std::string_view, 3> joining = {"with", "by", "to"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 2> marks = {
    {{"“", "”"}, {"\"", "\""}}};

template <std::size_t Count>
bool take_one_of(std::string_view& text, const std::array<std::string_view, Count>& words) {
  for (const std::string_view word : words) {
    const std::string_view begin = text.substr(0, word.size());
    if (lower_and_trimmed(begin) == word && text.size() > word.size() &&
        std::string_view(" \t\r\n:").find(text[word.size()]) != std::string_view::npos) {
      text = trimmed(text.substr(word.size() + 1));
      return true;
    }
  }
  return false;
}

// What stands in marks and fills the text to its end.
std::optional<std::string> quoted_to_end(std::string_view text) {
  text = trimmed(text);
  if (text.ends_with('.')) {
    text.remove_suffix(1);
  }
  for (const auto& [open, close] : marks) {
    if (text.size() >= open.size() + close.size() && text.starts_with(open) &&
        text.ends_with(close)) {
      return std::string(text.substr(open.size(), text.size() - open.size() - close.size()));
    }
  }
  return std::nullopt;
}

// The first closing mark behind which "with" and more words in marks follow.
std::optional<ProposedChange> two_quotes(std::string_view text) {
  for (const auto& [open, close] : marks) {
    if (!text.starts_with(open)) {
      continue;
    }
    for (std::size_t end = text.find(close, open.size()); end != std::string_view::npos;
         end = text.find(close, end + 1)) {
      std::string_view rest = trimmed(text.substr(end + close.size()));
      if (take_one_of(rest, joining)) {
        take_one_of(rest, nouns);
        if (const std::optional<std::string> replacement = quoted_to_end(rest)) {
          return ProposedChange{std::string(text.substr(open.size(), end - open.size())),
                                *replacement};
        }
      }
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<ProposedChange> parse_proposed_change(std::string_view text) {
  constexpr std::size_t most = 64U << 10U;  // bytes of a suggestion
  text = trimmed(text);
  if (text.size() > most) {
    return std::nullopt;
  }
  if (take_one_of(text, deleting)) {
    take_one_of(text, nouns);
    const std::optional<std::string> quote = quoted_to_end(text);
    return quote && !quote->empty() ? std::optional(ProposedChange{*quote, {}}) : std::nullopt;
  }
  if (!take_one_of(text, replacing)) {
    return std::nullopt;
  }
  if (take_one_of(text, std::array<std::string_view, 1>{whole})) {
    const std::optional<std::string> replacement =
        take_one_of(text, joining) ? quoted_to_end(text) : std::nullopt;
    return replacement ? std::optional(ProposedChange{{}, *replacement}) : std::nullopt;
  }
  take_one_of(text, nouns);
  std::optional<ProposedChange> change = two_quotes(text);
  return change && !change->quote.empty() ? change : std::nullopt;
}

std::string proposed_change(const ProposedChange& change) {
  if (change.quote.empty()) {
    return "Replace " + std::string(whole) + " with “" + change.replacement + "”";
  }
  return change.replacement.empty()
             ? "Delete “" + change.quote + "”"
             : "Replace “" + change.quote + "” with “" + change.replacement + "”";
}

}  // namespace redraft::exchange
