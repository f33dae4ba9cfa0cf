// Comments listed by filters, and searched.
#include <map>
#include <ostream>

#include "cli/options.h"
#include "cli/privacy_options.h"
#include "cli/render.h"
#include "redraft/json.h"

namespace redraft::cli {

namespace {

std::vector<Option> filters() {
  std::vector<Option> described = {
      {"made-on", "LABEL", "made on this draft"},
      {"draft", "LABEL", "say where they stand on this draft; \"working\" for the working text"},
      {"section", "ANCHOR", "standing in this section, by its heading's anchor"},
      {"sector", "NAME", ""},
      {"organisation", "NAME", ""},
      {"kind", "KIND", "support, object, question, suggest, evidence, editorial, concern"},
      {"status", "STATUS", "open, answered, withdrawn"},
      {"outcome", "OUTCOME", "exact, adjusted, statement, section, tray"},
      {"tray", "", "only those whose place a person must decide: --outcome tray"},
      {"counts", "", "only how many stand how"},
      {"limit", "N", "at most this many"},
      {"after", "ID", "those after this one: the next page"},
      {"moderation", "STATE", "pending, approved, redacted, withheld"}};
  const std::vector<Option> views = view_options();
  described.insert(described.end(), views.begin(), views.end());
  return described;
}

CommentFilter filter_of(const Context& context, const Options& options, const std::string& where) {
  const Address address = where.empty() ? Address{} : Context::read_address(context.open(), where);
  CommentFilter filter;
  filter.document = address.document;
  filter.anchor = address.anchor;
  filter.draft = options.value("made-on");
  filter.placed_on = options.has("draft") ? options.value("draft") : address.label;
  filter.section = options.value("section");
  filter.sector = options.value("sector");
  filter.organisation = options.value("organisation");
  filter.kind = choice(options, "kind", parse_comment_kind,
                       "support, object, question, suggest, evidence, editorial, concern");
  filter.status = choice(options, "status", parse_comment_status, "open, answered, withdrawn");
  filter.outcome = options.has("tray") ? Outcome::tray
                                       : choice(options, "outcome", parse_outcome,
                                                "exact, adjusted, statement, section, tray");
  filter.after = options.value("after");
  filter.moderation =
      choice(options, "moderation", parse_moderation, "pending, approved, redacted, withheld");
  put_view(view_of(options), filter);
  if (const auto limit = options.optional("limit")) {
    if (limit->empty() || limit->size() > 9 ||
        limit->find_first_not_of("0123456789") != std::string::npos) {
      throw Error(ErrorKind::usage, "read --limit: \"" + *limit + "\" is not a number");
    }
    filter.limit = std::stoul(*limit);
  }
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
  workspace.each_comment(filter, [&](const Comment& comment) {
    before(comment);
    print_comment(context.out, context, comment);
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
  context.out << count_of(count, "comment");
  const char* separator = ": ";
  for (const auto& [outcome, of_it] : outcomes) {
    context.out << separator << of_it << ' ' << to_string(outcome);
    separator = ", ";
  }
  context.out << '\n';
}

}  // namespace

int cmd_comment_list(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "comment list",
      .words = "[DOC[#ANCHOR][@LABEL]] [FILTERS]",
      .about = "Lists comments, oldest first: the words each was made on and where they are now.",
      .options = filters(),
      .examples = {"redraft comment list principles --status open",
                   "redraft comment list principles#leadership-3",
                   "redraft comment list --tray --sector \"town councils\" --json"},
      .least = 0,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (options) {
    const CommentFilter filter = filter_of(context, *options, options->word(0));
    options->has("counts") ? print_counts(context, filter) : print_list(context, filter);
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
                       .options = filters(),
                       .examples = {"redraft comment search \"waiting times\"",
                                    "redraft comment search \"budget*\" --json"},
                       .least = 1,
                       .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (options) {
    CommentFilter filter = filter_of(context, *options, {});
    filter.text = options->word(0);
    print_list(context, filter);
  }
  return 0;
}

}  // namespace redraft::cli
