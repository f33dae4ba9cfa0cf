#pragma once
// What boards, signatories, editors and handlers do beside drafting and commenting: a second façade
// over the same consultation, whose verbs have headers of their own: signing.h (approvals and
// adoptions), companions.h (links), drafting.h (rules of wording), concerns.h (the confidential
// lane).
//
//   Governance governance = Governance::open(".", {clock, randomness, "editor"});
//   add_approval(governance, {.document = "principles", .body = "Governance Board"});
//
// What workspace.h says of documents, labels, errors, the writer lock and threads holds here too.

#include <filesystem>
#include <memory>

#include "redraft/workspace.h"

namespace redraft {

class Governance {
 public:
  static Governance open(const std::filesystem::path& start, Surroundings surroundings);
  // Over one that is open already, which must outlive it.
  explicit Governance(workspace::State& state);

  ~Governance();
  Governance(const Governance&) = delete;
  Governance& operator=(const Governance&) = delete;
  Governance(Governance&&) noexcept;
  Governance& operator=(Governance&&) = delete;

  // The document meant by an empty name, or the name itself if it exists.
  [[nodiscard]] std::string resolve_document(const std::string& name) const;
  // As Workspace::text().
  [[nodiscard]] DraftText text(const std::string& document, const std::string& label) const;

  // For the verbs; nothing that a front end can use.
  [[nodiscard]] workspace::State& state() const { return state_; }

 private:
  explicit Governance(std::unique_ptr<workspace::State> own);
  std::unique_ptr<workspace::State> own_;
  workspace::State& state_;
};

}  // namespace redraft
