// Words of a comment that are replaced wherever it is shown.
#include <ostream>

#include "cli/engagement_options.h"
#include "cli/options.h"
#include "cli/render.h"
#include "cli/text_input.h"
#include "redraft/json.h"

namespace redraft::cli {

namespace {

std::size_t number_of(const std::string& text) {
  if (text.empty() || text.size() > 9 ||
      text.find_first_not_of("0123456789") != std::string::npos) {
    throw Error(ErrorKind::usage, "read --remove: \"" + text + "\" is not a number",
                "the numbers stand in redraft redact ID --list");
  }
  return std::stoul(text);
}

void print_redactions(Context& context, const std::string& id,
                      const std::vector<Redaction>& redactions) {
  if (context.json) {
    context.out << json::redactions(id, redactions);
    return;
  }
  std::vector<std::vector<std::string>> rows;
  for (const Redaction& redaction : redactions) {
    rows.push_back({std::to_string(redaction.number), redaction.part,
                    std::to_string(redaction.start) + "-" + std::to_string(redaction.end),
                    printable(redaction.reason), to_rfc3339(redaction.made),
                    printable(redaction.made_by), printable(redaction.explanation)});
  }
  context.out << table(rows);
  context.err << count_of(redactions.size(), "redaction") << '\n';
}

int redact_remark(Context& context, const Options& options) {
  Engagement engagement = open_engagement(context);
  const std::string id = engagement.remark(options.word(0)).id.text;
  if (options.has("remove")) {
    engagement.remove_remark_redaction(id, number_of(options.value("remove")));
  }
  if (options.has("words")) {
    const std::string why =
        has_text(options) ? read_text(context, options, "the explanation") : std::string();
    engagement.redact_remark(id, options.value("words"), options.value("reason"), why);
  }
  print_redactions(context, id, engagement.remark_redactions(id));
  return 0;
}

}  // namespace

int cmd_redact(Context& context, const Arguments& arguments) {
  std::vector<Option> described = {
      {"words", "WORDS", "redacted wherever they stand in its text, suggestion and replies"},
      {"reason", "CODE", "why, as in a redaction schedule: s40"},
      {"list", "", "its redactions, with their numbers and places"},
      {"remove", "NUMBER", "takes one back"}};
  const std::vector<Option> text = text_options("the explanation");
  described.insert(described.end(), text.begin(), text.end());
  const Usage usage = {
      .command = "redact",
      .words = "ID (--words WORDS --reason CODE [-m WHY] | --list | --remove NUMBER)",
      .about =
          "Replaces words of a comment or remark by \"[redacted]\" in every list, export, search "
          "and report, "
          "for staff too unless they ask for --original. It is not changed itself. Places "
          "are counted in characters from 0.",
      .options = described,
      .examples = {"redraft redact c-4f7k --words \"my son\" --reason s40 -m \"Health of a child\"",
                   "redraft redact c-4f7k --list", "redraft redact c-4f7k --remove 3"},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const int ways = (options->has("words") ? 1 : 0) + (options->has("list") ? 1 : 0) +
                   (options->has("remove") ? 1 : 0);
  if (ways != 1) {
    throw Error(ErrorKind::usage, "redraft redact: give one of --words, --list, --remove",
                "redraft redact --help");
  }
  if (is_remark(options->word(0))) {
    return redact_remark(context, *options);
  }
  Workspace workspace = context.open();
  const std::string id = workspace.comment(options->word(0), "", false).id.text;
  if (options->has("remove")) {
    workspace.remove_redaction(id, number_of(options->value("remove")));
  }
  if (options->has("words")) {
    const std::string why =
        has_text(*options) ? read_text(context, *options, "the explanation") : std::string();
    workspace.redact(id, options->value("words"), options->value("reason"), why);
  }
  print_redactions(context, id, workspace.redactions(id));
  return 0;
}

}  // namespace redraft::cli
