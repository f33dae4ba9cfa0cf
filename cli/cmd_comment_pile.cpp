// Many comments at a time: assigned, tagged; and those that say the same in many names.
#include <algorithm>
#include <ostream>

#include "cli/comment_filters.h"
#include "cli/options.h"
#include "cli/render.h"
#include "redraft/json.h"

namespace redraft::cli {

namespace {

constexpr std::size_t many = 10'000;  // ids on one command line

std::vector<Option> with_choosing(std::vector<Option> options) {
  const std::vector<Option> choosing = choosing_options();
  options.insert(options.end(), choosing.begin(), choosing.end());
  return options;
}

int say(Context& context, const char* what, const std::string& verb, std::size_t count) {
  if (context.json) {
    context.out << json::done(what, count);
  } else {
    context.out << verb << ' ' << count_of(count, "comment") << '\n';
  }
  return 0;
}

std::vector<std::string> separate(const std::string& list) {
  std::vector<std::string> words;
  std::size_t begin = 0;
  while (begin <= list.size()) {
    const std::size_t end = std::min(list.find(',', begin), list.size());
    words.push_back(list.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

void print_tags(Context& context, const TagList& list) {
  if (context.json) {
    context.out << json::tags(list);
    return;
  }
  std::vector<std::vector<std::string>> rows;
  for (const TagCount& tag : list.tags) {
    rows.push_back({std::to_string(tag.comments),
                    printable(tag.tag) + (tag.allowed ? "" : "  (not on the list)")});
  }
  context.out << table(rows);
  context.err << (list.controlled ? "Only the tags of the list can be given.\n"
                                  : "Any tag can be given.\n");
}

void print_campaign(Context& context, const Campaign& campaign) {
  context.out << bold(context, campaign.example.text) << "  " << campaign.size << " reviewers, "
              << campaign.same_words << " word for word";
  const char* separator = "; ";
  for (const auto& [sector, comments] : campaign.sectors) {
    context.out << separator << (sector.empty() ? "no sector" : printable(sector)) << ' '
                << comments;
    separator = ", ";
  }
  context.out << '\n' << wrap(quoted(campaign.words, 120), context.width, 4) << '\n';
}

}  // namespace

int cmd_comment_assign(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "comment assign",
      .words = "(ID... | --where [DOC[#ANCHOR][@LABEL]] FILTERS) --to NAME",
      .about =
          "Gives comments to the officer who is to work on them; --to nobody takes them back. "
          "Only the name is kept: as the officer says it with --as.",
      .options = with_choosing({{"to", "NAME", "the officer, or nobody"}}),
      .examples = {"redraft comment assign c-4f7k c-9x2m --to Ottilie",
                   "redraft comment assign --where --section money --assignee nobody --to Ottilie",
                   "redraft comment list --assignee mine --status open"},
      .least = 0,
      .most = many};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  if (!options->has("to")) {
    throw Error(ErrorKind::usage, "redraft comment assign: say to whom, with --to NAME",
                "redraft comment assign --help");
  }
  const std::string to = options->value("to");
  const std::size_t changed =
      context.open().assign(chosen_by(context, *options, 0), to == nobody ? "" : to);
  return say(context, "assigned", "Assigned", changed);
}

int cmd_comment_tag(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "comment tag",
      .words = "(ID... | --where [DOC[#ANCHOR][@LABEL]] FILTERS) --add TAG --remove TAG",
      .about =
          "Puts tags on comments and takes them off. Case does not matter. With a controlled "
          "list (`redraft comment tags --allow`) only its tags can be added.",
      .options = with_choosing({{"add", "TAG", "may be repeated"}, {"remove", "TAG", "likewise"}}),
      .examples = {"redraft comment tag c-4f7k --add transport --add money",
                   "redraft comment tag --where --search \"bus*\" --add transport",
                   "redraft comment list --tag transport --status open"},
      .least = 0,
      .most = many};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  if (!options->has("add") && !options->has("remove")) {
    throw Error(ErrorKind::usage, "redraft comment tag: give --add TAG or --remove TAG",
                "redraft comment tag --help");
  }
  const std::size_t changed = context.open().tag(chosen_by(context, *options, 0),
                                                 options->values("add"), options->values("remove"));
  return say(context, "tagged", "Changed the tags of", changed);
}

int cmd_comment_tags(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "comment tags",
      .words = "[DOC] [--allow TAG,TAG,... | --free]",
      .about =
          "Lists the tags with how many comments have each. --allow makes a controlled list: "
          "from then on only its tags can be added. Tags that comments have already stay.",
      .options = {{"allow", "TAGS", "the list, separated by commas; may be repeated"},
                  {"free", "", "any tag can be added again"}},
      .examples = {"redraft comment tags", "redraft comment tags --allow transport,money,language",
                   "redraft comment tags --free"},
      .least = 0,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  if (options->has("allow") && options->has("free")) {
    throw Error(ErrorKind::usage, "redraft comment tags: --allow and --free contradict each other",
                "redraft comment tags --help");
  }
  Workspace workspace = context.open();
  if (options->has("allow") || options->has("free")) {
    std::vector<std::string> tags;
    for (const std::string& list : options->values("allow")) {
      for (std::string& tag : separate(list)) {
        tags.push_back(std::move(tag));
      }
    }
    workspace.allow_tags(tags);
  }
  print_tags(context, workspace.tags(options->word(0)));
  return 0;
}

int cmd_comment_campaigns(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "comment campaigns",
      .words = "[DOC] [--least N] | --theme NAME ID",
      .about =
          "Finds comments that say the same, or nearly the same, in many names: largest group "
          "first, each with the id of its earliest comment. A reviewer counts once. --theme makes "
          "a theme of the group that comment ID is in, so that it is answered once for all.",
      .options = {{"least", "N", "groups of at least this many reviewers; 2 if left out"},
                  {"limit", "N", "at most this many groups; 50 if left out, 0 for all"},
                  {"theme", "NAME", "make a theme of this name"},
                  {"message,m", "TEXT", "what the theme is about"}},
      .examples = {"redraft comment campaigns principles --least 10",
                   "redraft comment campaigns --theme \"Keep the night bus\" c-4f7k",
                   "redraft theme respond \"Keep the night bus\" --decision noted -m REASON"},
      .least = 0,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  Workspace workspace = context.open();
  if (options->has("theme")) {
    if (options->words() != 1) {
      throw Error(ErrorKind::usage, "redraft comment campaigns: name a comment of the group",
                  "redraft comment campaigns --theme NAME ID");
    }
    const Theme theme = workspace.add_theme_of_campaign(
        options->value("theme"), options->value("message"), options->word(0));
    if (context.json) {
      context.out << json::themes({theme});
    } else {
      print_theme(context.out, context, theme);
    }
    return 0;
  }
  constexpr std::size_t usual_limit = 50;
  const std::size_t least = std::max<std::size_t>(2, number_of(*options, "least", 2));
  const std::string document = workspace.resolve_document(options->word(0));
  const std::vector<Campaign> campaigns =
      workspace.campaigns(document, least, number_of(*options, "limit", usual_limit));
  if (context.json) {
    context.out << json::campaigns(document, campaigns);
    return 0;
  }
  for (const Campaign& campaign : campaigns) {
    print_campaign(context, campaign);
  }
  context.err << count_of(campaigns.size(), "group") << '\n';
  return 0;
}

}  // namespace redraft::cli
