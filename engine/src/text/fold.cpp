// The folded form of text: what two spellings of the same words have in common.

#include <algorithm>
#include <string>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/code_points.h"
#include "text/tokens.h"

namespace redraft::text {

namespace {

// Lower case, single spaces, single dashes; bytes past ASCII as they are.
std::string fold_ascii(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) {
      folded.push_back(c);
    } else if ((c >= 0 && c <= ' ') || c == 127) {
      if (folded.empty() || folded.back() != ' ') {
        folded.push_back(' ');
      }
    } else if (c == '-' && !folded.empty() && folded.back() == '-') {
      continue;  // "--" typed for a dash
    } else if (c == '`') {
      folded.push_back('\'');
    } else {
      folded.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
  }
  return folded;
}

// The plain form of a quote, dash or space; 0 for what is dropped; the character itself otherwise.
UChar32 plain(UChar32 c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x02BC:
    case 0x00B4:
    case 0x2039:
    case 0x203A:
      return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0x00AB:
    case 0x00BB:
      return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return '-';
    case 0x00AD:
    case 0x200B:
    case 0x2060:
    case 0xFEFF:
      return 0;
    default:
      return u_isUWhiteSpace(c) != 0 ? ' ' : c;
  }
}

}  // namespace

FoldedForm::FoldedForm(std::string_view word) {  // NOLINT(*-member-init): plain_ where it is used
  if (word.size() <= plain_.size()) {
    std::size_t at = 0;
    for (; at < word.size(); ++at) {
      const char c = word[at];
      const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      if ((lower < 'a' || lower > 'z') && (c < '0' || c > '9') && c != '\'') {
        break;
      }
      plain_[at] = lower;
    }
    if (at == word.size()) {
      view_ = {plain_.data(), at};
      return;
    }
  }
  other_ = fold(word);
  view_ = other_;
}

std::string fold(std::string_view text) {
  if (is_ascii(text)) {
    return fold_ascii(text);
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  icu::UnicodeString source = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  icu::UnicodeString plainer;
  for (std::int32_t at = 0; at < source.length(); at = source.moveIndex32(at, 1)) {
    const UChar32 c = source.char32At(at);
    if (c == 0x2026) {
      plainer.append(u"...", 3);
    } else if (const UChar32 kept = plain(c); kept != 0) {
      plainer.append(kept);
    }
  }
  plainer.foldCase();
  icu::UnicodeString composed = nfc == nullptr ? plainer : nfc->normalize(plainer, status);
  if (U_FAILURE(status)) {
    composed = plainer;
  }
  std::string utf8;
  composed.toUTF8String(utf8);
  return fold_ascii(utf8);
}

}  // namespace redraft::text
