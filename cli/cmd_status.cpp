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
  if (status.response) {
    context.out << "  response: " << printable(status.response->label) << " closed "
                << to_date(status.response->closed) << ", "
                << count_of(static_cast<std::size_t>(status.response->days), "day") << " ago ("
                << response_days << " at most); "
                << count_of(status.response->unanswered, "comment") << " made on it unanswered\n";
  }
  for (const StatusQuestion& question : status.questions) {
    print_question(context, status, question);
  }
  print_findings(context.out, context, status.findings);
}

void print_risks(Context& context, const char* heading, const std::vector<PlaceAtRisk>& places) {
  if (places.empty()) {
    return;
  }
  context.out << "  " << heading << ":\n";
  for (const PlaceAtRisk& place : places) {
    const std::string& from = place.before.anchor;
    context.out << wrap(place.comment.text + "  then " + (from.empty() ? "the document" : from) +
                            (place.then.empty() ? "" : " " + quoted(place.then, 70)),
                        context.width, 4)
                << '\n';
    std::string now = "now " + (place.after.anchor.empty() ? std::string("nowhere for certain")
                                                           : place.after.anchor);
    now += place.now.empty() ? "" : " " + quoted(place.now, 70);
    now += place.after.reason.empty() ? "" : "; " + printable(place.after.reason);
    context.out << wrap(now, context.width, 6) << '\n';
  }
}

void print_if_published(Context& context, const CommentsIfPublished& comments) {
  context.out << bold(context, comments.document)
              << ": if the working text were published now, its comments would stand\n  ";
  const char* separator = "";
  for (const auto& [outcome, places] : comments.outcomes) {
    context.out << separator << places << ' ' << to_string(outcome);
    separator = ", ";
  }
  context.out << (comments.outcomes.empty() ? "nowhere: there are none" : "") << '\n';
  print_risks(context, "would go to the tray", comments.tray);
  print_risks(context, "would lose their words", comments.lost);
}

int show_if_published(Context& context, const Workspace& workspace, const std::string& name) {
  std::vector<CommentsIfPublished> all;
  for (const std::string& document : Context::documents_meant(workspace, name)) {
    all.push_back(workspace.comments_if_published(document));
  }
  if (context.json) {
    context.out << json::comments_if_published(all);
    return 0;
  }
  for (const CommentsIfPublished& comments : all) {
    print_if_published(context, comments);
  }
  return 0;
}

}  // namespace

int cmd_status(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "status",
      .words = "[DOC] [--comments]",
      .about =
          "What changed in the working text since the last draft, which comments wait for an "
          "answer or a place, and what only a person can say about lineage. --comments says "
          "instead "
          "where comments would stand if the working text were published now, and which would "
          "lose their place or their words. Nothing is written.",
      .options = {{"comments", "", "what would become of the comments"}},
      .examples = {"redraft status", "redraft status --comments",
                   "redraft status principles --json"},
      .least = 0,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const Workspace workspace = context.open();
  if (options->has("comments")) {
    return show_if_published(context, workspace, options->word(0));
  }
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
