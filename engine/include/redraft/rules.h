#pragma once
// The rules of a consultation that need neither text nor store: what a disposition must say, which
// drafts take comments, and what may become of a draft.

#include "redraft/comment.h"
#include "redraft/draft.h"
#include "redraft/time.h"

namespace redraft {

// Accepting a comment as it was proposed speaks for itself; every other decision needs a reason.
[[nodiscard]] bool needs_reason(Decision decision);

// False for decisions that say nothing will change: they cannot name a change that carries them
// out.
[[nodiscard]] bool can_name_change(Decision decision);

// Throws Error(invalid) for a disposition without a needed reason, with a change that its decision
// rules out, or with one that does not read DOC#ANCHOR@LABEL.
void require_disposition(const Disposition& disposition);

// Only a draft in consultation does.
[[nodiscard]] bool takes_comments(DraftState state);

// Comments are in time for all of the last day, which begins at this instant.
[[nodiscard]] Instant end_of_day(Instant begin);

// True for states that a person may give to a published draft, coming from `from`. A draft can be
// closed and opened again; what is final is not opened again, but replaced by a new draft.
// `superseded` comes by itself, with the next draft.
[[nodiscard]] bool may_become(DraftState from, DraftState to);

// Throws Error(conflict) for a change of state that may not be; saying what is already so is
// allowed.
void require_transition(const Draft& draft, DraftState to);

// Throws Error(usage) for the two states in which nothing can be published: working and superseded.
void require_publishable_state(DraftState state);

}  // namespace redraft
