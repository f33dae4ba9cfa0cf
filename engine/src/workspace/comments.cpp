// Comments made, imported, looked at, and placed by a person.
#include <array>
#include <istream>
#include <map>

#include "base/code_points.h"
#include "redraft/error.h"
#include "redraft/placement.h"
#include "workspace/lateness.h"
#include "workspace/placing.h"
#include "workspace/state.h"
#include "workspace/targets.h"

namespace redraft {

namespace workspace {

namespace {

constexpr std::size_t max_body_bytes = 64u << 10U;

std::string listed(const std::vector<std::string>& anchors) {
  std::string out;
  for (const std::string& anchor : anchors) {
    out += (out.empty() ? "" : ", ") + anchor;
  }
  return out;
}

void require_sound(const NewComment& comment) {
  if (comment.body.find_first_not_of(" \t\r\n") == std::string::npos && !comment.suggestion) {
    throw Error(ErrorKind::invalid, "add comment: it has no text",
                "give it with -m TEXT or -F FILE");
  }
  if (comment.body.size() > max_body_bytes ||
      (comment.suggestion && comment.suggestion->size() > max_body_bytes)) {
    throw Error(ErrorKind::invalid, "add comment: the text is longer than 64 KiB",
                "send long evidence as a file and say in the comment where it is");
  }
  for (const std::string* text :
       {&comment.id, &comment.body, &comment.reviewer.organisation, &comment.reviewer.sector,
        &comment.person.name, &comment.person.email}) {
    require_utf8("add comment", *text);
  }
  require_utf8("add comment", comment.suggestion.value_or(""));
  if (comment.consent) {
    require_utf8("add comment", comment.consent->reason + comment.consent->notice);
  }
}

// The draft the comment is made on, read once per import.
class DraftTexts {
 public:
  explicit DraftTexts(const State& state) : state_(state) {}

  const DraftText& text(const std::string& document, const std::string& label) {
    const auto key = std::pair{document, label};
    const auto found = texts_.find(key);
    if (found != texts_.end()) {
      return found->second;
    }
    const Draft draft =
        label.empty() ? state_.newest_in_consultation(document) : state_.draft(document, label);
    return texts_.emplace(key, state_.drafts.read(draft)).first->second;
  }

  const Closing& closing(const Draft& draft) {
    const auto key = std::pair{draft.document, draft.label};
    const auto found = closings_.find(key);
    return found != closings_.end()
               ? found->second
               : closings_.emplace(key, closing_of(state_, draft)).first->second;
  }

  StandingAsMade& as_made(const std::string& document, const std::string& label) {
    const auto key = std::pair{document, label};
    return as_made_.try_emplace(key, text(document, label)).first->second;
  }

  Placer& placer(State& state, const std::string& document) {
    auto& placer = placers_[document];
    if (!placer) {
      placer = std::make_unique<Placer>(state, document);
    }
    return *placer;
  }

