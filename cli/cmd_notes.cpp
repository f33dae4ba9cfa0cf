// The update notes, and the check that they are complete.
#include <ostream>

#include "cli/options.h"
#include "cli/render.h"
#include "cli/text_input.h"
#include "redraft/json.h"

namespace redraft::cli {

namespace {

int check(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "notes check",
      .words = "[DOC[@LABEL]]",
      .about =
          "Proves that every change is explained and every comment answered. Finds: changed but "
          "unexplained, explained but unchanged, accepted but not changed, comments with no "
          "answer, "
          "comments in the tray. Without @LABEL it checks the working text where that differs from "
          "the last draft, else the newest draft. Exit status 1 when it finds an error.",
      .options = {},
      .examples = {"redraft notes check", "redraft notes check principles@V1 --json"},
      .least = 0,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const Address address = parse_address(options->word(0));
  const std::vector<Finding> findings = context.open().check_notes(address.document, address.label);
  if (context.json) {
    context.out << json::findings(findings);
  } else if (findings.empty()) {
    context.out << "Complete: every change is explained and every comment answered.\n";
  } else {
    print_findings(context.out, context, findings);
    context.err << count_of(findings.size(), "finding") << '\n';
  }
  return has_error(findings) ? 1 : 0;
}

}  // namespace

int cmd_notes(Context& context, const Arguments& arguments) {
  if (!arguments.empty() && arguments.front() == "check") {
    return check(context, {arguments.begin() + 1, arguments.end()});
  }
  std::vector<Option> described = text_options("your own wording of the notes");
  described.push_back({"all", "", "of every draft up to this one"});
  described.push_back(
      {"append", "", "put them into the working text, between two markers at its end"});
  const Usage usage = {
      .command = "notes",
      .words = "[DOC[@LABEL]] [--all] [--append] [-F FILE]",
      .about =
          "The update notes of a draft, generated from lineage, change notes and answers, or as an "
          "editor worded them (-F FILE). Without @LABEL: of the working text. With --append, LABEL "
          "may "
          "be the name that the coming draft will have. `redraft notes check` proves them "
          "complete.",
      .options = described,
      .examples = {"redraft notes principles@V1", "redraft notes principles@V1 > notes.md",
                   "redraft notes principles@V1 -F notes.md",
                   "redraft notes principles@V2 --append", "redraft notes check principles"},
      .least = 0,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const Address address = parse_address(options->word(0));
  Workspace workspace = context.open();
  const std::string document = workspace.resolve_document(address.document);
  const std::string label = address.label.empty() ? std::string(working_label) : address.label;
  if (has_text(*options)) {
    workspace.write_update_notes(document, label, read_text(context, *options, "the notes") + "\n");
    if (context.json) {
      context.out << json::done("worded", 1);
    } else {
      context.out << "Kept your wording of the notes of " << document << ' ' << label << '\n';
    }
    return 0;
  }
  if (options->has("append")) {
    workspace.append_update_notes(document, label);
    if (context.json) {
      context.out << json::done("appended", 1);
    } else {
      context.out << "The working text of " << document << " now ends with its update notes\n";
    }
    return 0;
  }
  const std::string notes = options->has("all") ? workspace.cumulative_update_notes(document, label)
                                                : workspace.update_notes(document, label);
  if (context.json) {
    context.out << json::update_notes(document, label == working_label ? "" : label, notes);
  } else {
    context.out << notes;
  }
  return 0;
}

}  // namespace redraft::cli
