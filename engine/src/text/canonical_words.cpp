#include "text/canonical_words.h"

#include <algorithm>

#include "base/code_points.h"
#include "base/numbering.h"
#include "text/tokens.h"

namespace redraft::text {

namespace {

// The folded token, in `scratch` or in the text itself: no allocation for ASCII.
std::string_view folded_form(std::string_view token, std::string& scratch) {
  if (!is_ascii(token) || token.find_first_of(" -`") != std::string_view::npos) {
    scratch = fold(token);
    return scratch;
  }
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (std::none_of(token.begin(), token.end(), is_upper)) {
    return token;
  }
  scratch.assign(token);
  for (char& c : scratch) {
    c = is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return scratch;
}

}  // namespace

std::string canonical_words(const Statement& statement) {
  const std::string_view text =
      std::string_view(statement.text).substr(numbering_length(statement.text, statement.kind));
  std::string canonical;
  std::string scratch;
  for (const Token& token : tokenize(text)) {
    canonical += folded_form(text.substr(token.begin, token.end - token.begin), scratch);
    canonical += '\n';
  }
  return canonical;
}

}  // namespace redraft::text
