#pragma once
// How redraft reports failure: one exception type for everything that ends an operation.
//
// Outcomes a caller must expect (a comment that lost its words, a rejected import row) are values,
// never exceptions. The message says what was being done, with what, and why it failed; the hint
// says what to do next. Front ends turn the kind into an exit code or an HTTP status.
//
//   throw Error(ErrorKind::not_found, "show draft V9: principles has no draft with this label",
//               "redraft drafts principles");

#include <stdexcept>
#include <string>
#include <utility>

namespace redraft {

// What a front end would do differently. The exit code of each is in exit_code().
enum class ErrorKind {
  usage,        // the command's words are wrong
  not_found,    // the document, draft, statement, comment ... does not exist
  not_allowed,  // this person or this state may not do it
  conflict,     // someone else changed it, or the draft is published or closed
  invalid,      // the input cannot be understood (text, file, CSV row, date)
  unavailable,  // disk, lock, permission: may work later, nothing is damaged
  corrupt,      // stored data fails its own check
  internal,     // our bug
  interrupted,  // stopped by the person
};

// Process exit status of a failure: 2, 3, 4, 5, 6, 7, 8, 70, 130 in the order above.
[[nodiscard]] int exit_code(ErrorKind kind);

// The kind's word in JSON errors, e.g. "not_found".
[[nodiscard]] std::string to_string(ErrorKind kind);

class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& message, std::string hint = {})
      : std::runtime_error(message), kind_(kind), hint_(std::move(hint)) {}

  [[nodiscard]] ErrorKind kind() const { return kind_; }

  // What to do next, or empty. A command to type stands alone, without a period.
  [[nodiscard]] const std::string& hint() const { return hint_; }

 private:
  ErrorKind kind_;
  std::string hint_;
};

}  // namespace redraft
