#include "cli/text_input.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>

#include <unistd.h>

#include "redraft/error.h"

namespace redraft::cli {

namespace {

namespace fs = std::filesystem;

// `expected`: how many bytes there should be, so that they are read at once.
std::string whole(std::istream& in, std::size_t expected = 4096) {
  std::string text(expected + 1, '\0');  // one more, to meet the end
  std::size_t size = 0;
  for (;;) {
    in.read(text.data() + size, static_cast<std::streamsize>(text.size() - size));
    size += static_cast<std::size_t>(in.gcount());
    if (size < text.size()) {
      break;
    }
    text.resize(2 * text.size());
  }
  text.resize(size);
  return text;
}

std::string trimmed(std::string text) {
  const std::size_t last = text.find_last_not_of(" \t\r\n");
  text.erase(last == std::string::npos ? 0 : last + 1);
  return text;
}

std::string without_remarks(const std::string& text) {
  std::istringstream lines(text);
  std::string out;
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind("<!--", 0) != 0) {
      out += line + '\n';
    }
  }
  return out;
}

std::string from_editor(const Context& context, const std::string& editor, const std::string& what,
                        const std::string& template_text) {
  std::string name = (fs::temp_directory_path() / "redraft-XXXXXX.md").string();
  const int descriptor = mkstemps(name.data(), 3);
  if (descriptor < 0) {
    throw Error(ErrorKind::unavailable,
                "write a file for the editor: " + name + ": " + std::strerror(errno));
  }
  ::close(descriptor);
  std::ofstream(name) << template_text << "\n<!-- " << what
                      << ". Lines that begin like this one are left out. -->\n";
  const std::string command = editor + " '" + name + "'";
  const int status = std::system(command.c_str());  // NOLINT(cert-env33-c): the person's own editor
  std::ifstream in(name);
  const std::string text = whole(in);
  std::error_code ignored;
  fs::remove(name, ignored);
  if (status != 0) {
    throw Error(ErrorKind::interrupted, "read " + what + ": the editor \"" + editor + "\" failed",
                "give the text with -m TEXT or -F FILE");
  }
  static_cast<void>(context);
  return without_remarks(text);
}

}  // namespace

std::vector<Option> text_options(const std::string& what) {
  return {{"message,m", "TEXT", what},
          {"file,F", "FILE", "read it from a file; - is standard input"}};
}

bool has_text(const Options& options) {
  return options.has("message") || options.has("file");
}

std::string read_file(Context& context, const std::string& name) {
  if (name == "-") {
    return whole(context.in);
  }
  const fs::path path = context.path(name);
  std::error_code error;
  if (!fs::exists(path, error)) {
    throw Error(ErrorKind::not_found, "read " + name + ": there is no such file");
  }
  if (fs::is_directory(path, error)) {
    throw Error(ErrorKind::invalid, "read " + name + ": it is a folder, not a file");
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    throw Error(ErrorKind::unavailable, "read " + name + ": " + std::strerror(errno));
  }
  const std::uintmax_t size = fs::file_size(path, error);
  return error ? whole(in) : whole(in, static_cast<std::size_t>(size));
}

std::string read_text(Context& context, const Options& options, const std::string& what,
                      const std::string& template_text) {
  if (options.has("message") && options.has("file")) {
    throw Error(ErrorKind::usage, "read " + what + ": both -m and -F are given",
                "give one of them");
  }
  if (const auto message = options.optional("message")) {
    return *message;
  }
  if (const auto file = options.optional("file")) {
    return trimmed(read_file(context, *file));
  }
  std::optional<std::string> editor = context.environment("VISUAL");
  if (!editor || editor->empty()) {
    editor = context.environment("EDITOR");
  }
  if (!editor || editor->empty()) {
    throw Error(ErrorKind::usage, "read " + what + ": no text is given",
                "give it with -m TEXT or -F FILE, or set EDITOR");
  }
  return trimmed(from_editor(context, *editor, what, template_text));
}

}  // namespace redraft::cli
