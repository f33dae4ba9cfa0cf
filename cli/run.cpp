#include "cli/run.h"

#include <algorithm>
#include <filesystem>
#include <new>
#include <ostream>

#include "cli/render.h"
#include "redraft/error.h"
#include "redraft/json.h"
#include "redraft/nearest.h"

namespace redraft::cli {

namespace {

struct Globals {
  std::string colour = "auto";
  std::size_t used = 0;  // arguments taken
  bool help = false;
  bool version = false;
};

const std::string& value_of(const Arguments& arguments, std::size_t at) {
  if (at + 1 >= arguments.size()) {
    throw Error(ErrorKind::usage, "redraft: " + arguments[at] + " needs a value", "redraft help");
  }
  return arguments[at + 1];
}

// Global options stand before the command; the first other word is the command.
Globals read_globals(Context& context, const Arguments& arguments) {
  Globals globals;
  std::size_t& at = globals.used;
  for (; at < arguments.size(); ++at) {
    const std::string& word = arguments[at];
    if (word == "-C") {
      context.folder /= value_of(arguments, at++);
    } else if (word == "--json") {
      context.json = true;
    } else if (word == "--color" || word == "--colour") {
      globals.colour = value_of(arguments, at++);
    } else if (word.rfind("--color=", 0) == 0) {
      globals.colour = word.substr(8);
    } else if (word == "--as") {
      context.officer = value_of(arguments, at++);
    } else if (word.rfind("--as=", 0) == 0) {
      context.officer = word.substr(5);
    } else if (word == "--help" || word == "-h") {
      globals.help = true;
    } else if (word == "--version") {
      globals.version = true;
    } else if (word.rfind('-', 0) == 0) {
      throw Error(ErrorKind::usage, "redraft: there is no option " + word + " before the command",
                  "redraft help");
    } else {
      break;
    }
  }
  return globals;
}

bool wants_colour(const Context& context, const std::string& when) {
  if (when == "always" || when == "never") {
    return when == "always";
  }
  if (when != "auto") {
    throw Error(ErrorKind::usage,
                "redraft: --color takes auto, always or never, not \"" + when + "\"");
  }
  const auto no_color = context.environment("NO_COLOR");
  const auto terminal = context.environment("TERM");
  return context.out_is_terminal && (!no_color || no_color->empty()) &&
         terminal.value_or("dumb") != "dumb";
}

int dispatch(Context& context, Arguments arguments) {
  // --json is understood after the command too: people write it there.
  const auto end = std::find(arguments.begin(), arguments.end(), "--");
  const auto json = std::find(arguments.begin(), end, "--json");
  if (json != end) {
    context.json = true;
    arguments.erase(json);
  }
  const Globals globals = read_globals(context, arguments);
  context.colour = wants_colour(context, globals.colour);
  arguments.erase(arguments.begin(), arguments.begin() + static_cast<long>(globals.used));
  if (globals.version) {
    return cmd_version(context, {});
  }
  if (arguments.empty() || globals.help) {
    const int status = cmd_help(context, {});
    return globals.help ? status : exit_code(ErrorKind::usage);
  }
  const std::string name = arguments.front();
  arguments.erase(arguments.begin());
  const Command* command = find_command(name);
  if (command == nullptr) {
    std::vector<std::string_view> names;
    for (const Command& one : commands()) {
      names.push_back(one.name);
    }
    const std::string near = nearest(name, names);
    throw Error(ErrorKind::usage, "redraft: there is no command \"" + name + "\"",
                near.empty() ? "redraft help" : "did you mean redraft " + near + "?");
  }
  const int status = command->run(context, arguments);
  context.out.flush();
  if (!context.out) {
    throw Error(ErrorKind::unavailable,
                "write the output: the disk is full or the stream is closed");
  }
  return status;
}

int report(Context& context, ErrorKind kind, const std::string& message, const std::string& hint) {
  if (context.json) {
    context.err << json::error(kind, message, hint);
  } else {
    const bool named = message.rfind("redraft", 0) == 0;  // usage errors begin with the command
    context.err << (named ? "" : "redraft: ") << printable(message) << '\n';
    if (!hint.empty()) {
      context.err << "hint: " << printable(hint) << '\n';
    }
  }
  return exit_code(kind);
}

}  // namespace

int run(Context& context, const Arguments& arguments) {
  try {
    return dispatch(context, arguments);
  } catch (const Error& error) {
    return report(context, error.kind(), error.what(), error.hint());
  } catch (const std::filesystem::filesystem_error& error) {
    return report(context, ErrorKind::unavailable,
                  "use " + error.path1().string() + ": " + error.code().message(), "");
  } catch (const std::bad_alloc&) {
    return report(context, ErrorKind::unavailable, "finish the command: there is not enough memory",
                  "close other programs, or split the document");
  } catch (const std::exception& error) {
    return report(context, ErrorKind::internal,
                  std::string("finish the command: an error of ours: ") + error.what(),
                  "nothing that was acknowledged is lost; please report this with the command");
  }
}

}  // namespace redraft::cli
