#include "cli/earlier_words.h"

#include <ostream>

#include "cli/render.h"

namespace redraft::cli {

void print_earlier(Context& context, const Comment& comment,
                   const std::vector<EarlierWords>& history) {
  for (const EarlierWords& before : history) {
    const std::string until = "before " + to_rfc3339(before.replaced);
    context.out << wrap(until + ": " + printable(before.body), context.width, 6) << '\n';
    if (before.suggestion && before.suggestion != comment.suggestion) {
      context.out << wrap(until + ", suggested: " + printable(*before.suggestion), context.width, 6)
                  << '\n';
    }
  }
}

}  // namespace redraft::cli
