#pragma once
// Turns an alignment into what a person would have marked: edits moved to where phrases begin,
// crumbs of equal words between two edits given up.

#include <vector>

#include "redraft/redline.h"
#include "text/redline_align.h"
#include "text/redline_units.h"

namespace redraft::text {

// Moves each lone insertion or removal that could stand in several places ("A, B, C" less "B,") to
// the one that starts a sentence, a clause or a phrase.
void slide_edits(const UnitText& from, const UnitText& to, std::vector<UnitPair>& kept);

// Gives up kept runs of fewer than three units between two edits that hold only stop-words and
// punctuation; never one beside an edit that stands alone for an obligation, a negation or a
// number.
void drop_crumbs(const UnitText& from, const UnitText& to, std::vector<UnitPair>& kept);

// True when so little is kept that the old and the new text are better shown whole.
bool better_whole(const UnitText& from, const UnitText& to, const std::vector<UnitPair>& kept);

// Gives every number, date, negation and must, may, shall or should that was put in or taken out an
// edit of its own, so that none is overlooked in a longer one; several in a row share theirs. What
// stands as often in the words put in as in those taken out between two kept stretches did not
// change.
std::vector<Edit> set_signals_apart(std::vector<Edit> edits);

}  // namespace redraft::text
