#include "redraft/engagement_output.h"

#include "exchange/sheet.h"
#include "support/catch.h"
#include "support/golden.h"

using namespace redraft;
using namespace redraft::testing;

namespace {

const Instant march = parse_instant("2026-03-21");
const Instant in_may = parse_instant("2026-05-04T10:00:00Z");

// What the program says is what schemas/ promises: these files are validated by tests/schemas.
void check_example(const std::string& path, const std::string& actual) {
  check_golden("schemas/examples/" + path, actual);
}

void check_page(const std::string& name, const std::string& actual) {
  check_golden("engine/exchange/golden/engagement/" + name, actual);
}

Event assembly() {
  Event event;
  event.id.text = "e-4f7k2m9qx1";
  event.title = "Spring assembly";
  event.held = march;
  event.host = "Sedlow Valley Partnership";
  event.prompts = {"What works", "What is missing"};
  event.objectives = {"Voice", "Money"};
  event.groups = {"Table 1"};
  event.present = {{"Sedlow Town Council", "council"}};
  event.made = in_may;
  event.made_by = "Ottilie";
  event.remarks = 2;
  event.headlines = 1;
  event.unplaced = 1;
  event.voices = {{"", 1}, {"Table 1", 1}};
  event.sectors = {{"council", 2}};
  return event;
}

Remark remark() {
  Remark remark;
  remark.id.text = "m-4f7k2m9qx1";
  remark.event.text = "e-4f7k2m9qx1";
  remark.event_title = "Spring assembly";
  remark.held = march;
  remark.prompt = "What is missing";
  remark.objective = "Voice";
  remark.body = "The last bus goes at <six>.";
  remark.reviewer = {"r-4f7k2m9qx1", "Sedlow Town Council", "council"};
  remark.attribution = Attribution::sector;
  remark.consent = RemarkConsent::given;
  remark.moderation = Moderation::approved;
  remark.created = in_may;
  remark.links = {
      {RemarkUse::source, "charter", "V1", "leadership-2", "n-2c81k0qw4e", in_may, "O"}};
  return remark;
}

Assessment assessment(const std::string& group, Score score) {
  Assessment one;
  one.id.text = "s-4f7k2m9qx1";
  one.event.text = "e-4f7k2m9qx1";
  one.event_title = "Spring assembly";
  one.held = march;
  one.round = "Round 1";
  one.document = "maturity";
  one.draft = "V1";
  one.dimension = "model-7";
  one.dimension_name = "Trust";
  one.group = group;
  one.sector = "council";
  one.score = score;
  one.words = "about that";
  one.notes = {{AssessmentNoteKind::reason, "We meet too seldom.", "", {}},
               {AssessmentNoteKind::exception, "a 4", "Bus scheme", Score{8, 8}},
               {AssessmentNoteKind::challenge, "Is 5 possible?", "", {}}};
  one.made = in_may;
  one.made_by = "Ottilie";
  return one;
}

AssessmentReport assessed() {
  AssessmentReport report;
  report.document = "maturity";
  report.levels = {3, 2, 1};
  AssessedRound round{"Round 1",
                      march,
                      {assessment("Table 1", {2, 3}), assessment("Table 2", {4, 5})},
                      spread_of({{2, 3}, {4, 5}}),
                      {{"V1", {"2", 2, "model-9", "1.9", "Some of us meet."}}}};
  AssessedRound later = round;
  later.name = "Round 2";
  later.held = in_may;
  later.assessments.resize(1);
  later.spread = spread_of({{2, 3}});
  report.dimensions = {{"Trust", "model-7", {round, later}}, {"Voice", "model-12", {}}};
  return report;
}

Action action() {
  Action one;
  one.id.text = "x-4f7k2m9qx1";
  one.body = "Meet in the evening too.";
  one.event = "e-4f7k2m9qx1";
  one.document = "maturity";
  one.dimension = "model-7";
  one.dimension_name = "Trust";
  one.target = Score{6, 6};
  one.due = march;
  one.steps = {{ActionState::proposed, "", march, "Ottilie"},
               {ActionState::under_way, "The hall is booked.", in_may, "Ottilie"}};
  one.evidence = {{"https://example.org/minutes", in_may, "Ottilie"}};
  one.commitments = {{"charter", "leadership-2", ""}};
  one.made = march;
  one.made_by = "Ottilie";
  judge(one, in_may);
  return one;
}

Provenance provenance() {
  Provenance out;
  out.document = "charter";
  out.label = "V1";
  ChangeNote note;
  note.id.text = "n-2c81k0qw4e";
  note.what = "Meetings in the evening too.";
  note.why = "Asked for at the assembly.";
  note.anchors = {"leadership-2"};
  out.statements = {{"leadership-2",
                     "1.2",
                     "We meet in the evening too.",
                     {"Leadership"},
                     {remark()},
                     {note},
                     {{"c-4f7k2m9qx1"}}},
                    {"money-1", "2.1", "We share what we have.", {"Money"}, {}, {}, {}}};
  out.unknown = 1;
  return out;
}

}  // namespace

