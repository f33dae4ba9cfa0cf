#pragma once
// CSV as RFC 4180 has it, and as spreadsheets write it: a byte order mark, line ends of any kind,
// cells over several lines, other separators.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace redraft::exchange {

// Splits bytes into records, piece by piece; how they are cut makes no difference. Blank lines are
// left out. Cells keep their bytes, valid UTF-8 or not.
//
// A faulty record (text after a closing quote, a quote never closed, over max_bytes) is given
// to `fault`, and reading goes on at the line after the one it began on, so that one stray quote
// does not take the rest of the file with it.
class CsvReader {
 public:
  using Cells = std::vector<std::string>;

  struct Events {
    std::function<void(std::size_t line, Cells& cells)> record;
    std::function<void(std::size_t line, std::string_view what)> fault;
  };

  // A separator of '\0' is chosen by the first line: the one of comma, semicolon and tab that it
  // has most of outside quotes.
  CsvReader(char separator, std::size_t max_bytes, Events events);

  void feed(std::string_view bytes);
  void finish();

 private:
  enum class At { cell_start, plain, quoted, after_quote };

  void scan(bool last);
  bool ready_to_start(bool last);
  bool step(bool last);
  void end_cell();
  void end_record(std::size_t length);
  void reject(std::string_view what);
  void skip_first_line(bool last);
  void forget(std::size_t length);

  Events events_;
  char separator_;
  std::size_t max_bytes_;
  std::string buffer_;        // from the beginning of the record
  std::size_t position_ = 0;  // next byte to look at
  std::size_t record_ = 0;    // where the record begins
  std::size_t line_ = 1;      // where the record begins in the file
  std::size_t lines_ = 0;     // line ends inside the record so far
  std::size_t reread_ = 0;    // bytes looked at again after faults
  bool started_ = false;      // byte order mark and separator are settled
  bool skipping_ = false;     // the rest of a faulty record's first line
  At at_ = At::cell_start;
  std::string cell_;
  Cells cells_;
};

// One record with its line end (CR LF). Cells are quoted where they have to be.
std::string csv_record(const std::vector<std::string>& cells, char separator = ',');

// Keeps a spreadsheet from running a cell as a formula, and undoes exactly that (see
// comment_files.h).
std::string guarded_cell(std::string cell);
std::string_view unguarded_cell(std::string_view cell);

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace redraft::exchange
