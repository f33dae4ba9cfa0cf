#include "redraft/substance.h"

#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "redraft/comparison.h"
#include "redraft/lineage.h"
#include "support/catch.h"

using redraft::ComparedChange;
using redraft::Comparison;
using redraft::DefinitionChange;
using redraft::DefinitionFate;
using redraft::Document;
using redraft::LaterPlace;
using redraft::Reason;
using redraft::SectionChange;
using redraft::SectionFate;
using redraft::Shift;
using redraft::StanceShift;
using redraft::Substance;
using redraft::TermChange;

namespace {

Comparison compare_markdown(const std::string& from, const std::string& to) {
  const Document before = redraft::parse_markdown(from);
  const Document after = redraft::parse_markdown(to);
  const std::vector<std::string> none;
  return redraft::compare_in_substance({"", "OLD", before, none}, {"", "NEW", after, none},
                                       redraft::match({before, after, none, {}, {}}));
}

// "strengthened: should -> must", one a shift.
std::vector<std::string> shifts(const std::string& from, const std::string& to) {
  std::vector<std::string> lines;
  for (const StanceShift& shift : compare_markdown(from, to).substance.stances) {
    lines.push_back(to_string(shift.shift) + ": " + shift.from + " -> " + shift.to);
  }
  return lines;
}

std::vector<std::string> reasons(const std::string& from, const std::string& to) {
  std::vector<std::string> words;
  for (const ComparedChange& change : compare_markdown(from, to).changes) {
    for (const Reason reason : change.reasons) {
      words.push_back(to_string(reason));
    }
  }
  return words;
}

// The number of a later statement.
std::string number_at(const Comparison& comparison, const LaterPlace& place) {
  return comparison.changes[place.change].to[place.part].number;
}

// "changed living well: 1.2 1.4".
std::vector<std::string> definitions(const std::string& from, const std::string& to) {
  const Comparison comparison = compare_markdown(from, to);
  std::vector<std::string> lines;
  for (const DefinitionChange& definition : comparison.substance.definitions) {
    std::string line = to_string(definition.fate) + " " +
                       (definition.renamed.empty() ? "" : definition.renamed + " -> ") +
                       definition.term + ":";
    for (const LaterPlace& use : definition.uses) {
      line += " " + number_at(comparison, use);
    }
    lines.push_back(line);
  }
  return lines;
}

std::vector<std::string> terms(const redraft::TermChanges& changes) {
  std::vector<std::string> words;
  for (const TermChange& term : changes.first) {
    words.push_back(term.term + " " + std::to_string(term.statements) +
                    (term.defined ? " defined" : ""));
  }
  return words;
}

std::string path(const std::vector<std::string>& titles) {
  std::string text;
  for (const std::string& title : titles) {
    text += (text.empty() ? "" : "/") + title;
  }
  return text;
}

std::vector<std::string> sections(const Substance& substance) {
  std::vector<std::string> lines;
  for (const SectionChange& section : substance.sections) {
    lines.push_back(to_string(section.fate) + " " + path(section.from) + " -> " + path(section.to) +
                    ", " + std::to_string(section.statements));
  }
  for (const redraft::SectionCrossing& crossing : substance.crossings) {
    lines.push_back(std::to_string(crossing.statements) + " from " + path(crossing.from) + " to " +
                    path(crossing.to));
  }
  return lines;
}

std::string file(const std::string& name) {
  std::ifstream in(std::string(REDRAFT_SOURCE_DIR) + "/sample-docs/" + name, std::ios::binary);
  REQUIRE(in.good());
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a stance is stronger or weaker by how much it binds", "[substance]") {
  CHECK(shifts("We acknowledge that carers wait too long for an answer from us.",
               "We commit to carers who wait too long for an answer from us.") ==
        Lines{"strengthened: acknowledge -> commit"});
  CHECK(shifts("We agree to publish the list of all our buildings each year.",
               "We recognise the list of all our buildings each year.") ==
        Lines{"weakened: agree -> recognise"});
  CHECK(shifts("We commit to a list of all our buildings each year.",
               "We need a list of all our buildings each year.") ==
        Lines{"changed: commit -> need"});
  CHECK(shifts("We commit to a list of all our buildings each year.",
               "We commit to a list of all our gardens each year.") == Lines{});
}

TEST_CASE("a modal verb that gives way to another is stronger or weaker", "[substance]") {
  CHECK(shifts("Everyone should hear from us what became of their views.",
               "Everyone must hear from us what became of their views.") ==
        Lines{"strengthened: should -> must"});
  CHECK(shifts("Partners shall publish their accounts on the web page.",
               "Partners may publish their accounts on the web page.") ==
        Lines{"weakened: commit -> other", "weakened: shall -> may"});
  CHECK(shifts("Partners must publish their accounts on the web page.",
               "Partners shall publish their accounts on the web page.")
            .back() == "changed: must -> shall");
  CHECK(shifts("Answers come in May and the accounts come later in the year.",
               "Answers must come in June and the accounts come later in the year.") !=
        Lines{"strengthened: may -> must"});
}

TEST_CASE("a changed definition names the statements that use its term", "[substance]") {
  const std::string rest =
      "We agree that a valley decision is open.\n\nWe commit to valley decisions in public.\n\n"
      "We agree that a decision takes time.\n";
  const std::string title = "# Aims\n\n";
  const std::string before =
      "By **a valley decision** we mean any decision that changes what residents get.\n\n";
  const std::string after =
      "By **a valley decision** we mean any decision that changes what residents pay.\n\n";

  CHECK(definitions(title + before + rest, title + after + rest) ==
        Lines{"changed valley decision: 0.2 0.3"});
  CHECK(definitions(title + rest, title + before + rest) ==
        Lines{"added valley decision: 0.2 0.3"});
  CHECK(definitions(title + before + rest, title + rest) ==
        Lines{"removed valley decision: 0.1 0.2"});
  CHECK(definitions(title + before + rest,
                    title +
                        "By **a common decision** we mean any decision that changes what "
                        "residents get.\n\n" +
                        rest) == Lines{"renamed valley decision -> common decision: 0.2 0.3"});
  CHECK(definitions(title + before + rest, title + rest + "\n" + before) == Lines{});
}

TEST_CASE("terms are read from the ways in which people define", "[substance]") {
  const auto added = [](const std::string& definition) {
    const Comparison comparison = compare_markdown("We agree.\n", "We agree.\n\n" + definition);
    const auto& definitions = comparison.substance.definitions;
    return definitions.empty() ? std::string() : definitions.front().term;
  };

  CHECK(added("In this document, a carer means anyone who helps without pay.") == "carer");
  CHECK(added("\"Care home\" means a building where people are cared for.") == "Care home");
  CHECK(added("The term **carer** refers to anyone who helps without pay.") == "carer");
  CHECK(added("A carer is defined as anyone who helps without pay.") == "carer");
  CHECK(added("We define \u201Copen data\u201D as figures that anybody may use.") == "open data");
  CHECK(added("This means that we will listen.") == "");
}

TEST_CASE("a glossary's list defines its terms, a list of labels elsewhere does not",
          "[substance]") {
  const std::string rest = "\n\n# Aims\n\nEvery carer is heard.\n";
  const std::string before = "- **Carer**: anyone who helps without pay.";
  const std::string after = "- **Carer**: anyone who helps, paid or not.";

  CHECK(definitions("# Glossary\n\n" + before + rest, "# Glossary\n\n" + after + rest) ==
        Lines{"changed Carer: 2.1"});
  CHECK(definitions("# Terms we use\n\nWords." + rest, "# Terms we use\n\n" + before + rest) ==
        Lines{"added Carer: 2.1"});
  CHECK(definitions("# Costs\n\n" + before + rest, "# Costs\n\n" + after + rest) == Lines{});
}

TEST_CASE("terms that only one text has come with how often it has them", "[substance]") {
  const Comparison comparison = compare_markdown(
      "We agree that grants are paid early.\n\nWe recognise vacancies.\n\nWe agree to meet.\n",
      "We agree that a grant is paid early in an emergency.\n\nBy an emergency we mean a flood or "
      "a frost.\n\nEmergencies and floods pass.\n\nWe agree to meet.\n");

  CHECK(terms(comparison.substance.appeared) ==
        Lines{"emergency 3 defined", "flood 2", "frost 1", "pass 1"});
  CHECK(comparison.substance.appeared.all == 4);
  CHECK(terms(comparison.substance.disappeared) == Lines{"vacancies 1"});
}

TEST_CASE("terms are found in scripts without capitals or spaces", "[substance]") {
  const Comparison comparison =
      compare_markdown("\u6211\u4EEC\u627F\u8BFA\u4FDD\u62A4\u73AF\u5883\u3002\n",
                       "\u6211\u4EEC\u627F\u8BFA\u4FDD\u62A4\u6CB3\u6D41\u3002\n");

  CHECK(terms(comparison.substance.appeared) == Lines{"\u6CB3\u6D41 1"});
  CHECK(terms(comparison.substance.disappeared) == Lines{"\u73AF\u5883 1"});
}

TEST_CASE("sections come, go, move, change their title and swap statements", "[substance]") {
  const std::string water =
      "## Water\n\nWe test the river every week.\n\nWe tell everybody what the tests said.\n\n";
  const std::string money = "Small grants are paid before the work begins.\n\n";
  const std::string trade = "## Trade\n\nFair prices keep the market in the valley alive.\n\n";
  const std::string harbour = "## Harbour\n\nBoat owners meet the board in spring.\n\n";

  CHECK(
      sections(compare_markdown("# Aims\n\n" + water + money + trade,
                                "# Aims\n\n## Rivers and tests" + water.substr(8) + money +
                                    harbour + "### Boats\n\nEvery boat carries a light at night.\n")
                   .substance) == Lines{"renamed Aims/Water -> Aims/Rivers and tests, 3",
                                        "removed Aims/Trade -> , 1", "added  -> Aims/Harbour, 2",
                                        "added  -> Aims/Harbour/Boats, 1"});
  CHECK(sections(compare_markdown("# Aims\n\n" + water + trade + harbour,
                                  "# Aims\n\n" + harbour + water + trade)
                     .substance) == Lines{"moved Aims/Harbour -> Aims/Harbour, 1"});
  CHECK(sections(compare_markdown("# Aims\n\n" + water + money + trade,
                                  "# Aims\n\n" + water + trade + money)
                     .substance) == Lines{"1 from Aims/Water to Aims/Trade"});
}

TEST_CASE("every change says why it is editorial or substantive", "[substance]") {
  const std::string end = " to everybody who wrote to the board.";
  CHECK(reasons("We answer within 14 days" + end, "We answer within 15 days" + end) ==
        Lines{"number"});
  CHECK(reasons("We answer on 3 May 2026" + end, "We answer on 4 May 2026" + end) == Lines{"date"});
  CHECK(reasons("We answer in October" + end, "We answer in November" + end) == Lines{"date"});
  CHECK(reasons("The clerk answers" + end, "The clerk never answers" + end) == Lines{"negation"});
  CHECK(reasons("The clerk shall answer" + end, "The clerk must answer" + end) ==
        Lines{"stance", "obligation"});
  CHECK(reasons("The clerk of Harrowick answers" + end, "The clerk of Netherfold answers" + end) ==
        Lines{"name"});
  CHECK(reasons("The clerk answers soon" + end, "The clerk answers gladly" + end) ==
        Lines{"words"});
  CHECK(reasons("The clerk will organise answers" + end, "The clerk will organize answers" + end) ==
        Lines{"spelling"});
  CHECK(reasons("The clerk, gladly, answers" + end, "The clerk gladly answers" + end) ==
        Lines{"typography"});
  CHECK(reasons("By **kin** we mean all who share a house with a person in need.",
                "By **kin** we mean all who share a roof with a person in need.") ==
        Lines{"definition"});
  CHECK(reasons("One answer.", "One answer.\n\nWe listen to every voice in the valley.") ==
        Lines{"added"});
}

TEST_CASE("nothing changed, nothing said", "[substance]") {
  const Substance substance =
      compare_markdown("# Aims\n\nWe agree.\n", "# Aims\n\nWe agree.\n").substance;

  CHECK(substance.statements_before == 2);
  CHECK(substance.statements_after == 2);
  CHECK(substance.sections.empty());
  CHECK(substance.appeared.first.empty());
}

TEST_CASE("the sample drafts are read as their editor meant them", "[substance]") {
  const Comparison comparison =
      compare_markdown(file("principles-v0-1.md"), file("principles-v1.md"));
  const std::string title = "Working as One Valley/";

  CHECK(sections(comparison.substance) ==
        Lines{"renamed " + title + "Money and agreements -> " + title + "Funding that lasts, 6",
              "added  -> " + title + "Hard winters and high water, 5",
              "1 from " + title + "Sharing information to " + title + "Listening to residents",
              "1 from " + title + "Places and buildings to " + title + "Help close to home",
              "1 from " + title + "Deciding together to " + title + "Keeping our word"});
  REQUIRE(comparison.substance.definitions.size() == 2);
  CHECK(comparison.substance.definitions[0].term == "living well");
  CHECK(comparison.substance.definitions[0].fate == DefinitionFate::changed);
  CHECK(comparison.substance.definitions[1].term == "emergency");
  CHECK(comparison.substance.definitions[1].uses.size() == 2);
  CHECK(comparison.substance.appeared.first.front().term == "emergency");
}

TEST_CASE("what the substance names has its place where unchanged statements are only counted",
          "[substance]") {
  const Document before = redraft::parse_markdown(
      "# One\n\nA carer means a person who helps another.\n\nEvery carer is asked how they are.\n");
  const Document after = redraft::parse_markdown(
      "# One\n\nA carer means a person who helps another unpaid.\n\n# Two\n\n"
      "Every carer is asked how they are.\n");
  const std::vector<std::string> none;
  const redraft::Lineage lineage = redraft::match({before, after, none, {}, {}});
  const auto compared = [&](redraft::Unchanged unchanged) {
    return redraft::compare_in_substance({"", "OLD", before, none}, {"", "NEW", after, none},
                                         lineage, unchanged);
  };
  const Comparison counted = compared(redraft::Unchanged::counted);

  CHECK(counted.substance == compared(redraft::Unchanged::in_full).substance);
  REQUIRE(counted.substance.crossings.size() == 1);
  const std::size_t crossed = counted.substance.crossings.front().changes.front();
  REQUIRE(counted.changes[crossed].change.kind == redraft::ChangeKind::unchanged);
  CHECK(counted.changes[crossed].to.front().number == "2.1");
  CHECK(counted.changes[crossed].to.front().text.empty());
  REQUIRE(counted.substance.definitions.size() == 1);
  REQUIRE(counted.substance.definitions.front().uses.size() == 1);
  CHECK(number_at(counted, counted.substance.definitions.front().uses.front()) == "2.1");
  const Comparison afresh =
      redraft::compare_afresh({"", "OLD", before, none}, {"", "NEW", after, none});
  CHECK(afresh.substance == counted.substance);
}
