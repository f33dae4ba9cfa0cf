#include "model/explanations.h"

#include <algorithm>

#include "redraft/note.h"

namespace redraft::model {

namespace {

bool came(const ComparedChange& change) {
  return change.change.kind == ChangeKind::added || change.change.kind == ChangeKind::restored;
}

bool went(const ComparedChange& change) {
  return change.change.kind == ChangeKind::removed;
}

bool starts_with(const std::vector<std::string>& path, const std::vector<std::string>& start) {
  return path.size() >= start.size() && std::equal(start.begin(), start.end(), path.begin());
}

std::string joined(const std::vector<StatementRef>& statements, const char* last_separator) {
  std::string text;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    text += i == 0 ? "" : (i + 1 == statements.size() ? last_separator : ", ");
    text += statements[i].number;
  }
  return text;
}

// What the notes name, and the sections that they explain whole.
class Explained {
 public:
  Explained(const Comparison& changes, const std::vector<ChangeNote>& notes) {
    for (const ChangeNote& note : notes) {
      anchors_.insert(note.anchors.begin(), note.anchors.end());
    }
    for (const ComparedChange& change : changes.changes) {
      for (const StatementRef& heading : came(change) ? change.to : change.from) {
        if (heading.kind == StatementKind::heading && anchors_.count(heading.anchor) != 0) {
          if (came(change)) {
            came_.push_back(heading.section);
          } else if (went(change)) {
            went_.push_back(heading.section);
          }
        }
      }
    }
  }

  [[nodiscard]] bool holds(const ComparedChange& change) const {
    return names_any(change.from) || names_any(change.to) ||
           (came(change) && in_any(came_, change.to)) ||
           (went(change) && in_any(went_, change.from));
  }

 private:
  [[nodiscard]] bool names_any(const std::vector<StatementRef>& statements) const {
    return std::any_of(statements.begin(), statements.end(), [&](const StatementRef& statement) {
      return !statement.anchor.empty() && anchors_.count(statement.anchor) != 0;
    });
  }

  static bool in_any(const std::vector<std::vector<std::string>>& sections,
                     const std::vector<StatementRef>& statements) {
    return std::any_of(sections.begin(), sections.end(), [&](const auto& section) {
      return std::all_of(statements.begin(), statements.end(), [&](const StatementRef& statement) {
        return starts_with(statement.section, section);
      });
    });
  }

  std::set<std::string> anchors_;
  std::vector<std::vector<std::string>> came_, went_;
};

}  // namespace

bool is_change(const ComparedChange& change) {
  return change.change.kind != ChangeKind::unchanged || change.change.reworded ||
         change.change.typographic || change.change.moved;
}

ChangeIndex::ChangeIndex(const Comparison* changes) {
  if (changes == nullptr) {
    return;
  }
  for (const ComparedChange& change : changes->changes) {
    for (const std::vector<StatementRef>* side : {&change.to, &change.from}) {
      for (const StatementRef& statement : *side) {
        if (side == &change.to) {
          statements_[statement.anchor] = &statement;
          standing_.insert(statement.anchor);
        } else {
          statements_.emplace(statement.anchor, &statement);
        }
        if (!is_change(change)) {
          continue;
        }
        changed_.insert(statement.anchor);
        for (std::vector<std::string> path = statement.section; !path.empty(); path.pop_back()) {
          changed_sections_.insert(path);
        }
      }
    }
  }
}

const StatementRef* ChangeIndex::find(const std::string& anchor) const {
  const auto at = statements_.find(anchor);
  return at == statements_.end() ? nullptr : at->second;
}

bool ChangeIndex::changed(const std::string& anchor) const {
  return changed_.count(anchor) != 0;
}

bool ChangeIndex::stands(const std::string& anchor) const {
  return standing_.count(anchor) != 0;
}

bool ChangeIndex::section_changed(const std::vector<std::string>& section) const {
  return changed_sections_.count(section) != 0;
}

std::vector<const ComparedChange*> unexplained(const Comparison& changes,
                                               const std::vector<ChangeNote>& notes) {
  const Explained explained(changes, notes);
  std::vector<const ComparedChange*> open;
  for (const ComparedChange& change : changes.changes) {
    if (is_change(change) && change.significance == Significance::substantive &&
        !explained.holds(change)) {
      open.push_back(&change);
    }
  }
  return open;
}

const std::string& anchor_of(const ComparedChange& change) {
  const bool earlier = change.to.empty() || change.change.kind == ChangeKind::split;
  return (earlier ? change.from : change.to).front().anchor;
}

std::string happened_to(const ComparedChange& change) {
  switch (change.change.kind) {
    case ChangeKind::split:
      return "split into " + joined(change.to, " and ");
    case ChangeKind::merged:
      return "merged from " + joined(change.from, " and ");
    case ChangeKind::added:
    case ChangeKind::removed:
    case ChangeKind::restored:
      return to_string(change.change.kind);
    case ChangeKind::unchanged:
    case ChangeKind::reworded:
    case ChangeKind::moved:
      break;
  }
  const bool moved = change.change.moved || change.change.kind == ChangeKind::moved;
  const bool reworded = change.change.reworded || change.change.kind == ChangeKind::reworded;
  if (moved && reworded) {
    return "moved and reworded";
  }
  return moved ? "moved" : (reworded ? "reworded" : "retyped");
}

std::string numbers_of(const ComparedChange& change) {
  const bool earlier = change.to.empty() || change.change.kind == ChangeKind::split;
  return joined(earlier ? change.from : change.to, ", ");
}

}  // namespace redraft::model

namespace redraft {

std::vector<Explanation> explanations(const Comparison& changes,
                                      const std::vector<ChangeNote>& notes) {
  std::vector<model::Explained> single;
  single.reserve(notes.size());
  for (const ChangeNote& note : notes) {
    single.emplace_back(changes, std::vector<ChangeNote>{note});
  }
  std::vector<Explanation> out;
  for (std::size_t i = 0; i < changes.changes.size(); ++i) {
    const ComparedChange& change = changes.changes[i];
    if (!model::is_change(change)) {
      continue;
    }
    Explanation one;
    one.change = i;
    one.anchor = model::anchor_of(change);
    one.wanted = change.significance == Significance::substantive;
    for (std::size_t note = 0; note < single.size(); ++note) {
      if (single[note].holds(change)) {
        one.notes.push_back(note);
      }
    }
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace redraft
