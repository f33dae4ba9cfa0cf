#pragma once
// Everything that redraft says in JSON, one function a shape.
//
// Each returns one object, indented by two spaces and ended by a line feed, whose first key
// "schema" names the shape; schemas/ describes them all. Values that point at something ("anchor",
// "draft", "document", "comment", "commit") are null where there is nothing to point at; free text
// is then "". Confidences are 0 to 1 with three decimals, instants RFC 3339 in UTC, offsets code
// points. Bytes that are not UTF-8 come out as U+FFFD: nothing here throws for what a text holds.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "redraft/bundle.h"
#include "redraft/comment.h"
#include "redraft/comment_edit.h"
#include "redraft/comparison.h"
#include "redraft/draft.h"
#include "redraft/error.h"
#include "redraft/finding.h"
#include "redraft/letter.h"
#include "redraft/note.h"
#include "redraft/person.h"
#include "redraft/pile.h"
#include "redraft/plain_text.h"
#include "redraft/results.h"
#include "redraft/sink.h"
#include "redraft/statement_life.h"
#include "redraft/status.h"
#include "redraft/time.h"

namespace redraft::json {

// Names and addresses of reviewers come out only for those allowed to see them.
enum class Names { hidden, shown };

// "redraft/statements/1". The label is empty for the working text; anchors is parallel to the
// document's statements, or empty.
[[nodiscard]] std::string statements(const std::string& document, const std::string& label,
                                     const Document& text, const std::vector<std::string>& anchors);

// "redraft/drafts/1". `closes`: closing dates by document and label.
using ClosingDates = std::map<std::pair<std::string, std::string>, Instant>;
[[nodiscard]] std::string drafts(const std::vector<Draft>& drafts, const ClosingDates& closes = {});

// "redraft/diff/1". `all` lists the unchanged statements too; counts always hold them.
[[nodiscard]] std::string diff(const Comparison& comparison, bool all);
void write_diff(const Comparison& comparison, bool all, const Sink& sink);

// "redraft/log/1".
[[nodiscard]] std::string log(const StatementLife& life);

// "redraft/status/1".
[[nodiscard]] std::string status(const std::vector<DocumentStatus>& documents);

// "redraft/comments-if-published/1": what would become of comments if the working texts were
// published now.
[[nodiscard]] std::string comments_if_published(const std::vector<CommentsIfPublished>& documents);

// "redraft/tags/1", "redraft/themes/1", "redraft/campaigns/1".
[[nodiscard]] std::string tags(const TagList& tags);
[[nodiscard]] std::string themes(const std::vector<Theme>& themes);
[[nodiscard]] std::string campaigns(const std::string& document,
                                    const std::vector<Campaign>& campaigns);

// "redraft/notes/1": change notes with the draft each belongs to; an empty label is the coming
// draft.
[[nodiscard]] std::string notes(const std::string& document,
                                const std::vector<std::pair<std::string, ChangeNote>>& notes);

// "redraft/update-notes/1".
[[nodiscard]] std::string update_notes(const std::string& document, const std::string& label,
                                       const std::string& markdown);

// "redraft/comments/1". Each object is also one line of a JSON Lines export (comment_files.h).
[[nodiscard]] std::string comments(const std::vector<Comment>& comments, Names names);

// The same in pieces, for lists too long to hold: begin(), add() for each, end(), written in a row.
class CommentsWriter {
 public:
  explicit CommentsWriter(Names names) : names_(names) {}

  [[nodiscard]] std::string begin() const;
  [[nodiscard]] std::string add(const Comment& comment);
  [[nodiscard]] std::string end() const;

 private:
  Names names_;
  bool first_ = true;
};

// "redraft/comment/1": one comment with the bodies it had before, each with the instant it was
// replaced, and every reaction to its answers, oldest first; with what it was taken from, where
// that is given.
[[nodiscard]] std::string comment(const Comment& comment, const std::vector<EarlierWords>& history,
                                  Names names, const std::vector<ReviewerReaction>& reactions = {},
                                  const std::optional<Received>& received = {});

// "redraft/findings/1".
[[nodiscard]] std::string findings(const std::vector<Finding>& findings);

// "redraft/error/1": for stderr.
[[nodiscard]] std::string error(ErrorKind kind, std::string_view message, std::string_view hint);
[[nodiscard]] std::string error(const Error& error);

// "redraft/initialised/1": the consultation's folder.
[[nodiscard]] std::string initialised(const std::string& path);

// "redraft/added/1", "redraft/published/1".
[[nodiscard]] std::string added(const AddedDocument& result);
[[nodiscard]] std::string published(const Published& result);

// "redraft/imported/1". A finding that is an error is a rejected row. After a dry run the counts
// say what would have been.
[[nodiscard]] std::string imported(const ImportedComments& result, bool dry_run);

// "redraft/import-preview/1": how plain text was understood, before it is taken in.
[[nodiscard]] std::string import_preview(const std::string& document,
                                         const PlainTextReading& reading);

// "redraft/done/1": a command that changed something and has no shape of its own: what it did, and
// to how many.
[[nodiscard]] std::string done(std::string_view what, std::size_t count);

// "redraft/invited/1": a link that lets somebody in, once.
[[nodiscard]] std::string invited(const std::string& link);

// "redraft/person/1": everything held about one reviewer, for them to have.
[[nodiscard]] std::string person(const HeldPerson& held);

// "redraft/erased/1".
[[nodiscard]] std::string erased(const ErasedPerson& erased, bool dry_run);

// "redraft/letters/1": letters, and what was left out of them.
[[nodiscard]] std::string letters(const Letters& letters, bool dry_run);

// "redraft/redactions/1": of one comment.
[[nodiscard]] std::string redactions(const std::string& comment,
                                     const std::vector<Redaction>& redactions);

// "redraft/privacy/1": the retention date, holds, and what is due.
[[nodiscard]] std::string privacy(const PrivacyDue& due);

// "redraft/bundled/1": a bundle that was made, or restored.
[[nodiscard]] std::string bundled(const BundleSummary& summary);

// "redraft/version/1". `parts` names the libraries it stands on.
[[nodiscard]] std::string version(const std::string& version,
                                  const std::map<std::string, std::string>& parts);

}  // namespace redraft::json
