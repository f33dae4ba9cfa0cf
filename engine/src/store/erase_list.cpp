#include "store/erase_list.h"

#include <algorithm>
#include <sstream>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "git/durable_files.h"
#include "redraft/error.h"
#include "store/reviewers.h"

namespace redraft::store {

namespace {

constexpr const char* words_kept = "words-kept";
constexpr const char* words_erased = "words-erased";

std::string line_of(const ErasedRef& erased) {
  return erased.ref + '\t' + to_rfc3339(erased.erased) + '\t' +
         (erased.words_kept ? words_kept : words_erased) + '\n';
}

// Nobody else may read it, from its first byte on.
void make_private(const std::filesystem::path& file) {
  const int descriptor =
      ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor >= 0) {
    ::close(descriptor);
  }
}

}  // namespace

std::vector<ErasedRef> read_erase_list(const std::filesystem::path& file) {
  return parse_erase_list(git::read_file(file).value_or(""));
}

std::vector<ErasedRef> parse_erase_list(const std::string& text) {
  std::vector<ErasedRef> list;
  std::istringstream lines(text);
  std::string ref;
  std::string erased;
  std::string what;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    if (!(words >> ref >> erased >> what) || !is_own_id('r', ref)) {
      continue;
    }
    try {
      list.push_back({ref, parse_instant(erased), what == words_kept});
    } catch (const Error&) {
      continue;
    }
  }
  return list;
}

void add_to_erase_list(const std::filesystem::path& file, const ErasedRef& erased) {
  const std::vector<ErasedRef> list = read_erase_list(file);
  if (std::any_of(list.begin(), list.end(),
                  [&](const ErasedRef& there) { return there.ref == erased.ref; })) {
    return;
  }
  std::string text;
  for (const ErasedRef& there : list) {
    text += line_of(there);
  }
  make_private(file);
  git::replace_file(file, text + line_of(erased), git::Sync::yes);
}

}  // namespace redraft::store
