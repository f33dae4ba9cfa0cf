// Decisions on comments, and suggestions put into the working text.
#include <algorithm>

#include "base/blank.h"
#include "base/code_points.h"
#include "base/markup.h"
#include "redraft/error.h"
#include "redraft/rules.h"
#include "workspace/answering.h"
#include "workspace/applying.h"
#include "workspace/placing.h"
#include "workspace/row_refusal.h"
#include "workspace/state.h"

namespace redraft {

namespace workspace {

namespace {

// The change that carries a decision out, written whole: it must name a statement of a draft, or of
// the working text. A label that is no draft's yet is taken for the coming one's, and is put in
// when that is published.
std::string complete_change(const State& state, const std::string& document,
                            const std::string& change) {
  Address address = parse_address(change);
  address.document = state.document(address.document.empty() ? document : address.document).name;
  const std::vector<Draft> drafts = state.drafts.drafts(address.document);
  const bool published = std::any_of(drafts.begin(), drafts.end(), [&](const Draft& draft) {
    return draft.label == address.label;
  });
  if (!published) {
    address.label = working_label;
  }
  const DraftText text = state.text(address.document, address.label);
  address.anchor = text.anchors.at(find_statement(text, address.anchor));
  return to_string(address);
}

// Reviewers write plain text: what Markdown would read as marks is escaped, line breaks become
// spaces. `opens`: the words begin a block, where more is a mark.
std::string as_markdown(std::string_view words, StatementKind kind, bool opens) {
  std::string line;
  for (const char c : words) {
    if (c != '\r' && c != '\n') {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  return escape_markdown(line, kind == StatementKind::cell      ? MarkdownPlace::cell
                               : kind == StatementKind::heading ? MarkdownPlace::heading
                               : opens                          ? MarkdownPlace::block
                                                                : MarkdownPlace::running);
}

[[noreturn]] void refuse_stale(const Comment& comment, const std::string& then,
                               const std::string& now) {
  throw Error(ErrorKind::conflict,
              "apply " + comment.id.text + ": the words it replaces are no longer there; then: \"" +
                  shorten(then, 200) + "\"; now: \"" + shorten(now, 200) + "\"",
              "edit the working text by hand, then: redraft respond " + comment.id.text +
                  " --decision accepted-in-part -m REASON");
}

std::string text_as_made(const State& state, const Comment& comment, const Target& target) {
  const DraftText made = state.drafts.read(state.draft(comment.document, comment.draft));
  return made.document.statements.at(find_statement(made, target.anchor)).text;
}

}  // namespace

}  // namespace workspace

using namespace workspace;

namespace workspace {

void respond_to(State& state, const std::string& id, Disposition disposition) {
  const Comment comment = state.comments.find(id, "", false);
  require_utf8("respond to " + comment.id.text, disposition.reason);
  if (!disposition.change.empty()) {
    disposition.change = complete_change(state, comment.document, disposition.change);
  }
  require_disposition(disposition);
  if (comment.status == CommentStatus::withdrawn && disposition.decision != Decision::withdrawn) {
    throw Error(ErrorKind::conflict,
                "respond to " + comment.id.text + ": the reviewer withdrew the comment",
                "redraft respond " + comment.id.text + " --decision withdrawn -m REASON");
  }
  disposition.decided = state.now();
  disposition.decided_by = state.surroundings.officer;
  state.comments.respond(comment.id, disposition, state.surroundings.officer);
}

}  // namespace workspace

void Workspace::respond(const std::string& id, Disposition disposition) {
  const State::Writing writing = state_->lock();
  db::Transaction rows(*state_->database);
  respond_to(*state_, id, std::move(disposition));
  rows.commit();
}

std::size_t Workspace::respond_all(const std::vector<DispositionFileRow>& rows, bool released,
                                   std::vector<Finding>& findings) {
  const State::Writing writing = state_->lock();
  db::Transaction all(*state_->database);
  std::size_t answered = 0;
  for (const DispositionFileRow& row : rows) {
    try {
      Disposition disposition = row.disposition;
      disposition.released = released;
      respond_to(*state_, row.comment, std::move(disposition));
      ++answered;
    } catch (const Error& error) {
      findings.push_back(refusal(error, "row-rejected", row.comment, row.line));
    }
  }
  all.commit();
  return answered;
}

std::size_t Workspace::release(const std::string& document) {
  const State::Writing writing = state_->lock();
  db::Transaction rows(*state_->database);
  const std::size_t released = state_->comments.release(
      state_->document(document).name, state_->surroundings.officer, state_->now());
  rows.commit();
  return released;
}

AppliedSuggestion Workspace::apply(const std::string& id) {
  const State::Writing writing = state_->lock();
  const Comment comment =
      this->comment(id, std::string(working_label), CommentView{.original = true});
  if (!comment.suggestion) {
    throw Error(ErrorKind::invalid, "apply " + comment.id.text + ": it suggests no wording",
                "only a comment with a suggestion can be applied");
  }
  if (is_blank(*comment.suggestion)) {
    throw Error(ErrorKind::invalid, "apply " + comment.id.text + ": it suggests no words",
                "to delete the statement, edit the text by hand");
  }
  if (comment.status == CommentStatus::withdrawn) {
    throw Error(ErrorKind::conflict, "apply " + comment.id.text + ": the reviewer withdrew it");
  }
  const Target& target = comment.targets.front();
  if (target.scope != CommentScope::statement) {
    throw Error(ErrorKind::conflict,
                "apply " + comment.id.text + ": it is not about a statement's words but about " +
                    (target.scope == CommentScope::missing ? "something missing"
                                                           : "the " + to_string(target.scope)),
                "put its words into the text by hand");
  }
  const Placement& now = comment.now.front();
  const store::DocumentEntry entry = state_->document(comment.document);
  const State::Working working = state_->working(entry);
  const std::string then =
      target.quote ? target.quote->exact : text_as_made(*state_, comment, target);
  const std::optional<store::AppliedRange> range = range_on_last_draft(*state_, working, comment);
  if (range) {
    require_free(*state_, working, comment, then, *range);
  }
  const auto at = std::find(working.anchors.begin(), working.anchors.end(), now.anchor);
  if (at == working.anchors.end() || now.outcome == Outcome::section ||
      now.outcome == Outcome::tray) {
    refuse_stale(comment, then, "(nothing: the statement is gone)");
  }
  const Statement& statement =
      working.document.statements[static_cast<std::size_t>(at - working.anchors.begin())];
  if (target.quote ? now.outcome != Outcome::exact || !now.quote || now.quote->exact != then
                   : statement.text != then) {
    refuse_stale(comment, then, statement.text);
  }

  const std::string_view markdown = markdown_of(working.document, statement);
  const ByteSpan place = target.quote
                             ? source_of_words(markdown, statement.text, then, now.quote->start)
                             : ByteSpan{0, markdown.size()};
  if (place.begin == std::string_view::npos) {
    throw Error(ErrorKind::conflict,
                "apply " + comment.id.text +
                    ": the words stand across marks or more than once in " + now.anchor,
                "edit " + entry.path + " by hand");
  }
  AppliedSuggestion applied{entry.name, now.anchor, std::string(markdown), std::string(markdown)};
  applied.after.replace(place.begin, place.end - place.begin,
                        as_markdown(*comment.suggestion, statement.kind, place.begin == 0));
  std::string source = working.document.source;
  source.replace(statement.source.begin, statement.source.end - statement.source.begin,
                 applied.after);
  db::Transaction rows(*state_->database);
  if (range) {
    state_->pile.note_applied(*range, state_->surroundings.officer, state_->now());
  }
  state_->drafts.write_working_text(entry, source);
  rows.commit();
  return applied;
}

}  // namespace redraft
