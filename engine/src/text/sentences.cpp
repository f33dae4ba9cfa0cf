#include "text/sentences.h"

#include <array>
#include <memory>

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include "base/code_points.h"
#include "redraft/error.h"
#include "text/lines.h"

namespace redraft::text {

namespace {

// A break needs a full stop, a mark or a character beyond ASCII before the last word; text without
// one is spared the journey through ICU.
bool may_break(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const char c = text[i];
    if (c == '.' || c == '!' || c == '?' || c == '\n' || c == '\r' ||
        static_cast<unsigned char>(c) >= 0xE3) {
      return true;
    }
  }
  return false;
}

// The rules of UAX #29 (SB3 to SB11) for ASCII, where no character is ignored and every letter has
// a case. What each character is, ICU says; so the two ways agree whatever Unicode it is of.
class AsciiSentences {
 public:
  explicit AsciiSentences(std::string_view text) : text_(text), kinds_(kinds()) {}

  // Where the sentence that begins there ends.
  std::size_t end_of(std::size_t begin) const {
    for (std::size_t at = next_mark(begin); at < text_.size(); at = next_mark(at + 1)) {
      const USentenceBreak found = kind(at);
      if (separates(found)) {
        return after_separator(at);
      }
      const std::size_t next = skip(skip(at + 1, U_SB_CLOSE), U_SB_SP);
      if (next == text_.size()) {
        return next;
      }
      if (separates(kind(next))) {
        return after_separator(next);
      }
      const bool goes_on = kind(next) == U_SB_SCONTINUE || ends(kind(next)) ||
                           (found == U_SB_ATERM && is_inside(begin, at, next));
      if (!goes_on) {
        return next;
      }
      at = next - 1;
    }
    return text_.size();
  }

 private:
  struct Kinds {
    std::array<USentenceBreak, 128> of{};
    std::array<bool, 128> marks{};  // those that may end a sentence
  };

  static const Kinds& kinds() {
    static const Kinds kinds = [] {
      Kinds made;
      for (std::size_t c = 0; c < made.of.size(); ++c) {
        made.of[c] = static_cast<USentenceBreak>(
            u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_SENTENCE_BREAK));
        made.marks[c] = separates(made.of[c]) || ends(made.of[c]);
      }
      return made;
    }();
    return kinds;
  }

  USentenceBreak kind(std::size_t at) const {
    return kinds_.of[static_cast<unsigned char>(text_[at])];
  }

  std::size_t next_mark(std::size_t at) const {
    while (at < text_.size() && !kinds_.marks[static_cast<unsigned char>(text_[at])]) {
      ++at;
    }
    return at;
  }

  static bool separates(USentenceBreak found) {
    return found == U_SB_SEP || found == U_SB_CR || found == U_SB_LF;
  }

  static bool ends(USentenceBreak found) { return found == U_SB_ATERM || found == U_SB_STERM; }

  static bool is_letter(USentenceBreak found) {
    return found == U_SB_LOWER || found == U_SB_UPPER || found == U_SB_OLETTER;
  }

  std::size_t after_separator(std::size_t at) const {
    return text_.substr(at).starts_with("\r\n") ? at + 2 : at + 1;
  }

  std::size_t skip(std::size_t at, USentenceBreak what) const {
    while (at < text_.size() && kind(at) == what) {
      ++at;
    }
    return at;
  }

  // Whether a full stop stands in "1.5", in "U.S." or before a word in lower case.
  bool is_inside(std::size_t begin, std::size_t at, std::size_t next) const {
    if (next == at + 1 && (kind(next) == U_SB_NUMERIC ||
                           (kind(next) == U_SB_UPPER && at > begin && is_letter(kind(at - 1))))) {
      return true;
    }
    while (next < text_.size() && !is_letter(kind(next)) && !separates(kind(next)) &&
           !ends(kind(next))) {
      ++next;
    }
    return next < text_.size() && kind(next) == U_SB_LOWER;
  }

  std::string_view text_;
  const Kinds& kinds_;
};

icu::BreakIterator& iterator() {
  thread_local const std::unique_ptr<icu::BreakIterator> sentence = [] {
    UErrorCode code = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(
        icu::BreakIterator::createSentenceInstance(icu::Locale::getRoot(), code));
    if (U_FAILURE(code) || made == nullptr) {
      throw Error(ErrorKind::internal,
                  std::string("split sentences: ICU says ") + u_errorName(code));
    }
    return made;
  }();
  // It lives as long as the thread, which the analyser does not see.
  return *sentence;  // NOLINT(clang-analyzer-cplusplus.NewDelete)
}

}  // namespace

std::vector<std::string_view> sentences(std::string_view text) {
  if (text.empty()) {
    return {};
  }
  if (!may_break(text)) {
    return {text};
  }
  std::vector<std::string_view> found;
  std::size_t begin = 0;
  if (is_ascii(text)) {
    const AsciiSentences ascii(text);
    while (begin < text.size()) {
      const std::size_t end = ascii.end_of(begin);
      found.push_back(text.substr(begin, end - begin));
      begin = end;
    }
    return found;
  }
  UErrorCode code = U_ZERO_ERROR;
  UText* opened =
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &code);
  const std::unique_ptr<UText, decltype(&utext_close)> borrowed(opened, &utext_close);
  icu::BreakIterator& breaks = iterator();
  breaks.setText(opened, code);
  for (std::int32_t at = breaks.next(); at != icu::BreakIterator::DONE; at = breaks.next()) {
    const auto end = static_cast<std::size_t>(at);
    found.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return found;
}

}  // namespace redraft::text
