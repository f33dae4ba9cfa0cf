#include "redraft/comparison.h"

#include <string>
#include <utility>
#include <vector>

#include "support/catch.h"
#include "text/comparison_reasons.h"

using redraft::Change;
using redraft::ChangeKind;
using redraft::ComparedChange;
using redraft::Comparison;
using redraft::Document;
using redraft::Edit;
using redraft::EditOp;
using redraft::Lineage;
using redraft::Significance;
using redraft::significance_of;
using redraft::Stance;
using redraft::StatementKind;

namespace {

// A document put together without reading Markdown: sections of one level, statements under them.
class Draft {
 public:
  Draft& section(const std::string& title) {
    redraft::Section section;
    section.title = title;
    section.heading = document.statements.size();
    document.sections.push_back(section);
    return add(title, StatementKind::heading, {});
  }

  Draft& statement(const std::string& text, std::vector<Stance> stances = {Stance::other}) {
    return add(text, StatementKind::paragraph, std::move(stances));
  }

  [[nodiscard]] redraft::ComparedSide side(const std::string& label) const {
    return {"principles", label, document, anchors};
  }

  Document document;
  std::vector<std::string> anchors;

 private:
  Draft& add(const std::string& text, StatementKind kind, std::vector<Stance> stances) {
    redraft::Statement statement;
    statement.kind = kind;
    statement.text = text;
    statement.stances = std::move(stances);
    statement.section =
        document.sections.empty() ? redraft::no_section : document.sections.size() - 1;
    statement.source = {document.source.size(), document.source.size() + text.size()};
    statement.number = std::to_string(document.statements.size() + 1);
    anchors.push_back("a-" + statement.number);
    document.source += text + "\n\n";
    document.statements.push_back(statement);
    return *this;
  }
};

Change change(ChangeKind kind, std::vector<std::size_t> from, std::vector<std::size_t> to) {
  Change result;
  result.kind = kind;
  result.from = std::move(from);
  result.to = std::move(to);
  result.moved = kind == ChangeKind::moved;
  result.reworded = kind == ChangeKind::reworded;
  return result;
}

ComparedChange compare_one(const Draft& from, const Draft& to, const Change& change) {
  Lineage lineage;
  lineage.changes = {change};
  return redraft::compare(from.side("V0-1"), to.side("V1"), lineage).changes.front();
}

Significance reworded(const std::string& from, const std::string& to) {
  return significance_of(change(ChangeKind::reworded, {0}, {0}), from, to);
}

}  // namespace

TEST_CASE("a comparison names both sides and every statement of each change", "[comparison]") {
  const Draft from = Draft().section("Aims").statement("We commit to act.", {Stance::commit});
  const Draft to = Draft().section("Aims").statement("We recognise action.", {Stance::recognise});
  Lineage lineage;
  lineage.changes = {change(ChangeKind::unchanged, {0}, {0}),
                     change(ChangeKind::reworded, {1}, {1})};

  const Comparison comparison = redraft::compare(from.side("V0-1"), to.side("V1"), lineage);

  CHECK(comparison.from_label == "V0-1");
  CHECK(comparison.to_label == "V1");
  REQUIRE(comparison.changes.size() == 2);
  const ComparedChange& first = comparison.changes[0];
  CHECK(first.words == std::vector<Edit>{{EditOp::keep, "Aims"}});
  CHECK(first.significance == Significance::editorial);
  const ComparedChange& second = comparison.changes[1];
  REQUIRE(second.from.size() == 1);
  CHECK(second.from[0].anchor == "a-2");
  CHECK(second.from[0].number == "2");
  CHECK(second.from[0].section == std::vector<std::string>{"Aims"});
  CHECK(second.from[0].markdown == "We commit to act.");
  REQUIRE(second.stance_change);
  CHECK(second.stance_change->from == std::vector<Stance>{Stance::commit});
  CHECK(second.stance_change->to == std::vector<Stance>{Stance::recognise});
}

