#include "cli/passphrase.h"

#include "cli/password_input.h"
#include "cli/text_input.h"
#include "redraft/error.h"

namespace redraft::cli {

Option passphrase_option(const std::string& which) {
  return {which + "passphrase-file", "FILE",
          which.empty() ? "a file whose first line is your passphrase; - is standard input"
                        : "the same of the passphrase of the handler who is admitted"};
}

std::string read_passphrase(Context& context, const Options& options, const std::string& whose,
                            const std::string& which) {
  const std::string name = which + "passphrase-file";
  if (options.has(name)) {
    std::string text = read_file(context, options.value(name));
    text.erase(std::min(text.find_first_of("\r\n"), text.size()));
    return text;
  }
  if (!context.err_is_terminal || !context.in_is_terminal) {
    throw Error(ErrorKind::not_allowed,
                "ask for the passphrase of " + whose + ": there is no terminal to ask on",
                "give it with --" + name + " FILE");
  }
  return which.empty() ? type_unseen(context, "Passphrase of " + whose + ": ")
                       : type_unseen_twice(context, "New passphrase for " + whose + ": ");
}

Handler acting_handler(Context& context, const Options& options) {
  if (context.officer.empty()) {
    throw Error(ErrorKind::not_allowed, "open the confidential lane: nobody acts",
                "redraft --as NAME concern ...");
  }
  return {context.officer, read_passphrase(context, options, context.officer)};
}

}  // namespace redraft::cli
