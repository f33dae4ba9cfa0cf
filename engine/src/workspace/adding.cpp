// Comments made, imported and edited.
#include <istream>
#include <map>

#include "base/code_points.h"
#include "redraft/error.h"
#include "redraft/placement.h"
#include "store/comment_intake.h"
#include "workspace/lateness.h"
#include "workspace/placing.h"
#include "workspace/rows_ahead.h"
#include "workspace/state.h"
#include "workspace/targets.h"

namespace redraft {

namespace workspace {

namespace {

// Of the file, while comments are imported: their indexes are written all over.
constexpr std::size_t import_memory = std::size_t{256} << 20U;
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

  // The document of that name, or the only one.
  const std::string& document(const std::string& name) {
    const auto found = documents_.find(name);
    return found != documents_.end()
               ? found->second
               : documents_.emplace(name, state_.document(name).name).first->second;
  }

  Whereabouts& whereabouts(const std::string& document, const std::string& label) {
    const auto key = std::pair{document, label};
    return whereabouts_.try_emplace(key, text(document, label)).first->second;
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
  std::map<std::pair<std::string, std::string>, Whereabouts> whereabouts_;
  std::map<std::string, std::string> documents_;
  std::map<std::string, std::unique_ptr<Placer>> placers_;
};

// Fills in document, draft and targets. `strict`: words that are not there, or there twice, are an
// error; otherwise the comment keeps its words and waits in the tray.
void complete(const State& state, DraftTexts& texts, NewComment& comment, bool strict) {
  require_sound(comment);
  comment.document = texts.document(comment.document);
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
  Whereabouts& whereabouts = texts.whereabouts(comment.document, comment.draft);
  for (Target& target : comment.targets) {
    LocatedTarget located = whereabouts.locate(target);
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
  if (!row.guessed) {
    complete(state, texts, row.comment, false);
    return;
  }
  const NewComment as_read = row.comment;
  try {
    complete(state, texts, row.comment, false);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::not_found) {
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

store::CommentIntake intake_of(State& state) {
  return {*state.database, state.surroundings.officer, state.now(), state.surroundings.randomness};
}

Stored put(State& state, DraftTexts& texts, store::CommentIntake& intake,
           const NewComment& comment) {
  Stored stored;
  stored.added = intake.add(comment);
  if (stored.added.existed) {
    return stored;
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

void put_warnings(RowAhead& ahead, const CommentId& id, std::vector<Finding>& findings) {
  const CommentRow& row = ahead.row;
  for (Finding& finding : ahead.warnings) {
    finding.document = row.comment.document;
    finding.draft = row.comment.draft;
    finding.comment = row.comment.id.empty() ? id.text : row.comment.id;
    finding.line = row.line;
    findings.push_back(std::move(finding));
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
  complete(*state_, texts, comment, true);
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
      complete_row(*state_, texts, row);
      const Stored stored = put(*state_, texts, intake, row.comment);
      ++(stored.added.existed ? imported.existed : imported.added);
      imported.in_tray += stored.in_tray ? 1 : 0;
      imported.late += !stored.added.existed && row.comment.late ? 1 : 0;
      if (!stored.added.existed) {
        put_warnings(ahead, stored.added.id, imported.findings);
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
  RowsAhead rows_ahead(file, defaults);
  for (auto items = rows_ahead.next(); !items.empty(); items = rows_ahead.next()) {
    for (RowsAhead::Item& item : items) {
      if (auto* finding = std::get_if<Finding>(&item)) {
        imported.findings.push_back(std::move(*finding));
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
