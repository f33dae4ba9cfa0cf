// The maturity matrix of a document: shown, checked, and made of a pasted one.
#include <ostream>

#include "cli/engagement_commands.h"
#include "cli/engagement_options.h"
#include "cli/options.h"
#include "cli/render.h"
#include "cli/text_input.h"
#include "redraft/engagement_output.h"

namespace redraft::cli {

namespace {

void print_matrix(Context& context, const Matrix& matrix) {
  for (const Dimension& dimension : matrix.dimensions) {
    const std::string named =
        dimension.anchor.empty() ? "" : "  " + dimension.number + ' ' + dimension.anchor;
    context.out << bold(context, printable(dimension.name)) << named << '\n';
    for (const MatrixCell& cell : dimension.cells) {
      const std::string place = cell.anchor.empty() ? "" : " (" + cell.anchor + ")";
      context.out << wrap(printable(cell.level) + place + ": " +
                              (cell.text.empty() ? "no descriptor" : printable(cell.text)),
                          context.width, 2)
                  << '\n';
    }
  }
}

int show(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "matrix show",
      .words = "[DOC[@LABEL]]",
      .about =
          "The maturity model in a document: its dimensions, and the descriptor of each level with "
          "its anchor, so that it can be commented on. A pipe table with levels along one side is "
          "one; so are headings with a level each under the heading of a dimension, and paragraphs "
          "that begin with a level (\"5: ...\"). Without @LABEL, of the working text.",
      .options = {},
      .examples = {"redraft matrix show maturity", "redraft matrix show maturity@V1 --json"},
      .least = 0,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const Address address = parse_address(options->word(0));
  const Matrix matrix = open_engagement(context).matrix(address.document, address.label);
  if (context.json) {
    context.out << json::matrix(matrix, check_matrix(matrix));
    return 0;
  }
  print_matrix(context, matrix);
  if (matrix.dimensions.empty()) {
    context.err << matrix.document << " holds no matrix.\n";
  }
  return 0;
}

int check(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "matrix check",
      .words = "[DOC[@LABEL]]",
      .about =
          "What is wrong with a maturity model: no matrix, a dimension twice, a level twice, "
          "missing "
          "or out of order, a level without a descriptor, two with the same. The exit status is 1 "
          "when an error was found.",
      .options = {},
      .examples = {"redraft matrix check maturity"},
      .least = 0,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const Address address = parse_address(options->word(0));
  const Matrix matrix = open_engagement(context).matrix(address.document, address.label);
  const std::vector<Finding> findings = check_matrix(matrix);
  if (context.json) {
    context.out << json::findings(findings);
  } else if (print_findings(context.out, context, findings); findings.empty()) {
    context.out << "Whole: " << count_of(matrix.dimensions.size(), "dimension") << '\n';
  }
  return has_error(findings) ? 1 : 0;
}

int import(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "matrix import",
      .words = "FILE --as DOC [--title TITLE] [--yes] [--replace]",
      .about =
          "Makes a document of a maturity model as it is pasted out of a spreadsheet or a page: "
          "cells parted by tabs, the levels in the first row, a dimension a row, one table or "
          "several, also among other text. It shows how it was understood; with --yes it writes "
          "DOC.md and takes it in.",
      .options = {{"as", "DOC", "name of the document"},
                  {"title", "TITLE", "its title; DOC if left out"},
                  {"yes,y", "", "accept and write"},
                  {"replace", "", "replace the working text of an existing document"}},
      .examples =
          {"redraft matrix import pasted.txt --as maturity",
           "redraft matrix import pasted.txt --as maturity --title \"How far are we?\" --yes"},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  if (!options->has("as")) {
    throw Error(ErrorKind::usage, "redraft matrix import: name the document with --as DOC",
                "redraft matrix import " + options->word(0) + " --as maturity");
  }
  Workspace workspace = context.open();
  const MatrixText text =
      read_matrix_text(read_file(context, options->word(0)),
                       options->has("title") ? options->value("title") : options->value("as"));
  const bool bad = has_error(text.findings);
  if (!options->has("yes")) {
    if (context.json) {
      context.out << json::matrix(text.matrix, text.findings);
    } else {
      print_matrix(context, text.matrix);
      print_findings(context.out, context, text.findings);
      context.err << "Nothing is written yet. Add --yes to accept.\n";
    }
    return bad ? exit_code(ErrorKind::invalid) : 0;
  }
  if (text.matrix.dimensions.empty()) {
    throw Error(ErrorKind::invalid, "import " + options->word(0) + ": it holds no matrix",
                "cells are parted by tabs, and the first row names two levels or more");
  }
  const AddedDocument added =
      workspace.import_text(options->value("as"), text.markdown, options->has("replace"));
  if (context.json) {
    context.out << json::added(added);
  } else {
    context.out << "Wrote " << added.path << " and took it in as " << added.document << ", "
                << count_of(text.matrix.dimensions.size(), "dimension") << '\n';
    print_findings(context.err, context, text.findings);
    context.suggest("redraft publish " + added.document + " V1 -m SUMMARY");
  }
  return bad ? exit_code(ErrorKind::invalid) : 0;
}

}  // namespace

int cmd_matrix(Context& context, const Arguments& arguments) {
  return run_verb("matrix", {{"show", show}, {"check", check}, {"import", import}}, context,
                  arguments);
}

}  // namespace redraft::cli
