#pragma once
// Comments in files, in and out. Every kind of file that comments come in by is a door
// (docs/doors.md); which one a file is for is told by its content.
//
// JSON Lines holds one comment a line in the shape of `comment list --json`; CSV has a header row
// of the same dotted names ("made_on.quote.exact"). Needed are `body`, `made_on.document`, and one
// of `made_on.anchor`, `made_on.quote.exact` or `made_on.scope` "document". `id` makes an import
// idempotent; `reviewer` may hold `name` and `email`. In a header, case, spaces, underscores and
// hyphens do not matter, and plain names are understood: document, draft, anchor, scope, quote,
// body, kind, suggestion, organisation, sector, name, email, channel, created, id, late, and the
// answers to the privacy questions: publish consent, confidential, confidential reason, privacy
// notice, privacy accepted; assignee, tags and themes (in CSV with semicolons between them) as our
// own exports have them, and the replies of a comment with an id. What else redraft itself says of
// a comment (status, now, disposition, moderation, reaction) may stand in the file and is not read
// back.
//
// Good rows are all kept; a bad one is a Finding with its line, which says everything that is wrong
// with it. Nothing here throws for what a file holds.
//
//   CommentFileReader reader(defaults, {.row = [&](CommentRow&& row) { ... }, .finding = ...});
//   while (size_t n = read(buffer)) reader.feed({buffer, n});
//   reader.finish();
//
// A spreadsheet runs a cell that begins with = + - @, a tab or a carriage return as a formula. Such
// a cell, and one of apostrophes only, is written with one more apostrophe in front; a cell that
// begins with apostrophes and then one of those, or holds only apostrophes, loses one when read.

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "redraft/byte_order_mark.h"
#include "redraft/comment.h"
#include "redraft/criticmarkup.h"
#include "redraft/finding.h"
#include "redraft/json.h"
#include "redraft/results.h"
#include "redraft/sheet.h"
#include "redraft/word.h"

