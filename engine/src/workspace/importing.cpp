// Comments taken in from files, whatever kind they are of.
#include <algorithm>
#include <future>
#include <istream>
#include <span>
#include <unordered_map>
#include <utility>
#include <variant>

#include "base/hash.h"
#include "base/line_ends.h"
#include "redraft/comment_files.h"
#include "redraft/error.h"
#include "store/received_store.h"
#include "store/reviewers.h"
#include "workspace/row_refusal.h"
#include "workspace/rows_ahead.h"
#include "workspace/state.h"
#include "workspace/taking.h"
#include "workspace/word_import.h"

namespace redraft {

namespace workspace {

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

// Throws invalid for an assignee, tag or theme that can be no name.
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

// For a comment that is new: hands on the warnings of its row, and takes over its assignee, tags
// and themes. A theme that is not there is made; a tag that is not on the controlled list is left
// out with a warning.
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

bool is_nobodys(const NewComment& comment) {
  return comment.id.empty() && comment.reviewer.ref.empty() && comment.person == Person();
}

// One file being taken in. Inside a transaction.
class Import {
 public:
  Import(State& state, const CommentDefaults& defaults)
      : state_(state), defaults_(defaults), texts_(state), intake_(intake_of(state)) {
    intake_.expect_many();
  }

  // A dry run leaves out what only a commit needs.
  ImportedComments take(std::istream& file, bool dry_run) {
    RowsAhead rows_ahead(file, defaults_);
    std::vector<RowsAhead::Item> items = rows_ahead.next();
    std::future<void> placed = place(items);
    while (!items.empty()) {
      placed.get();
      std::vector<RowsAhead::Item> next = rows_ahead.next();
      // Its places are found while the rows before them are stored.
      std::future<void> next_placed = place(next);
      for (RowsAhead::Item& item : items) {
        std::visit([this](auto& one) { take(std::move(one)); }, item);
      }
      items = std::move(next);
      placed = std::move(next_placed);
    }
    out_.format = rows_ahead.format();
    if (!dry_run || !replies_.empty() || !copies_.empty()) {
      intake_.finish();  // replies and copies write to comments themselves
    }
    for (const ReplyRow& reply : replies_) {
      take_reply(reply);
    }
    for (const MarkedCopy& copy : copies_) {
      take_marked(copy);
    }
    return std::move(out_);
  }

 private:
  // Completes what of these is a row; the places on another thread, before the future is ready.
  std::future<void> place(std::span<RowsAhead::Item> items) {
    for (RowsAhead::Item& item : items) {
      if (auto* const ahead = std::get_if<RowAhead>(&item)) {
        complete_row(*ahead);
      }
    }
    return std::async(std::launch::async, [items] {
      for (RowsAhead::Item& item : items) {
        auto* const ahead = std::get_if<RowAhead>(&item);
        if (ahead != nullptr && !ahead->refused) {
          place_row(*ahead);
        }
      }
    });
  }

  void complete_row(RowAhead& ahead) {
    NewComment& comment = ahead.row.comment;
    try {
      if (is_nobodys(comment)) {
        comment.reviewer.ref = nobody_of(comment);
      }
      comment.late = comment.late || defaults_.late;
      require_sound_names(comment);
      ahead.whereabouts = &complete_but_places(state_, texts_, comment, Locating::or_tray);
    } catch (const Error& error) {
      ahead.refused = error;
    }
  }

  // Who said it when nobody is named: the same when the file comes again. What is said in the same
  // words twice is counted, so that both are taken.
  std::string nobody(const std::string& said) {
    const std::string hash = hash64(with_line_feeds(said));
    return "row-" + hash + "-" + std::to_string(++said_by_nobody_[hash]);
  }

  std::string nobody_of(const NewComment& comment) {
    std::string said = comment.document + '\x1F' + comment.reviewer.organisation + '\x1F' +
                       comment.body + '\x1F' + comment.suggestion.value_or("");
    for (const Target& target : comment.targets) {
      said += '\x1F' + to_string(target.scope) + '\x1F' + target.anchor + '\x1F' +
              (target.quote ? target.quote->exact : "");
    }
    return nobody(said);
  }

  // As our exports have it, or the ref of whoever wrote the reply.
  std::string author_of(const ReplyRow& row, const CommentId& comment) {
    if (!row.author.empty()) {
      return row.author;
    }
    Reviewer reviewer = row.reviewer;
    if (reviewer.ref.empty() && row.person == Person()) {
      reviewer.ref = nobody(comment.text + '\x1F' + reviewer.organisation + '\x1F' + row.body +
                            '\x1F' + (row.created ? to_rfc3339(*row.created) : ""));
    }
    return store::reviewer_ref(*state_.database, reviewer, row.person,
                               state_.surroundings.randomness);
  }

  // What was guessed to be a place and is none says nothing about one. What may be two is told.
  static void place_row(RowAhead& ahead) {
    NewComment& comment = ahead.row.comment;
    try {
      find_places(*ahead.whereabouts, comment, Locating::or_tray);
    } catch (const Error& error) {
      const bool no_place = error.kind() == ErrorKind::not_found;
      if (!ahead.row.guessed || (!no_place && error.kind() != ErrorKind::invalid)) {
        ahead.refused = error;
        return;
      }
      if (!no_place) {
        Finding unclear;
        unclear.rule = "place-unclear";
        unclear.severity = Severity::warning;
        unclear.message = error.what();
        unclear.hint =
            "it is taken as a comment on the whole document; redraft comment place moves it";
        ahead.warnings.push_back(std::move(unclear));
      }
      comment.targets = {{.scope = CommentScope::document, .anchor = {}, .quote = {}}};
      find_places(*ahead.whereabouts, comment, Locating::or_tray);
    }
  }

