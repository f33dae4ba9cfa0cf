#include <ostream>

#include "cli/options.h"
#include "cli/privacy_options.h"
#include "cli/render.h"
#include "redraft/json.h"

namespace redraft::cli {

int cmd_publish(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "publish",
      .words = "DOC LABEL [-m SUMMARY] [--state STATE]",
      .about =
          "Makes a draft: the working text under LABEL, for ever, with its anchors and lineage "
          "beside it, as a commit and an annotated tag. Comments are found again on it, and "
          "answers that were drafted are released.",
      .options = {{"message,m", "SUMMARY", "what this draft is, in a line"},
                  {"state", "STATE", "consultation (the default), closed or final"}},
      .examples = {"redraft publish principles V0-1 -m \"Draft for the workshops\"",
                   "redraft publish principles V1 -m \"After the workshops\" --state final"},
      .least = 2,
      .most = 2};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  PublishRequest request{options->word(0), options->word(1), options->value("message")};
  request.state = choice(*options, "state", parse_draft_state, "consultation, closed, final")
                      .value_or(DraftState::consultation);
  Workspace workspace = context.open();
  const Published published = workspace.publish(request);
  warn_of_no_retention(context, workspace, published.draft.state);
  if (context.json) {
    context.out << json::published(published);
    return 0;
  }
  const Draft& draft = published.draft;
  context.out << "Published " << draft.document << ' ' << draft.label << ": "
              << count_of(draft.statements, "statement") << ", commit "
              << draft.commit.substr(0, 10) << '\n';
  if (!draft.previous.empty()) {
    context.out << "  since " << draft.previous << ": " << published.anchors_kept
                << " anchors kept, " << published.anchors_new << " new, "
                << published.anchors_retired << " retired\n"
                << "  comments: " << published.comments_placed << " placed anew, "
                << published.comments_in_tray << " in the tray\n";
  }
  if (published.dispositions_released != 0) {
    context.out << "  released " << count_of(published.dispositions_released, "answer") << '\n';
  }
  print_findings(context.err, context, published.findings);
  context.suggest(draft.previous.empty()
                      ? "redraft comment import FILE"
                      : "redraft notes check " + draft.document + "@" + draft.label);
  return 0;
}

}  // namespace redraft::cli
