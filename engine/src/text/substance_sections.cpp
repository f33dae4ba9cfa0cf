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

// One text as an outline. Sections are named by the index of their heading.
struct Outline {
  explicit Outline(const Document& text)
      : section(text.statements.size(), nowhere), inner(text.statements.size(), 0) {
    for (std::size_t i = 0; i < text.statements.size(); ++i) {
      const Statement& statement = text.statements[i];
      std::size_t at = statement.section;
      if (statement.kind == StatementKind::heading && at != no_section &&
          text.sections[at].heading == i) {
        at = text.sections[at].parent;
      }
      section[i] = at == no_section ? nowhere : text.sections[at].heading;
      for (; at != no_section && statement.kind != StatementKind::heading;
           at = text.sections[at].parent) {
        ++inner[text.sections[at].heading];
      }
    }
  }

  std::vector<std::size_t> section;  // that a statement stands in; of a heading: its parent
  std::vector<std::size_t> inner;    // of a heading: statements below it
};

std::vector<std::string> titles(const Document& text, std::size_t heading) {
  return heading == nowhere ? std::vector<std::string>{}
                            : section_path(text, text.statements[heading]);
}

bool is_heading(const Document& text, const std::vector<std::size_t>& statements) {
  return statements.size() == 1 &&
         text.statements[statements.front()].kind == StatementKind::heading;
}

class SectionReader {
 public:
  SectionReader(const Comparison& comparison, const SubstanceWords& words, Substance& substance)
      : comparison_(comparison),
        words_(words),
        substance_(substance),
        before_(words.text(earlier)),
        after_(words.text(later)) {}

  void run() {
    for (std::size_t i = 0; i < comparison_.changes.size(); ++i) {
      const Change& change = comparison_.changes[i].change;
      const bool was = is_heading(words_.text(earlier), change.from);
      const bool is = is_heading(words_.text(later), change.to);
      if (was && is) {
        kept(i, change);
      } else if (is && change.from.empty()) {
        add(SectionFate::added, i, change, after_.inner[change.to.front()]);
      } else if (was && change.to.empty()) {
        add(SectionFate::removed, i, change, before_.inner[change.from.front()]);
      } else {
        crossing(i, change);
      }
    }
  }

 private:
  void add(SectionFate fate, std::size_t index, const Change& change, std::size_t statements) {
    SectionChange found;
    found.fate = fate;
    found.change = index;
    found.from = titles(words_.text(earlier), change.from.empty() ? nowhere : change.from.front());
    found.to = titles(words_.text(later), change.to.empty() ? nowhere : change.to.front());
    found.statements = statements;
    substance_.sections.push_back(std::move(found));
  }

  void kept(std::size_t index, const Change& change) {
    const std::size_t statements = after_.inner[change.to.front()];
    const bool other_title =
        change.reworded && !same_words(words_.text(earlier).statements[change.from.front()].text,
                                       words_.text(later).statements[change.to.front()].text);
    if (other_title) {
      add(SectionFate::renamed, index, change, statements);
    }
    const bool moved =
        change.moved || change.kind == ChangeKind::moved ||
        !same_section(before_.section[change.from.front()], after_.section[change.to.front()]);
    if (moved) {
      add(SectionFate::moved, index, change, statements);
    }
  }

  bool same_section(std::size_t from, std::size_t to) const {
    if (from == nowhere || to == nowhere) {
      return from == to;
    }
    return words_.place(earlier, from).change == words_.place(later, to).change;
  }

  void crossing(std::size_t index, const Change& change) {
    for (const std::size_t later : change.to) {
      const std::size_t to = after_.section[later];
      bool stays = change.from.empty();
      for (const std::size_t earlier : change.from) {
        stays = stays || same_section(before_.section[earlier], to);
      }
      if (!stays) {
        count(index, before_.section[change.from.front()], to);
      }
    }
  }

  void count(std::size_t index, std::size_t from, std::size_t to) {
    const auto [place, fresh] =
        crossings_.try_emplace(std::pair(from, to), substance_.crossings.size());
    if (fresh) {
      SectionCrossing crossing;
      crossing.from = titles(words_.text(earlier), from);
      crossing.to = titles(words_.text(later), to);
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
  Places crossings_;  // in substance_.crossings, by the two sections
};

}  // namespace

void read_sections(const Comparison& comparison, const SubstanceWords& words,
                   Substance& substance) {
  SectionReader(comparison, words, substance).run();
}

}  // namespace redraft::text
