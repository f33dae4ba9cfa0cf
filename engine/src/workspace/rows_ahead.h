#pragma once
// The rows of a comment file, read and parsed on a thread of their own while the rows before them
// are stored: each takes about as long as the other.

#include <condition_variable>
#include <deque>
#include <exception>
#include <istream>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "redraft/comment_files.h"
#include "redraft/error.h"
#include "redraft/finding.h"
#include "redraft/results.h"

namespace redraft::workspace {

class Whereabouts;

// A good row, with what looks like personal data in its texts.
struct RowAhead {
  CommentRow row;
  std::vector<Finding> warnings;
  Whereabouts* whereabouts = nullptr;  // of its draft, once that is known
  std::optional<Error> refused;        // why it cannot be taken in, once that is known
};

// What the rows behind it are taken from, to be kept: see ReceivedText.
struct ReceivedAhead {
  std::string format;
  std::string content;
};

class RowsAhead {
 public:
  using Item = std::variant<RowAhead, Finding, ReadSheet, ReceivedAhead, ReplyRow, MarkedCopy>;

  // Reads the file from here on until its end; keeps a reference to it.
  RowsAhead(std::istream& file, const CommentDefaults& defaults);
  // Stops reading, wherever it is.
  ~RowsAhead();
  RowsAhead(const RowsAhead&) = delete;
  RowsAhead& operator=(const RowsAhead&) = delete;

  // The next few in the order of the file; none at its end. Throws what reading threw.
  std::vector<Item> next();

  // Name of the door that the file came in by, at its end.
  [[nodiscard]] const std::string& format() const { return format_; }

 private:
  struct Stopped {};

  void read(std::istream& file, const CommentDefaults& defaults);
  void put(Item&& item);
  void hand_over();

  std::vector<Item> gathered_;  // of the reading thread alone
  std::mutex mutex_;            // guards what follows
  std::condition_variable changed_;
  std::deque<std::vector<Item>> waiting_;
  bool at_end_ = false;
  std::string format_;  // whole before at_end_ is
  bool stopped_ = false;
  std::exception_ptr failure_;
  std::thread thread_;
};

}  // namespace redraft::workspace
