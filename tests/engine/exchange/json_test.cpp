#include "redraft/json.h"

#include "engine/exchange/example_values.h"
#include "support/catch.h"
#include "support/golden.h"

using namespace redraft;
using namespace redraft::testing;
using Catch::Matchers::Contains;

namespace {

// What the program says is what schemas/ promises: these files are validated by tests/schemas.
void check_example(const std::string& path, const std::string& actual) {
  check_golden("schemas/examples/" + path, actual);
}

StatementRef statement(const std::string& anchor, const std::string& number,
                       const std::string& text) {
  return {.anchor = anchor,
          .number = number,
          .section = {"Principles", "Leadership"},
          .kind = StatementKind::paragraph,
          .text = text,
          .markdown = text,
          .stances = {Stance::commit}};
}

Document small_document() {
  Document document;
  document.source = "# Leadership\n\nWe **commit** to listen.\n";
  document.sections = {{.title = "Leadership", .level = 1, .number = "1"}};
  Statement heading;
  heading.kind = StatementKind::heading;
  heading.text = "Leadership";
  heading.source = {2, 12};
  heading.number = "1";
  heading.section = 0;
  heading.level = 1;
  Statement paragraph;
  paragraph.text = "We commit to listen.";
  paragraph.source = {14, 38};
  paragraph.number = "1.1";
  paragraph.section = 0;
  paragraph.stances = {Stance::commit};
  paragraph.line = 3;
  document.statements = {heading, paragraph};
  return document;
}

Comparison small_comparison() {
  Comparison comparison{.from_document = "principles",
                        .from_label = "V0-1",
                        .to_document = "principles",
                        .to_label = "V1",
                        .changes = {},
                        .substance = {}};
  ComparedChange reworded;
  reworded.change = {.kind = ChangeKind::reworded,
                     .reworded = true,
                     .moved = true,
                     .from = {1},
                     .to = {2},
                     .confidence = 874,
                     .runner_up = 120,
                     .basis = Basis::inferred,
                     .restored_anchor = {}};
  reworded.from = {statement("leadership-3", "1.3", "We commit to work with people.")};
  reworded.to = {statement("leadership-3", "2.1", "We recognise people.")};
  reworded.stance_change = StanceChange{.from = {Stance::commit}, .to = {Stance::recognise}};
  reworded.words = {{EditOp::keep, "We "},
                    {EditOp::remove, "commit to work with"},
                    {EditOp::insert, "recognise"},
                    {EditOp::keep, " people."}};
  reworded.flags = {"obligation"};
  reworded.reasons = {Reason::stance, Reason::words};
  ComparedChange unchanged;
  unchanged.from = unchanged.to = {statement("leadership-4", "1.4", "We listen.")};
  unchanged.words = {{EditOp::keep, "We listen."}};
  ComparedChange removed;
  removed.change.kind = ChangeKind::removed;
  removed.from = {statement("", "1.5", "We meet twice a year.")};
  removed.words = {{EditOp::remove, "We meet twice a year."}};
  comparison.changes = {reworded, unchanged, removed};
  Substance& substance = comparison.substance;
  substance.statements_before = 3;
  substance.statements_after = 2;
  substance.sections = {{SectionFate::removed, 2, {"Principles", "Leadership"}, {}, 1}};
  substance.crossings = {{{"Leadership"}, {"Principles"}, 1, {0}}};
  substance.stances = {{Shift::weakened, 0, "commit", "recognise"}};
  substance.definitions = {{DefinitionFate::renamed, "people", "public", 0, {{1, 0}}}};
  substance.appeared = {{{"people", true, 1, 0}}, 4};
  substance.disappeared = {{{"meet", false, 1, 2}}, 1};
  return comparison;
}

Draft small_draft() {
  return {.document = "principles",
          .label = "V1",
          .previous = "V0-1",
          .sequence = 2,
          .state = DraftState::consultation,
          .summary = "After the workshops",
          .published = parse_instant("2026-04-01T12:00:00Z"),
          .commit = "1111111111111111111111111111111111111111",
          .text = "2222222222222222222222222222222222222222",
          .statements = 42};
}

ChangeNote small_note() {
  return {.id = {"n-0000000001"},
          .what = "The commitment is back.",
          .why = "Health boards asked for it.",
          .avoided = "\"work with\"",
          .anchors = {"leadership-3"},
          .comments = {{"c-4f7k2m9qx1"}},
          .significance = Significance::substantive};
}

Finding finding_in_file(std::string rule, Severity severity, std::string message,
                        std::size_t line) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.severity = severity;
  finding.message = std::move(message);
  finding.line = line;
  return finding;
}