TEST_CASE("added and removed statements hold one edit and no stance change", "[comparison]") {
  const Draft from = Draft().statement("We agree to meet.", {Stance::agree});
  const Draft to = Draft().statement("We need 3 halls.", {Stance::need});

  const ComparedChange removed = compare_one(from, to, change(ChangeKind::removed, {0}, {}));
  const ComparedChange added = compare_one(from, to, change(ChangeKind::added, {}, {0}));

  CHECK(removed.words == std::vector<Edit>{{EditOp::remove, "We agree to meet."}});
  CHECK_FALSE(removed.stance_change);
  CHECK(removed.significance == Significance::substantive);
  CHECK(added.words == std::vector<Edit>{{EditOp::insert, "We need 3 halls."}});
  CHECK(added.flags == std::vector<std::string>{"number"});
}

TEST_CASE("a split and a merge are redlined against their parts, one a line", "[comparison]") {
  const Draft one = Draft().statement("We listen to carers. We publish reports.");
  const Draft two = Draft().statement("We listen to carers.").statement("We publish reports.");

  const ComparedChange split = compare_one(one, two, change(ChangeKind::split, {0}, {0, 1}));
  const ComparedChange merged = compare_one(two, one, change(ChangeKind::merged, {0, 1}, {0}));

  CHECK(redraft::text_after(split.words) == "We listen to carers.\nWe publish reports.");
  CHECK(split.significance == Significance::editorial);
  CHECK(redraft::text_before(merged.words) == "We listen to carers.\nWe publish reports.");
  CHECK(merged.significance == Significance::editorial);
  CHECK(significance_of(split.change, "We listen. We act.", "We listen.\nWe act fast.") ==
        Significance::substantive);
}

TEST_CASE("stances are compared as sets, and not where one side has none", "[comparison]") {
  const Draft from = Draft().statement("A. B.", {Stance::commit, Stance::agree});
  const Draft swapped = Draft().statement("B. A.", {Stance::agree, Stance::commit});
  const Draft heading = Draft().section("A. B. C");

  CHECK_FALSE(compare_one(from, swapped, change(ChangeKind::reworded, {0}, {0})).stance_change);
  CHECK_FALSE(compare_one(from, heading, change(ChangeKind::reworded, {0}, {0})).stance_change);
}

TEST_CASE("numbers, obligations and negations that changed are flagged", "[comparison]") {
  const auto flags = [](const std::string& from, const std::string& to) {
    return redraft::text::flags_of(redraft::text::changed_signals(redraft::redline(from, to)));
  };

  CHECK(flags("We will meet 5 times a year in the hall.",
              "We will meet 6 times a year in the hall.") == std::vector<std::string>{"number"});
  CHECK(flags("Members must pay for the use of halls.", "Members may pay for the use of halls.") ==
        std::vector<std::string>{"obligation"});
  CHECK(flags("Members must pay for the use of halls.",
              "Members must not pay for the use of halls.") ==
        std::vector<std::string>{"negation"});
  CHECK(flags("Trees must grow in two parks.", "Must two rivers flow, ask the towns below?") ==
        std::vector<std::string>{});
  CHECK(flags("We meet within three days of asking.", "We meet within five days of asking.") ==
        std::vector<std::string>{"number"});
  CHECK(flags("We meet in the first week of May.", "We meet in the third week of May.") ==
        std::vector<std::string>{"number"});
  CHECK(flags("We meet in the 1st week of May.", "We meet in the 3rd week of May.") ==
        std::vector<std::string>{"number"});
}

TEST_CASE("case, punctuation, quotes and spelling variants are editorial", "[comparison]") {
  CHECK(reworded("We recognise the centre.", "We recognize the center!") ==
        Significance::editorial);
  CHECK(reworded("the behaviour of organisations", "The behavior of organizations") ==
        Significance::editorial);
  CHECK(reworded("\u201COpen\u201D data \u2013 always", "\"Open\" data - always;") ==
        Significance::editorial);
  CHECK(reworded("our well-being matters", "our wellbeing matters") == Significance::editorial);
  CHECK(reworded("one programme", "one program") == Significance::editorial);
}

