// Change notes, update notes, and the proof that they are complete.
#include <algorithm>

#include "base/blank.h"
#include "base/code_points.h"
#include "redraft/definition_findings.h"
#include "redraft/error.h"
#include "redraft/privacy.h"
#include "workspace/carried.h"
#include "workspace/records.h"
#include "workspace/state.h"

namespace redraft {

namespace workspace {

namespace {

std::string stored_label(const std::string& label) {
  return label == working_label ? "" : label;
}

// Label of the notes meant: the given one (which must exist), or the coming draft's.
std::string require_label(const State& state, const std::string& document,
                          const std::string& label) {
  if (label.empty() || label == working_label) {
    return "";
  }
  return state.draft(document, label).label;
}

void save(State& state, const std::string& document, const std::string& label,
          const std::vector<store::LabelledNote>& notes) {
  if (!label.empty()) {
    state.drafts.require_can_commit("note changes of " + document + " " + label);
  }
  state.drafts.write_notes(document, notes);
  if (!label.empty()) {
    state.drafts.commit_records(document, "Note changes of " + document + " " + label, state.now());
  }
}

// The drafts on both sides of the notes: what they say is in git already, so notes may quote it.
std::string words_of_drafts(const State& state, const std::string& document,
                            const std::string& label) {
  const DraftText text = state.text(document, label.empty() ? std::string(working_label) : label);
  std::string words = text.document.source;
  if (!text.draft.previous.empty()) {
    words += "\n" + state.text(document, text.draft.previous).document.source;
  }
  return words;
}

void require_public(const State& state, const std::string& document, const std::string& label,
                    const std::string& doing, const std::string& text) {
  require_utf8(doing, text);
  if (!find_personal_data(text).empty()) {
    require_nothing_personal(doing, text, words_of_drafts(state, document, label));
  }
}

void require_sound(const State& state, const std::string& document, const std::string& label,
                   const ChangeNote& note) {
  if (is_blank(note.what)) {
    throw Error(ErrorKind::invalid, "add change note: it does not say what changed",
                "give it with -m WHAT");
  }
  for (const std::string* text : {&note.what, &note.why, &note.avoided}) {
    require_public(state, document, label, "add change note", *text);
  }
}

// Numbers become anchors; an anchor must be on the draft, or on the one before (removed there).
std::vector<std::string> known_anchors(const State& state, const std::string& document,
                                       const std::string& label,
                                       const std::vector<std::string>& wanted) {
  const DraftText text = state.text(document, label.empty() ? std::string(working_label) : label);
  std::optional<DraftText> before;
  std::vector<std::string> anchors;
  for (const std::string& name : wanted) {
    try {
      anchors.push_back(text.anchors.at(find_statement(text, name)));
    } catch (const Error&) {
      if (text.draft.previous.empty()) {
        throw;
      }
      if (!before) {
        before = state.text(document, text.draft.previous);
      }
      if (std::find(before->anchors.begin(), before->anchors.end(), name) ==
          before->anchors.end()) {
        throw;
      }
      anchors.push_back(name);
    }
  }
  return anchors;
}

std::vector<CommentId> known_comments(const State& state, const std::vector<CommentId>& wanted) {
  std::vector<CommentId> ids;
  for (const CommentId& id : wanted) {
    ids.push_back(state.comments.find(id.text, "", false).id);
  }
  return ids;
}

// What notes are generated from and checked against. Holds everything NotesInput points to.
struct Gathered {
  std::optional<Comparison> changes;
  NotesInput input;
};

std::unique_ptr<Gathered> gather(const Workspace& workspace, const State& state,
                                 const std::string& document, const std::string& label) {
  auto out = std::make_unique<Gathered>();
  const bool working = label.empty() || label == working_label;
  if (working) {
    const State::Working found = state.working(state.document(document));
    out->input.draft.document = document;
    out->input.draft.label = working_label;
    out->input.draft.previous = found.before.draft.label;
    out->input.draft.sequence =
        found.before.draft.label.empty() ? 1 : found.before.draft.sequence + 1;
    out->input.draft.state = DraftState::working;
  } else {
    out->input.draft = state.draft(document, label);
  }
  if (!out->input.draft.previous.empty()) {
    out->changes = workspace.compare(document, out->input.draft.previous, out->input.draft.label);
    out->input.changes = &*out->changes;
  }
  for (const store::LabelledNote& labelled : state.drafts.notes(document)) {
    if (labelled.label == stored_label(out->input.draft.label)) {
      out->input.notes.push_back(labelled.note);
    }
  }
  for (const Draft& draft : state.drafts.drafts(document)) {
    if (draft.sequence < out->input.draft.sequence) {
      out->input.earlier.push_back(draft.label);
    }
  }
  // Comments made on the draft itself, or later, are for the draft after it.
  CommentFilter filter;
  filter.document = document;
  filter.placed_on = out->input.draft.label;
  const std::vector<std::string>& earlier = out->input.earlier;
  workspace.each_comment(filter, [&](const Comment& comment) {
    if (std::find(earlier.begin(), earlier.end(), comment.draft) != earlier.end()) {
      out->input.comments.push_back(comment);
    }
  });
  return out;
}

// Whether what the text carries is told: not where the notes are put beside it.
enum class Carried { told, left_out };

// Under another name, the label of the draft to come.
struct Named {
  std::string label, name;
};

std::string notes_of(const Workspace& workspace, const State& state, const std::string& document,
                     const Named& draft, Carried carried) {
  if (const auto edited = state.drafts.edited_update_notes(document, stored_label(draft.label))) {
    return *edited;
  }
  const auto gathered = gather(workspace, state, document, draft.label);
  const std::vector<CarriedNotes> parts =
      carried == Carried::told ? carried_by(state, gathered->input.draft, gathered->input.earlier)
                               : std::vector<CarriedNotes>();
  gathered->input.draft.label = draft.name;
  return redraft::update_notes(gathered->input, parts);
}

std::string all_notes(const Workspace& workspace, const State& state, const std::string& document,
                      const std::string& label, Carried carried) {
  const std::vector<Draft> drafts = state.drafts.drafts(document);
  std::string all = carried == Carried::told ? carried_before(state, drafts) : "";
  const auto add = [&](const Named& draft) {
    all += (all.empty() ? "" : "\n") + notes_of(workspace, state, document, draft, carried);
  };
  for (const Draft& draft : drafts) {
    add({draft.label, draft.label});
    if (draft.label == label) {
      return all;
    }
  }
  if (!label.empty()) {
    add({std::string(working_label), label});
  }
  return all;
}

}  // namespace

}  // namespace workspace

using namespace workspace;

ChangeNote Workspace::add_note(const NoteFilter& where, ChangeNote note) {
  return add_notes(where, {std::move(note)}).front();
}

std::vector<ChangeNote> Workspace::add_notes(const NoteFilter& where,
                                             std::vector<ChangeNote> notes) {
  const State::Writing writing = state_->lock();
  const std::string document = state_->document(where.document).name;
  const std::string label = workspace::require_label(*state_, document, where.label);
  std::vector<store::LabelledNote> all = state_->drafts.notes(document);
  for (ChangeNote& note : notes) {
    workspace::require_sound(*state_, document, label, note);
    note.anchors = known_anchors(*state_, document, label, note.anchors);
    note.comments = known_comments(*state_, note.comments);
    note.id.text = new_id('n', state_->surroundings.randomness);
    all.push_back({note, label});
  }
  save(*state_, document, label, all);
  return notes;
}

ChangeNote Workspace::edit_note(const NoteFilter& where, const ChangeNote& note) {
  const State::Writing writing = state_->lock();
  const std::string document = state_->document(where.document).name;
  std::vector<store::LabelledNote> notes = state_->drafts.notes(document);
  for (store::LabelledNote& labelled : notes) {
    if (labelled.note.id == note.id) {
      workspace::require_sound(*state_, document, labelled.label, note);
      labelled.note = note;
      labelled.note.anchors = known_anchors(*state_, document, labelled.label, note.anchors);
      labelled.note.comments = known_comments(*state_, note.comments);
      const store::LabelledNote changed = labelled;
      save(*state_, document, changed.label, notes);
      return changed.note;
    }
  }
  throw Error(ErrorKind::not_found, "edit change note: there is no note \"" + note.id.text + "\"",
              "redraft note list " + document);
}

void Workspace::remove_note(const NoteFilter& where, const NoteId& id) {
  const State::Writing writing = state_->lock();
  const std::string document = state_->document(where.document).name;
  std::vector<store::LabelledNote> notes = state_->drafts.notes(document);
  const auto found = std::find_if(notes.begin(), notes.end(),
                                  [&](const auto& labelled) { return labelled.note.id == id; });
  if (found == notes.end()) {
    throw Error(ErrorKind::not_found, "remove change note: there is no note \"" + id.text + "\"",
                "redraft note list " + document);
  }
  const std::string label = found->label;
  notes.erase(found);
  save(*state_, document, label, notes);
}

std::vector<ChangeNote> Workspace::notes(const NoteFilter& where) const {
  const std::string document = state_->document(where.document).name;
  const std::string label = workspace::require_label(*state_, document, where.label);
  std::vector<ChangeNote> out;
  for (const store::LabelledNote& labelled : state_->drafts.notes(document)) {
    if (labelled.label == label) {
      out.push_back(labelled.note);
    }
  }
  return out;
}

FoundNote Workspace::note(const std::string& id) const {
  for (const store::DocumentEntry& entry : state_->drafts.documents()) {
    for (store::LabelledNote& labelled : state_->drafts.notes(entry.name)) {
      if (labelled.note.id.text == id) {
        return {entry.name, labelled.label.empty() ? std::string(working_label) : labelled.label,
                std::move(labelled.note)};
      }
    }
  }
  throw Error(ErrorKind::not_found, "find change note: there is no note \"" + id + "\"");
}

std::string Workspace::update_notes(const std::string& document, const std::string& label) const {
  const std::string name = state_->document(document).name;
  return notes_of(*this, *state_, name, {label, label}, Carried::told);
}

std::string Workspace::cumulative_update_notes(const std::string& document,
                                               const std::string& label) const {
  return all_notes(*this, *state_, state_->document(document).name, label, Carried::told);
}

void Workspace::write_update_notes(const std::string& document, const std::string& label,
                                   const std::string& markdown) {
  const State::Writing writing = state_->lock();
  const std::string name = state_->document(document).name;
  const std::string stored = workspace::require_label(*state_, name, label);
  require_public(*state_, name, stored, "word the update notes of " + name, markdown);
  if (!stored.empty()) {
    state_->drafts.require_can_commit("word the update notes of " + name + " " + stored);
  }
  state_->drafts.write_update_notes(name, stored, markdown);
  if (!stored.empty()) {
    state_->drafts.commit_records(name, "Word the update notes of " + name + " " + stored,
                                  state_->now());
  }
}

void Workspace::append_update_notes(const std::string& document, const std::string& label) {
  const State::Writing writing = state_->lock();
  const store::DocumentEntry entry = state_->document(document);
  const std::string text = state_->drafts.working_text(entry);
  const std::string with =
      with_update_notes(text, all_notes(*this, *state_, entry.name, label, Carried::left_out));
  if (with != text) {
    state_->drafts.write_working_text(entry, with);
  }
}

std::vector<Finding> Workspace::check_notes(const std::string& document,
                                            const std::string& label) const {
  const store::DocumentEntry entry = state_->document(document);
  std::string wanted = label;
  if (wanted.empty()) {
    const DraftText last = state_->last_text(entry.name);
    const bool changed = state_->drafts.working_text(entry) != last.document.source;
    wanted = changed || last.draft.label.empty() ? std::string(working_label) : last.draft.label;
  }
  const auto gathered = gather(*this, *state_, entry.name, wanted);
  std::vector<Finding> findings = redraft::check_notes(gathered->input);
  for (Finding& finding : definition_findings(gathered->input)) {
    findings.push_back(std::move(finding));
  }
  if (wanted != working_label) {
    CommentFilter later;
    later.document = entry.name;
    later.draft = wanted;
    later.status = CommentStatus::open;
    if (const std::size_t count = state_->comments.count(later, {}); count != 0) {
      findings.push_back({"comment-for-next",
                          Severity::warning,
                          std::to_string(count) + " open comment(s) made on " + wanted +
                              " itself are for the draft after it",
                          "redraft notes check " + entry.name + "@working",
                          entry.name,
                          wanted,
                          {},
                          {},
                          0});
    }
  } else {
    const DocumentStatus now = status(entry.name);
    for (const StatusQuestion& question : now.questions) {
      findings.push_back({"lineage-question",
                          Severity::warning,
                          question.from.number + " of " + now.last->label + " (“" +
                              shorten(question.from.text, 50) + "”) may have become " +
                              question.to.number + " (“" + shorten(question.to.text, 50) +
                              "”): a person should say",
                          "redraft lineage confirm " + entry.name + "#" + question.from.anchor,
                          entry.name,
                          wanted,
                          question.from.anchor,
                          {},
                          0});
    }
  }
  return findings;
}

}  // namespace redraft
