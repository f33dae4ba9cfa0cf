#include "redraft/matrix.h"

#include "support/catch.h"

using namespace redraft;

namespace {

Matrix read(const std::string& markdown) {
  return read_matrix(parse_markdown(markdown, ReadStances::no), {});
}

// "Trust: 3=High 1=Low; ..."
std::string told(const Matrix& matrix) {
  std::string out;
  for (const Dimension& dimension : matrix.dimensions) {
    out += (out.empty() ? "" : "; ") + dimension.name + ":";
    for (const MatrixCell& cell : dimension.cells) {
      out += " " + std::to_string(cell.value) + "=" + cell.text;
    }
  }
  return out;
}

std::vector<std::string> rules(const Matrix& matrix) {
  std::vector<std::string> rules;
  for (const Finding& finding : check_matrix(matrix)) {
    rules.push_back(finding.rule);
  }
  return rules;
}

}  // namespace

TEST_CASE("a table with levels along the top is a matrix, in the direction it stands in",
          "[matrix]") {
  const Matrix matrix = read(
      "# Model\n\n| | 3 | 2 | 1 |\n| --- | --- | --- | --- |\n"
      "| Trust | High | Some | Low |\n| Voice | Heard | Asked | Silent |\n");

  CHECK(told(matrix) == "Trust: 3=High 2=Some 1=Low; Voice: 3=Heard 2=Asked 1=Silent");
  CHECK(matrix.dimensions.front().cells.front().level == "3");
  CHECK(rules(matrix).empty());
}

TEST_CASE("levels may stand down the side, upwards, and with names", "[matrix]") {
  const Matrix matrix = read(
      "| Level | Trust | Voice |\n| --- | --- | --- |\n"
      "| 1 \u2013 Early | Low | Silent |\n| Level 2: Growing | Some | Asked |\n");

  CHECK(told(matrix) == "Trust: 1=Low 2=Some; Voice: 1=Silent 2=Asked");
  CHECK(matrix.dimensions.front().cells.back().level == "Level 2: Growing");
}

TEST_CASE("a table for each dimension makes one matrix", "[matrix]") {
  const Matrix matrix = read(
      "## Trust\n\n|  | 2 | 1 |\n|---|---|---|\n| Trust | High | Low |\n\n"
      "Between them.\n\n## Voice\n\n|  | 2 | 1 |\n|---|---|---|\n| Voice | Heard | Silent |\n");

  CHECK(told(matrix) == "Trust: 2=High 1=Low; Voice: 2=Heard 1=Silent");
}

TEST_CASE("headings and paragraphs make a matrix too", "[matrix]") {
  const Matrix headings =
      read("# Model\n\n## Trust\n\n### Level 2\n\nHigh.\n\nAnd deep.\n\n### Level 1\n\nLow.\n");
  const Matrix paragraphs = read("## Trust\n\n2: High.\n\nLevel 1 \u2013 Low.\n\nA note.\n");

  CHECK(told(headings) == "Trust: 2=High.\nAnd deep. 1=Low.");
  CHECK(told(paragraphs) == "Trust: 2=High. 1=Low.");
}

TEST_CASE("tables of other things are no matrix", "[matrix]") {
  CHECK(told(read("| Item | Cost | Year |\n|---|---|---|\n| Bus | 2 | 1 |\n")).empty());
  CHECK(told(read("## Rooms\n\n3 councils met.\n\n4 agreed.\n")).empty());
  CHECK(rules(read("Nothing.\n")) == std::vector<std::string>{"matrix-missing"});
}

TEST_CASE("what is wrong with a matrix is found", "[matrix]") {
  CHECK(rules(read("| | 3 | 1 | 2 |\n|---|---|---|---|\n| Trust | High | Low | |\n"
                   "| Trust | a | a | b |\n")) ==
        std::vector<std::string>{"dimension-twice", "descriptor-missing", "levels-out-of-order",
                                 "dimension-twice", "descriptor-twice", "levels-out-of-order"});
  CHECK(rules(read("| | 2 | 2 |\n|---|---|---|\n| Trust | a | b |\n\n"
                   "| | 3 | 2 |\n|---|---|---|\n| Voice | c | d |\n")) ==
        std::vector<std::string>{"level-twice", "level-missing"});
}

TEST_CASE("a dimension is found by anchor, number or name", "[matrix]") {
  Matrix matrix;
  matrix.dimensions = {{"Shared Trust", "model-1", "1.1", {}}, {"Voice", "model-5", "1.5", {}}};

  CHECK(find_dimension(matrix, "model-5")->name == "Voice");
  CHECK(find_dimension(matrix, "1.1")->name == "Shared Trust");
  CHECK(find_dimension(matrix, "shared  trust")->name == "Shared Trust");
  CHECK(find_dimension(matrix, "Trust") == nullptr);
  CHECK(find_dimension(matrix, "") == nullptr);
}

TEST_CASE("a matrix pasted with tabs becomes a document with the same cells", "[matrix]") {
  const MatrixText text = read_matrix_text(
      "Minutes\n\n\t2\t1\nTrust\tHigh | deep\t*Low*\n\nWhere are we?\n\n\t2\t1\n"
      "Voice\t\"Heard,\nwith \"\"care\"\"\"\tSilent\nand\nunheard\n",
      "Model");

  CHECK(told(text.matrix) ==
        "Trust: 2=High | deep 1=*Low*; Voice: 2=Heard, with \"care\" 1=Silent and unheard");
  CHECK(text.markdown.find("|  | 2 | 1 |") != std::string::npos);
  std::vector<std::string> found;
  for (const Finding& finding : text.findings) {
    found.push_back(finding.rule);
  }
  CHECK(found == std::vector<std::string>{"line-joined", "line-joined", "text-left-out"});
}

TEST_CASE("rows too long or too short are told of", "[matrix]") {
  const MatrixText text = read_matrix_text("\t2\t1\nTrust\ta\tb\tc\nVoice\ta\n", "Model");

  REQUIRE(text.findings.size() == 2);
  CHECK(text.findings[0].rule == "cells-too-many");
  CHECK(text.findings[1].rule == "descriptor-missing");
  CHECK_THROWS(read_matrix_text("\xFF", "Model"));
}
