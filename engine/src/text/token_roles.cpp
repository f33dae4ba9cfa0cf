#include "text/token_roles.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace redraft::text {

Role other_role(UChar32 c) {
  if (u_isUWhiteSpace(c) != 0) {
    return Role::space;
  }
  if (c == zero_width_space) {
    return Role::mark;
  }
  if (u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT ||
      u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC) != 0) {
    return Role::dictionary;
  }
  switch (u_getIntPropertyValue(c, UCHAR_WORD_BREAK)) {
    case U_WB_ALETTER:
    case U_WB_HEBREW_LETTER:
      return Role::letter;
    case U_WB_NUMERIC:
      return Role::digit;
    case U_WB_EXTENDNUMLET:
      return Role::joiner;
    case U_WB_KATAKANA:
      return Role::dictionary;
    case U_WB_EXTEND:
    case U_WB_FORMAT:
    case U_WB_ZWJ:
      return Role::mark;
    case U_WB_MIDLETTER:
    case U_WB_MIDNUMLET:
      return Role::mid_any;
    case U_WB_MIDNUM:
      return Role::mid_number;
    case U_WB_REGIONAL_INDICATOR:
      return Role::region;
    default:
      break;
  }
  if (u_getIntPropertyValue(c, UCHAR_SCRIPT) == USCRIPT_HIRAGANA) {
    return Role::dictionary;
  }
  if (u_charType(c) == U_OTHER_NUMBER) {
    return Role::digit;  // "1½", "m²"
  }
  return u_isalpha(c) != 0 ? Role::letter : Role::other;
}

}  // namespace redraft::text
