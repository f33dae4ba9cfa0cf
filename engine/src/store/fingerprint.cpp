#include "store/fingerprint.h"

#include <string_view>

#include "base/hash.h"
#include "base/line_ends.h"

namespace redraft::store {

std::string fingerprint(const std::string& reviewer, const NewComment& comment) {
  std::string bytes;
  const auto add = [&](std::string_view as_saved) {
    const std::string part = with_line_feeds(as_saved);
    bytes += std::to_string(part.size());
    bytes += ':';
    bytes += part;
  };
  for (const std::string* part : {&reviewer, &comment.document, &comment.draft, &comment.body}) {
    add(*part);
  }
  add(comment.suggestion ? std::string_view(*comment.suggestion) : std::string_view());
  for (const Target& target : comment.targets) {
    add(to_string(target.scope));
    add(target.anchor);
    if (target.quote) {
      add(target.quote->exact);
      add(std::to_string(target.quote->start));
    }
  }
  return hash64(bytes);
}

}  // namespace redraft::store