namespace redraft {

inline constexpr std::size_t max_comment_body_bytes = 64u
                                                      << 10;  // of a suggestion or quote as well
inline constexpr std::size_t max_comment_row_bytes = 1u << 20;
inline constexpr std::size_t max_comment_value_bytes = 64u << 20;  // of a file that is one value

struct CommentRow {
  std::size_t line = 1;  // where the row begins in the file
  NewComment comment;
  // Its place is a guess from what was written: on a draft that has no such statement, it is about
  // the whole document.
  bool guessed = false;
  bool from_received = false;  // taken from what the last `received` event told
  std::string where = {};      // in a sheet: "sheet "Answers", cell F5"; else empty
  bool operator==(const CommentRow&) const = default;
};

// A reply to a comment, which stands before it in the file or is in the store.
struct ReplyRow {
  std::size_t line = 1;
  std::string comment;  // its id, ours or its source's
  std::string id;       // ours, or empty
  std::string body;
  std::string author;  // as our exports have it: reviewer's ref, or an officer's name; else empty
  Reviewer reviewer;   // who wrote it, where `author` is empty
  Person person;
  std::optional<Instant> created;
  bool operator==(const ReplyRow&) const = default;
};

// A copy of a draft that somebody has put marks into: changes and comments. Where they stand on
// the draft can be told only beside it.
using MarkedCopy = std::variant<WordText, CriticText>;

struct CommentReading {
  std::vector<CommentRow> rows;
  std::vector<Finding> findings;
  std::vector<ReplyRow> replies;
  std::vector<MarkedCopy> copies;
};

// Taken where a row says nothing, so that a file about one document needs no column for it.
struct CommentDefaults {
  std::string document;
  std::string draft;
  bool late = false;        // every row is marked as late
  std::string format = {};  // the door's name; empty: by content
  Reviewer reviewer = {};   // whose comments those are that name no reviewer; ref is not used
  Person person = {};
  std::optional<Channel> channel = {};
  bool changes = true;     // marks of change in a copy of the draft become suggestions
  std::string sheet = {};  // which sheet of a spreadsheet is read; empty: see redraft/sheet.h
  std::optional<SheetMap> map = std::nullopt;  // what the columns of a sheet or CSV say
};

// Of a message or a text that is kept as it came in, beside the comments taken from it.
struct ReceivedText {
  std::string_view format;   // name of the door
  std::string_view content;  // its bytes
};

inline constexpr std::size_t max_received_bytes = 1u << 20;  // of one; longer: what was read of it

struct CommentFileEvents {
  std::function<void(CommentRow&&)> row;
  std::function<void(Finding&&)> finding;
  std::function<void(ReadSheet&&)> sheet = {};  // how it was understood, once, where it was one
  std::function<void(const ReceivedText&)> received = [](const ReceivedText&) {};
  std::function<void(ReplyRow&&)> reply = [](ReplyRow&&) {};
  std::function<void(MarkedCopy&&)> copy = [](MarkedCopy&&) {};
};

// A kind of file that comments come in by.
struct CommentFormat {
  std::string_view name;    // "mail"
  std::string_view called;  // "e-mail"
};

// In the order in which a file is held against them.
[[nodiscard]] std::vector<CommentFormat> comment_formats();
[[nodiscard]] std::string comment_format_names();  // with commas
// Whether a file that begins so is of a kind that no comments are read from (PDF, a picture, rich
// text ...); importing it says so, and what to do instead. 100 bytes tell, but of old Office files.
[[nodiscard]] bool is_other_file(std::string_view beginning);

// Reads a file piece by piece, in constant memory where it is JSON Lines or CSV (separated by
// comma, semicolon or tab, whichever the header row has most of). What begins as no other kind of
// file is read as CSV; pasted text is read as such only where the format says so.
// How the file is cut into pieces makes no difference. Throws usage for a format that is none.
class CommentFileReader {
 public:
  CommentFileReader(CommentDefaults defaults, CommentFileEvents events);
  ~CommentFileReader();
  CommentFileReader(const CommentFileReader&) = delete;
  CommentFileReader& operator=(const CommentFileReader&) = delete;
  CommentFileReader(CommentFileReader&&) noexcept;
  CommentFileReader& operator=(CommentFileReader&&) noexcept;

  void feed(std::string_view bytes);
  void finish();  // once, after the last piece
  // Name of the door; empty while it is not known.
  [[nodiscard]] std::string_view format() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// A whole file at once: format by content, JSON Lines, CSV.
[[nodiscard]] CommentReading read_comment_file(std::string_view bytes,
                                               const CommentDefaults& defaults = {});
[[nodiscard]] CommentReading read_comment_lines(std::string_view bytes,
                                                const CommentDefaults& defaults = {});
[[nodiscard]] CommentReading read_comment_csv(std::string_view bytes,
                                              const CommentDefaults& defaults = {});

// One line of JSON Lines, line feed included. Read in again it gives as_new(comment).
[[nodiscard]] std::string comment_line(const Comment& comment, json::Names names);

// Header and rows of CSV, line ends included (CR LF). Further targets of a comment stand as JSON in
// the column `also_on`, so that nothing is lost; bytes that are not UTF-8 come out as U+FFFD.
[[nodiscard]] std::string comment_csv_header(json::Names names, ByteOrderMark mark);
[[nodiscard]] std::string comment_csv_row(const Comment& comment, json::Names names);

// A page of Web Annotations (W3C), one a line, in pieces: begin(), add() for each comment, end().
// Read in again they give the comments without lateness and consent, which annotations do not have.
class AnnotationsWriter {
 public:
  explicit AnnotationsWriter(json::Names names) : names_(names) {}

  [[nodiscard]] std::string begin() const;
  [[nodiscard]] std::string add(const Comment& comment);
  [[nodiscard]] std::string end() const;

 private:
  json::Names names_;
  bool first_ = true;
};

// What an export of this comment brings back when it is imported, names included where it has them.
[[nodiscard]] NewComment as_new(const Comment& comment);

}  // namespace redraft
