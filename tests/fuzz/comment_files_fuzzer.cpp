// Any bytes as a file of comments: never a crash, every row that is taken keeps the rules, and how
// the file is cut makes no difference.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "redraft/comment_files.h"

using namespace redraft;

namespace {

void require(bool claim) {
  if (!claim) {
    std::abort();
  }
}

CommentReading read(std::string_view bytes, std::size_t piece) {
  CommentReading reading;
  CommentFileReader reader(
      {}, {.row = [&](CommentRow&& row) { reading.rows.push_back(std::move(row)); },
           .finding = [&](Finding&& finding) { reading.findings.push_back(std::move(finding)); }});
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    reader.feed(bytes.substr(at, piece));
  }
  reader.finish();
  return reading;
}

// What was read, as a comment that can be written.
Comment stored(const NewComment& made) {
  Comment comment;
  comment.id.text = made.id;
  comment.kind = made.kind;
  comment.body = made.body;
  comment.suggestion = made.suggestion;
  comment.reviewer = made.reviewer;
  comment.person = made.person;
  comment.created = made.created.value_or(Instant{});
  comment.channel = made.channel;
  comment.document = made.document;
  comment.draft = made.draft;
  comment.targets = made.targets;
  return comment;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 1) {
    return 0;
  }
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const CommentReading whole = read_comment_file(bytes);
  const CommentReading pieces = read(bytes, 1 + data[0] % 64U);
  require(whole.rows == pieces.rows && whole.findings == pieces.findings);
  for (const Finding& finding : whole.findings) {
    require(finding.line > 0 && !finding.rule.empty() && !finding.message.empty());
  }
  for (const CommentRow& row : whole.rows) {
    require(!row.comment.body.empty() && !row.comment.document.empty());
    require(!row.comment.targets.empty());
    const Comment comment = stored(row.comment);
    const CommentReading again = read_comment_lines(comment_line(comment, json::Names::shown));
    require(again.findings.empty() && again.rows.size() == 1);
    require(again.rows[0].comment == as_new(comment));
  }
  static_cast<void>(read_comment_lines(bytes));
  static_cast<void>(read_comment_csv(bytes));
  return 0;
}
