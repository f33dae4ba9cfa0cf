// Who signed which draft, and what changed since.
#include <algorithm>

#include "base/blank.h"
#include "redraft/signing.h"
#include "store/signing_records.h"
#include "text/tokens.h"
#include "workspace/records.h"

namespace redraft {

namespace workspace {

namespace {

std::vector<Adoption> read_all(const State& state, const std::string& document) {
  return read_records(state, document, store::adoptions_file, store::read_adoptions);
}

// "Harrowick Trust" and "harrowick  trust" are one.
std::string key_of(const std::string& organisation) {
  return text::fold(organisation);
}

const Adoption* last_of(const std::vector<Adoption>& all, const std::string& organisation) {
  const std::string key = key_of(organisation);
  const auto found = std::find_if(all.rbegin(), all.rend(), [&](const Adoption& one) {
    return key_of(one.organisation) == key;
  });
  return found == all.rend() ? nullptr : &*found;
}

// What the last entry of the organisation says of itself, where the new one leaves it out.
void complete(const std::string& doing, Adoption& made, const NewAdoption& wanted,
              const Adoption* before) {
  made.sector = wanted.sector.empty() && before != nullptr ? before->sector : wanted.sector;
  made.role = wanted.role.empty() && before != nullptr ? before->role : wanted.role;
  if (is_blank(made.sector) || is_blank(made.role)) {
    throw Error(ErrorKind::invalid,
                doing + ": it needs the organisation's sector and the role of who signs",
                "--sector SECTOR --role ROLE, such as \"Chief executive\"; no person's name");
  }
  made.sector = public_words(doing, sound_name(doing, made.sector));
  made.role = public_words(doing, sound_name(doing, made.role));
}

void require_reason(const std::string& doing, const NewAdoption& wanted) {
  if (wanted.outcome != AdoptionOutcome::signs && is_blank(wanted.reason)) {
    throw Error(ErrorKind::invalid, doing + ": it needs a reason", "give it with -m WHY");
  }
  if (wanted.outcome != AdoptionOutcome::signs && !wanted.reservations.empty()) {
    throw Error(ErrorKind::invalid, doing + ": only a signature has reservations",
                "say in the reason which statements stand in the way");
  }
}

// Reservations are about words: those whose statement is gone are dropped, the others are bound to
// the words it has in this draft.
void carry_reservations(const std::string& doing, const DraftText& text, const Adoption& before,
                        NewAdoption::Earlier earlier, Adoption& made) {
  if (before.outcome != AdoptionOutcome::signs || before.reservations.empty()) {
    return;
  }
  if (earlier == NewAdoption::Earlier::ask && made.reservations.empty()) {
    throw Error(ErrorKind::invalid,
                doing + ": it signed " + before.on.label + " with " +
                    std::to_string(before.reservations.size()) +
                    " reservations; say what becomes of them",
                "--keep-reservations, --drop-reservations, or --reserve ANCHOR=WORDS anew");
  }
  if (earlier != NewAdoption::Earlier::keep) {
    return;
  }
  for (const Reservation& reservation : before.reservations) {
    const auto at = std::find(text.anchors.begin(), text.anchors.end(), reservation.on.anchor);
    if (at != text.anchors.end()) {
      const auto index = static_cast<std::size_t>(at - text.anchors.begin());
      made.reservations.push_back({bind_to(text, {index}).statements.front(), reservation.words});
    }
  }
}

// The same twice in a day is a button pressed twice, two people who both recorded it, or somebody
// whose first time was cut off: it is in the register once.
bool is_same_decision(const Adoption& before, const Adoption& made) {
  Adoption same = made;
  same.id = before.id;
  same.given = before.given;
  return same == before && to_date(made.given) == to_date(before.given);
}

DraftText draft_meant(const State& state, const std::string& document, const NewAdoption& wanted,
                      const std::string& doing, const Adoption* before) {
  if (wanted.outcome == AdoptionOutcome::withdraws) {
    if (before == nullptr || before->outcome != AdoptionOutcome::signs) {
      throw Error(ErrorKind::conflict, doing + ": it has no signature to take back",
                  "redraft adopt list " + document);
    }
    return state.drafts.read(state.draft(document, before->on.label));
  }
  return state.drafts.read(published_draft(state, document, wanted.label));
}

}  // namespace

}  // namespace workspace

using namespace workspace;

Adoption add_adoption(Governance& governance, const NewAdoption& wanted) {
  State& state = governance.state();
  const State::Writing writing = state.lock();
  const std::string document = state.document(wanted.document).name;
  std::string doing = "record an adoption of " + document;
  Adoption made;
  made.organisation = public_words(doing, sound_name(doing, wanted.organisation));
  doing = "record what " + made.organisation + " decided on " + document;
  require_reason(doing, wanted);
  std::vector<Adoption> all = read_all(state, document);
  const Adoption* before = last_of(all, made.organisation);
  const DraftText text = draft_meant(state, document, wanted, doing, before);
  made.id = {new_id('o', state.surroundings.randomness)};
  made.outcome = wanted.outcome;
  made.on = bind_to(text, {});
  if (before != nullptr) {
    made.organisation = before->organisation;
  }
  complete(doing, made, wanted, before);
  made.given = wanted.given.value_or(state.now());
  made.reason = public_words(doing, wanted.reason);
  for (const auto& [name, words] : wanted.reservations) {
    if (is_blank(words)) {
      throw Error(ErrorKind::invalid, doing + ": the reservation on " + name + " says nothing",
                  "--reserve ANCHOR=WORDS");
    }
    made.reservations.push_back({bind_to(text, {find_statement(text, name)}).statements.front(),
                                 public_words(doing, words)});
  }
  if (before != nullptr && wanted.outcome == AdoptionOutcome::signs) {
    carry_reservations(doing, text, *before, wanted.earlier, made);
  }
  if (before != nullptr && is_same_decision(*before, made)) {
    made = *before;
  } else {
    all.push_back(made);
  }
  keep_records(state, document, store::adoptions_file, store::write_adoptions(all),
               "Record that " + made.organisation + " has " + to_string(made.outcome) + ", " +
                   document + " " + made.on.label);
  return made;
}

AdoptionRegister adoptions(const Governance& governance, const std::string& document) {
  const State& state = governance.state();
  AdoptionRegister out;
  out.document = state.document(document).name;
  out.history = read_all(state, out.document);
  std::map<std::string, std::size_t> places;
  for (const Adoption& one : out.history) {
    const auto [place, fresh] = places.emplace(key_of(one.organisation), out.entries.size());
    if (fresh) {
      out.entries.push_back({one, {}, {}, 1});
    } else {
      out.entries[place->second].adoption = one;
      ++out.entries[place->second].entries;
    }
  }
  const std::optional<Draft> newest = state.newest(out.document);
  if (!newest || out.history.empty()) {
    return out;
  }
  out.label = newest->label;
  const DraftText now = state.drafts.read(*newest, ReadStances::no);
  std::map<std::string, BindingStanding> standings;
  for (const Draft& draft : state.drafts.drafts(out.document)) {
    const bool is_signed = std::any_of(
        out.entries.begin(), out.entries.end(),
        [&](const AdoptionEntry& entry) { return entry.adoption.on.label == draft.label; });
    if (is_signed) {
      const DraftText then = state.drafts.read(draft, ReadStances::no);
      standings[draft.label] = standing_of(bind_to(then, {}), then, now);
    }
  }
  for (AdoptionEntry& entry : out.entries) {
    const auto found = standings.find(entry.adoption.on.label);
    if (found == standings.end()) {
      entry.standing.standing = Standing::gone;  // a clone without its tags
      continue;
    }
    entry.standing = found->second;
    for (const Reservation& reservation : entry.adoption.reservations) {
      for (const StatementStanding& statement : entry.standing.statements) {
        if (statement.anchor == reservation.on.anchor && statement.standing != Standing::holds) {
          entry.reservations_changed.push_back(statement.anchor);
        }
      }
    }
  }
  return out;
}

Adoption last_adoption(const Governance& governance, const std::string& document,
                       const std::string& organisation) {
  const State& state = governance.state();
  const std::string name = state.document(document).name;
  const std::vector<Adoption> all = read_all(state, name);
  const Adoption* last = last_of(all, organisation);
  if (last == nullptr) {
    std::vector<std::string> names;
    for (const Adoption& one : all) {
      if (std::find(names.begin(), names.end(), one.organisation) == names.end()) {
        names.push_back(one.organisation);
      }
    }
    throw Error(ErrorKind::not_found,
                "find what \"" + organisation + "\" signed: it is not in the register of " + name,
                nearest_hint(organisation, names));
  }
  return *last;
}

}  // namespace redraft
