#include "cli/password_input.h"

#include <istream>
#include <ostream>

#include <termios.h>
#include <unistd.h>

#include "redraft/error.h"

namespace redraft::cli {

namespace {

// Keys arrive one by one, unseen, and as letters: were Ctrl-C a signal, it would leave the terminal
// so.
class Unseen {
 public:
  Unseen() {
    tcgetattr(STDIN_FILENO, &before_);
    termios unseen = before_;
    unseen.c_lflag &= ~static_cast<tcflag_t>(ECHO | ICANON | ISIG);
    unseen.c_cc[VMIN] = 1;
    unseen.c_cc[VTIME] = 0;
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
  }

  ~Unseen() { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_); }

  Unseen(const Unseen&) = delete;
  Unseen& operator=(const Unseen&) = delete;
  Unseen(Unseen&&) = delete;
  Unseen& operator=(Unseen&&) = delete;

 private:
  termios before_{};
};

void remove_last_letter(std::string& text) {
  while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) {
    text.pop_back();
  }
  if (!text.empty()) {
    text.pop_back();
  }
}

}  // namespace

std::string type_unseen(Context& context, const std::string& prompt) {
  constexpr char stop = 3;
  constexpr char end_of_input = 4;
  constexpr char backspace = 8;
  constexpr char erase = 127;
  std::string text;
  {
    const Unseen unseen;  // before it asks: an answer may come at once
    context.err << prompt;
    context.err.flush();
    for (char key = 0; ::read(STDIN_FILENO, &key, 1) == 1 && key != '\n' && key != '\r';) {
      if (key == stop || key == end_of_input) {
        context.err << '\n';
        throw Error(ErrorKind::interrupted, "read a password: stopped");
      }
      if (key == backspace || key == erase) {
        remove_last_letter(text);
      } else {
        text += key;
      }
    }
  }
  context.err << '\n';
  return text;
}

std::string type_unseen_twice(Context& context, const std::string& prompt) {
  std::string text = type_unseen(context, prompt);
  if (type_unseen(context, "Once more: ") != text) {
    throw Error(ErrorKind::invalid, "read a password: the two are not the same", "try again");
  }
  return text;
}

std::string read_password(Context& context, const std::string& whose) {
  if (context.in_is_terminal) {
    return type_unseen_twice(context, "New password for " + whose + ": ");
  }
  std::string text;
  std::getline(context.in, text);
  if (!text.empty() && text.back() == '\r') {
    text.pop_back();
  }
  if (text.empty()) {
    throw Error(ErrorKind::invalid, "read a password: there is none on standard input",
                "type it on a terminal, or give it as the first line of standard input");
  }
  return text;
}

}  // namespace redraft::cli
