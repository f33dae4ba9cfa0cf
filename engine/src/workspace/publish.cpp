// Publishing across both stores, and what is done about a publish that was cut short.
//
//   1 objects    written, synced, read back and compared        harmless if orphaned
//   2 journal    a row saying what is about to move, committed
//   3 rows       placements and released dispositions, in an open transaction
//   4 the tag    created only if absent: from here on the draft is published
//   5 commit     of the rows
//   6 branch     moved from where it was seen; index and records in the work tree refreshed
//   7 journal    row removed
//
// Cut short before 4 it never happened: the journal row goes, locks left behind are removed. Cut
// short after 4 it is finished from the journal: rows are derived again from git, then 6 and 7.
#include <algorithm>
#include <optional>
#include <unordered_set>

#include "base/code_points.h"
#include "redraft/error.h"
#include "redraft/rules.h"
#include "workspace/erasing.h"
#include "workspace/lineage_records.h"
#include "workspace/placing.h"
#include "workspace/records.h"
#include "workspace/state.h"
#include "workspace/together.h"

namespace redraft {

namespace workspace {

namespace {

store::PreparedDraft prepared_of(const store::Publishing& journal) {
  return {journal.document, journal.label,   journal.path,       journal.commit,
          journal.tag,      journal.tag_ref, journal.branch_ref, journal.parent};
}

store::Publishing journal_of(const store::PreparedDraft& prepared, Instant now) {
  return {prepared.document,   prepared.label,  prepared.path,
          prepared.commit,     prepared.tag,    prepared.tag_ref,
          prepared.branch_ref, prepared.parent, now};
}

std::vector<Draft> not_indexed(const State& state, const std::string& document) {
  const std::vector<store::IndexedDraft> indexed = state.comments.indexed_drafts(document);
  std::vector<Draft> drafts = state.drafts.drafts(document);
  std::erase_if(drafts, [&](const Draft& draft) {
    return std::any_of(indexed.begin(), indexed.end(), [&](const store::IndexedDraft& one) {
      return one.sequence == draft.sequence && one.tag_commit == draft.commit;
    });
  });
  return drafts;
}

bool all_indexed(const State& state) {
  const std::vector<store::DocumentEntry> documents = state.drafts.documents();
  return std::all_of(documents.begin(), documents.end(), [&](const store::DocumentEntry& entry) {
    return not_indexed(state, entry.name).empty();
  });
}

void index_missing(State& state, const std::string& document) {
  Placer placer(state, document);
  for (const Draft& draft : not_indexed(state, document)) {
    placer.index_draft(draft);
  }
}

// Drafted answers are shown to reviewers; the changes they name are on this draft now.
std::size_t settle_answers(State& state, const std::string& document, const std::string& label) {
  const std::string& officer = state.surroundings.officer;
  state.comments.name_published(document, label, officer, state.now());
  return state.comments.release(document, officer, state.now());
}

void finish_or_undo(State& state, const store::Publishing& journal) {
  const store::PreparedDraft prepared = prepared_of(journal);
  state.drafts.clear_stale_locks(prepared);
  if (state.drafts.tag_exists(prepared)) {
    // A draft is indexed and its answers are settled in one transaction. Once only: answers drafted
    // since are for the draft after it.
    const std::vector<Draft> left = not_indexed(state, journal.document);
    if (std::any_of(left.begin(), left.end(),
                    [&](const Draft& draft) { return draft.commit == journal.commit; })) {
      db::Transaction rows(*state.database);
      index_missing(state, journal.document);
      settle_answers(state, journal.document, journal.label);
      rows.commit();
    }
    if (state.drafts.advance_branch(prepared)) {
      state.drafts.refresh_checkout(prepared);
    }
  }
  state.comments.end_publishing(journal);
}

}  // namespace

namespace {

void settle_drafts(State& state) {
  if (state.comments.unfinished().empty() && all_indexed(state)) {
    return;
  }
  // A clone on a read-only disk has no comment store: drafts are indexed in memory, for this
  // command.
  const bool in_memory = state.database->file().empty();
  try {
    std::optional<State::Writing> writing;
    if (!in_memory) {
      writing.emplace(state);
    }
    for (const store::Publishing& journal : state.comments.unfinished()) {
      finish_or_undo(state, journal);
    }
    if (!all_indexed(state)) {
      db::Transaction rows(*state.database);
      for (const store::DocumentEntry& entry : state.drafts.documents()) {
        index_missing(state, entry.name);
      }
      rows.commit();
    }
  } catch (const Error& error) {
    // Git's index is locked, say, or the disk is full. What needs no more than reading goes on.
    if (error.kind() != ErrorKind::unavailable || !all_indexed(state)) {
      throw;
    }
  }
}

}  // namespace

void settle(State& state) {
  settle_drafts(state);  // first: an erasure indexes every draft anew
  replay_where_possible(state);
}

namespace {

struct Plan {
  store::DocumentEntry entry;
  DraftText before;
  Lineage lineage;
  store::DraftContent content;
};

void require_label(const State& state, const std::string& document, const std::string& label) {
  if (label == working_label) {
    throw Error(ErrorKind::invalid,
                "publish " + document + ": \"working\" names the text that is not published",
                "choose another label, such as V1");
  }
  for (const Draft& draft : state.drafts.drafts(document)) {
    if (draft.label == label) {
      throw Error(ErrorKind::conflict,
                  "publish " + document + " " + label +
                      ": a draft with this label was published on " + to_date(draft.published) +
                      " and cannot be changed",
                  "choose a new label; redraft drafts " + document + " lists those taken");
    }
  }
}

std::vector<RetiredAnchor> retired_after(const State::Working& working) {
  std::unordered_set<std::string_view> living(working.anchors.begin(), working.anchors.end());
  std::vector<RetiredAnchor> out;
  for (const RetiredAnchor& retired : working.before.retired) {
    if (living.count(retired.anchor) == 0) {
      out.push_back(retired);
    }
  }
  for (std::size_t i = 0; i < working.before.anchors.size(); ++i) {
    const std::string& anchor = working.before.anchors[i];
    if (living.count(anchor) == 0) {
      const Statement& statement = working.before.document.statements[i];
      out.push_back({anchor, statement.kind, words_hash(statement), working.before.draft.label});
    }
  }
  return out;
}

template <class Labelled>
std::vector<Labelled> with_label(std::vector<Labelled> all, const std::string& label) {
  for (Labelled& one : all) {
    if (one.label.empty()) {
      one.label = label;
    }
  }
  return all;
}

Plan plan(State& state, const PublishRequest& request) {
  Plan out;
  out.entry = state.document(request.document);
  require_utf8("publish " + out.entry.name, request.summary);
  require_nothing_personal("publish " + out.entry.name, request.summary);
  require_label(state, out.entry.name, request.label);
  state.drafts.require_ready(out.entry.name, request.label);
  require_publishable_state(request.state);
  State::Working working = state.working(out.entry, ReadStances::no);
  const Draft& before = working.before.draft;
  if (!before.label.empty() && working.before.document.source == working.document.source) {
    throw Error(ErrorKind::conflict,
                "publish " + out.entry.name + " " + request.label + ": nothing has changed since " +
                    before.label,
                "edit " + out.entry.path + " first; redraft state changes a draft's state");
  }
  if (working.document.statements.empty()) {
    throw Error(ErrorKind::invalid,
                "publish " + out.entry.name + " " + request.label + ": " + out.entry.path +
                    " holds no statement",
                "a statement is a paragraph, list item, table cell or heading");
  }
  store::DraftContent& content = out.content;
  content.draft.document = out.entry.name;
  content.draft.label = request.label;
  content.draft.previous = before.label;
  content.draft.sequence = before.label.empty() ? 1 : before.sequence + 1;
  content.draft.state = request.state;
  content.draft.summary = request.summary;
  content.draft.published = state.now();
  content.draft.statements = working.document.statements.size();
  content.lineage = before.label.empty()
                        ? std::vector<RecordedChange>{}
                        : to_record(working.lineage, working.before.anchors, working.anchors);
  content.retired = retired_after(working);
  content.pins = with_label(state.drafts.pins(out.entry.name), request.label);
  content.notes = with_label(state.drafts.notes(out.entry.name), request.label);
  content.document = std::move(working.document);
  content.anchors = std::move(working.anchors);
  out.lineage = std::move(working.lineage);
  out.before = std::move(working.before);
  return out;
}

void count_anchors(const Plan& planned, Published& published) {
  const std::unordered_set<std::string_view> before(planned.before.anchors.begin(),
                                                    planned.before.anchors.end());
  for (const std::string& anchor : planned.content.anchors) {
    ++(before.count(anchor) != 0 ? published.anchors_kept : published.anchors_new);
  }
  published.anchors_retired = before.size() - published.anchors_kept;
}

void report_questions(const Plan& planned, const std::string& document,
                      std::vector<Finding>& findings) {
  for (const LineageQuestion& question : planned.lineage.questions) {
    const std::string& anchor = planned.before.anchors.at(question.from);
    Finding finding;
    finding.rule = "lineage-question";
    finding.severity = Severity::warning;
    finding.document = document;
    finding.anchor = anchor;
    finding.message = anchor + " was " + (question.linked ? "taken" : "not taken") +
                      " to have become \"" +
                      shorten(planned.content.document.statements.at(question.to).text, 60) +
                      "\", with doubt; publishing froze that";
    findings.push_back(std::move(finding));
  }
}

}  // namespace

}  // namespace workspace

Published Workspace::publish(const PublishRequest& request) {
  using namespace workspace;
  State& state = *state_;
  require_alone(state, "publish");
  const State::Writing writing = state.lock();
  for (const store::Publishing& journal : state.comments.unfinished()) {
    finish_or_undo(state, journal);
  }
  if (request.only_if_text) {
    require_text(state, state.document(request.document), *request.only_if_text);
  }
  Plan planned = plan(state, request);
  store::DraftContent& content = planned.content;

  const store::PreparedDraft prepared = [&] {
    const ProgressStep step = state.step("writing the draft");
    store::PreparedDraft written = state.drafts.prepare(planned.entry, content, state.now());
    state.drafts.verify(written, content);
    return written;
  }();
  content.draft.commit = prepared.commit;
  const store::Publishing journal = journal_of(prepared, state.now());
  state.comments.begin_publishing(journal);

  Published published;
  try {
    db::Transaction rows(*state.database);
    Placer placer(state, planned.entry.name);
    if (content.draft.sequence == 1) {
      state.comments.mark_indexed(
          {planned.entry.name, request.label, content.draft.sequence, prepared.commit});
    } else {
      // As it was recorded, so that a rebuild finds the same.
      const Lineage recorded =
          from_record(planned.before.anchors, content.lineage, content.anchors);
      const PlacementStep step(planned.before.document, planned.before.anchors, content.document,
                               content.anchors, recorded);
      const Placer::Counts counts =
          placer.index_step(step, content.draft, planned.before.draft.sequence);
      published.comments_placed = counts.rows;
      published.comments_in_tray = counts.tray;
    }
    published.dispositions_released = settle_answers(state, planned.entry.name, request.label);
    state.drafts.create_tag(prepared);
    rows.commit();
  } catch (const Error& error) {
    if (state.drafts.tag_exists(prepared)) {
      throw Error(
          error.kind(),
          "publish " + planned.entry.name + " " + request.label +
              ": the draft is published, but its comments are not placed yet: " + error.what(),
          "put that right; the next command of redraft finishes it");
    }
    state.comments.end_publishing(journal);
    throw;
  } catch (...) {
    if (!state.drafts.tag_exists(prepared)) {
      state.comments.end_publishing(journal);
    }
    throw;
  }
  bool finished = true;
  bool branch_moved = false;
  try {
    branch_moved = !state.drafts.advance_branch(prepared);
    if (!branch_moved) {
      state.drafts.refresh_checkout(prepared, content.document.source);
    }
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::unavailable) {
      throw;
    }
    finished = false;
    published.findings.push_back({"checkout-behind",
                                  Severity::warning,
                                  std::string("the draft is published, but the branch, index and "
                                              "records in the work tree are behind: ") +
                                      error.what(),
                                  error.hint(),
                                  planned.entry.name,
                                  request.label,
                                  {},
                                  {},
                                  0});
  }
  if (branch_moved) {
    published.findings.push_back(
        {"branch-moved",
         Severity::warning,
         "the draft is published, but somebody else moved " + prepared.branch_ref +
             " at the same moment, so the branch does not hold its commit",
         "git merge " + prepared.tag_ref.substr(std::string("refs/tags/").size()),
         planned.entry.name,
         request.label,
         {},
         {},
         0});
  }
  if (finished) {
    state.comments.end_publishing(journal);
  }

  content.draft.text = state.draft(planned.entry.name, request.label).text;
  published.draft = content.draft;
  for (const Change& change : planned.lineage.changes) {
    ++published.changes[change.kind];
  }
  count_anchors(planned, published);
  report_questions(planned, planned.entry.name, published.findings);
  for (const Finding& finding : content.document.findings) {
    published.findings.push_back(finding);
  }
  for (const Finding& finding : planned.lineage.findings) {
    published.findings.push_back(finding);
  }
  return published;
}

}  // namespace redraft
