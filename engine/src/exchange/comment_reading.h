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
  themes,
  entered_by,
  agreed,
  entered_words
};

inline constexpr std::size_t field_count = 33;

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

struct Remark;  // mail_splitting.h

// What was said and of which place; whose it is is not known.
RowFields fields_of(const Remark& remark);

// Nothing, with a fault where it is no date that somebody can mean.
std::optional<Instant> instant_of(const std::string& text, std::string_view name,
                                  RowFaults& faults);

// A reply goes out as an event, or what is wrong with it as a finding.
void tell_of_reply(ReplyRow&& reply, RowFaults& faults, const CommentFileEvents& events);

// Parses one JSON text; nothing, with a fault, when it is not JSON.
std::optional<Json> parse_json(std::string_view text, RowFaults& faults);

// Whether redraft itself writes this name beside a comment, so that it needs no warning.
bool is_written_not_read(std::string_view dotted_name);

// Whether a JSON value is not one comment but holds several, under a name that is known.
bool holds_comments(const Json& value);

// Whether a value of JSON that is no bare word begins here; a mark of CriticMarkup is none.
bool begins_json(std::string_view text);

// Whether the first line names the columns of a table of comments.
bool begins_as_table(std::string_view text);

// Tells of one JSON object, a comment with its replies or an annotation, which begins on `line`.
// Keys that nobody knows go to `unknown`.
void tell_of(const Json& object, std::size_t line, const CommentDefaults& defaults,
             const CommentFileEvents& events, std::set<std::string>& unknown);

}  // namespace redraft::exchange