Finding small_finding() {
  return {.rule = "changed-unexplained",
          .severity = Severity::error,
          .message = "principles#leadership-3 changed and no note explains it",
          .hint = "redraft note add principles#leadership-3",
          .document = "principles",
          .draft = "V1",
          .anchor = "leadership-3",
          .comment = "",
          .line = 0};
}

}  // namespace

TEST_CASE("statements carry their anchors, sections and Markdown", "[json]") {
  check_example("statements/draft.json", json::statements("principles", "V1", small_document(),
                                                          {"leadership", "leadership-1"}));
  check_example("statements/working.json",
                json::statements("principles", "", small_document(), {}));
}

TEST_CASE("a diff lists what changed, and all of it only when asked", "[json]") {
  check_example("diff/changes.json", json::diff(small_comparison(), false));
  check_example("diff/all.json", json::diff(small_comparison(), true));
}

TEST_CASE("comments say where they were made, where they stand and what was decided", "[json]") {
  check_example("comments/list.json",
                json::comments({full_comment(), plain_comment()}, json::Names::hidden));
  check_example("comments/named.json", json::comments({full_comment()}, json::Names::shown));
  check_example("comments/none.json", json::comments({}, json::Names::hidden));
  check_example("comment/history.json",
                json::comment(full_comment(),
                              {{parse_instant("2026-03-01T10:00:00Z"), "Weaker.", "in ten days"}},
                              json::Names::hidden));
}

TEST_CASE("comments written one by one make the same text as a list", "[json]") {
  const std::vector<Comment> list = {full_comment(), plain_comment(), full_comment()};
  json::CommentsWriter writer(json::Names::shown);

  std::string text = writer.begin();
  for (const Comment& comment : list) {
    text += writer.add(comment);
  }
  text += writer.end();

  CHECK(text == json::comments(list, json::Names::shown));
}

TEST_CASE("names are hidden unless they are asked for", "[json]") {
  CHECK_THAT(json::comments({full_comment()}, json::Names::hidden), !Contains("Isla"));
  CHECK_THAT(json::comment(full_comment(), {}, json::Names::hidden), !Contains("isla@"));
}

TEST_CASE("drafts, notes and update notes have their shapes", "[json]") {
  Draft first = small_draft();
  first.label = "V0-1";
  first.previous.clear();
  first.sequence = 1;
  first.state = DraftState::closed;

  check_example("drafts/two.json", json::drafts({first, small_draft()}));
  check_example("notes/two.json",
                json::notes("principles", {{"V1", small_note()}, {"", small_note()}}));
  check_example(
      "update-notes/draft.json",
      json::update_notes("principles", "V1", "V1 – After the workshops\n\n* One note.\n"));
}

TEST_CASE("the life of a statement is told draft by draft", "[json]") {
  StatementLife life{
      .document = "principles", .anchor = "leadership-3", .drafts = {}, .working = {}};
  LifeStage first;
  first.label = "V0-1";
  first.state = DraftState::closed;
  first.number = "1.3";
  first.section = {"Leadership"};
  first.text = "We commit to work with people.";
  LifeStage second = first;
  second.label = "V1";
  second.change = ChangeKind::reworded;
  second.reworded = true;
  second.words = small_comparison().changes[0].words;
  second.notes = {small_note()};
  second.comments = {{"c-4f7k2m9qx1"}};
  LifeStage working;
  working.present = false;
  working.change = ChangeKind::merged;
  working.to = {"leadership-2"};
  life.drafts = {first, second};
  life.working = working;

  check_example("log/life.json", json::log(life));
}

TEST_CASE("a status counts changes and asks its questions with both texts", "[json]") {
  DocumentStatus status;
  status.document = "principles";
  status.path = "principles.md";
  status.last = LastDraft{.label = "V1", .state = DraftState::consultation};
  status.changes = {{ChangeKind::reworded, 3}, {ChangeKind::unchanged, 39}};
  status.unanswered = 7;
  status.tray = 2;
  status.questions = {{.from = statement("leadership-3", "1.3", "We commit to listen."),
                       .to = statement("", "1.4", "We listen."),
                       .other = statement("", "2.1", "We recognise that listening matters."),
                       .linked = false,
                       .confidence = 512}};
  status.findings = {small_finding()};
  DocumentStatus fresh;
  fresh.document = "behaviours";
  fresh.path = "behaviours.md";

  check_example("status/two-documents.json", json::status({status, fresh}));
}

