#pragma once
// Comments, replies and changes of a copy of a draft taken in.

#include "redraft/criticmarkup.h"
#include "redraft/word.h"
#include "workspace/state.h"

namespace redraft::workspace {

// Call inside a transaction.
ImportedComments take_copy(State& state, const WordText& word, const WordSource& source,
                           WordChanges changes);

// Says also where the copy reads otherwise than the draft without a mark.
ImportedComments take_copy(State& state, const CriticText& critic, const WordSource& source,
                           WordChanges changes);

}  // namespace redraft::workspace
