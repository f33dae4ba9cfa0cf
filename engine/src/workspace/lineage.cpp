// Drafts compared, one statement's life, and a person's word on lineage.
#include <algorithm>

#include "redraft/error.h"
#include "workspace/lineage_records.h"
#include "workspace/state.h"

namespace redraft {

namespace workspace {

namespace {

ComparedSide side(const DraftText& text) {
  return {text.draft.document, text.draft.label, text.document, text.anchors};
}

bool names(const std::vector<StatementRef>& refs, const std::string& anchor) {
  return std::any_of(refs.begin(), refs.end(),
                     [&](const StatementRef& ref) { return ref.anchor == anchor; });
}

std::vector<std::string> others(const std::vector<StatementRef>& refs, const std::string& anchor) {
  std::vector<std::string> out;
  for (const StatementRef& ref : refs) {
    if (ref.anchor != anchor) {
      out.push_back(ref.anchor);
    }
  }
  return out;
}

// The comparison of one draft (or the working text) with the one before it; of the first draft, all
// statements added.
Comparison step(const State& state, const DraftText& before, const DraftText& after) {
  return compare(side(before), side(after),
                 before.draft.label.empty()
                     ? match({before.document, after.document, before.anchors, {}, {}})
                     : state.lineage(before, after));
}

// Notes of the draft that name the statement.
std::vector<ChangeNote> notes_on(const State& state, const std::string& document,
                                 const std::string& label, const std::string& anchor) {
  std::vector<ChangeNote> out;
  const std::string wanted = label == working_label ? "" : label;
  for (const store::LabelledNote& labelled : state.drafts.notes(document)) {
    const std::vector<std::string>& anchors = labelled.note.anchors;
    if (labelled.label == wanted &&
        std::find(anchors.begin(), anchors.end(), anchor) != anchors.end()) {
      out.push_back(labelled.note);
    }
  }
  return out;
}

void pin(State& state, const store::DocumentEntry& entry, PinKind kind, const std::string& anchor,
         const Statement& later) {
  std::vector<store::LabelledPin> pins = state.drafts.pins(entry.name);
  const std::string words = words_hash(later);
  std::erase_if(pins, [&](const store::LabelledPin& one) {
    return one.label.empty() && one.pin.anchor == anchor && one.pin.words == words;
  });
  pins.push_back({{kind, anchor, words}, ""});
  state.drafts.write_pins(entry.name, pins);
}

// A statement of the working text by number, by the anchor it would get, or by the one it would get
// if no person had said anything: so that a link can be undone with the words it was made with.
const Statement& later_statement(const State& state, const DraftText& now,
                                 const std::string& later) {
  try {
    return now.document.statements.at(find_statement(now, later));
  } catch (const Error&) {
    const DraftText before = state.last_text(now.draft.document);
    const MatchInput unpinned{before.document, now.document, before.anchors, {}, before.retired};
    const std::vector<std::string> anchors = assign_anchors(unpinned, match(unpinned));
    const auto found = std::find(anchors.begin(), anchors.end(), later);
    if (found == anchors.end()) {
      throw;
    }
    return now.document.statements.at(static_cast<std::size_t>(found - anchors.begin()));
  }
}

void pin_pair(State& state, const std::string& document, PinKind kind, const std::string& earlier,
              const std::string& later) {
  const State::Writing writing = state.lock();
  const store::DocumentEntry entry = state.document(document);
  const DraftText before = state.last_text(entry.name);
  if (before.draft.label.empty()) {
    throw Error(ErrorKind::conflict,
                "pin lineage of " + entry.name + ": nothing is published yet, so there is none",
                "redraft publish " + entry.name + " V0-1");
  }
  const std::string& anchor = before.anchors.at(find_statement(before, earlier));
  const DraftText now = state.text(entry.name, std::string(working_label));
  pin(state, entry, kind, anchor, later_statement(state, now, later));
}

}  // namespace

}  // namespace workspace

using workspace::State;

Comparison Workspace::compare(const std::string& document, const std::string& from,
                              const std::string& to) const {
  const std::string name = state_->document(document).name;
  const std::string to_label = to.empty() ? std::string(working_label) : to;
  std::string from_label = from;
  if (from_label.empty()) {
    const std::optional<Draft> newest = state_->newest(name);
    if (!newest) {
      throw Error(ErrorKind::not_found, "compare " + name + ": no draft is published yet",
                  "redraft publish " + name + " V0-1");
    }
    from_label = newest->label == to_label ? newest->previous : newest->label;
    if (from_label.empty()) {
      throw Error(ErrorKind::not_found,
                  "compare " + name + ": " + to_label + " is the first draft, with none before it");
    }
  }
  const DraftText before = state_->text(name, from_label);
  const DraftText after = state_->text(name, to_label);
  if (from_label == to_label) {
    return compare_afresh(workspace::side(before), workspace::side(after));
  }
  return compare_in_substance(workspace::side(before), workspace::side(after),
                              state_->lineage(before, after));
}

Comparison Workspace::compare_text(const std::string& document, const std::string& markdown) const {
  const store::DocumentEntry entry = state_->document(document);
  State::Working found = state_->working(entry, markdown, ReadStances::yes);
  const std::string label(working_label);
  const DraftText& before = found.before;
  return redraft::compare({entry.name, before.draft.label, before.document, before.anchors},
                          {entry.name, label, found.document, found.anchors},
                          std::move(found.lineage), Unchanged::counted);
}

namespace workspace {

namespace {

// The stage that a change describes, for the statement it concerns.
LifeStage stage_of(ComparedChange&& change, const DraftText& after, const std::string& anchor,
                   bool first_draft) {
  LifeStage stage;
  stage.label = after.draft.state == DraftState::working ? "" : after.draft.label;
  stage.state = after.draft.state;
  if (!first_draft) {
    stage.change = change.change.kind;
  }
  stage.reworded = change.change.reworded;
  stage.moved = change.change.moved;
  const auto here = std::find_if(change.to.begin(), change.to.end(),
                                 [&](const StatementRef& ref) { return ref.anchor == anchor; });
  stage.present = here != change.to.end();
  if (stage.present) {
    stage.number = here->number;
    stage.section = here->section;
    stage.text = here->text;
  }
  stage.from = others(change.from, anchor);
  stage.to = others(change.to, anchor);
  if (!change.from.empty()) {
    stage.words = std::move(change.words);
  }
  return stage;
}

}  // namespace

}  // namespace workspace

StatementLife Workspace::life(const Address& statement) const {
  StatementLife life;
  life.document = state_->document(statement.document).name;
  life.anchor = statement.anchor;
  if (!statement.label.empty()) {  // a number needs a draft to be read on
    const DraftText text = state_->text(life.document, statement.label);
    life.anchor = text.anchors.at(workspace::find_statement(text, statement.anchor));
  }

  std::vector<std::string> labels;
  for (const Draft& draft : state_->drafts.drafts(life.document)) {
    labels.push_back(draft.label);
  }
  labels.emplace_back(working_label);

  DraftText before;
  before.draft.document = life.document;
  for (const std::string& label : labels) {
    DraftText after = state_->text(life.document, label);
    for (ComparedChange& change : workspace::step(*state_, before, after).changes) {
      if (!workspace::names(change.from, life.anchor) &&
          !workspace::names(change.to, life.anchor)) {
        continue;
      }
      LifeStage stage =
          workspace::stage_of(std::move(change), after, life.anchor, before.draft.label.empty());
      stage.notes = workspace::notes_on(*state_, life.document, label, life.anchor);
      if (label == working_label) {
        life.working = std::move(stage);
        break;
      }
      CommentFilter made;
      made.document = life.document;
      made.draft = label;
      made.placed_on = label;
      made.anchor = life.anchor;
      state_->comments.each(made, {},
                            [&](const Comment& comment) { stage.comments.push_back(comment.id); });
      life.drafts.push_back(std::move(stage));
      break;
    }
    before = std::move(after);
  }
  if (life.drafts.empty() && !life.working) {
    throw Error(ErrorKind::not_found,
                "log " + life.document + "#" + statement.anchor + ": no draft has this statement",
                workspace::nearest_hint(statement.anchor, text(life.document, "").anchors));
  }
  return life;
}

void Workspace::link(const std::string& document, const std::string& earlier,
                     const std::string& later) {
  workspace::pin_pair(*state_, document, PinKind::same, earlier, later);
}

void Workspace::unlink(const std::string& document, const std::string& earlier,
                       const std::string& later) {
  workspace::pin_pair(*state_, document, PinKind::not_same, earlier, later);
}

void Workspace::confirm(const std::string& document, const std::string& anchor) {
  const State::Writing writing = state_->lock();
  const store::DocumentEntry entry = state_->document(document);
  const State::Working working = state_->working(entry);
  const std::size_t from = workspace::find_statement(working.before, anchor);
  const std::string& name = working.before.anchors.at(from);
  bool confirmed = false;
  for (const Change& change : working.lineage.changes) {
    if (std::find(change.from.begin(), change.from.end(), from) == change.from.end()) {
      continue;
    }
    for (const std::size_t to : change.to) {
      workspace::pin(*state_, entry, PinKind::same, name, working.document.statements.at(to));
      confirmed = true;
    }
  }
  // "It really is gone": every candidate that was asked about is refused for good.
  for (const LineageQuestion& question : working.lineage.questions) {
    if (question.from == from && !question.linked) {
      workspace::pin(*state_, entry, PinKind::not_same, name,
                     working.document.statements.at(question.to));
      confirmed = true;
    }
  }
  if (!confirmed) {
    throw Error(ErrorKind::conflict,
                "confirm " + entry.name + "#" + name +
                    ": the engine has no link from it and no question about it",
                "redraft lineage link " + entry.name + "#" + name + " NUMBER names its heir");
  }
}

Comparison compare_texts(const std::string& from_name, const Document& from,
                         const std::string& to_name, const Document& to, Unchanged unchanged) {
  static const std::vector<std::string> none;
  return compare_afresh({"", from_name, from, none}, {"", to_name, to, none}, unchanged);
}

}  // namespace redraft
