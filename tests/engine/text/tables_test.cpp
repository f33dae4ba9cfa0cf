#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include <rapidcheck.h>

#include "redraft/document.h"
#include "support/catch.h"

using namespace redraft;

namespace {

std::vector<std::string> cells(const Document& document) {
  std::vector<std::string> all;
  for (const Statement& statement : document.statements) {
    if (statement.cell) {
      all.push_back(std::to_string(statement.cell->table) + "." +
                    std::to_string(statement.cell->row) + "." +
                    std::to_string(statement.cell->column) + " " + statement.text);
    }
  }
  return all;
}

using Words = std::vector<std::string>;

// HTML without spaces, attributes and the empty cells that redraft leaves out at a row's end.
std::string skeleton(const std::string& html) {
  std::string kept;
  bool tag = false;
  bool attributes = false;
  for (const char c : html) {
    if (c == '<') {
      tag = true;
      attributes = false;
    }
    attributes = attributes || (tag && c == ' ');
    if (c == '>') {
      tag = false;
      attributes = false;
    }
    if (c != ' ' && c != '\n' && c != '\t' && !attributes) {
      kept += c;
    }
  }
  // Empty cells of the head are no headers here, and those at the end of a row may be left out.
  for (const auto& [theirs, ours] : {std::pair<std::string, std::string>{"<th></th>", "<td></td>"},
                                     {"<td></td></tr>", "</tr>"}}) {
    for (std::size_t at = kept.find(theirs); at != std::string::npos; at = kept.find(theirs)) {
      kept.replace(at, theirs.size(), ours);
    }
  }
  return kept;
}

bool has_oracle() {
  return std::system("command -v cmark-gfm >/dev/null 2>&1") == 0;
}

std::string oracle(const std::string& source) {
  char path[] = "/tmp/redraft-oracle-XXXXXX";
  const int file = mkstemp(path);
  REQUIRE(file >= 0);
  std::ofstream(path, std::ios::binary) << source;
  const std::string command = "cmark-gfm -e table " + std::string(path);
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), &pclose);
  std::string html;
  char buffer[4096];
  while (const std::size_t read = std::fread(buffer, 1, sizeof buffer, pipe.get())) {
    html.append(buffer, read);
  }
  std::remove(path);
  return html;
}

}  // namespace

TEST_CASE("every cell that is not blank is a statement", "[tables]") {
  const Document document = parse_markdown(
      "| | 5 | 4 |\n|---|:-:|---|\n| Vision | Shared *by all* | |\n| Trust | `a \\| b` | c \\| d "
      "|\n");

  CHECK(cells(document) == Words{"0.0.1 5", "0.0.2 4", "0.1.0 Vision", "0.1.1 Shared by all",
                                 "0.2.0 Trust", "0.2.1 a | b", "0.2.2 c | d"});
  CHECK(markdown_of(document, document.statements[3]) == "Shared *by all*");
  CHECK(markdown_of(document, document.statements[6]) == "c \\| d");
  CHECK(document.statements[4].line == 4);
}

TEST_CASE("an empty cell of the head is no header", "[tables]") {
  const std::string html =
      render_html(parse_markdown("| | 5 |\n|---|---|\n| Vision | Shared |\n"), {});

  CHECK(html.find("<tr>\n<td></td>\n<th") != std::string::npos);
  CHECK(html.find("<th></th>") == std::string::npos);
}

TEST_CASE("a table needs no outer pipes, and begins under other text", "[tables]") {
  const Document document = parse_markdown(
      "Before\na | b\n--|--\n1 | 2\n[r] | x\n\nAfter\n\n- item | two\n  --- | ---\n  3 | 4\n\n[r]: "
      "/u\n");

  CHECK(cells(document) == Words{"0.0.0 a", "0.0.1 b", "0.1.0 1", "0.1.1 2", "0.2.0 r", "0.2.1 x",
                                 "1.0.0 item", "1.0.1 two", "1.1.0 3", "1.1.1 4"});
  CHECK(document.statements.front().text == "Before");
  CHECK(document.statements[7].text == "After");
}

TEST_CASE("what only looks like a table is text", "[tables]") {
  const std::string source =
      GENERATE("a | b\n--- | --- | ---\n", "a\n---\n", "a | b\n", "> a | b\n> -- | --\n",
               "    a | b\n    - | -\n", "```\na | b\n- | -\n```\n", "a | b\n- | x\n");

  CHECK(cells(parse_markdown(source)).empty());
}

TEST_CASE("a heading line or a list ends a table", "[tables]") {
  const Document document =
      parse_markdown("a|b\n-|-\n1|2\n# Next\n\nc|d\n-|-\n2. two\n\ne|f\n-|-\ng|h\n---\n");

  CHECK(cells(document) == Words{"0.0.0 a", "0.0.1 b", "0.1.0 1", "0.1.1 2", "1.0.0 c", "1.0.1 d",
                                 "2.0.0 e", "2.0.1 f", "2.1.0 g", "2.1.1 h"});
  CHECK(document.sections.size() == 1);
}

TEST_CASE("cells beyond the header's columns are reported", "[tables]") {
  const Document document = parse_markdown("a|b\n-|-\n1|2|3\n4\n");

  CHECK(cells(document) == Words{"0.0.0 a", "0.0.1 b", "0.1.0 1", "0.1.1 2", "0.2.0 4"});
  REQUIRE(document.findings.size() == 1);
  CHECK(document.findings[0].rule == "table-excess-cells");
  CHECK(document.findings[0].line == 3);
}

TEST_CASE("cmark-gfm reads the same tables", "[tables]") {
  if (!has_oracle()) {
    WARN("SKIPPED: cmark-gfm is not installed, so tables were not compared with it");
    return;
  }
  const std::string source = GENERATE(
      "| a | b |\n|---|---|\n| 1 | 2 |\n", "a | b\n--|--\n1 | 2\n3\n\nx\n",
      "t\na | b\n-- | :-:\n*c* | `d`\n", "|a|\n|-|\n|b|\n", "a\n:-\nb\n",
      "a | b\n--- | ---\n1 | 2\n---\n", "| a \\| b | c |\n|-|-|\n| `x \\| y` | \\\\| z |\n",
      "- a | b\n  --|--\n  1 | 2\n- c\n", "a | b\n---|---\n> q\n", "||\n|-|\n|x|\n",
      "a | b\n---|---\n1 | 2\n3. x\n", "# h\na|b\n-|-\n# h\n", "a|b\n-|-\n    code | x\n",
      "- a|b\n  -|-\nlazy | x\n", "| # |\n|---|\n| ## a |\n", "a | b\n\\- | -\n",
      "a|b\n-|-\n| |\nx\n", "1. a|b\n   -|-\n   c|d\n\n   e|f\n   -|-\n   g|h\n");

  INFO(source);
  CHECK(skeleton(render_html(parse_markdown(source), {})) == skeleton(oracle(source)));
}

TEST_CASE("cmark-gfm reads the same made-up tables", "[tables]") {
  if (!has_oracle()) {
    WARN("SKIPPED: cmark-gfm is not installed, so tables were not compared with it");
    return;
  }
  CHECK(rc::check("tables of any shape", [] {
    const auto parts = *rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("a", "b c", "|", " | ", "\n", "|-|-|\n", "--|--\n",
                                      "x|y\n-|-\n", "*e*", "\\|", "- ", "\n\n", "## "));
    std::string source = "| a | b |\n|---|---|\n";
    for (const std::string& part : parts) {
      source += part;
    }

    RC_ASSERT(skeleton(render_html(parse_markdown(source), {})) == skeleton(oracle(source)));
  }));
}
