#include "text/slugs.h"

#include <algorithm>
#include <memory>

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include "base/code_points.h"
#include "text/lines.h"

namespace redraft::text {

namespace {

// Far more than a slug needs: a title may be as long as the document.
constexpr std::size_t longest_title = 400;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Length of "3", "3.1", "3.1." or "3)", or 0.
std::size_t number_length(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && is_digit(text[at])) {
    ++at;
    if (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1])) {
      ++at;
    }
  }
  if (at > 0 && at < text.size() && (text[at] == '.' || text[at] == ')' || text[at] == ':')) {
    ++at;
  }
  return at;
}

// Length of "(a)", "a)", "(3)" or "A.", or 0.
std::size_t letter_length(std::string_view text) {
  const std::size_t open = text.starts_with('(') ? 1 : 0;
  std::size_t at = open;
  if (at < text.size() && is_letter(text[at])) {
    ++at;
  } else {
    while (at < text.size() && is_digit(text[at])) {
      ++at;
    }
  }
  const bool closed =
      at > open && at < text.size() && (text[at] == ')' || (open == 0 && text[at] == '.'));
  return closed ? at + 1 : 0;
}

std::string to_ascii(std::string_view text) {
  thread_local const std::unique_ptr<icu::Transliterator> latin = [] {
    UErrorCode code = U_ZERO_ERROR;
    return std::unique_ptr<icu::Transliterator>(icu::Transliterator::createInstance(
        icu::UnicodeString("Any-Latin; Latin-ASCII"), UTRANS_FORWARD, code));
  }();
  if (latin == nullptr) {
    return std::string(text);
  }
  icu::UnicodeString words = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  latin->transliterate(words);
  std::string ascii;
  words.toUTF8String(ascii);
  return ascii;
}

}  // namespace

std::string_view without_numbering(std::string_view title) {
  std::string_view rest = title;
  for (const std::string_view word : {"Section ", "section ", "SECTION ", "Part ", "Chapter "}) {
    if (rest.starts_with(word) && rest.size() > word.size() && is_digit(rest[word.size()])) {
      rest.remove_prefix(word.size());
      break;
    }
  }
  std::size_t length = number_length(rest);
  if (length == 0) {
    length = letter_length(rest);
  }
  if (length == 0 || length >= rest.size() || !is_blank(rest[length])) {
    return title;
  }
  return trim(rest.substr(length));
}

std::string slug_of(std::string_view title) {
  std::string text(slice_code_points(without_numbering(title), 0, longest_title));
  if (!std::all_of(text.begin(), text.end(),
                   [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    text = to_ascii(text);
  }
  std::string slug;
  bool gap = false;
  for (const char c : text) {
    if (!is_letter(c) && !is_digit(c)) {
      gap = gap || c != '\'';
      continue;
    }
    if (gap && !slug.empty()) {
      slug += '-';
    }
    gap = false;
    slug += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  if (slug.size() > longest_slug) {
    const std::size_t cut = slug.rfind('-', longest_slug);
    slug.resize(cut == std::string::npos ? longest_slug : cut);
  }
  return slug.empty() ? "section" : slug;
}

}  // namespace redraft::text
