#pragma once
// Comments in the tray as a person decides on them: why, the words then, and the words now of the
// statements to choose from.

#include <map>
#include <string>
#include <utility>

#include "cli/context.h"
#include "redraft/comment.h"

namespace redraft::cli {

// Reads each draft once, however many comments ask for it.
class TrayPrinter {
 public:
  TrayPrinter(const Context& context, const Workspace& workspace)
      : context_(context), workspace_(workspace) {}

  void print(const Comment& comment);

 private:
  using Words = std::map<std::string, std::string>;  // of statements, by anchor

  const Words& words_on(const std::string& document, const std::string& label);
  void print_place(const Comment& comment, std::size_t target);
  void print_ways_out(const Comment& comment, std::size_t target);

  const Context& context_;
  const Workspace& workspace_;
  std::map<std::pair<std::string, std::string>, Words> words_;
};

}  // namespace redraft::cli
