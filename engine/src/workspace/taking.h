#pragma once
// Takes comments into the store, whatever they come from: completed, placed on the draft they were
// made on, and carried forward to the drafts after it.

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "store/comment_intake.h"
#include "workspace/lateness.h"
#include "workspace/placing.h"
#include "workspace/state.h"
#include "workspace/targets.h"

namespace redraft::workspace {

// The drafts that comments are made on, read once per import, or until others write.
class DraftTexts {
 public:
  // `changes`: what the state's watch said before anything was read.
  explicit DraftTexts(const State& state, std::uint64_t changes = 0)
      : state_(state), changes_(changes) {}

  [[nodiscard]] std::uint64_t changes() const { return changes_; }

  // Empty label: the newest draft in consultation.
  const DraftText& text(const std::string& document, const std::string& label);
  // The document of that name, or the only one.
  const std::string& document(const std::string& name);
  Whereabouts& whereabouts(const std::string& document, const std::string& label);
  const Closing& closing(const Draft& draft);
  PlacementAsMade& as_made(const std::string& document, const std::string& label);
  Placer& placer(State& state, const std::string& document);

 private:
  const State& state_;
  std::uint64_t changes_;
  std::map<std::pair<std::string, std::string>, DraftText> texts_;
  std::map<std::string, std::string> documents_;
  std::map<std::pair<std::string, std::string>, Whereabouts> whereabouts_;
  std::map<std::pair<std::string, std::string>, Closing> closings_;
  std::map<std::pair<std::string, std::string>, PlacementAsMade> as_made_;
  std::map<std::string, std::unique_ptr<Placer>> placers_;
};

// Throws invalid for a comment without words, with too many, or with bytes that are not UTF-8.
void require_sound(const NewComment& comment);

enum class Locating {
  certain,  // words that are not there, or there twice, or a late comment: an error
  or_tray,  // the comment keeps its words and waits in the tray
  done,     // the caller has found its places; words without offsets wait in the tray
};

// Fills in document, draft and date; returns where the places are to be found.
Whereabouts& complete_but_places(const State& state, DraftTexts& texts, NewComment& comment,
                                 Locating locating);
// Fills in the rest: the targets. Needs neither store nor git, so that it may run on any thread,
// one at a time for each draft.
void find_places(Whereabouts& whereabouts, NewComment& comment, Locating locating);
// Both.
void complete(const State& state, DraftTexts& texts, NewComment& comment, Locating locating);

struct Stored {
  store::Added added;
  bool in_tray = false;
};

// Begin inside a transaction, and finish() before its end.
store::CommentIntake intake_of(State& state);

// Writes a completed comment and places it on every draft since. Inside a transaction.
Stored put(State& state, DraftTexts& texts, store::CommentIntake& intake,
           const NewComment& comment);

// Notes how a comment was understood; of those added, the first ones in full.
void note_understood(const NewComment& comment, const Stored& stored, std::size_t line,
                     ImportedComments& imported);

}  // namespace redraft::workspace
