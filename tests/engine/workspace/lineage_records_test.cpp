#include "workspace/lineage_records.h"

#include <algorithm>

#include "support/catch.h"

using namespace redraft;
using namespace redraft::workspace;

namespace {

using Names = std::vector<std::string>;
using Indices = std::vector<std::size_t>;

DraftText draft(const Names& anchors) {
  DraftText text;
  text.anchors = anchors;
  for (const std::string& anchor : anchors) {
    Statement statement;
    statement.text = "What " + anchor + " says.";
    text.document.statements.push_back(statement);
  }
  return text;
}

RecordedChange recorded(ChangeKind kind, Names from, Names to, int confidence = 1000) {
  RecordedChange change;
  change.kind = kind;
  change.from = std::move(from);
  change.to = std::move(to);
  change.confidence = confidence;
  return change;
}

Lineage composed(const Names& from, const std::vector<std::vector<RecordedChange>>& steps,
                 const Names& to) {
  return from_records(draft(from), steps, draft(to));
}

}  // namespace

TEST_CASE("changes that come to share a statement are one change", "[lineage-records]") {
  // The last of three parts in two, and each part joins one of the other statements.
  const Lineage lineage = composed({"a", "b", "c", "d"},
                                   {{recorded(ChangeKind::split, {"c"}, {"c", "e"}, 900)},
                                    {recorded(ChangeKind::merged, {"a", "c"}, {"a"}),
                                     recorded(ChangeKind::merged, {"b", "e"}, {"b"}, 800)}},
                                   {"a", "b", "d"});

  REQUIRE(lineage.changes.size() == 2);
  CHECK(lineage.changes[0].kind == ChangeKind::merged);
  CHECK(lineage.changes[0].from == Indices{0, 1, 2});
  CHECK(lineage.changes[0].to == Indices{0, 1});
  CHECK(lineage.changes[0].confidence == 800);
  CHECK(lineage.changes[1].kind == ChangeKind::unchanged);
}

TEST_CASE("several that became more are a split, as many are merged", "[lineage-records]") {
  const Lineage more = composed({"a", "b"},
                                {{recorded(ChangeKind::merged, {"a", "b"}, {"a"})},
                                 {recorded(ChangeKind::split, {"a"}, {"a", "c", "d"})}},
                                {"a", "c", "d"});
  REQUIRE(more.changes.size() == 1);
  CHECK(more.changes[0].kind == ChangeKind::split);
  CHECK(more.changes[0].to == Indices{0, 1, 2});

  const Lineage as_many = composed({"a", "b"},
                                   {{recorded(ChangeKind::merged, {"a", "b"}, {"a"})},
                                    {recorded(ChangeKind::split, {"a"}, {"a", "c"})}},
                                   {"a", "c"});
  REQUIRE(as_many.changes.size() == 1);
  CHECK(as_many.changes[0].kind == ChangeKind::merged);
}

TEST_CASE("over several steps every statement is in one change, in the later order",
          "[lineage-records]") {
  const Lineage lineage = composed(
      {"a", "b", "c"},
      {{recorded(ChangeKind::removed, {"b"}, {}), recorded(ChangeKind::added, {}, {"e"})},
       {recorded(ChangeKind::restored, {}, {"b"}), recorded(ChangeKind::removed, {"c"}, {})}},
      {"e", "a", "b"});

  REQUIRE(lineage.changes.size() == 4);
  CHECK(lineage.changes[0].kind == ChangeKind::added);
  CHECK(lineage.changes[1].from == Indices{0});
  CHECK(lineage.changes[2].from == Indices{1});
  CHECK(lineage.changes[2].to == Indices{2});
  CHECK(lineage.changes[3].kind == ChangeKind::removed);
  CHECK(lineage.changes[3].from == Indices{2});
}
