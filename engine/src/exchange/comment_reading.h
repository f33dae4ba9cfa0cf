#pragma once
// From the fields of one row, whatever file they come from, to a comment or a finding.

#include <array>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/csv_table.h"
#include "exchange/json_values.h"
#include "exchange/row_faults.h"
#include "redraft/comment_files.h"

namespace redraft::exchange {

enum class Field {
  id,
  kind,
  body,
  suggestion,
  ref,
  organisation,
  sector,
  name,
  email,
  created,
  channel,
  document,
  draft,
  scope,
  anchor,
  exact,
  prefix,
  suffix,
  start,
  end,
  also_on,
  late,
  publish,
  confidential,
  consent_reason,
  notice,
  accepted,
  assignee,
  tags,
  themes
};

inline constexpr std::size_t field_count = 30;

struct FieldName {
  Field field;
  std::string_view dotted;  // in JSON, and in a header row
  std::string_view plain;   // also understood in a header row; may be empty
};

extern const std::array<FieldName, field_count> field_names;

// What one row says, as text; nothing where it says nothing.
struct RowFields {
  std::array<std::optional<std::string>, field_count> values;

  std::optional<std::string>& operator[](Field field) {
    return values[static_cast<std::size_t>(field)];
  }
};

// Reads a JSON object by the dotted names. Keys that nobody knows go to `unknown`.
RowFields fields_of(const Json& object, RowFaults& faults, std::set<std::string>& unknown);

// A comment from its fields; meaningless when there are faults.
NewComment comment_of(RowFields fields, const CommentDefaults& defaults, RowFaults& faults);

// Parses one JSON text; nothing, with a fault, when it is not JSON.
std::optional<Json> parse_json(std::string_view text, RowFaults& faults);

// Whether redraft itself writes this name beside a comment, so that it needs no warning.
bool is_written_not_read(std::string_view dotted_name);

// Whether a JSON value is not one comment but holds several, under a name that is known.
bool holds_comments(const Json& value);

// The readers behind CommentFileReader. Events outlive them.
class LinesReader {
 public:
  LinesReader(const CommentDefaults& defaults, const CommentFileEvents& events)
      : defaults_(defaults), events_(events) {}

  void feed(std::string_view bytes);
  void finish();

 private:
  void take_line(std::string_view line);
  void warn_unknown(const std::string& name);

  const CommentDefaults& defaults_;
  const CommentFileEvents& events_;
  std::string rest_;  // of a line whose end has not come yet
  std::size_t line_ = 0;
  bool too_long_ = false;
  std::set<std::string> warned_;
};

// A file that is one JSON value: a list of comments, an annotation or a page of them, an export of
// Hypothesis. Held whole, so it may not be longer than `max_comment_value_bytes`.
class JsonValueReader {
 public:
  JsonValueReader(const CommentDefaults& defaults, const CommentFileEvents& events)
      : defaults_(defaults), events_(events) {}

  void feed(std::string_view bytes);
  void finish();

 private:
  void take(RowFaults& faults);
  void take_item(const Json& item, std::size_t line);
  void warn_of_replies();

  const CommentDefaults& defaults_;
  const CommentFileEvents& events_;
  std::string text_;
  bool too_long_ = false;
  std::size_t replies_ = 0;  // left out so far
};

struct Mail;

// E-mail, one message or an mbox, of at most `max_comment_value_bytes`. A message gives as many
// comments as split_remarks() finds in it; "#1", "#2" behind its id tell them apart.
class MailReader {
 public:
  MailReader(const CommentDefaults& defaults, const CommentFileEvents& events)
      : defaults_(defaults), events_(events) {}

  void feed(std::string_view bytes);
  void finish();

 private:
  void take(const Mail& mail);
  void warn(const char* rule, const std::string& what, const Mail& mail, const char* hint);

  const CommentDefaults& defaults_;
  const CommentFileEvents& events_;
  std::string text_;
  bool too_long_ = false;
};

class TableReader {
 public:
  TableReader(const CommentDefaults& defaults, const CommentFileEvents& events);

  void feed(std::string_view bytes) { table_.feed(bytes); }

  void finish() { table_.finish(); }

  void take_record(std::size_t line, const CsvReader::Cells& cells) {
    table_.take_record(line, cells);
  }

 private:
  CsvTable table_;
};

struct SheetFile;

// A sheet, or a Word file with the comment form: by the map given, as the form, or with columns
// named as in CSV. Held whole. A file that cannot be read is one finding.
class SheetReader {
 public:
  SheetReader(const CommentDefaults& defaults, const CommentFileEvents& events)
      : defaults_(defaults), events_(events) {}

  void feed(std::string_view bytes);
  void finish();

 private:
  void take(SheetFile file);

  const CommentDefaults& defaults_;
  const CommentFileEvents& events_;
  std::string bytes_;
  bool too_long_ = false;
};

}  // namespace redraft::exchange
