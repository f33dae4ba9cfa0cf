#include "exchange/critic_words.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace redraft::exchange {

namespace {

constexpr std::array<std::string_view, 5> openings = {"++", "--", "~~", ">>", "=="};

bool opens(std::string_view behind_brace) {
  return std::any_of(openings.begin(), openings.end(),
                     [&](std::string_view opening) { return behind_brace.starts_with(opening); });
}

// Whether words that go on like this would be a mark, were there no backslash between.
bool would_be_mark(std::string_view before, std::string_view after, std::string_view closing) {
  const bool closes = before.ends_with(closing.substr(0, 2)) && after.starts_with('}');
  const bool arrow = closing == "~~}" && before.ends_with('~') && after.starts_with('>');
  return closes || arrow || (before.ends_with('{') && opens(after));
}

template <class Backslashes>
std::string with_backslashes(std::string_view words, std::string_view closing,
                             Backslashes backslashes) {
  std::string out;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t next = std::min(words.find_first_not_of('\\', at), words.size());
    const std::size_t run = next - at;
    const bool meant = would_be_mark(words.substr(0, at), words.substr(next), closing);
    out.append(meant ? backslashes(run) : run, '\\');
    if (next < words.size()) {
      out += words[next];
    }
    at = next + 1;
  }
  return out;
}

}  // namespace

std::string escape_critic_words(std::string_view words, std::string_view closing) {
  return with_backslashes(words, closing, [](std::size_t run) { return run + 1; });
}

std::string unescape_critic_words(std::string_view words, std::string_view closing) {
  return with_backslashes(words, closing, [](std::size_t run) { return run == 0 ? 0 : run - 1; });
}

std::string escape_critic_text(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    out += text[at] == '{' && opens(text.substr(at + 1)) ? "{=={==}" : std::string(1, text[at]);
  }
  return out;
}

}  // namespace redraft::exchange
