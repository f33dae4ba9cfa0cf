#include "workspace/moderating.h"

#include "base/blank.h"
#include "redraft/error.h"
#include "workspace/state.h"

namespace redraft::workspace {

void require_verdict(Moderation state, const std::string& reason) {
  if (state == Moderation::redacted) {
    throw Error(ErrorKind::usage, "moderate: redacted is not set by hand", "redraft redact ID");
  }
  if (state == Moderation::withheld && is_blank(reason)) {
    throw Error(ErrorKind::invalid, "moderate: withholding needs a reason", "give it with -m WHY");
  }
  require_utf8("moderate", reason);
}

void require_redaction(const std::string& id, const std::string& words, const std::string& reason,
                       const std::string& explanation) {
  if (is_blank(words) || is_blank(reason)) {
    throw Error(ErrorKind::usage, "redact " + id + ": it needs the words and a reason code",
                "redraft redact ID --words WORDS --reason s40 -m WHY");
  }
  for (const std::string* text : {&words, &reason, &explanation}) {
    require_utf8("redact " + id, *text);
  }
}

}  // namespace redraft::workspace
