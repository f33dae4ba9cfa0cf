#include <ostream>

#include "cli/diff_output.h"
#include "cli/options.h"
#include "cli/word_output.h"
#include "redraft/address.h"
#include "redraft/error.h"
#include "redraft/rich_text.h"
#include "redraft/word.h"

namespace redraft::cli {

namespace {

struct Sides {
  std::string document;
  std::string from;
  std::string to;
};

// DOC FROM TO as three words, or with drafts as addresses name them: DOC@FROM DOC@TO.
Sides sides_of(const Options& options) {
  const Address first = parse_address(options.word(0));
  if (first.label.empty()) {
    return {options.word(0), options.word(1), options.word(2)};
  }
  const std::string& last = options.word(1);
  const Address second =
      last.find('@') == std::string::npos ? Address{"", "", last} : parse_address(last);
  const bool other_document = !second.document.empty() && second.document != first.document;
  if (!first.anchor.empty() || !second.anchor.empty() || other_document ||
      !options.word(2).empty()) {
    throw Error(ErrorKind::usage, "redraft diff: these are not two drafts of one document",
                "redraft diff DOC FROM TO, or redraft diff DOC@FROM DOC@TO");
  }
  return {first.document, first.label, second.label};
}

void print_redline(Context& context, const Workspace& workspace, const Comparison& comparison) {
  require_file(context, "redraft diff " + comparison.from_document + " " + comparison.from_label +
                            " " + comparison.to_label + " --format docx");
  const DraftText from = workspace.text(comparison.from_document, comparison.from_label);
  const DraftText to = workspace.text(comparison.to_document, comparison.to_label);
  const RichText from_look = rich_text(from.document);
  const RichText to_look = rich_text(to.document);
  context.out << word_of_redline({from, from_look}, {to, to_look}, comparison);
}

}  // namespace

int cmd_diff(Context& context, const Arguments& arguments) {
  Usage usage = {
      .command = "diff",
      .words = "[DOC [FROM TO]] [--all] [--format FORMAT]",
      .about =
          "What changed between two drafts, statement by statement and word by word. Without FROM "
          "and TO: from the last draft to the working text. TO may be \"working\". As docx: the "
          "later draft with tracked changes; all rejected it is the earlier one.",
      .options = diff_options("docx"),
      .examples = {"redraft diff principles V0-1 V1", "redraft diff principles@V0-1 principles@V1",
                   "redraft diff principles",
                   "redraft diff principles V0-1 V1 --format html > changes.html",
                   "redraft diff principles V0-1 V1 --format docx > changes.docx",
                   "redraft diff principles V0-1 V1 --format pdf > changes.pdf"},
      .least = 0,
      .most = 3};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const Sides sides = sides_of(*options);
  const Workspace workspace = context.open();
  const Comparison comparison = workspace.compare(sides.document, sides.from, sides.to);
  if (options->value("format") == "docx" && !context.json) {
    print_redline(context, workspace, comparison);
    return 0;
  }
  print_comparison(context, *options, "redraft diff", comparison);
  return 0;
}

}  // namespace redraft::cli
