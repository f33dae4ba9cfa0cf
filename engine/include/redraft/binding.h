#pragma once
// What a decision was taken on: one exact text. An approval or a signature says nothing about any
// other, so it is held against each later text anew.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/draft.h"

namespace redraft {

struct BoundStatement {
  std::string anchor;
  std::string text;  // text_hash() of it as it was decided on
  bool operator==(const BoundStatement&) const = default;
};

struct Binding {
  std::string document;
  std::string label;
  std::string commit;                      // of the draft, 40 hex digits
  std::string text;                        // git's blob id of the Markdown, 40 hex digits
  std::vector<BoundStatement> statements;  // empty: the whole draft
  bool operator==(const Binding&) const = default;
};

// holds: word for word as it was decided on. gone: no statement has its anchor any more. added: of
// a whole draft, one that it did not have.
enum class Standing { holds, changed, gone, added };

[[nodiscard]] std::string to_string(Standing standing);

struct StatementStanding {
  std::string anchor;
  Standing standing = Standing::holds;
  bool operator==(const StatementStanding&) const = default;
};

// How what was decided on stands in another text. Holds where every statement it is about does, and
// of a whole draft where they also stand in the same order; text outside statements (the update
// notes at the end) is not looked at.
struct BindingStanding {
  Standing standing = Standing::holds;        // holds, changed, or gone: nothing of it is left
  std::vector<StatementStanding> statements;  // each it is about; added ones last

  // How many do not hold.
  [[nodiscard]] std::size_t differing() const {
    std::size_t count = 0;
    for (const StatementStanding& one : statements) {
      count += one.standing == Standing::holds ? 0 : 1;
    }
    return count;
  }

  bool operator==(const BindingStanding&) const = default;
};

// Binds to a whole draft, or to statements of it by their indices, each once.
[[nodiscard]] Binding bind_to(const DraftText& draft, const std::vector<std::size_t>& statements);

// `draft` is the one bound to. Linear in both.
[[nodiscard]] BindingStanding standing_of(const Binding& binding, const DraftText& draft,
                                          const DraftText& now);

}  // namespace redraft