TEST_CASE("findings and errors have their shapes", "[json]") {
  const Finding in_file =
      finding_in_file("value-unknown", Severity::error, "line 3: kind \"rant\" is not known", 3);

  check_example("findings/two.json", json::findings({small_finding(), in_file}));
  check_example("error/not-found.json",
                json::error(Error(ErrorKind::not_found,
                                  "show draft V9: principles has no draft with this label",
                                  "redraft drafts principles")));
}

TEST_CASE("what changes a consultation reports what it did", "[json]") {
  Published published{.draft = small_draft(),
                      .changes = {{ChangeKind::added, 2}},
                      .anchors_kept = 40,
                      .anchors_new = 2,
                      .anchors_retired = 1,
                      .comments_placed = 12,
                      .comments_in_tray = 1,
                      .dispositions_released = 5,
                      .findings = {}};
  const Finding rejected =
      finding_in_file("body-missing", Severity::error, "line 3: body is missing", 3);
  const Finding warning =
      finding_in_file("column-unknown", Severity::warning,
                      "line 1: the column \"mood\" is not known and is left out", 1);

  check_example("initialised/here.json", json::initialised("consultation"));
  check_example("done/stamped.json", json::done("stamped", 64));
  check_example("added/document.json", json::added({.document = "principles",
                                                    .path = "principles.md",
                                                    .existed = false,
                                                    .statements = 42,
                                                    .findings = {}}));
  check_example("published/draft.json", json::published(published));
  check_example(
      "imported/one-rejected.json",
      json::imported({.added = 10, .existed = 2, .in_tray = 1, .findings = {rejected, warning}},
                     true));
  CHECK_THAT(json::imported({.findings = {rejected, warning}}, false), Contains("\"rejected\": 1"));
}

TEST_CASE("an import preview shows each block with its doubt", "[json]") {
  PlainTextReading reading;
  reading.blocks = {{.kind = PlainTextKind::heading,
                     .line = 1,
                     .last_line = 1,
                     .text = "Leadership.",
                     .level = 2,
                     .doubt = "ends in a full stop"},
                    {.kind = PlainTextKind::paragraph,
                     .line = 3,
                     .last_line = 9,
                     .text = "We commit.",
                     .joined = true,
                     .doubt = ""}};
  reading.markdown = "## Leadership.\n\nWe commit.\n";
  reading.findings = {
      finding_in_file("heading-doubtful", Severity::warning, "line 1: ends in a full stop", 1)};

  check_example("import-preview/doubt.json", json::import_preview("principles", reading));
}

TEST_CASE("the version names the parts it stands on", "[json]") {
  check_example("version/version.json",
                json::version("0.1.0", {{"libgit2", "1.5.1"}, {"sqlite", "3.40.1"}}));
}

TEST_CASE("bytes that are not UTF-8 are replaced, never thrown at", "[json]") {
  Comment comment = full_comment();
  comment.body = "caf\xE9 \xF0\x9F";

  CHECK_THAT(json::comments({comment}, json::Names::hidden), Contains("caf\xEF\xBF\xBD"));
  CHECK_THAT(json::error(ErrorKind::invalid, "read \xFF", ""), Contains("read \xEF\xBF\xBD"));
}

TEST_CASE("a long diff is given out part by part", "[json]") {
  Comparison comparison = small_comparison();
  const std::vector<redraft::ComparedChange> few = comparison.changes;
  while (comparison.changes.size() < 2000) {
    comparison.changes.insert(comparison.changes.end(), few.begin(), few.end());
  }
  std::size_t parts = 0;
  std::string whole;
  json::write_diff(comparison, true, [&](std::string_view part) {
    CHECK(part.size() < 2 * redraft::sink_part_bytes);
    whole += part;
    ++parts;
  });

  CHECK(parts > 2);
  CHECK(whole.ends_with("\n}\n"));
  CHECK(whole.find("\"to\"", redraft::sink_part_bytes) != std::string::npos);
}

TEST_CASE("confidences have three decimals at most", "[json]") {
  Comparison comparison = small_comparison();
  comparison.substance = {};
  for (int confidence = 0; confidence <= 1000; ++confidence) {
    comparison.changes.resize(1);
    comparison.changes[0].change.confidence = confidence;
    const std::string text = json::diff(comparison, true);
    const std::size_t at = text.find("\"confidence\": ") + 14;
    const std::string number = text.substr(at, text.find(',', at) - at);
    REQUIRE(number.size() <= 5);
    REQUIRE(std::stod(number) * 1000 == Approx(confidence));
  }
}
