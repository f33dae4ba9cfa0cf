// Sections that came, went, moved or have another title, and statements that changed sections.
#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "text/comparison_significance.h"
#include "text/substance_parts.h"

namespace redraft::text {

namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

// One text as an outline. Sections are named by the position of their heading.
struct Outline {
  explicit Outline(const std::vector<ComparedStatement>& statements)
      : section(statements.size(), nowhere), inner(statements.size(), 0) {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < statements.size(); ++i) {
      const StatementRef& ref = *statements[i].ref;
      if (ref.kind != StatementKind::heading) {
        section[i] = open.empty() ? nowhere : open.back();
        for (const std::size_t heading : open) {
          ++inner[heading];
        }
        continue;
      }
      while (!open.empty() && open.size() >= ref.section.size()) {
        open.pop_back();
      }
      section[i] = open.empty() ? nowhere : open.back();
      open.push_back(i);
    }
  }

  std::vector<std::size_t> section;  // that a statement stands in; of a heading: its parent
  std::vector<std::size_t> inner;    // of a heading: statements below it
};

bool is_heading(const std::vector<StatementRef>& refs) {
  return refs.size() == 1 && refs.front().kind == StatementKind::heading;
}

class SectionReader {
 public:
  SectionReader(const Comparison& comparison, const SubstanceWords& words, Substance& substance)
      : comparison_(comparison),
        words_(words),
        substance_(substance),
        before_(words.before()),
        after_(words.after()) {
    for (std::size_t i = 0; i < words.before().size(); ++i) {
      const LaterPlace& place = words.before()[i].place;
      earlier_[{place.change, place.part}] = i;
    }
    for (std::size_t i = 0; i < words.after().size(); ++i) {
      const LaterPlace& place = words.after()[i].place;
      later_[{place.change, place.part}] = i;
    }
  }

  void run() {
    for (std::size_t i = 0; i < comparison_.changes.size(); ++i) {
      const ComparedChange& change = comparison_.changes[i];
      const bool was = is_heading(change.from);
      const bool is = is_heading(change.to);
      if (was && is) {
        kept(i, change);
      } else if (is && change.from.empty()) {
        add(SectionFate::added, i, change, after_.inner[later_[{i, 0}]]);
      } else if (was && change.to.empty()) {
        add(SectionFate::removed, i, change, before_.inner[earlier_[{i, 0}]]);
      } else {
        crossing(i, change);
      }
    }
  }

 private:
  void add(SectionFate fate, std::size_t index, const ComparedChange& change,
           std::size_t statements) {
    SectionChange found;
    found.fate = fate;
    found.change = index;
    found.from = change.from.empty() ? std::vector<std::string>{} : change.from.front().section;
    found.to = change.to.empty() ? std::vector<std::string>{} : change.to.front().section;
    found.statements = statements;
    substance_.sections.push_back(std::move(found));
  }

  void kept(std::size_t index, const ComparedChange& change) {
    const std::size_t statements = after_.inner[later_[{index, 0}]];
    const bool other_title =
        change.change.reworded && !same_words(change.from.front().text, change.to.front().text);
    if (other_title) {
      add(SectionFate::renamed, index, change, statements);
    }
    const bool moved =
        change.change.moved || change.change.kind == ChangeKind::moved ||
        !same_section(before_.section[earlier_[{index, 0}]], after_.section[later_[{index, 0}]]);
    if (moved) {
      add(SectionFate::moved, index, change, statements);
    }
  }

  bool same_section(std::size_t from, std::size_t to) const {
    if (from == nowhere || to == nowhere) {
      return from == to;
    }
    return words_.before()[from].place.change == words_.after()[to].place.change;
  }

  void crossing(std::size_t index, const ComparedChange& change) {
    for (std::size_t part = 0; part < change.to.size(); ++part) {
      const std::size_t to = after_.section[later_[{index, part}]];
      bool stays = change.from.empty();
      for (std::size_t old = 0; old < change.from.size(); ++old) {
        stays = stays || same_section(before_.section[earlier_[{index, old}]], to);
      }
      if (!stays) {
        count(index, before_.section[earlier_[{index, 0}]], to);
      }
    }
  }

  void count(std::size_t index, std::size_t from, std::size_t to) {
    const auto [place, fresh] =
        crossings_.try_emplace(std::pair(from, to), substance_.crossings.size());
    if (fresh) {
      SectionCrossing crossing;
      crossing.from =
          from == nowhere ? std::vector<std::string>{} : words_.before()[from].ref->section;
      crossing.to = to == nowhere ? std::vector<std::string>{} : words_.after()[to].ref->section;
      substance_.crossings.push_back(std::move(crossing));
    }
    SectionCrossing& crossing = substance_.crossings[place->second];
    ++crossing.statements;
    if (crossing.changes.empty() || crossing.changes.back() != index) {
      crossing.changes.push_back(index);
    }
  }

  using Places = std::map<std::pair<std::size_t, std::size_t>, std::size_t>;

  const Comparison& comparison_;
  const SubstanceWords& words_;
  Substance& substance_;
  Outline before_;
  Outline after_;
  Places earlier_;  // position in the text, by change and part
  Places later_;
  Places crossings_;  // in substance_.crossings, by the two sections
};

}  // namespace

void read_sections(const Comparison& comparison, const SubstanceWords& words,
                   Substance& substance) {
  SectionReader(comparison, words, substance).run();
}

}  // namespace redraft::text
