#pragma once
// Computes where comments stand on later drafts and writes the rows that differ from "as before".

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "redraft/placement.h"
#include "workspace/state.h"

namespace redraft::workspace {

// The texts and lineage of neighbouring drafts, read once and shared by all comments of a document.
class Placer {
 public:
  // `working_text`: what stands in the place of the working text.
  Placer(State& state, std::string document, std::optional<std::string> working_text = {});

  struct Counts {
    std::size_t rows = 0;
    std::size_t tray = 0;
  };

  // Places every comment that the step to this draft touches, and marks the draft as indexed. Call
  // inside a transaction; earlier drafts must be indexed.
  Counts index_draft(const Draft& draft);

  // The same for a step given by the caller: a publish under way knows its texts already.
  Counts index_step(const PlacementStep& step, const Draft& draft, std::size_t before_sequence);

  // Places one target forward through every draft after `sequence`, from where it stands there. A
  // person's decision for a later draft stands, and is where it goes on from.
  // Returns its newest placement.
  Placement carry_forward(const CommentId& id, std::size_t target_index, const Target& target,
                          Placement placement, std::size_t sequence);

  // Where a placement on the newest draft would stand in the working text.
  Placement on_working_text(const Target& target, const Placement& newest);

  // The working text, after on_working_text() was asked.
  [[nodiscard]] const State::Working& working() const { return *working_; }

  [[nodiscard]] const DraftText& text(const Draft& draft);

 private:
  struct Step {
    Lineage lineage;
    std::unique_ptr<PlacementStep> placement;
  };

  Step& step_to(const Draft& draft);

  State& state_;
  std::string document_;
  std::optional<std::string> working_text_;
  std::vector<Draft> drafts_;
  std::map<std::size_t, DraftText> texts_;  // by sequence; nodes never move
  std::map<std::size_t, Step> steps_;
  std::unique_ptr<State::Working> working_;
  std::unique_ptr<PlacementStep> working_step_;
};

// Makes the derived tables again, inside a transaction; returns how many placements they hold.
std::size_t make_derived_again(State& state);

}  // namespace redraft::workspace
