#include "exchange/json_text.h"
#include "redraft/diff_formats.h"

namespace redraft::exchange {

namespace {

class SubstanceWriter {
 public:
  SubstanceWriter(JsonText& out, const Comparison& comparison)
      : out_(out), comparison_(comparison), substance_(comparison.substance) {}

  void run() {
    out_.object("statements", [&] {
      out_.put("from", substance_.statements_before);
      out_.put("to", substance_.statements_after);
    });
    list("sections", substance_.sections, [&](const SectionChange& section) {
      out_.put("fate", to_string(section.fate));
      out_.put("from", section.from);
      out_.put("to", section.to);
      out_.put("statements", section.statements);
      place("heading", section.change);
    });
    list("crossings", substance_.crossings, [&](const SectionCrossing& crossing) {
      out_.put("from", crossing.from);
      out_.put("to", crossing.to);
      out_.put("statements", crossing.statements);
      list("places", crossing.changes, [&](std::size_t change) { place_members(change); });
    });
    list("stances", substance_.stances, [&](const StanceShift& shift) {
      out_.put("shift", to_string(shift.shift));
      out_.put("from", shift.from);
      out_.put("to", shift.to);
      place("place", shift.change);
    });
    list("definitions", substance_.definitions, [&](const DefinitionChange& definition) {
      out_.put("fate", to_string(definition.fate));
      out_.put("term", definition.term);
      out_.put_or_null("renamed", definition.renamed);
      place("place", definition.change);
      list("uses", definition.uses, [&](const LaterPlace& use) {
        place_members("to", comparison_.changes[use.change].to[use.part]);
      });
    });
    out_.object("terms", [&] {
      terms("appeared", substance_.appeared, true);
      terms("disappeared", substance_.disappeared, false);
    });
  }

 private:
  template <class Things, class Fill>
  void list(const char* key, const Things& things, const Fill& fill) {
    out_.begin_list(key);
    for (const auto& thing : things) {
      out_.item_of([&] { fill(thing); });
    }
    out_.end_list();
  }

  void place_members(const char* side, const StatementRef& ref) {
    out_.put("side", std::string(side));
    out_.put_or_null("anchor", ref.anchor);
    out_.put("number", ref.number);
  }

  // Where a change stands now; of what was removed, where it stood.
  void place_members(std::size_t index) {
    const ComparedChange& change = comparison_.changes[index];
    if (change.to.empty()) {
      place_members("from", change.from.front());
    } else {
      place_members("to", change.to.front());
    }
  }

  void place(const char* key, std::size_t change) {
    out_.object(key, [&] { place_members(change); });
  }

  void terms(const char* key, const TermChanges& terms, bool later) {
    out_.object(key, [&] {
      out_.put("all", terms.all);
      list("first", terms.first, [&](const TermChange& term) {
        const ComparedChange& change = comparison_.changes[term.change];
        out_.put("term", term.term);
        out_.put("defined", term.defined);
        out_.put("statements", term.statements);
        out_.object("place", [&] {
          place_members(later ? "to" : "from", later ? change.to.front() : change.from.front());
        });
      });
    });
  }

  JsonText& out_;
  const Comparison& comparison_;
  const Substance& substance_;
};

}  // namespace

Json significance_value(const Comparison& comparison) {
  const ChangeCounts counts = count_changes(comparison);
  std::array<std::size_t, reason_count> by_reason{};
  for (const ComparedChange& change : comparison.changes) {
    for (const Reason reason : change.reasons) {
      ++by_reason.at(static_cast<std::size_t>(reason));
    }
  }
  Json reasons = Json::object();
  for (std::size_t i = 0; i < reason_count; ++i) {
    reasons[to_string(static_cast<Reason>(i))] = by_reason.at(i);
  }
  return {{"editorial", counts.editorial},
          {"substantive", counts.substantive},
          {"reasons", std::move(reasons)}};
}

void put_substance(JsonText& out, const char* key, const Comparison& comparison) {
  out.object(key, [&] { SubstanceWriter(out, comparison).run(); });
}

}  // namespace redraft::exchange