 private:
  const State& state_;
  std::map<std::pair<std::string, std::string>, DraftText> texts_;
  std::map<std::pair<std::string, std::string>, Closing> closings_;
  std::map<std::pair<std::string, std::string>, StandingAsMade> as_made_;
  std::map<std::string, std::unique_ptr<Placer>> placers_;
};

// Fills in document, draft and targets. `strict`: words that are not there, or there twice, are an
// error; otherwise the comment keeps its words and waits in the tray.
void complete(const State& state, DraftTexts& texts, NewComment& comment, bool strict) {
  require_sound(comment);
  comment.document = state.document(comment.document).name;
  const DraftText& text = texts.text(comment.document, comment.draft);
  comment.draft = text.draft.label;
  const Instant created = comment.created.value_or(state.now());
  if (strict && !comment.late) {
    require_in_time(text.draft, texts.closing(text.draft), created);
  }
  comment.late = comment.late || is_late(texts.closing(text.draft), created);
  if (comment.targets.empty()) {
    comment.targets.emplace_back();
  }
  for (Target& target : comment.targets) {
    LocatedTarget located = locate(text, target);
    if (strict && located.outcome == Located::not_there) {
      throw Error(ErrorKind::invalid,
                  "place the comment: \"" + shorten(target.quote->exact, 60) + "\" is not in " +
                      (target.anchor.empty() ? comment.document : target.anchor) + " on " +
                      comment.draft,
                  "copy the words from redraft show " + comment.document + "@" + comment.draft);
    }
    if (strict && located.outcome == Located::several) {
      throw Error(ErrorKind::invalid,
                  "place the comment: \"" + shorten(target.quote->exact, 60) +
                      "\" stands more than once on " + comment.draft + ": " + listed(located.where),
                  "name the statement, or quote more words");
    }
    target = std::move(located.target);
  }
  comment.created = created;
}

void complete_row(const State& state, DraftTexts& texts, CommentRow& row) {
  const NewComment as_read = row.comment;
  try {
    complete(state, texts, row.comment, false);
  } catch (const Error& error) {
    if (!row.guessed || error.kind() != ErrorKind::not_found) {
      throw;
    }
    row.comment = as_read;
    row.comment.targets = {{.scope = CommentScope::document, .anchor = {}, .quote = {}}};
    complete(state, texts, row.comment, false);
  }
}

struct Stored {
  store::Added added;
  bool in_tray = false;
};

Stored put(State& state, DraftTexts& texts, const NewComment& comment) {
  Stored stored;
  stored.added = state.comments.add(comment, state.surroundings.officer, state.now(),
                                    state.surroundings.randomness);
  if (stored.added.existed) {
    return stored;
  }
  if (comment.late) {
    state.pile.mark_late(stored.added.id, state.surroundings.officer, state.now());
  }
  const std::size_t sequence = texts.text(comment.document, comment.draft).draft.sequence;
  for (std::size_t i = 0; i < comment.targets.size(); ++i) {
    Placement placement = texts.as_made(comment.document, comment.draft).of(comment.targets[i]);
    if (placement.outcome == Outcome::tray) {
      state.comments.put_placement(stored.added.id, i, sequence, placement);
    }
    placement = texts.placer(state, comment.document)
                    .carry_forward(stored.added.id, i, comment.targets[i], placement, sequence);
    stored.in_tray = stored.in_tray || placement.outcome == Outcome::tray;
  }
  return stored;
}

void warn_of_personal_data(const CommentRow& row, const CommentId& id,
                           std::vector<Finding>& findings) {
  for (const std::string& text : {row.comment.body, row.comment.suggestion.value_or("")}) {
    for (Finding& finding : personal_data_findings("the comment", text)) {
      finding.document = row.comment.document;
      finding.draft = row.comment.draft;
      finding.comment = row.comment.id.empty() ? id.text : row.comment.id;
      finding.line = row.line;
      findings.push_back(std::move(finding));
    }
  }
}

bool is_about_the_row(ErrorKind kind) {
  return kind == ErrorKind::invalid || kind == ErrorKind::not_found || kind == ErrorKind::usage;
}

// Anchors of every statement in the section that the heading opens, subsections included.
std::vector<std::string> section_anchors(const DraftText& text, const std::string& heading) {
  const std::size_t statement = find_statement(text, heading);
  const std::size_t wanted = text.document.statements[statement].section;
  std::vector<std::string> out;
  for (std::size_t i = 0; i < text.document.statements.size(); ++i) {
    std::size_t at = text.document.statements[i].section;
    while (at != no_section && at != wanted) {
      at = text.document.sections[at].parent;
    }
    if (at == wanted && wanted != no_section) {
      out.push_back(text.anchors[i]);
    }
  }
  return out;
}

struct Prepared {
  CommentFilter filter;
  std::vector<std::string> section;
  bool working = false;  // `now` is about the working text
};

// Nothing is found by what is not shown.
void require_shown(const CommentFilter& filter) {
  if (filter.audience == Audience::everyone && (!filter.assignee.empty() || !filter.tag.empty() ||
                                                !filter.theme.empty() || filter.reaction)) {
    throw Error(ErrorKind::invalid,
                "list comments: assignees, tags, themes and reactions are for staff, not everyone",
                "leave out --public, or --assignee, --tag, --theme and --reaction");
  }
}

Prepared prepare(const State& state, CommentFilter filter) {
  require_shown(filter);
  Prepared out;
  if (!filter.document.empty() || state.drafts.documents().size() == 1) {
    filter.document = state.document(filter.document).name;
  }
  const auto known = [&](const std::string& label) {
    if (!label.empty()) {
      static_cast<void>(state.draft(filter.document, label));
    }
  };
  known(filter.draft);
  out.working = filter.placed_on == working_label;
  if (out.working) {
    filter.placed_on.clear();
  }
  known(filter.placed_on);
  if (!filter.theme.empty()) {
    filter.theme = state.themes.find(filter.theme).name;
  }
  const std::optional<Draft> newest =
      filter.document.empty() ? std::nullopt : state.newest(filter.document);
  if (newest && (!filter.section.empty() || !filter.anchor.empty())) {
    const DraftText text = state.drafts.read(
        filter.placed_on.empty() ? *newest : state.draft(filter.document, filter.placed_on));
    if (!filter.section.empty()) {
      out.section = section_anchors(text, filter.section);
    }
    for (std::size_t i = 0; i < text.anchors.size(); ++i) {
      if (text.document.statements[i].number == filter.anchor) {
        filter.anchor = text.anchors[i];
        break;
      }
    }
  }
  out.filter = std::move(filter);
  return out;
}

}  // namespace

}  // namespace workspace

using namespace workspace;

AddedComment Workspace::add_comment(NewComment comment) {
  const State::Writing writing = state_->lock();
  DraftTexts texts(*state_);
  complete(*state_, texts, comment, true);
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
      complete_row(*state_, texts, row);
      const Stored stored = put(*state_, texts, row.comment);
      ++(stored.added.existed ? imported.existed : imported.added);
      imported.in_tray += stored.in_tray ? 1 : 0;
      imported.late += !stored.added.existed && row.comment.late ? 1 : 0;
      if (!stored.added.existed) {
        warn_of_personal_data(row, stored.added.id, imported.findings);
      }
    } catch (const Error& error) {
      if (!is_about_the_row(error.kind())) {
        throw;
      }
      imported.findings.push_back({"row-rejected",
                                   Severity::error,
                                   error.what(),
                                   error.hint(),
                                   row.comment.document,
                                   row.comment.draft,
                                   {},
                                   row.comment.id,
                                   row.line});
    }
  };
  CommentFileReader reader(defaults, {take, [&](Finding&& finding) {
                                        imported.findings.push_back(std::move(finding));
                                      }});
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
  const Prepared prepared = prepare(*state_, filter);
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
