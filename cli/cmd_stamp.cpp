#include <ostream>

#include "cli/options.h"
#include "cli/render.h"
#include "redraft/json.h"

namespace redraft::cli {

int cmd_stamp(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "stamp",
                       .words = "[DOC]",
                       .about =
                           "Writes each statement's anchor into the working text as a hidden "
                           "marker, as a hint before "
                           "heavy rewriting. Readers never see markers; publish honours them.",
                       .options = {},
                       .examples = {"redraft stamp principles"},
                       .least = 0,
                       .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const std::size_t stamped = context.open().stamp(options->word(0));
  if (context.json) {
    context.out << json::done("stamped", stamped);
    return 0;
  }
  context.out << "Stamped " << count_of(stamped, "statement") << '\n';
  return 0;
}

}  // namespace redraft::cli
