// Comments made, imported, looked at, and placed by a person.
#include <array>
#include <istream>
#include <map>

#include "base/code_points.h"
#include "redraft/error.h"
#include "workspace/comment_filters.h"
#include "workspace/importing.h"
#include "workspace/state.h"
#include "workspace/taking.h"

namespace redraft {

namespace workspace {

namespace {

void complete_row(const State& state, DraftTexts& texts, CommentRow& row) {
  const NewComment as_read = row.comment;
  try {
    complete(state, texts, row.comment, Locating::or_tray);
  } catch (const Error& error) {
    if (!row.guessed || error.kind() != ErrorKind::not_found) {
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
  const Stored stored = put(*state_, texts, comment);
  rows.commit();
  return {stored.added.id, stored.added.existed};
}

ImportedComments Workspace::import_comments(std::istream& file, const CommentDefaults& defaults,
                                            bool dry_run) {
  const State::Writing writing = state_->lock();
  DraftTexts texts(*state_);
  ImportedComments imported;
  db::Transaction rows(*state_->database);
  ProgressStep step = state_->step("importing comments");
  const auto take = [&](CommentRow&& row) {
    step.one_more();
    try {
      row.comment.late = row.comment.late || defaults.late;
      require_sound_names(row.comment);
      complete_row(*state_, texts, row);
      const Stored stored = put(*state_, texts, row.comment);
      ++(stored.added.existed ? imported.existed : imported.added);
      imported.in_tray += stored.in_tray ? 1 : 0;
      imported.late += !stored.added.existed && row.comment.late ? 1 : 0;
      if (!stored.added.existed) {
        complete_import(*state_, row, stored.added.id, imported.findings);
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
  CommentFileReader reader(
      defaults,
      {.row = take,
       .finding = [&](Finding&& finding) { imported.findings.push_back(std::move(finding)); },
       .sheet = [&](ReadSheet&& sheet) { imported.sheet = std::move(sheet); }});
  std::array<char, 1U << 16U> buffer{};
  while (file.read(buffer.data(), buffer.size()) || file.gcount() > 0) {
    reader.feed({buffer.data(), static_cast<std::size_t>(file.gcount())});
  }
  reader.finish();
  if (!dry_run) {
    rows.commit();
  }
  return imported;
}

std::vector<Comment> Workspace::comments(const CommentFilter& filter) const {
  std::vector<Comment> out;
  each_comment(filter, [&](const Comment& comment) { out.push_back(comment); });
  return out;
}

void Workspace::each_comment(const CommentFilter& filter,
                             const std::function<void(const Comment&)>& take) const {
  const PreparedFilter prepared = prepare(*state_, filter);
  if (!prepared.working) {
    state_->comments.each(prepared.filter, prepared.section, take);
    return;
  }
  std::map<std::string, std::unique_ptr<Placer>> placers;
  state_->comments.each(prepared.filter, prepared.section, [&](Comment comment) {
    auto& placer = placers[comment.document];
    if (!placer) {
      placer = std::make_unique<Placer>(*state_, comment.document);
    }
    for (std::size_t i = 0; i < comment.targets.size(); ++i) {
      comment.now[i] = placer->on_working_text(comment.targets[i], comment.now[i]);
    }
    take(comment);
  });
}

std::size_t Workspace::count_comments(const CommentFilter& filter) const {
  const PreparedFilter prepared = prepare(*state_, filter);
  return state_->comments.count(prepared.filter, prepared.section);
}

Comment Workspace::comment(const std::string& id, const std::string& placed_on, bool named) const {
  return comment(id, placed_on, CommentView{.named = named});
}

Comment Workspace::comment(const std::string& id, const std::string& placed_on,
                           const CommentView& view) const {
  if (placed_on != working_label) {
    return state_->comments.find(id, placed_on, view);
  }
  Comment comment = state_->comments.find(id, "", view);
  Placer placer(*state_, comment.document);
  for (std::size_t i = 0; i < comment.targets.size(); ++i) {
    comment.now[i] = placer.on_working_text(comment.targets[i], comment.now[i]);
  }
  return comment;
}

ReplyId Workspace::reply(const std::string& id, const std::string& body) {
  const State::Writing writing = state_->lock();
  const Comment comment = state_->comments.find(id, "", false);
  if (body.find_first_not_of(" \t\r\n") == std::string::npos) {
    throw Error(ErrorKind::invalid, "reply to " + comment.id.text + ": the reply has no text",
                "give it with -m TEXT");
  }
  require_utf8("reply to " + comment.id.text, body);
  db::Transaction rows(*state_->database);
  ReplyId reply = state_->comments.reply(comment.id, body, state_->surroundings.officer,
                                         state_->now(), state_->surroundings.randomness);
  rows.commit();
  return reply;
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

void Workspace::withdraw(const std::string& id) {
  const State::Writing writing = state_->lock();
  const Comment comment = state_->comments.find(id, "", false);
  if (comment.status == CommentStatus::withdrawn) {
    throw Error(ErrorKind::conflict, "withdraw " + comment.id.text + ": it is withdrawn already");
  }
  db::Transaction rows(*state_->database);
  state_->comments.withdraw(comment.id, state_->surroundings.officer, state_->now());
  rows.commit();
}

}  // namespace redraft
