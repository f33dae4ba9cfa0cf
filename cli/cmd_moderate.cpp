// Whether everyone may see a comment.
#include <ostream>

#include "cli/comment_filters.h"
#include "cli/engagement_options.h"
#include "cli/options.h"
#include "cli/render.h"
#include "cli/text_input.h"
#include "redraft/json.h"

namespace redraft::cli {

namespace {

Moderation state_of(const Options& options) {
  const int ways = (options.has("approve") ? 1 : 0) + (options.has("withhold") ? 1 : 0) +
                   (options.has("pending") ? 1 : 0);
  if (ways != 1) {
    throw Error(ErrorKind::usage, "redraft moderate: give one of --approve, --withhold, --pending",
                "redraft moderate --help");
  }
  return options.has("approve")    ? Moderation::approved
         : options.has("withhold") ? Moderation::withheld
                                   : Moderation::pending;
}

std::vector<std::string> found(const Workspace& workspace, const Context& context,
                               const Options& options) {
  Chosen chosen = chosen_by(context, options, 0);
  chosen.filter->moderation =
      choice(options, "state", parse_moderation, "pending, approved, redacted, withheld")
          .value_or(Moderation::pending);
  std::vector<std::string> ids;
  workspace.each_comment(chosen, [&](const Comment& comment) { ids.push_back(comment.id.text); });
  return ids;
}

}  // namespace

int cmd_moderate(Context& context, const Arguments& arguments) {
  std::vector<Option> described = {
      {"approve", "", "everyone may see it, as far as its reviewer agreed"},
      {"withhold", "", "nobody but staff sees it; needs -m WHY"},
      {"pending", "", "not decided after all"},
      {"state", "STATE", "with --where: those in this state; pending if left out"},
      {"yes,y", "", "with --where: do it; without, only say how many"}};
  const std::vector<Option> choosing = choosing_options();
  described.insert(described.end(), choosing.begin(), choosing.end());
  const std::vector<Option> text = text_options("the reason");
  described.insert(described.begin(), text.begin(), text.end());
  const Usage usage = {
      .command = "moderate",
      .words =
          "(ID... | --where [DOC[#ANCHOR][@LABEL]] FILTERS --yes) (--approve | --withhold -m WHY | "
          "--pending)",
      .about =
          "Decides whether a comment or remark may be shown to everyone. Before, nothing of it "
          "comes out "
          "under --public; after, as much as its reviewer agreed to, with redactions. Replies "
          "written later wait for the next approval; an edited comment is pending again.",
      .options = described,
      .examples = {"redraft moderate c-4f7k --approve",
                   "redraft moderate c-4f7k --withhold -m \"About a named child\"",
                   "redraft moderate --where principles --kind support --approve --yes"},
      .least = 0,
      .most = 10000};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const Moderation state = state_of(*options);
  const std::string why =
      has_text(*options) ? read_text(context, *options, "the reason") : std::string();
  Workspace workspace = context.open();
  const std::vector<std::string> ids = options->has("where") ? found(workspace, context, *options)
                                                             : chosen_by(context, *options, 0).ids;
  if (options->has("where") && !options->has("yes")) {
    if (context.json) {
      context.out << json::done("would-moderate", ids.size());
    } else {
      context.out << "Would moderate " << count_of(ids.size(), "comment") << "; give --yes\n";
    }
    return 0;
  }
  std::vector<std::string> comments;
  std::vector<std::string> remarks;
  for (const std::string& id : ids) {
    (is_remark(id) ? remarks : comments).push_back(id);
  }
  if (!comments.empty() || remarks.empty()) {
    workspace.moderate(comments, state, why);
  }
  if (!remarks.empty()) {
    open_engagement(context).moderate_remarks(remarks, state, why);
  }
  if (context.json) {
    context.out << json::done(to_string(state), ids.size());
  } else {
    context.out << count_of(ids.size(), remarks.empty() ? "comment" : "item") << " now "
                << to_string(state) << '\n';
  }
  return 0;
}

}  // namespace redraft::cli
