// Where statements came from: links of remarks, and what stands behind a draft.
#include <algorithm>
#include <map>
#include <set>

#include "redraft/error.h"
#include "store/remark_store.h"
#include "workspace/engaging.h"
#include "workspace/lineage_records.h"

namespace redraft {

namespace workspace {

namespace {

using Ancestors = std::map<std::string, std::set<std::string>>;

// For each anchor, those it came from on the drafts up to this one, itself among them.
Ancestors ancestors_on(const State& state, const DraftText& text) {
  Ancestors all;
  const auto take = [&](const std::vector<RecordedChange>& changes) {
    const Ancestors before = all;
    for (const RecordedChange& change : changes) {
      for (const std::string& to : change.to) {
        for (const std::string& from : change.from) {
          all[to].insert(from);
          if (const auto older = before.find(from); older != before.end()) {
            all[to].insert(older->second.begin(), older->second.end());
          }
        }
      }
    }
  };
  for (const Draft& draft : state.drafts.drafts(text.draft.document)) {
    if (draft.sequence <= text.draft.sequence) {
      take(state.drafts.lineage(draft));
    }
  }
  if (text.draft.state == DraftState::working) {
    const State::Working working = state.working(state.document(text.draft.document));
    take(to_record(working.lineage, working.before.anchors, working.anchors));
  }
  for (const std::string& anchor : text.anchors) {
    all[anchor].insert(anchor);
  }
  return all;
}

struct Sources {
  std::map<std::string, std::vector<const Remark*>> by_anchor, by_note;
};

Sources sources_in(const std::vector<Remark>& remarks, const std::string& document) {
  Sources sources;
  for (const Remark& remark : remarks) {
    for (const RemarkLink& link : remark.links) {
      if (link.document != document) {
        continue;
      }
      if (!link.anchor.empty()) {
        sources.by_anchor[link.anchor].push_back(&remark);
      }
      if (!link.note.empty()) {
        sources.by_note[link.note].push_back(&remark);
      }
    }
  }
  return sources;
}

void add(const std::vector<const Remark*>& found, std::vector<Remark>& remarks) {
  for (const Remark* one : found) {
    const bool there = std::any_of(remarks.begin(), remarks.end(),
                                   [&](const Remark& remark) { return remark.id == one->id; });
    if (!there) {
      remarks.push_back(*one);
    }
  }
}

template <class Key>
void add_of(const std::map<std::string, std::vector<const Remark*>>& sources, const Key& key,
            std::vector<Remark>& remarks) {
  if (const auto found = sources.find(key); found != sources.end()) {
    add(found->second, remarks);
  }
}

// Anchors that stages of a life name beside its own.
std::set<std::string> anchors_of(const StatementLife& life) {
  std::set<std::string> anchors = {life.anchor};
  for (const LifeStage& stage : life.drafts) {
    anchors.insert(stage.from.begin(), stage.from.end());
  }
  if (life.working) {
    anchors.insert(life.working->from.begin(), life.working->from.end());
  }
  return anchors;
}

}  // namespace

}  // namespace workspace

using namespace workspace;

std::size_t Engagement::link_remarks(const std::vector<std::string>& ids,
                                     const std::string& statement, RemarkUse use,
                                     const std::string& note) {
  const State::Writing writing = state_->lock();
  const Address meant = statement_meant(*state_, statement);
  if (meant.anchor.empty() && note.empty()) {
    throw Error(ErrorKind::usage, "link remarks: " + statement + " names no statement",
                "DOC#ANCHOR, or --note ID");
  }
  if (!note.empty()) {
    const auto notes = state_->drafts.notes(meant.document);
    const bool known = std::any_of(notes.begin(), notes.end(),
                                   [&](const auto& one) { return one.note.id.text == note; });
    if (!known) {
      throw Error(ErrorKind::not_found,
                  "link remarks: " + meant.document + " has no change note \"" + note + "\"",
                  "redraft note list " + meant.document);
    }
  }
  store::RemarkStore store(*state_->database);
  std::size_t added = 0;
  db::Transaction rows(*state_->database);
  for (const std::string& id : ids) {
    const RemarkLink link{use, meant.document, meant.label, meant.anchor, note, {}, {}};
    added += store.link(store.meant(id), link, state_->surroundings.officer, state_->now()) ? 1 : 0;
  }
  rows.commit();
  return added;
}

std::size_t Engagement::unlink_remarks(const std::vector<std::string>& ids,
                                       const std::string& statement) {
  const State::Writing writing = state_->lock();
  Address meant = parse_address(statement);
  meant.document = document_meant(*state_, meant.document);
  store::RemarkStore store(*state_->database);
  std::size_t gone = 0;
  db::Transaction rows(*state_->database);
  for (const std::string& id : ids) {
    const RemarkId remark_id = store.meant(id);
    const Remark found = store.find(remark_id, {}).value();
    for (const RemarkLink& link : found.links) {
      if (link.document == meant.document && link.anchor == meant.anchor) {
        gone += store.unlink(remark_id, link.document, link.anchor, link.note,
                             state_->surroundings.officer, state_->now());
      }
    }
  }
  rows.commit();
  return gone;
}

std::vector<Remark> Engagement::remarks_behind(const StatementLife& life, Audience audience) const {
  RemarkFilter filter;
  filter.audience = audience;
  filter.document = life.document;
  const std::vector<Remark> all = remarks(filter);
  const Sources sources = sources_in(all, life.document);
  std::vector<Remark> found;
  for (const std::string& anchor : anchors_of(life)) {
    add_of(sources.by_anchor, anchor, found);
  }
  const auto notes_of = [&](const LifeStage& stage) {
    for (const ChangeNote& note : stage.notes) {
      add_of(sources.by_note, note.id.text, found);
    }
  };
  for (const LifeStage& stage : life.drafts) {
    notes_of(stage);
  }
  if (life.working) {
    notes_of(*life.working);
  }
  return found;
}

Provenance Engagement::provenance(const std::string& document, const std::string& label,
                                  Audience audience) const {
  const DraftText text = state_->text_or_newest(document_meant(*state_, document), label);
  Provenance out;
  out.document = text.draft.document;
  out.label = text.draft.label.empty() ? std::string(working_label) : text.draft.label;
  RemarkFilter filter;
  filter.document = out.document;
  filter.audience = audience;
  const std::vector<Remark> all = remarks(filter);
  const Sources sources = sources_in(all, out.document);
  const Ancestors ancestors = ancestors_on(*state_, text);

  std::set<std::string> labels;
  for (const Draft& draft : state_->drafts.drafts(out.document)) {
    if (draft.sequence <= text.draft.sequence || out.label == working_label) {
      labels.insert(draft.label);
    }
  }
  if (out.label == working_label) {
    labels.insert("");
  }
  const auto notes = state_->drafts.notes(out.document);
  std::map<std::string, std::vector<CommentId>> carried_out;  // by the statement that does
  if (audience == Audience::staff) {
    CommentFilter answered;
    answered.document = out.document;
    state_->comments.each(answered, {}, [&](const Comment& comment) {
      if (comment.disposition && !comment.disposition->change.empty()) {
        const Address change = parse_address(comment.disposition->change);
        if (change.document == out.document) {
          carried_out[change.anchor].push_back(comment.id);
        }
      }
    });
  }

  for (std::size_t i = 0; i < text.anchors.size(); ++i) {
    const Statement& statement = text.document.statements[i];
    if (statement.kind == StatementKind::heading) {
      continue;
    }
    StatementProvenance one{text.anchors[i],
                            statement.number,
                            statement.text,
                            section_path(text.document, statement),
                            {},
                            {},
                            {}};
    std::set<CommentId> comments;
    for (const std::string& anchor : ancestors.at(text.anchors[i])) {
      add_of(sources.by_anchor, anchor, one.remarks);
      if (const auto found = carried_out.find(anchor); found != carried_out.end()) {
        comments.insert(found->second.begin(), found->second.end());
      }
      for (const store::LabelledNote& labelled : notes) {
        const auto& anchors = labelled.note.anchors;
        const bool about = std::find(anchors.begin(), anchors.end(), anchor) != anchors.end();
        if (about && labels.count(labelled.label) != 0 &&
            std::find(one.notes.begin(), one.notes.end(), labelled.note) == one.notes.end()) {
          one.notes.push_back(labelled.note);
        }
      }
    }
    for (ChangeNote& note : one.notes) {
      add_of(sources.by_note, note.id.text, one.remarks);
      if (audience == Audience::staff) {
        comments.insert(note.comments.begin(), note.comments.end());
      } else {
        note.comments.clear();
      }
    }
    one.comments.assign(comments.begin(), comments.end());
    out.unknown += one.remarks.empty() && one.notes.empty() && one.comments.empty() ? 1 : 0;
    out.statements.push_back(std::move(one));
  }
  return out;
}

}  // namespace redraft
