// Themes: comments that say the same, grouped and answered together.
#include <ostream>

#include "cli/answer_options.h"
#include "cli/comment_filters.h"
#include "cli/options.h"
#include "cli/render.h"
#include "redraft/json.h"

namespace redraft::cli {

namespace {

constexpr std::size_t many = 10'000;  // ids on one command line

int show_theme(Context& context, const Theme& theme) {
  if (context.json) {
    context.out << json::themes({theme});
  } else {
    print_theme(context.out, context, theme);
  }
  return 0;
}

int add(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "theme add",
                       .words = "NAME [-m DESCRIPTION]",
                       .about = "Makes a theme: a named group for comments that say the same.",
                       .options = {{"message,m", "TEXT", "what the theme is about"}},
                       .examples = {"redraft theme add Transport -m \"Getting to the meetings\""},
                       .least = 1,
                       .most = 1};
  const auto options = parse_options(context, usage, arguments);
  return !options ? 0
                  : show_theme(context, context.open().add_theme(options->word(0),
                                                                 options->value("message")));
}

int list(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "theme list",
                       .words = "",
                       .about = "Lists the themes, with how many comments each holds.",
                       .options = {},
                       .examples = {"redraft theme list", "redraft theme list --json"},
                       .least = 0,
                       .most = 0};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const std::vector<Theme> themes = context.open().themes();
  if (context.json) {
    context.out << json::themes(themes);
    return 0;
  }
  if (themes.empty()) {
    context.err << "There is no theme yet.\n";
    return 0;
  }
  std::vector<std::vector<std::string>> rows = {{"comments", "unanswered", "answer", "theme"}};
  for (const Theme& theme : themes) {
    rows.push_back({std::to_string(theme.comments), std::to_string(theme.unanswered),
                    theme.response ? to_string(theme.response->decision) : "none",
                    printable(theme.name)});
  }
  context.out << table(rows);
  return 0;
}

int show(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "theme show",
      .words = "THEME",
      .about =
          "One theme: its answer, those that joined after it and have none, and "
          "its comments. THEME is its name or its id.",
      .options = {},
      .examples = {"redraft theme show Transport", "redraft comment list --theme Transport --json"},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const Workspace workspace = context.open();
  const Theme theme = workspace.theme(options->word(0));
  show_theme(context, theme);
  if (context.json) {
    return 0;
  }
  CommentFilter filter;
  filter.theme = theme.name;
  workspace.each_comment(
      filter, [&](const Comment& comment) { print_comment_line(context.out, context, comment); });
  return 0;
}

// `theme put` and `theme take`, which differ in the verb alone.
int regroup(Context& context, const Arguments& arguments, Usage usage,
            std::size_t (Workspace::*verb)(const std::string&, const Chosen&)) {
  usage.options = choosing_options();
  usage.least = 1;
  usage.most = many;
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  Workspace workspace = context.open();
  (workspace.*verb)(options->word(0), chosen_by(context, *options, 1));
  return show_theme(context, workspace.theme(options->word(0)));
}

int put(Context& context, const Arguments& arguments) {
  return regroup(context, arguments,
                 {.command = "theme put",
                  .words = "THEME (ID... | --where [DOC[#ANCHOR][@LABEL]] FILTERS)",
                  .about = "Puts comments into a theme. A comment can be in several.",
                  .options = {},
                  .examples = {"redraft theme put Transport c-4f7k c-9x2m",
                               "redraft theme put Transport --where --tag transport"}},
                 &Workspace::put_in_theme);
}

int take(Context& context, const Arguments& arguments) {
  return regroup(context, arguments,
                 {.command = "theme take",
                  .words = "THEME (ID... | --where [DOC[#ANCHOR][@LABEL]] FILTERS)",
                  .about = "Takes comments out of a theme. What was answered to them stays.",
                  .options = {},
                  .examples = {"redraft theme take Transport c-4f7k"}},
                 &Workspace::take_from_theme);
}

int respond(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "theme respond",
      .words = "THEME --decision DECISION [-m REASON] [--change DOC#ANCHOR@LABEL] [--draft]",
      .about =
          "Answers every comment of a theme that has no answer yet, in one go; each is still "
          "counted. Comments that join later are named by `redraft theme show` until it is given "
          "again.",
      .options = answer_options(),
      .examples = {"redraft theme respond Transport --decision accepted-in-part -m \"The village "
                   "hall has a bus stop; evenings are added.\""},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const Disposition disposition = read_answer(context, *options, "theme respond");
  const std::size_t answered = context.open().respond_to_theme(options->word(0), disposition);
  if (context.json) {
    context.out << json::done("answered", answered);
  } else {
    context.out << "Answered " << count_of(answered, "comment") << '\n';
  }
  return 0;
}

int rename(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "theme rename",
                       .words = "THEME NAME",
                       .about = "Gives a theme another name. Its comments and answers stay.",
                       .options = {},
                       .examples = {"redraft theme rename Transport \"Getting there\""},
                       .least = 2,
                       .most = 2};
  const auto options = parse_options(context, usage, arguments);
  return !options
             ? 0
             : show_theme(context, context.open().rename_theme(options->word(0), options->word(1)));
}

int remove(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "theme remove",
                       .words = "THEME",
                       .about = "Removes a theme. Its comments and their answers stay.",
                       .options = {},
                       .examples = {"redraft theme remove Transport"},
                       .least = 1,
                       .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  context.open().remove_theme(options->word(0));
  if (context.json) {
    context.out << json::done("removed", 1);
  } else {
    context.out << "Removed " << printable(options->word(0)) << '\n';
  }
  return 0;
}

}  // namespace

int cmd_theme(Context& context, const Arguments& arguments) {
  return run_verb("theme",
                  {{"add", add},
                   {"list", list},
                   {"show", show},
                   {"put", put},
                   {"take", take},
                   {"respond", respond},
                   {"rename", rename},
                   {"remove", remove}},
                  context, arguments);
}

}  // namespace redraft::cli