TEST_CASE("a change of words, signs or numbers is substantive", "[comparison]") {
  const auto [from, to] =
      GENERATE(table<std::string, std::string>({{"We must act.", "We may act."},
                                                {"for each tour", "for each tor"},
                                                {"the first prise", "the first prize"},
                                                {"it may be", "it maybe"},
                                                {"We re-sign it", "We resign it"},
                                                {"the {}-initializer", "theinitializer"},
                                                {"pays \u00A35 each", "pays \u20AC5 each"},
                                                {"pays \u00A3 each", "pays \u20AC each"},
                                                {"a level of -5 here", "a level of 5 here"},
                                                {"from 5-10 people", "from 510 people"},
                                                {"1,000 trees", "1.000 trees"},
                                                {"costs < 5", "costs > 5"}}));
  CAPTURE(from, to);

  CHECK(reworded(from, to) == Significance::substantive);
}

TEST_CASE("a move within a section is editorial, to another one substantive", "[comparison]") {
  const Draft from =
      Draft().section("Aims").statement("We act.").statement("We meet.").section("Hopes");
  const Draft to =
      Draft().section("Our aims").statement("We meet.").section("Hopes").statement("We act.");
  Lineage lineage;
  lineage.changes = {change(ChangeKind::reworded, {0}, {0}), change(ChangeKind::moved, {2}, {1}),
                     change(ChangeKind::unchanged, {3}, {2}), change(ChangeKind::moved, {1}, {3})};

  const Comparison comparison = redraft::compare(from.side("V0-1"), to.side("V1"), lineage);

  CHECK(comparison.changes[1].significance == Significance::editorial);
  CHECK(comparison.changes[3].significance == Significance::substantive);
}

TEST_CASE("a section that moves as a whole takes its statements along", "[comparison]") {
  const Draft from = Draft().section("A").statement("We act.").section("B").statement("We meet.");
  const Draft to = Draft().section("B").statement("We meet.").section("A").statement("We act.");
  Lineage lineage;
  lineage.changes = {change(ChangeKind::moved, {2}, {0}), change(ChangeKind::moved, {3}, {1}),
                     change(ChangeKind::unchanged, {0}, {2}),
                     change(ChangeKind::unchanged, {1}, {3})};

  const Comparison comparison = redraft::compare(from.side("V0-1"), to.side("V1"), lineage);

  CHECK(comparison.changes[0].significance == Significance::editorial);
  CHECK(comparison.changes[1].significance == Significance::editorial);
}

TEST_CASE("two plain files are compared without anchors", "[comparison]") {
  const Draft from = Draft().statement("We act.");
  const Draft to = Draft().statement("We act now.");
  const std::vector<std::string> none;
  Lineage lineage;
  lineage.changes = {change(ChangeKind::reworded, {0}, {0})};

  const Comparison comparison = redraft::compare({"OLD.md", "OLD.md", from.document, none},
                                                 {"NEW.md", "NEW.md", to.document, none}, lineage);

  CHECK(comparison.changes[0].from[0].anchor.empty());
  CHECK(comparison.changes[0].to[0].text == "We act now.");
}

TEST_CASE("what is unchanged may be counted only, unless its quotes or dashes changed",
          "[comparison]") {
  const Draft from = Draft().statement("We act.").statement("The board's duty.");
  const Draft to = Draft().statement("We act.").statement("The board\xE2\x80\x99s duty.");
  Lineage lineage;
  lineage.changes = {change(ChangeKind::unchanged, {0}, {0}),
                     change(ChangeKind::unchanged, {1}, {1})};
  lineage.changes[1].typographic = true;

  const Comparison comparison =
      redraft::compare(from.side("V0-1"), to.side("V1"), lineage, redraft::Unchanged::counted);

  CHECK(comparison.changes[0].change == lineage.changes[0]);
  CHECK(comparison.changes[0].significance == Significance::editorial);
  CHECK(comparison.changes[0].to.empty());
  CHECK(comparison.changes[0].words.empty());
  CHECK(comparison.changes[1].to.size() == 1);
}

TEST_CASE("stances that were not read with the documents are read for what is shown",
          "[comparison]") {
  const Draft from = Draft().statement("We recognise the harm.", {});
  const Draft to = Draft().statement("We commit to repair the harm.", {});

  const ComparedChange compared = compare_one(from, to, change(ChangeKind::reworded, {0}, {0}));

  CHECK(compared.from[0].stances == std::vector<Stance>{Stance::recognise});
  CHECK(compared.stance_change.has_value());
}
