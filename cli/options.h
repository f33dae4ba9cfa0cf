#pragma once
// Strict options over Boost.Program_options: no prefixes guessed, nothing unknown let through. A
// command says once what it takes; parsing and its help page both come from that.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "redraft/error.h"

namespace redraft::cli {

struct Option {
  std::string name;   // "message", or "message,m" with a short form
  std::string value;  // "TEXT", or empty for a switch; repeated options keep every value
  std::string help;
};

struct Usage {
  std::string command;  // "comment add"
  std::string words;    // "DOC#ANCHOR[@LABEL] [--quote WORDS] ..."
  std::string about;    // one or more paragraphs
  std::vector<Option> options;
  std::vector<std::string> examples;
  std::size_t least = 0;  // positional arguments
  std::size_t most = 0;
};

class Options {
 public:
  [[nodiscard]] bool has(const std::string& name) const;
  // The last value given; empty when there is none.
  [[nodiscard]] std::string value(const std::string& name) const;
  [[nodiscard]] std::optional<std::string> optional(const std::string& name) const;
  [[nodiscard]] std::vector<std::string> values(const std::string& name) const;
  // Positional argument, or empty.
  [[nodiscard]] std::string word(std::size_t index) const;

  [[nodiscard]] std::size_t words() const { return words_.size(); }

 private:
  friend std::optional<Options> parse_options(Context&, const Usage&, const Arguments&);
  std::vector<std::pair<std::string, std::string>> given_;
  std::vector<std::string> words_;
};

// Nothing when --help was asked for: the help is printed, the command is done. Throws usage.
std::optional<Options> parse_options(Context& context, const Usage& usage,
                                     const Arguments& arguments);

// The value of an option that must be one of a set, read by one of the parse_... functions. Throws
// usage naming the option and the words it takes.
template <class Value>
std::optional<Value> choice(const Options& options, const std::string& name,
                            std::optional<Value> (*parse)(std::string_view),
                            std::string_view words) {
  const std::optional<std::string> given = options.optional(name);
  if (!given) {
    return std::nullopt;
  }
  const std::optional<Value> value = parse(*given);
  if (!value) {
    throw Error(ErrorKind::usage, "read --" + name + ": there is no \"" + *given + "\"",
                "it takes: " + std::string(words));
  }
  return value;
}

}  // namespace redraft::cli
