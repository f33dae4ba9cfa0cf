#include "text/sentences.h"

#include <memory>

#include <unicode/brkiter.h>
#include <unicode/utext.h>

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
  return *sentence;
}

}  // namespace

std::vector<std::string_view> sentences(std::string_view text) {
  if (text.empty()) {
    return {};
  }
  if (!may_break(text)) {
    return {text};
  }
  UErrorCode code = U_ZERO_ERROR;
  UText* opened =
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &code);
  const std::unique_ptr<UText, decltype(&utext_close)> borrowed(opened, &utext_close);
  icu::BreakIterator& breaks = iterator();
  breaks.setText(opened, code);
  std::vector<std::string_view> found;
  std::size_t begin = 0;
  for (std::int32_t at = breaks.next(); at != icu::BreakIterator::DONE; at = breaks.next()) {
    const auto end = static_cast<std::size_t>(at);
    found.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return found;
}

}  // namespace redraft::text
