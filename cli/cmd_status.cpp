#include <ostream>

#include "cli/options.h"
#include "cli/render.h"
#include "redraft/json.h"

namespace redraft::cli {

namespace {

void print_question(Context& context, const DocumentStatus& status,
                    const StatusQuestion& question) {
  const std::string from = status.document + "#" + question.from.anchor;
  context.out << "  question: is " << question.from.anchor << ' ' << quoted(question.from.text, 60)
              << '\n'
              << "    now " << question.to.number << ' ' << quoted(question.to.text, 60) << "?  ("
              << (question.linked ? "taken as so" : "taken as not so") << ", "
              << question.confidence / 10 << " % sure)\n";
  if (question.other) {
    context.out << "    or " << question.other->number << ' ' << quoted(question.other->text, 60)
                << "?\n";
  }
  context.out << "    answer: redraft lineage link " << from << ' ' << question.to.number
              << "  or  redraft lineage unlink " << from << ' ' << question.to.number << '\n';
}

void print_status(Context& context, const DocumentStatus& status) {
  context.out << bold(context, status.document) << " (" << status.path << ")\n";
  if (!status.last) {
    context.out << "  nothing published yet\n";
    context.suggest("redraft publish " + status.document + " V0-1 -m SUMMARY");
  } else {
    std::string counts;
    for (const auto& [kind, count] : status.changes) {
      if (kind != ChangeKind::unchanged && count != 0) {
        counts += (counts.empty() ? "" : ", ") + std::to_string(count) + " " + to_string(kind);
      }
    }
    context.out << "  since " << printable(status.last->label) << " ("
                << to_string(status.last->state) << "): "
                << (!counts.empty()       ? counts
                    : status.text_changed ? "no statement changed, only text outside them"
                                          : "nothing changed")
                << '\n';
  }
  context.out << "  comments: " << status.unanswered << " unanswered, " << status.tray
              << " in the tray\n";
  for (const StatusQuestion& question : status.questions) {
    print_question(context, status, question);
  }
  print_findings(context.out, context, status.findings);
}

}  // namespace

int cmd_status(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "status",
      .words = "[DOC]",
      .about =
          "What changed in the working text since the last draft, which comments wait for an "
          "answer or a place, and what only a person can say about lineage.",
      .options = {},
      .examples = {"redraft status", "redraft status principles --json"},
      .least = 0,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const Workspace workspace = context.open();
  std::vector<DocumentStatus> all;
  for (const std::string& document : Context::documents_meant(workspace, options->word(0))) {
    all.push_back(workspace.status(document));
  }
  if (context.json) {
    context.out << json::status(all);
    return 0;
  }
  if (all.empty()) {
    context.out << "No document yet.\n";
    context.suggest("redraft add FILE.md");
  }
  for (const DocumentStatus& status : all) {
    print_status(context, status);
  }
  return 0;
}

}  // namespace redraft::cli
