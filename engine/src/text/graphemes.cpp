#include "text/graphemes.h"

#include <cstdint>
#include <memory>

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

namespace redraft::text {

namespace {

bool alone(UChar32 c) {
  return u_getIntPropertyValue(c, UCHAR_GRAPHEME_CLUSTER_BREAK) == U_GCB_OTHER;
}

}  // namespace

bool Graphemes::beyond_ascii(std::size_t at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text_.data());
  UChar32 before = 0;
  UChar32 after = 0;
  std::size_t back = at - 1;
  while (back > 0 && (static_cast<unsigned char>(text_[back]) & 0xC0) == 0x80) {
    --back;
  }
  std::size_t ahead = at;
  U8_NEXT(bytes, back, text_.size(), before);
  U8_NEXT(bytes, ahead, text_.size(), after);
  if (alone(before) && alone(after)) {
    return true;
  }
  return ask(at);
}

bool Graphemes::ask(std::size_t at) {
  thread_local const std::unique_ptr<icu::BreakIterator> breaks = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::BreakIterator>(
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  }();
  if (breaks == nullptr) {
    return false;
  }
  if (!prepared_) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UText, decltype(&utext_close)> opened(
        utext_openUTF8(nullptr, text_.data(), static_cast<std::int64_t>(text_.size()), &status),
        &utext_close);
    breaks->setText(opened.get(), status);  // takes a shallow copy
    prepared_ = true;
  }
  return breaks->isBoundary(static_cast<std::int32_t>(at)) != 0;
}

}  // namespace redraft::text
