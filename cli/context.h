#pragma once
// Everything a command may touch: streams, clock, randomness, the environment. No command reads
// std::cout, getenv or the time by itself, so that tests run commands in process.

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>

#include "redraft/time.h"
#include "redraft/workspace.h"

namespace redraft::cli {

struct Context {
  std::istream& in;
  std::ostream& out;             // data
  std::ostream& err;             // talk
  std::filesystem::path folder;  // where the command was given, or -C
  const Clock& clock;
  Randomness& randomness;
  std::function<std::optional<std::string>(const std::string&)> environment;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  std::size_t width = 80;  // columns
  Progress* progress = nullptr;
  bool in_is_terminal = false;

  // Set by the global options.
  bool json = false;
  bool colour = false;
  std::string officer = {};  // --as

  // What a command read and made, where freeing it takes time: a process that ends with the command
  // need not.
  std::shared_ptr<const void> kept = {};

  [[nodiscard]] Surroundings surroundings() const;
  [[nodiscard]] Workspace open() const;
  // A file named on the command line, read from where the command was given.
  [[nodiscard]] std::filesystem::path path(const std::string& name) const;
  // An address as people write it: where there is one document, a word that is not its name is one
  // of its anchors ("leadership-3").
  [[nodiscard]] static Address read_address(const Workspace& workspace, const std::string& text);
  // The document named, or all of them.
  [[nodiscard]] static std::vector<std::string> documents_meant(const Workspace& workspace,
                                                                const std::string& name);
  // After success: what to do next, for people only.
  void suggest(const std::string& next) const;
};

}  // namespace redraft::cli
