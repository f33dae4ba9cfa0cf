// Comments made, imported and edited.
#include <istream>

#include "redraft/error.h"
#include "workspace/importing.h"
#include "workspace/rows_ahead.h"
#include "workspace/state.h"
#include "workspace/taking.h"

namespace redraft {

namespace workspace {

namespace {

// Of the file, while comments are imported: their indexes are written all over.
constexpr std::size_t import_memory = std::size_t{256} << 20U;

void complete_row(const State& state, DraftTexts& texts, CommentRow& row) {
  if (!row.guessed) {
    complete(state, texts, row.comment, Locating::or_tray);
    return;
  }
  const NewComment as_read = row.comment;
  try {
    complete(state, texts, row.comment, Locating::or_tray);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::not_found) {
      throw;
    }
    row.comment = as_read;
    row.comment.targets = {{.scope = CommentScope::document, .anchor = {}, .quote = {}}};
    complete(state, texts, row.comment, Locating::or_tray);
  }
}

bool is_about_the_row(ErrorKind kind) {
  return kind == ErrorKind::invalid || kind == ErrorKind::not_found || kind == ErrorKind::usage;
}

}  // namespace

}  // namespace workspace

using namespace workspace;

AddedComment Workspace::add_comment(NewComment comment) {
  const State::Writing writing = state_->lock();
  DraftTexts texts(*state_);
  complete(*state_, texts, comment, Locating::certain);
  db::Transaction rows(*state_->database);
  store::CommentIntake intake = intake_of(*state_);
  const Stored stored = put(*state_, texts, intake, comment);
  intake.finish();
  rows.commit();
  return {stored.added.id, stored.added.existed};
}

ImportedComments Workspace::import_comments(std::istream& file, const CommentDefaults& defaults,
                                            bool dry_run) {
  const State::Writing writing = state_->lock();
  DraftTexts texts(*state_);
  ImportedComments imported;
  state_->database->use_memory(import_memory);
  db::Transaction rows(*state_->database);
  store::CommentIntake intake = intake_of(*state_);
  ProgressStep step = state_->step("importing comments");
  const auto take = [&](RowAhead&& ahead) {
    CommentRow& row = ahead.row;
    step.one_more();
    try {
      row.comment.late = row.comment.late || defaults.late;
      require_sound_names(row.comment);
      complete_row(*state_, texts, row);
      const Stored stored = put(*state_, texts, intake, row.comment);
      ++(stored.added.existed ? imported.existed : imported.added);
      imported.in_tray += stored.in_tray ? 1 : 0;
      imported.late += !stored.added.existed && row.comment.late ? 1 : 0;
      if (!stored.added.existed) {
        complete_import(*state_, intake, ahead, stored.added.id, imported.findings);
      }
    } catch (const Error& error) {
      if (!is_about_the_row(error.kind())) {
        throw;
      }
      imported.findings.push_back({"row-rejected",
                                   Severity::error,
                                   (row.where.empty() ? "" : row.where + ": ") + error.what(),
                                   error.hint(),
                                   row.comment.document,
                                   row.comment.draft,
                                   {},
                                   row.comment.id,
                                   row.line});
    }
  };
  RowsAhead rows_ahead(file, defaults);
  for (auto items = rows_ahead.next(); !items.empty(); items = rows_ahead.next()) {
    for (RowsAhead::Item& item : items) {
      if (auto* finding = std::get_if<Finding>(&item)) {
        imported.findings.push_back(std::move(*finding));
      } else if (auto* sheet = std::get_if<ReadSheet>(&item)) {
        imported.sheet = std::move(*sheet);
      } else {
        take(std::get<RowAhead>(std::move(item)));
      }
    }
  }
  if (!dry_run) {
    intake.finish();
    rows.commit();
  }
  return imported;
}

void Workspace::edit_comment(const std::string& id, const std::string& body) {
  const State::Writing writing = state_->lock();
  const Comment comment = state_->comments.find(id, "", false);
  if (comment.status == CommentStatus::withdrawn) {
    throw Error(ErrorKind::conflict, "edit " + comment.id.text + ": the comment was withdrawn");
  }
  NewComment changed;
  changed.body = body;
  require_sound(changed);
  db::Transaction rows(*state_->database);
  state_->comments.edit(comment.id, body, state_->surroundings.officer, state_->now());
  rows.commit();
}

}  // namespace redraft
