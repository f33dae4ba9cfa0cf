#include "cli/command.h"
#include "cli/engagement_commands.h"
#include "cli/governance.h"
#include "redraft/error.h"
#include "redraft/nearest.h"

namespace redraft::cli {

const std::vector<Command>& commands() {
  static const std::vector<Command> table = {
      {"init", "make a consultation in this folder", cmd_init},
      {"add", "take a Markdown document in", cmd_add},
      {"import", "turn plain text or Word into Markdown and take it in", cmd_import},
      {"status", "what changed since the last draft, what is unanswered", cmd_status},
      {"publish", "make a draft of the working text", cmd_publish},
      {"drafts", "list the drafts", cmd_drafts},
      {"show", "read a draft", cmd_show},
      {"export", "a draft with its comments as a Word file", cmd_export},
      {"statements", "list the statements of a draft", cmd_statements},
      {"diff", "what changed between two drafts", cmd_diff},
      {"compare", "what changed between any two Markdown files", cmd_compare},
      {"log", "the life of one statement over all drafts", cmd_log},
      {"lineage", "say which statements are the same", cmd_lineage, {"confirm", "link", "unlink"}},
      {"rules",
       "how statements are to be worded",
       cmd_rules,
       {"check", "waive", "unwaive", "show", "set"}},
      {"glossary", "the terms a document defines, and where it uses them", cmd_glossary},
      {"link",
       "links from statements to elements of other documents",
       cmd_link,
       {"add", "list", "check", "confirm", "remove"}},
      {"stamp", "write anchors into the working text as hints", cmd_stamp},
      {"state", "close a draft, make it final or adopted", cmd_state},
      {"comment",
       "make, find and place comments",
       cmd_comment,
       {"add", "list", "show", "search", "reply", "edit", "withdraw", "place", "reaction", "import",
        "map", "export", "assign", "tag", "tags", "campaigns"}},
      {"theme",
       "group comments that say the same, and answer them together",
       cmd_theme,
       {"add", "list", "show", "put", "take", "respond", "rename", "remove"}},
      {"respond", "answer a comment, or many", cmd_respond},
      {"apply", "put a suggestion into the working text", cmd_apply},
      {"note", "say what changed and why", cmd_note, {"add", "edit", "list", "remove", "import"}},
      {"notes", "the update notes, and the check that they are complete", cmd_notes, {"check"}},
      {"report",
       "reports for boards, reviewers and everyone",
       cmd_report,
       {"dispositions", "you-said-we-did", "response", "coverage", "provenance", "iso",
        "organisation", "reviewer"}},
      {"approve", "a board's decision on an exact text", cmd_approve, {"add", "move", "list"}},
      {"adopt",
       "who signs which draft: the register",
       cmd_adopt,
       {"sign", "refuse", "withdraw", "list", "register", "changes"}},
      {"concern",
       "the confidential lane: concerns and their steps, for named handlers",
       cmd_concern,
       {"admit", "dismiss", "handlers", "add", "list", "show", "step", "count", "find", "erase"}},
      {"letter",
       "letters to reviewers about their answers",
       cmd_letter,
       {"write", "list", "template"}},
      {"event",
       "workshops, meetings, surveys and mailings, and the grid of what was said",
       cmd_event,
       {"add", "list", "show", "edit", "grid"}},
      {"remark",
       "what was said at events, and where it led",
       cmd_remark,
       {"add", "list", "search", "show", "edit", "withdraw", "import", "split", "link", "unlink"}},
      {"matrix", "the maturity model in a document", cmd_matrix, {"show", "check", "import"}},
      {"assess",
       "where groups say they are on a maturity model",
       cmd_assess,
       {"add", "list", "remove", "report"}},
      {"action",
       "what is needed to progress, by whom and by when",
       cmd_action,
       {"add", "list", "show", "edit", "state", "report"}},
      {"moderate", "say which comments and remarks everyone may see", cmd_moderate},
      {"redact", "replace words of a comment or remark wherever it is shown", cmd_redact},
      {"person",
       "let somebody in; what is held about a reviewer: export, correct, erase",
       cmd_person,
       {"invite", "export", "correct", "consent", "erase"}},
      {"access",
       "who is on the team, and how they and programs sign in",
       cmd_access,
       {"add", "password", "roles", "list", "remove", "end", "token", "revoke"}},
      {"privacy",
       "how long it is kept who the reviewers are",
       cmd_privacy,
       {"due", "retention", "hold", "purge", "unlink"}},
      {"check", "prove that both stores, or a bundle, are whole", cmd_check},
      {"rebuild", "make the derived tables again", cmd_rebuild},
      {"bundle", "write the consultation to one file", cmd_bundle},
      {"unbundle", "make a consultation of such a file", cmd_unbundle},
      {"help", "explain a command", cmd_help},
      {"completion", "a completion script for your shell", cmd_completion, {"bash"}},
      {"serve", "the web desk: read, comment and answer in a browser", cmd_serve},
      {"version", "versions of redraft and its parts", cmd_version},
  };
  return table;
}

const Command* find_command(std::string_view name) {
  for (const Command& command : commands()) {
    if (command.name == name) {
      return &command;
    }
  }
  return nullptr;
}

int run_verb(std::string_view noun, const std::vector<Verb>& verbs, Context& context,
             const Arguments& arguments) {
  if (!arguments.empty() && (arguments.front() == "--help" || arguments.front() == "-h")) {
    return cmd_help(context, {std::string(noun)});
  }
  std::vector<std::string_view> names;
  std::string list;
  for (const Verb& verb : verbs) {
    if (!arguments.empty() && arguments.front() == verb.name) {
      return verb.run(context, {arguments.begin() + 1, arguments.end()});
    }
    names.push_back(verb.name);
    list += (list.empty() ? "" : ", ") + std::string(verb.name);
  }
  const std::string command = "redraft " + std::string(noun);
  if (arguments.empty()) {
    throw Error(ErrorKind::usage, command + ": say what to do: " + list, command + " --help");
  }
  const std::string near = nearest(arguments.front(), names);
  throw Error(ErrorKind::usage,
              command + ": there is no \"" + arguments.front() + "\", only " + list,
              near.empty() ? command + " --help" : "did you mean " + command + " " + near + "?");
}

}  // namespace redraft::cli
