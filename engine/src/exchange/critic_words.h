#pragma once
// Words inside a mark of CriticMarkup. The format has no escapes; here a backslash before a brace
// (or the ">" of a substitution's arrow) keeps words from ending their mark, and from looking like
// another one in it: "<<\}" inside a comment reads "<<}", "<<\\}" reads "<<\}".

#include <string>
#include <string_view>

namespace redraft::exchange {

// `closing` is the end of the mark that the words stand in: "<<}". Reading undoes writing, for any
// bytes. Words that came in without such escapes read as they stand.
[[nodiscard]] std::string escape_critic_words(std::string_view words, std::string_view closing);
[[nodiscard]] std::string unescape_critic_words(std::string_view words, std::string_view closing);

// Words that stand in no mark, in highlights where a mark would seem to begin.
[[nodiscard]] std::string escape_critic_text(std::string_view text);

}  // namespace redraft::exchange
