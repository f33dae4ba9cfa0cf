#include "text/defined_terms.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "text/lines.h"
#include "text/sentences.h"
#include "text/tokens.h"

namespace redraft::text {

namespace {

constexpr std::size_t longest_term = 8;  // words

// Text in quotes, straight or curly; the first such.
std::optional<std::string_view> quoted(std::string_view text) {
  static constexpr std::array<std::array<std::string_view, 2>, 4> quotes = {
      {{"\xE2\x80\x9C", "\xE2\x80\x9D"},
       {"\"", "\""},
       {"\xC2\xAB", "\xC2\xBB"},
       {"\xE2\x80\x98", "\xE2\x80\x99"}}};
  for (const auto& [opening, closing] : quotes) {
    const std::size_t begin = text.find(opening);
    if (begin == std::string_view::npos) {
      continue;
    }
    const std::size_t inner = begin + opening.size();
    const std::size_t end = text.find(closing, inner);
    if (end != std::string_view::npos && end > inner) {
      return text.substr(inner, end - inner);
    }
  }
  return std::nullopt;
}

std::string_view without_article(std::string_view term) {
  for (const std::string_view article : {"the term ", "a ", "an ", "the ", "our ", "this "}) {
    if (fold(term.substr(0, article.size())) == article) {
      term.remove_prefix(article.size());
    }
  }
  return term;
}

// The place of the first of these in the folded text, and what it is.
struct Verb {
  std::size_t at = std::string_view::npos;
  std::size_t length = 0;
};

Verb first_of(std::string_view folded, std::initializer_list<std::string_view> verbs) {
  Verb found;
  for (const std::string_view verb : verbs) {
    const std::size_t at = folded.find(verb);
    if (at < found.at) {
      found = {at, verb.size()};
    }
  }
  return found;
}

// ASCII lower case: byte for byte as long as the text, so that places are shared.
std::string lowered(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return result;
}

std::string_view term_in(std::string_view sentence) {
  const std::string low = lowered(sentence);
  std::string_view phrase;
  if (low.starts_with("by ")) {
    const Verb verb = first_of(low, {" we mean", ", we mean", " we understand", " is meant",
                                     " are meant", " the partners mean"});
    if (verb.at == std::string::npos || verb.at < 3) {
      return {};
    }
    phrase = sentence.substr(3, verb.at - 3);
  } else if (const Verb define = first_of(low, {"we define "}); define.at == 0) {
    const Verb as = first_of(low, {" as "});
    if (as.at == std::string::npos || as.at < define.length) {
      return {};
    }
    phrase = sentence.substr(define.length, as.at - define.length);
  } else {
    const Verb verb = first_of(
        low, {" means ", " means:", " mean ", " refers to ", " refer to ", " is defined as ",
              " are defined as ", " is understood to mean ", " is taken to mean ", " we mean "});
    if (verb.at == std::string::npos) {
      return {};
    }
    phrase = sentence.substr(0, verb.at);
    const std::size_t comma = phrase.rfind(", ");  // "In this document, a carer means"
    if (comma != std::string_view::npos && !quoted(phrase)) {
      phrase.remove_prefix(comma + 2);
    }
  }
  const std::string_view named = quoted(phrase).value_or(phrase);
  return without_article(trim(named));
}

bool is_term(std::string_view term) {
  std::size_t words = 0;
  bool content = false;
  for (const Token& token : tokenize(term)) {
    words += token.word ? 1 : 0;
    content = content || (token.word &&
                          !is_stop_word(fold(term.substr(token.begin, token.end - token.begin))));
  }
  return content && words <= longest_term;
}

bool stands_in_glossary(const StatementRef& ref) {
  return std::any_of(ref.section.begin(), ref.section.end(), [](const std::string& title) {
    for (const Token& token : tokenize(title)) {
      const std::string word = fold(title.substr(token.begin, token.end - token.begin));
      if (word == "glossary" || word == "definitions" || word == "terms" || word == "terminology") {
        return true;
      }
    }
    return false;
  });
}

// "- **Carer**: anyone who helps." Elsewhere than in a glossary such words are a label of what
// follows.
std::string_view glossary_term(const StatementRef& ref) {
  std::string_view markdown = ref.markdown;
  const std::size_t content = markdown.find_first_not_of("-+ 0123456789.)");
  markdown.remove_prefix(std::min(content, markdown.size()));
  if (markdown.starts_with("* ")) {
    markdown = trim(markdown.substr(2));
  }
  if ((!markdown.starts_with("**") && !markdown.starts_with("__")) || !stands_in_glossary(ref)) {
    return {};
  }
  const std::string_view text = ref.text;
  for (const std::string_view end : {": ", " \xE2\x80\x93 ", " - "}) {
    if (const std::size_t at = text.find(end); at != std::string_view::npos) {
      return trim(text.substr(0, at));
    }
  }
  return {};
}

}  // namespace

std::vector<DefinedTerm> defined_terms(const std::vector<StatementRef>& refs) {
  std::vector<DefinedTerm> terms;
  for (std::size_t part = 0; part < refs.size(); ++part) {
    if (const std::string_view term = glossary_term(refs[part]); is_term(term)) {
      terms.push_back({std::string(term), refs[part].text, part});
      continue;
    }
    const std::vector<Stance>& stances = refs[part].stances;
    if (std::find(stances.begin(), stances.end(), Stance::define) == stances.end()) {
      continue;
    }
    for (const std::string_view sentence : sentences(refs[part].text)) {
      const std::string_view term = term_in(trim(sentence));
      if (is_term(term)) {
        terms.push_back({std::string(term), std::string(trim(sentence)), part});
      }
    }
  }
  return terms;
}

}  // namespace redraft::text
