// A board's decisions on exact texts.
#include <algorithm>

#include "base/blank.h"
#include "base/code_points.h"
#include "redraft/privacy.h"
#include "redraft/signing.h"
#include "store/signing_records.h"
#include "workspace/records.h"

namespace redraft {

namespace workspace {

void require_nothing_personal(const std::string& doing, const std::string& text,
                              std::string_view quoted) {
  for (const PersonalData& found : find_personal_data(text)) {
    const std::string_view words = slice_code_points(text, found.place.start, found.place.end);
    if (quoted.find(words) == std::string_view::npos) {
      throw Error(ErrorKind::invalid,
                  doing + ": it holds what looks like " + to_string(found.kind) +
                      ", and git keeps it for ever",
                  "say it without");
    }
  }
}

std::string public_words(const std::string& doing, const std::string& text) {
  constexpr std::size_t longest = 10'000;
  require_utf8(doing, text);
  if (text.size() > longest) {
    throw Error(ErrorKind::invalid,
                doing + ": the text is longer than " + std::to_string(longest) + " bytes");
  }
  require_nothing_personal(doing, text);
  return text;
}

Draft published_draft(const State& state, const std::string& document, const std::string& label) {
  if (!label.empty()) {
    return state.draft(document, label);
  }
  const std::optional<Draft> newest = state.newest(document);
  return newest ? *newest : state.newest_in_consultation(document);
}

namespace {

std::vector<Approval> read_all(const State& state, const std::string& document) {
  return read_records(state, document, store::approvals_file, store::read_approvals);
}

std::vector<StandingApproval> standing(const State& state, const std::string& document,
                                       const DraftText& now) {
  std::map<std::string, DraftText> drafts;
  for (const Draft& draft : state.drafts.drafts(document)) {
    drafts[draft.label].draft = draft;
  }
  std::vector<StandingApproval> out;
  for (Approval& approval : read_all(state, document)) {
    const auto bound = drafts.find(approval.on.label);
    if (bound == drafts.end() && approval.on.statements.empty()) {
      // A clone without its tags: check() says so, and nobody can tell what was approved.
      out.push_back({std::move(approval), {Standing::gone, {}}});
      continue;
    }
    DraftText none;
    DraftText& then = bound == drafts.end() ? none : bound->second;
    if (approval.on.statements.empty() && then.anchors.empty()) {
      then = state.drafts.read(then.draft, ReadStances::no);
    }
    BindingStanding stands = standing_of(approval.on, then, now);
    out.push_back({std::move(approval), std::move(stands)});
  }
  return out;
}

// Of several documents, the one that has the approval of this id or of its only beginning.
std::string document_of(const State& state, const std::string& document, const std::string& id) {
  if (!document.empty()) {
    return state.document(document).name;
  }
  std::vector<Approval> everything;
  for (const store::DocumentEntry& entry : state.drafts.documents()) {
    for (Approval& approval : read_all(state, entry.name)) {
      everything.push_back(std::move(approval));
    }
  }
  return find_by_id(everything, id, "approval", "redraft approve list").on.document;
}

void require_sound(const std::string& doing, const ApprovalStep& step) {
  public_words(doing, step.conditions);
  if (step.status == ApprovalStatus::not_approved && is_blank(step.conditions)) {
    throw Error(ErrorKind::invalid, doing + ": what is not approved needs a reason",
                "give it with -m WHY");
  }
}

// The same twice in a day is a button pressed twice, two people who both recorded it, or somebody
// whose first time was cut off: it is recorded once.
bool is_same_decision(const Approval& before, const Approval& made) {
  Approval same = made;
  same.id = before.id;
  same.steps.front().decided = before.steps.front().decided;
  return same == before &&
         to_date(before.steps.front().decided) == to_date(made.steps.front().decided);
}

}  // namespace

}  // namespace workspace

using namespace workspace;

Approval add_approval(Governance& governance, const NewApproval& approval) {
  State& state = governance.state();
  const State::Writing writing = state.lock();
  const std::string document = state.document(approval.document).name;
  const std::string doing = "record an approval of " + document;
  const ApprovalStatus status = approval.step.status;
  if (status == ApprovalStatus::withdrawn) {
    throw Error(ErrorKind::invalid, doing + ": only an approval that is there can be withdrawn",
                "redraft approve move ID withdrawn");
  }
  require_sound(doing, approval.step);
  const DraftText text = state.drafts.read(published_draft(state, document, approval.label));
  const std::string& label = text.draft.label;
  std::vector<std::size_t> statements;
  for (const std::string& name : approval.statements) {
    const std::vector<std::size_t> meant = element_at(text, find_statement(text, name));
    statements.insert(statements.end(), meant.begin(), meant.end());
  }
  Approval made{{new_id('a', state.surroundings.randomness)},
                public_words(doing, sound_name(doing, approval.body)),
                bind_to(text, statements),
                {approval.step}};
  std::vector<Approval> all = read_all(state, document);
  const auto known = std::find_if(all.begin(), all.end(),
                                  [&](const Approval& one) { return is_same_decision(one, made); });
  if (known != all.end()) {
    made = *known;
  } else {
    all.push_back(made);
  }
  keep_records(state, document, store::approvals_file, store::write_approvals(all),
               "Record that " + document + " " + label + " is " + to_string(status));
  return made;
}

Approval move_approval(Governance& governance, const std::string& document, const std::string& id,
                       const ApprovalStep& step) {
  State& state = governance.state();
  const State::Writing writing = state.lock();
  const std::string name = document_of(state, document, id);
  std::vector<Approval> all = read_all(state, name);
  Approval& approval = find_by_id(all, id, "approval", "redraft approve list " + name);
  const std::string doing = "move approval " + approval.id.text;
  if (approval.status() == step.status) {
    throw Error(ErrorKind::conflict, doing + ": it is " + to_string(step.status) + " already",
                "redraft approve list " + name);
  }
  if (!may_become(approval.status(), step.status)) {
    throw Error(ErrorKind::conflict,
                doing + ": what is " + to_string(approval.status()) + " cannot become " +
                    to_string(step.status),
                "redraft approve list " + name);
  }
  require_sound(doing, step);
  approval.steps.push_back(step);
  Approval moved = approval;
  keep_records(state, name, store::approvals_file, store::write_approvals(all),
               "Record that " + name + " " + moved.on.label + " is " + to_string(step.status));
  return moved;
}

std::vector<StandingApproval> approvals(const Governance& governance, const std::string& document,
                                        const std::string& label) {
  const State& state = governance.state();
  const std::string name = state.document(document).name;
  return standing(state, name,
                  state.text(name, label.empty() ? std::string(working_label) : label));
}

ApprovalBadges approval_badges(const Governance& governance, const DraftText& text) {
  ApprovalBadges badges;
  for (const StandingApproval& one : standing(governance.state(), text.draft.document, text)) {
    const Approval& approval = one.approval;
    if (!is_in_force(approval.status())) {
      continue;
    }
    for (const StatementStanding& statement : one.standing.statements) {
      if (statement.standing == Standing::holds || statement.standing == Standing::changed) {
        badges[statement.anchor].push_back(
            {approval.id, approval.body, approval.status(), approval.on.label, statement.standing});
      }
    }
  }
  return badges;
}

}  // namespace redraft
