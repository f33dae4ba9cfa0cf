#pragma once
// A door: how comments of one kind of file come in. To add a kind, write a file with a reader and a
// CommentDoor, and a line in the table of comment_reading.cpp; docs/doors.md says what else.

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "redraft/comment_files.h"

namespace redraft::exchange {

// Takes a file piece by piece and tells what is in it by its events; it throws for nothing that a
// file holds. How the file is cut makes no difference.
class CommentReader {
 public:
  CommentReader() = default;
  virtual ~CommentReader() = default;
  CommentReader(const CommentReader&) = delete;
  CommentReader& operator=(const CommentReader&) = delete;

  virtual void feed(std::string_view bytes) = 0;
  virtual void finish() = 0;  // once, after the last piece
};

// For a kind of file that can be understood only as a whole. A longer file is one finding.
class WholeFileReader : public CommentReader {
 public:
  struct Limit {
    std::size_t bytes = max_comment_value_bytes;
    const char* what = "the file";
    const char* hint = "send it in several files";
  };

  WholeFileReader(const CommentFileEvents& events, Limit limit) : events_(events), limit_(limit) {}

  void feed(std::string_view bytes) final;
  void finish() final;

 protected:
  virtual void take(std::string_view bytes) = 0;

  [[nodiscard]] const CommentFileEvents& events() const { return events_; }

 private:
  const CommentFileEvents& events_;
  Limit limit_;
  std::string bytes_;
  bool too_long_ = false;
};

// `more`: the bytes so far do not tell. It is asked again when there are more, at the latest when
// the file is whole; then it counts as `no`.
enum class Recognised { no, yes, more };

struct CommentDoor {
  std::string_view name;    // as --format takes it
  std::string_view called;  // in sentences: "e-mail"
  // Nothing: it is read only where it is asked for by name. Gets the beginning of the file without
  // a byte order mark.
  Recognised (*recognise)(std::string_view beginning, bool whole,
                          const CommentDefaults& defaults) = nullptr;
  std::unique_ptr<CommentReader> (*open)(const CommentDefaults& defaults,
                                         const CommentFileEvents& events) = nullptr;
};

// Keeps references to both.
template <class Reader>
std::unique_ptr<CommentReader> open_reader(const CommentDefaults& defaults,
                                           const CommentFileEvents& events) {
  return std::make_unique<Reader>(defaults, events);
}

extern const CommentDoor criticmarkup_door;  // a copy of the draft in Markdown with marks
extern const CommentDoor csv_door;
extern const CommentDoor json_door;   // one value that holds several comments, or an annotation
extern const CommentDoor lines_door;  // JSON Lines
extern const CommentDoor mail_door;
extern const CommentDoor other_door;  // what no comments are read from: told what to do instead
extern const CommentDoor
    sheet_door;                      // .xlsx, the ISO/IEC comment form, CSV with a map or in UTF-16
extern const CommentDoor text_door;  // pasted from a mail or from notes
extern const CommentDoor word_door;

// In the order they are asked in; the last takes what no other does.
[[nodiscard]] std::span<const CommentDoor* const> comment_doors();

}  // namespace redraft::exchange
