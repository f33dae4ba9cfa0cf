// Comments listed by filters, and searched.
#include <map>
#include <optional>
#include <ostream>
#include <string_view>

#include "cli/comment_filters.h"
#include "cli/comment_tray.h"
#include "cli/options.h"
#include "cli/privacy_options.h"
#include "cli/render.h"
#include "redraft/json.h"
#include "redraft/json_comment_counts.h"

namespace redraft::cli {

namespace {

std::vector<Option> list_options() {
  std::vector<Option> options = filter_options();
  const std::vector<Option> more = {
      {"draft", "LABEL", "say where they stand on this draft; \"working\" for the working text"},
      {"counts", "", "only how many stand how"},
      {"limit", "N", "at most this many"},
      {"after", "ID", "those after this one: the next page"},
      {"order", "ORDER", "oldest (the default), latest, or relevance of the words searched for"},
      {"moderation", "STATE", "pending, approved, redacted, withheld"}};
  options.insert(options.end(), more.begin(), more.end());
  const std::vector<Option> views = view_options();
  options.insert(options.end(), views.begin(), views.end());
  return options;
}

std::optional<CommentOrder> parse_order(std::string_view word) {
  return word == "oldest"      ? std::optional(CommentOrder::oldest)
         : word == "latest"    ? std::optional(CommentOrder::latest)
         : word == "relevance" ? std::optional(CommentOrder::relevance)
                               : std::nullopt;
}

CommentFilter page_of(const Context& context, const Options& options, const std::string& where) {
  CommentFilter filter = filter_of(context, options, where);
  filter.placed_on = options.has("draft") ? options.value("draft") : filter.placed_on;
  filter.after = options.value("after");
  filter.limit = number_of(options, "limit", 0);
  filter.order = choice(options, "order", parse_order, "oldest, latest, relevance")
                     .value_or(CommentOrder::oldest);
  filter.moderation =
      choice(options, "moderation", parse_moderation, "pending, approved, redacted, withheld");
  put_view(view_of(options), filter);
  return filter;
}

void print_list(Context& context, const CommentFilter& filter) {
  const Workspace workspace = context.open();
  const auto before = [&](const Comment& comment) {
    if (filter.audience == Audience::everyone) {
      warn_before_publishing(context, comment);
    }
  };
  if (context.json) {
    json::CommentsWriter writer(filter.named ? json::Names::shown : json::Names::hidden);
    context.out << writer.begin();
    workspace.each_comment(filter, [&](const Comment& comment) {
      before(comment);
      context.out << writer.add(comment);
    });
    context.out << writer.end();
    return;
  }
  std::size_t count = 0;
  TrayPrinter tray(context, workspace);
  workspace.each_comment(filter, [&](const Comment& comment) {
    before(comment);
    if (filter.outcome == Outcome::tray) {
      tray.print(comment);
    } else {
      print_comment(context.out, context, comment);
    }
    ++count;
  });
  context.err << count_of(count, "comment") << '\n';
}

void print_counts(Context& context, const CommentFilter& filter) {
  std::map<Outcome, std::size_t> outcomes;
  std::size_t count = 0;
  context.open().each_comment(filter, [&](const Comment& comment) {
    ++outcomes[comment.now.front().outcome];
    ++count;
  });
  if (context.json) {
    context.out << json::comment_counts(outcomes);
    return;
  }
  context.out << count_of(count, "comment");
  const char* separator = ": ";
  for (const auto& [outcome, of_it] : outcomes) {
    context.out << separator << of_it << ' ' << to_string(outcome);
    separator = ", ";
  }
  context.out << '\n';
}

void print(Context& context, const Options& options, const CommentFilter& filter) {
  options.has("counts") ? print_counts(context, filter) : print_list(context, filter);
}

}  // namespace

int cmd_comment_list(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "comment list",
      .words = "[DOC[#ANCHOR][@LABEL]] [FILTERS]",
      .about =
          "Lists comments, oldest first unless --order: the words each was made on and where they "
          "are now. "
          "With --tray: why a person is asked, and the statements to choose from.",
      .options = list_options(),
      .examples = {"redraft comment list principles --status open --assignee mine",
                   "redraft comment list principles#leadership-3",
                   "redraft comment list --tray --sector \"town councils\" --json"},
      .least = 0,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (options) {
    const CommentFilter filter = page_of(context, *options, options->word(0));
    print(context, *options, filter);
  }
  return 0;
}

int cmd_comment_search(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "comment search",
                       .words = "WORDS [FILTERS]",
                       .about =
                           "Finds comments by their text, their suggestion and their replies. "
                           "WORDS are words that must all occur, \"a phrase\" in quotation marks, "
                           "or begin* of a word.",
                       .options = list_options(),
                       .examples = {"redraft comment search \"waiting times\"",
                                    "redraft comment search \"budget*\" --json"},
                       .least = 1,
                       .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (options) {
    CommentFilter filter = page_of(context, *options, {});
    filter.text = options->word(0);
    print(context, *options, filter);
  }
  return 0;
}

}  // namespace redraft::cli
