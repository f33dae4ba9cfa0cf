#pragma once
// A consultation opened through the façade, with a fixed clock and seeded ids.

#include <memory>
#include <string>

#include "redraft/workspace.h"
#include "support/git_sandbox.h"

namespace redraft::testing {

struct Desk {
  GitSandbox sandbox;
  FixedClock clock{parse_instant("2026-03-02T09:00:00Z")};
  SeededRandomness randomness{42};

  Desk() { Workspace::init(sandbox.top()); }

  [[nodiscard]] Workspace open() {
    return Workspace::open(sandbox.top(), {clock, randomness, "editor"});
  }

  void write(const std::string& markdown) { write_file(sandbox.top() / "charter.md", markdown); }

  // Writes the text and publishes it under the label, adding the document the first time.
  Published publish(const std::string& label, const std::string& markdown) {
    write(markdown);
    Workspace workspace = open();
    workspace.add(sandbox.top() / "charter.md");
    return workspace.publish({"charter", label, "", DraftState::consultation});
  }

  std::string comment(const std::string& anchor, const std::string& quote,
                      const std::string& suggestion = {}) {
    NewComment comment;
    comment.body = "About " + anchor + " " + quote;
    Target target;
    target.anchor = anchor;
    if (!quote.empty()) {
      target.quote.emplace();
      target.quote->exact = quote;
    }
    if (!suggestion.empty()) {
      comment.suggestion = suggestion;
    }
    comment.targets.push_back(target);
    return open().add_comment(comment).id.text;
  }
};

}  // namespace redraft::testing
