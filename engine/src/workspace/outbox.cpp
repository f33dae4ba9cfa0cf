#include "workspace/outbox.h"

#include <system_error>

#include "exchange/csv.h"
#include "git/durable_files.h"
#include "redraft/error.h"
#include "store/letter_store.h"

namespace redraft::workspace {

namespace fs = std::filesystem;

namespace {

constexpr const char* mark = ".gitignore";
constexpr const char* index_file = "index.csv";
// Its first line tells a folder of letters from any other.
constexpr std::string_view ignore_all =
    "# Letters of redraft: personal data. Nothing here goes into git.\n*\n";

void keep_to_owner(const fs::path& path, fs::perms perms) {
  std::error_code failed;
  fs::permissions(path, perms, failed);
  if (failed) {
    throw Error(
        ErrorKind::unavailable,
        "write letters: " + path.string() + " cannot be kept to its owner: " + failed.message(),
        "name a folder on a disk that knows permissions");
  }
}

void put_private(const fs::path& file, const std::string& text) {
  git::replace_file(file, text, git::Sync::no);
  keep_to_owner(file, fs::perms::owner_read | fs::perms::owner_write);
}

bool is_outbox(const fs::path& folder) {
  return git::read_file(folder / mark).value_or("") == ignore_all;
}

[[noreturn]] void refuse(const std::string& doing, const std::error_code& why) {
  throw Error(ErrorKind::unavailable, doing + ": " + why.message());
}

// Their names begin with the ref, "r-" and letters without a hyphen, and one hyphen.
std::vector<fs::path> letters_to(const fs::path& folder, const std::set<std::string>& reviewers) {
  std::vector<fs::path> letters;
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
       entry.increment(failed)) {
    const std::string name = entry->path().filename().string();
    if (reviewers.count(name.substr(0, name.find('-', 2))) != 0) {
      letters.push_back(entry->path());
    }
  }
  if (failed) {
    refuse("list the letters in " + folder.string(), failed);
  }
  return letters;
}

}  // namespace

void open_outbox(const fs::path& folder) {
  std::error_code failed;
  const bool taken = fs::exists(folder, failed) && !is_outbox(folder) &&
                     (!fs::is_directory(folder, failed) || !fs::is_empty(folder, failed));
  if (failed && failed != std::errc::no_such_file_or_directory) {
    refuse("look into " + folder.string(), failed);
  }
  if (taken) {
    throw Error(ErrorKind::conflict,
                "write letters: " + folder.string() + " holds other things than letters",
                "name a new folder with --to FOLDER");
  }
  git::make_folders(folder);
  keep_to_owner(folder, fs::perms::owner_all);
  put_private(folder / mark, std::string(ignore_all));
}

void put_letter(const fs::path& folder, const std::string& file, const std::string& text) {
  put_private(folder / file, text);
}

void write_outbox_index(const State& state, const fs::path& folder) {
  std::string text = exchange::csv_record({"File", "Name", "E-mail", "Organisation", "Sector",
                                           "Reviewer", "Document", "Draft", "Answers", "Written"});
  for (const store::Addressee& one : store::LetterStore(*state.database).addressees(folder)) {
    exchange::CsvReader::Cells cells = {one.letter.file,
                                        one.person.name,
                                        one.person.email,
                                        one.reviewer.organisation,
                                        one.reviewer.sector,
                                        one.letter.reviewer,
                                        one.letter.document,
                                        one.letter.draft,
                                        std::to_string(one.letter.answers),
                                        to_date(one.letter.written)};
    for (std::string& cell : cells) {
      cell = exchange::guarded_cell(std::move(cell));
    }
    text += exchange::csv_record(cells);
  }
  put_private(folder / index_file, text);
}

void remove_letters(const State& state, const std::set<std::string>& reviewers) {
  for (const fs::path& folder : store::LetterStore(*state.database).folders()) {
    std::error_code failed;
    if (!fs::is_directory(folder, failed) || !is_outbox(folder)) {
      continue;  // it was moved or removed
    }
    for (const fs::path& letter : letters_to(folder, reviewers)) {
      if (!fs::remove(letter, failed) && failed) {
        refuse("remove the letter " + letter.string(), failed);
      }
    }
    write_outbox_index(state, folder);
  }
}

}  // namespace redraft::workspace
