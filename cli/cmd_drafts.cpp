#include <ostream>

#include "cli/options.h"
#include "cli/render.h"
#include "redraft/json.h"

namespace redraft::cli {

namespace {

std::string state_of(const Draft& draft, const json::ClosingDates& closes) {
  const auto date = closes.find({draft.document, draft.label});
  return to_string(draft.state) + (date == closes.end() ? "" : " until " + to_date(date->second));
}

}  // namespace

int cmd_drafts(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "drafts",
                       .words = "[DOC]",
                       .about = "Lists the drafts, oldest first, of one document or of all.",
                       .options = {},
                       .examples = {"redraft drafts", "redraft drafts principles --json"},
                       .least = 0,
                       .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const Workspace workspace = context.open();
  std::vector<Draft> drafts;
  for (const std::string& document : Context::documents_meant(workspace, options->word(0))) {
    for (Draft& draft : workspace.drafts(document)) {
      drafts.push_back(std::move(draft));
    }
  }
  json::ClosingDates closes;
  for (const Draft& draft : drafts) {
    if (const auto date = workspace.closing_date(draft.document, draft.label)) {
      closes[{draft.document, draft.label}] = *date;
    }
  }
  if (context.json) {
    context.out << json::drafts(drafts, closes);
    return 0;
  }
  if (drafts.empty()) {
    context.err << "No draft is published yet.\n";
    return 0;
  }
  std::vector<std::vector<std::string>> rows = {
      {"document", "draft", "state", "published", "statements", "summary"}};
  for (const Draft& draft : drafts) {
    rows.push_back({draft.document, printable(draft.label), state_of(draft, closes),
                    to_date(draft.published), std::to_string(draft.statements),
                    printable(draft.summary)});
  }
  context.out << table(rows);
  return 0;
}

}  // namespace redraft::cli
