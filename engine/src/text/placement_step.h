#pragma once
// What one step between two drafts knows, looked up and prepared once for all its comments.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "redraft/document.h"
#include "redraft/lineage.h"
#include "text/placement_found.h"
#include "text/quotes.h"
#include "text/redline_carry.h"
#include "text/vocabulary.h"

namespace redraft::text {

// Below this a link is a guess, and a guess is a person's to make.
inline constexpr int least_confidence = 500;

// Prepares texts and redlines at first need and keeps them: not for use by two threads at once.
class StepKnowledge {
 public:
  StepKnowledge(const Document& from_document, const std::vector<std::string>& from_names,
                const Document& to_document, const std::vector<std::string>& to_names,
                const Lineage& lineage);

  const Document& from;
  const Document& to;
  const std::vector<std::string>& from_anchors;
  const std::vector<std::string>& to_anchors;

  // Statement with this anchor; nothing for an anchor that the draft does not have.
  [[nodiscard]] std::optional<std::size_t> find_from(const std::string& anchor) const;
  [[nodiscard]] std::optional<std::size_t> find_to(const std::string& anchor) const;

  // The row of lineage that an earlier, or later, statement is in; null when there is none.
  [[nodiscard]] const Change* change_from(std::size_t statement) const;
  [[nodiscard]] const Change* change_to(std::size_t statement) const;

  // True when a person should decide what became of an earlier statement.
  [[nodiscard]] bool doubtful(std::size_t statement) const;

  // Anchors that may descend from a doubtful statement, what the engine chose first.
  [[nodiscard]] std::vector<std::string> candidates(std::size_t statement) const;

  // True when comments on an earlier statement do not simply stand where they stood.
  [[nodiscard]] bool touched(std::size_t statement) const { return touched_.at(statement); }

  // Of several later statements, the one that carries the earlier one's anchor on; else the first.
  [[nodiscard]] std::size_t heir(std::size_t statement, const Change& change) const;

  [[nodiscard]] const FoldedText& from_text(std::size_t statement);
  [[nodiscard]] const FoldedText& to_text(std::size_t statement);

  // What one earlier statement has in common with one later one of the same change.
  [[nodiscard]] KeptText& kept(const Change& change, std::size_t source, std::size_t target);

  [[nodiscard]] const AddedStatements& added();

 private:
  // Statements by their anchors. Views of the caller's names; the first of two that are alike.
  class Names {
   public:
    explicit Names(const std::vector<std::string>& anchors);
    [[nodiscard]] std::optional<std::size_t> find(const std::string& anchor) const;

   private:
    Vocabulary known_;
    std::vector<std::size_t> statements_;  // by number in `known_`
  };

  using Texts = std::vector<std::unique_ptr<FoldedText>>;

  [[nodiscard]] bool makes_touched(std::size_t statement) const;

  const Lineage& lineage_;
  Names from_index_;
  mutable std::optional<Names> to_index_;  // made at first need
  std::vector<const Change*> change_from_, change_to_;
  std::unordered_map<std::size_t, std::vector<const LineageQuestion*>> questions_;
  std::vector<bool> touched_;
  Texts from_texts_, to_texts_;
  std::unordered_map<const Change*, std::vector<KeptSpan>> joined_;
  std::unordered_map<std::size_t, KeptText> kept_;  // by both statements in one number
  std::optional<AddedStatements> added_;
};

// An earlier and a later statement of one change, as far as they are asked for.
class StatementPair {
 public:
  StatementPair(StepKnowledge& step, const Change& change, std::size_t from, std::size_t to)
      : step_(step), change_(change), from_(from), to_(to) {}

  [[nodiscard]] const FoldedText& from() { return step_.from_text(from_); }

  [[nodiscard]] const FoldedText& to() { return step_.to_text(to_); }

  [[nodiscard]] KeptText& kept() { return step_.kept(change_, from_, to_); }

 private:
  StepKnowledge& step_;
  const Change& change_;
  std::size_t from_, to_;
};

}  // namespace redraft::text