  void take(Finding&& finding) { out_.findings.push_back(std::move(finding)); }

  void take(ReadSheet&& sheet) { out_.sheet = std::move(sheet); }

  void take(ReceivedAhead&& received) { received_ = std::move(received); }

  void take(ReplyRow&& reply) { replies_.push_back(std::move(reply)); }

  void take(MarkedCopy&& copy) { copies_.push_back(std::move(copy)); }

  void take(RowAhead&& ahead) {
    CommentRow& row = ahead.row;
    step_.one_more();
    try {
      if (ahead.refused) {
        throw std::move(*ahead.refused);
      }
      const Stored stored = put(state_, texts_, intake_, row.comment);
      ++(stored.added.existed ? out_.existed : out_.added);
      out_.in_tray += stored.in_tray ? 1 : 0;
      out_.late += !stored.added.existed && row.comment.late ? 1 : 0;
      note_understood(row.comment, stored, row.line, out_);
      if (!stored.added.existed) {
        keep_received(row, stored.added);
        complete_import(state_, intake_, ahead, stored.added.id, out_.findings);
      }
    } catch (const Error& error) {
      reject(error, row.where, row.comment.document, row.comment.draft, row.comment.id, row.line);
    }
  }

  void keep_received(const CommentRow& row, const store::Added& added) {
    if (!row.from_received || row.comment.entry) {
      return;
    }
    store::ReceivedStore store(*state_.database);
    Entry entry;
    entry.by = state_.surroundings.officer;
    store.enter(added.id, entry,
                store.keep(added.reviewer, received_.format, received_.content, state_.now()));
  }

  void take_reply(const ReplyRow& row) {
    try {
      require_utf8("take in a reply", row.body + row.author);
      const Comment comment = state_.comments.find(row.comment, "", CommentView{.original = true});
      const std::string author = author_of(row, comment.id);
      const Instant created = row.created.value_or(state_.now());
      const bool there =
          std::any_of(comment.replies.begin(), comment.replies.end(), [&](const Reply& reply) {
            return (!row.id.empty() && reply.id.text == row.id) ||
                   (reply.body == row.body && reply.author == author &&
                    (!row.created || reply.created == created));
          });
      if (!there) {
        state_.comments.reply_of(author, created, comment.id, row.body, state_.surroundings.officer,
                                 state_.now(), state_.surroundings.randomness, row.id);
        ++out_.replies;
      }
    } catch (const Error& error) {
      reject(error, {}, {}, {}, row.comment, row.line);
    }
  }

  void take_marked(const MarkedCopy& copy) {
    const WordSource source{defaults_.document,
                            defaults_.draft,
                            defaults_.reviewer.organisation,
                            defaults_.reviewer.sector,
                            defaults_.late,
                            defaults_.person,
                            defaults_.channel,
                            std::holds_alternative<WordText>(copy) ? "Word file" : "Markdown file"};
    const WordChanges changes = defaults_.changes ? WordChanges::as_suggestions : WordChanges::none;
    const ImportedComments taken = std::visit(
        [&](const auto& marked) { return take_copy(state_, marked, source, changes); }, copy);
    out_.added += taken.added;
    out_.existed += taken.existed;
    out_.replies += taken.replies;
    out_.late += taken.late;
    out_.suggestions += taken.suggestions;
    out_.drafts = taken.drafts;
    out_.understood = taken.understood;
    out_.in_tray += taken.in_tray;
    out_.findings.insert(out_.findings.end(), taken.findings.begin(), taken.findings.end());
  }

  void reject(const Error& error, const std::string& where, const std::string& document,
              const std::string& draft, const std::string& id, std::size_t line) {
    Finding finding = refusal(error, "row-rejected", id, line);
    finding.message.insert(0, where.empty() ? "" : where + ": ");
    finding.document = document;
    finding.draft = draft;
    out_.findings.push_back(std::move(finding));
  }

  State& state_;
  const CommentDefaults& defaults_;
  DraftTexts texts_;
  store::CommentIntake intake_;
  ProgressStep step_ = state_.step("importing comments");
  std::unordered_map<std::string, std::size_t> said_by_nobody_;  // how often, by hash
  ReceivedAhead received_;  // what the next rows are taken from
  std::vector<ReplyRow> replies_;
  std::vector<MarkedCopy> copies_;
  ImportedComments out_;
};

}  // namespace

}  // namespace workspace

using namespace workspace;

ImportedComments Workspace::import_comments(std::istream& file, const CommentDefaults& defaults,
                                            bool dry_run, const Understood& understood) {
  const State::Writing writing = state_->lock();
  db::Transaction rows(*state_->database);
  ImportedComments imported = Import(*state_, defaults).take(file, dry_run);
  if (understood) {
    understood(imported);
  }
  if (!dry_run) {
    rows.commit();
  }
  return imported;
}

}  // namespace redraft