TEST_CASE("events, remarks, matrices, assessments and actions keep to their schemas", "[json]") {
  EventGrid grid = count_grid(assembly(), {{"What works", "Voice"}, {"", "Money"}});

  check_example("events/one.json", json::events({assembly()}));
  check_example("event-grid/counted.json", json::event_grid(grid));
  grid.least = 5;
  check_example("event-grid/public.json", json::event_grid(grid));
  check_example("remarks/one.json",
                json::remarks({remark()}, json::Names::hidden, {{march, "The bus goes at six."}}));
  check_example("write-up/guessed.json",
                json::write_up(read_write_up("Spring\n\nWhat now?\n\nWe wait. The bus waits.\n",
                                             Event(), {})));
  const MatrixText pasted = read_matrix_text("\t2\t1\nTrust\tHigh\t\n", "Model");
  check_example("matrix/pasted.json", json::matrix(pasted.matrix, pasted.findings));
  check_example("assessments/one.json", json::assessments({assessment("Table 1", {2, 3})}));
  check_example("actions/overdue.json", json::actions({action()}));
  check_example("report-assessment/rounds.json",
                write_assessments(assessed(), ReportFormat::json, in_may));
  check_example("provenance/remark.json",
                write_provenance(provenance(), ReportFormat::json, in_may));
}

TEST_CASE("a page of assessments has every group's range, the spread and no average",
          "[engagement]") {
  check_page("assessments.md", write_assessments(assessed(), ReportFormat::markdown, in_may));
  check_page("assessments.html", write_assessments(assessed(), ReportFormat::html, in_may));
  check_page("assessments.csv", write_assessments(assessed(), ReportFormat::csv, in_may));
}

TEST_CASE("for everyone a page of assessments has no free words", "[engagement]") {
  AssessmentReport report = assessed();
  report.words = false;
  for (AssessedDimension& dimension : report.dimensions) {
    for (AssessedRound& round : dimension.rounds) {
      for (Assessment& one : round.assessments) {
        one.words.clear();
        one.notes.clear();
      }
    }
  }

  const std::string page = write_assessments(report, ReportFormat::markdown, in_may);

  CHECK(page.find("1-1.5") != std::string::npos);
  CHECK(page.find("As said") == std::string::npos);
  CHECK(page.find("seldom") == std::string::npos);
}

TEST_CASE("a chart says in words what it draws, and runs in the matrix's direction",
          "[engagement]") {
  const AssessmentReport report = assessed();
  const std::string svg = assessment_chart(report, report.dimensions.front(), 3);

  CHECK(svg.find("role=\"img\" aria-labelledby=\"assessment-3-title assessment-3-desc\"") !=
        std::string::npos);
  CHECK(svg.find("Round 1: 1-2.5, 2 groups that do not meet. Round 2: 1-1.5, 1 group.") !=
        std::string::npos);
  // Level 3 stands left of level 1.
  const auto x_of = [&](const std::string& level) {
    const std::size_t at = svg.rfind("x=\"", svg.find(">" + level + "</text>"));
    return std::stoi(svg.substr(at + 3));
  };
  CHECK(x_of("3") < x_of("2"));
  CHECK(x_of("2") < x_of("1"));
}

TEST_CASE("pages of actions, provenance and the grid", "[engagement]") {
  check_page("actions.md", write_actions({action()}, ReportFormat::markdown, in_may));
  check_page("provenance.md", write_provenance(provenance(), ReportFormat::markdown, in_may));
  check_page("grid.md", write_grid(count_grid(assembly(), {{"What works", "Voice"}}),
                                   ReportFormat::markdown, in_may));
  CHECK(write_grid(count_grid(assembly(), {}), ReportFormat::csv, in_may) ==
        "Objective,What works,What is missing\r\nVoice,none,none\r\nMoney,none,none\r\n");
}

TEST_CASE("the grid, assessments, actions and provenance go out as spreadsheets", "[engagement]") {
  const auto read = [](const std::string& bytes) { return exchange::read_sheet(bytes, "").sheet; };
  const EventGrid grid = count_grid(assembly(), {{"What works", "Voice"}});

  const exchange::Sheet counted = read(write_grid(grid, ReportFormat::xlsx, in_may));
  REQUIRE(counted.rows.size() == 3);
  CHECK(counted.rows[1].text(0) == "Voice");
  CHECK(counted.rows[1].text(1) == "1");
  CHECK(counted.rows[1].cell(1)->kind == exchange::SheetCell::Kind::number);
  CHECK(counted.rows[1].text(2) == "none");

  CHECK(read(write_assessments(assessed(), ReportFormat::xlsx, in_may)).rows.size() > 1);
  CHECK(read(write_actions({action()}, ReportFormat::xlsx, in_may)).rows.size() == 2);
  CHECK(read(write_provenance(provenance(), ReportFormat::xlsx, in_may)).rows.size() > 1);
}

TEST_CASE("remarks stand in the spreadsheet of you said, we did", "[engagement]") {
  Report report;
  report.document = "charter";
  report.label = "V1";

  const auto sheet =
      exchange::read_sheet(write_you_said_we_did(report, provenance(), ReportFormat::xlsx), "")
          .sheet;

  REQUIRE(sheet.rows.size() > 1);
  CHECK(sheet.rows.front().cells.back().second.text == "Remarks");
  CHECK(sheet.rows.back().cells.back().second.text == "1");
}

TEST_CASE("you said, we did ends with the remarks that statements came from", "[engagement]") {
  Report report;
  report.document = "charter";
  report.label = "V1";

  check_page("you-said-we-did.md",
             write_you_said_we_did(report, provenance(), ReportFormat::markdown));
  Provenance commented = provenance();
  commented.statements.front().remarks.front().links.front().use = RemarkUse::comment;
  CHECK(write_you_said_we_did(report, commented, ReportFormat::markdown) ==
        write_you_said_we_did(report, Provenance(), ReportFormat::markdown));
}
