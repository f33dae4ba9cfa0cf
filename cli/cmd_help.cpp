#include <ostream>

#include "cli/options.h"
#include "cli/render.h"

namespace redraft::cli {

namespace {

int overview(Context& context) {
  context.out
      << "redraft [-C FOLDER] [--json] [--color WHEN] [--as NAME] COMMAND ...\n\n"
      << wrap(
             "Keeps a consultation document honest while it is rewritten: every statement followed "
             "from draft to draft, every comment found again and answered, every change explained.",
             context.width)
      << "\n\nCommands:\n";
  for (const Command& command : commands()) {
    std::string name = "  " + std::string(command.name);
    name.append(name.size() < 14 ? 14 - name.size() : 1, ' ');
    context.out << name << command.summary << '\n';
  }
  context.out
      << "\nGlobal options, before the command:\n"
         "  -C FOLDER     work as if started in FOLDER\n"
         "  --json        one JSON object instead of text (schemas/ describes each)\n"
         "  --color WHEN  auto, always or never; NO_COLOR is respected\n"
         "  --as NAME     who acts, for answers and the audit log (or REDRAFT_AS)\n\n"
         "A statement is named DOC#ANCHOR, on a draft DOC#ANCHOR@LABEL; DOC may be left out where\n"
         "there is one document. redraft help COMMAND explains one command.\n";
  return 0;
}

}  // namespace

int cmd_help(Context& context, const Arguments& arguments) {
  if (arguments.empty() || arguments.front() == "--help") {
    return overview(context);
  }
  const Command* command = find_command(arguments.front());
  if (command == nullptr) {
    throw Error(ErrorKind::usage, "redraft help: there is no command \"" + arguments.front() + "\"",
                "redraft help");
  }
  if (!command->verbs.empty() && arguments.size() == 1 && command->name != "notes" &&
      command->name != "completion") {
    context.out << "redraft " << command->name << ": " << command->summary << "\n\n";
    for (const std::string_view verb : command->verbs) {
      command->run(context, {std::string(verb), "--help"});
      context.out << '\n';
    }
    return 0;
  }
  Arguments rest(arguments.begin() + 1, arguments.end());
  rest.emplace_back("--help");
  return command->run(context, rest);
}

}  // namespace redraft::cli
