#include <ostream>

#include "cli/options.h"

namespace redraft::cli {

int cmd_completion(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "completion",
      .words = "bash",
      .about = "Prints a completion script for commands and their verbs.",
      .options = {},
      .examples = {"redraft completion bash > ~/.local/share/bash-completion/completions/redraft"},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  if (options->word(0) != "bash") {
    throw Error(ErrorKind::usage,
                "redraft completion: there is no script for \"" + options->word(0) + "\"",
                "redraft completion bash");
  }
  std::string names;
  std::string cases;
  for (const Command& command : commands()) {
    names += (names.empty() ? "" : " ") + std::string(command.name);
    if (!command.verbs.empty()) {
      std::string verbs;
      for (const std::string_view verb : command.verbs) {
        verbs += (verbs.empty() ? "" : " ") + std::string(verb);
      }
      cases += "    " + std::string(command.name) + ") words=\"" + verbs + "\" ;;\n";
    }
  }
  context.out << "_redraft() {\n"
                 "  local word=${COMP_WORDS[COMP_CWORD]} words=\"\"\n"
                 "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
              << "    words=\"" << names << "\"\n"
              << "  elif [ \"$COMP_CWORD\" -eq 2 ]; then\n"
                 "    case ${COMP_WORDS[1]} in\n"
              << cases
              << "    esac\n"
                 "  fi\n"
                 "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
                 "  [ -n \"${COMPREPLY[*]}\" ] || COMPREPLY=($(compgen -f -- \"$word\"))\n"
                 "}\n"
                 "complete -F _redraft redraft\n";
  return 0;
}

}  // namespace redraft::cli
