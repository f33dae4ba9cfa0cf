#include "workspace/importing.h"

#include <algorithm>

#include "redraft/error.h"

namespace redraft::workspace {

namespace {

void add(Finding finding, const CommentRow& row, const CommentId& id,
         std::vector<Finding>& findings) {
  finding.document = row.comment.document;
  finding.draft = row.comment.draft;
  finding.comment = row.comment.id.empty() ? id.text : row.comment.id;
  finding.line = row.line;
  findings.push_back(std::move(finding));
}

void tag(State& state, const CommentRow& row, const CommentId& id, std::vector<Finding>& findings) {
  if (row.comment.tags.empty()) {
    return;
  }
  const std::vector<std::string> list = state.pile.allowed_tags();
  for (const std::string& name : row.comment.tags) {
    const bool known = std::any_of(list.begin(), list.end(), [&](const std::string& one) {
      return store::name_key(one) == store::name_key(name);
    });
    if (known || list.empty()) {
      state.pile.add_tag(id, name, state.surroundings.officer, state.now());
    } else {
      Finding left_out;
      left_out.rule = "tag-not-allowed";
      left_out.severity = Severity::warning;
      left_out.message = "the tag \"" + name + "\" is not on the controlled list, and is left out";
      left_out.hint = "redraft comment tags";
      add(std::move(left_out), row, id, findings);
    }
  }
}

ThemeId theme_named(State& state, const std::string& name) {
  try {
    return state.themes.find(name).id;
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::not_found) {
      throw;
    }
    return state.themes.add(name, "", state.surroundings.officer, state.now(),
                            state.surroundings.randomness);
  }
}

}  // namespace

void require_sound_names(NewComment& comment) {
  if (!comment.assignee.empty()) {
    comment.assignee = sound_name("assign comments", comment.assignee);
  }
  for (std::string& tag : comment.tags) {
    tag = sound_name("tag comments", tag);
  }
  for (std::string& theme : comment.themes) {
    theme = sound_name("put into a theme", theme);
  }
}

void complete_import(State& state, store::CommentIntake& intake, RowAhead& ahead,
                     const CommentId& id, std::vector<Finding>& findings) {
  const CommentRow& row = ahead.row;
  for (Finding& finding : ahead.warnings) {
    add(std::move(finding), row, id, findings);
  }
  if (row.comment.assignee.empty() && row.comment.tags.empty() && row.comment.themes.empty()) {
    return;
  }
  intake.close_log();
  const std::string& officer = state.surroundings.officer;
  if (!row.comment.assignee.empty()) {
    state.pile.assign(id, row.comment.assignee, officer, state.now());
  }
  tag(state, row, id, findings);
  for (const std::string& theme : row.comment.themes) {
    state.themes.put(theme_named(state, theme), id, officer, state.now());
  }
}

}  // namespace redraft::workspace
