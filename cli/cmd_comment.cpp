// Comments looked at, changed and placed. Adding, listing and files have a file each.
#include <algorithm>
#include <ostream>

#include "cli/comment_filters.h"
#include "cli/earlier_words.h"
#include "cli/options.h"
#include "cli/privacy_options.h"
#include "cli/render.h"
#include "cli/text_input.h"
#include "redraft/json.h"

namespace redraft::cli {

namespace {

void print_received(Context& context, const std::optional<Received>& received) {
  if (!received) {
    context.err << "What it was taken from is not kept.\n";
    return;
  }
  context.out << "    as received (" << received->format << ", " << to_date(received->recorded)
              << "):\n";
  std::string_view rest = received->content;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    context.out << "    | " << printable(rest.substr(0, end)) << '\n';
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

int print_one(Context& context, const Workspace& workspace, const std::string& id,
              const CommentView& view = {}, const std::string& label = {},
              bool with_received = false) {
  const Comment comment = workspace.comment(id, label, view);
  std::vector<EarlierWords> history;
  std::vector<ReviewerReaction> reactions;
  const std::optional<Received> received =
      with_received ? workspace.received(comment.id.text) : std::nullopt;
  if (view.audience == Audience::everyone) {
    warn_before_publishing(context, comment);
  } else {
    history = workspace.comment_history(comment.id.text, view.original);
    reactions = workspace.reactions(comment.id.text);
  }
  if (context.json) {
    context.out << json::comment(comment, history,
                                 view.named ? json::Names::shown : json::Names::hidden, reactions,
                                 received);
    return 0;
  }
  print_comment(context.out, context, comment);
  if (with_received) {
    print_received(context, received);
  }
  print_earlier(context, comment, history);
  for (const ReviewerReaction& reaction : reactions) {
    if (!comment.reaction || reaction != *comment.reaction) {
      context.out << wrap("before " + reaction_line(reaction), context.width, 6) << '\n';
    }
  }
  return 0;
}

int show(Context& context, const Arguments& arguments) {
  std::vector<Option> described = {
      {"draft", "LABEL", "where it stands on this draft; \"working\" for the working text"},
      {"received", "", "with the message, text or words that it was taken from, for staff"}};
  const std::vector<Option> views = view_options();
  described.insert(described.end(), views.begin(), views.end());
  const Usage usage = {
      .command = "comment show",
      .words = "ID [--draft LABEL] [--public|--original] [--named] [--received]",
      .about =
          "One comment: the words it was made on and where they are now, its replies, its earlier "
          "wordings and its answer. ID is the comment's, any unique beginning of it, or the id it "
          "was imported with.",
      .options = described,
      .examples = {"redraft comment show c-4f7k2m9qx1"},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const CommentView view = view_of(*options);
  if (options->has("received") && view.audience == Audience::everyone) {
    throw Error(ErrorKind::usage, "redraft comment show: what was received is never public",
                "leave out --public or --received");
  }
  return print_one(context, context.open(), options->word(0), view, options->value("draft"),
                   options->has("received"));
}

int reply(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "comment reply",
      .words = "ID -m TEXT",
      .about = "Adds a reply to a comment.",
      .options = text_options("the reply"),
      .examples = {"redraft comment reply c-4f7k -m \"Could you say which service?\""},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  Workspace workspace = context.open();
  const std::string text = read_text(context, *options, "the reply");
  workspace.reply(options->word(0), text);
  warn_of_personal_data(context, "the reply", text);
  return print_one(context, workspace, options->word(0));
}

int edit(Context& context, const Arguments& arguments) {
  std::vector<Option> described = text_options("the new text");
  described.push_back({"suggest", "WORDS", "other replacement words, where it suggests some"});
  const Usage usage = {
      .command = "comment edit",
      .words = "ID [-m TEXT] [--suggest WORDS]",
      .about =
          "Rewords a comment, or the wording that it suggests until that was applied or the "
          "consultation closed. What it said before is kept.",
      .options = std::move(described),
      .examples = {"redraft comment edit c-4f7k -F comment.txt",
                   "redraft comment edit c-4f7k --suggest \"act within ten days\""},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  Workspace workspace = context.open();
  const Comment before = workspace.comment(options->word(0), "", CommentView{.original = true});
  CommentEdit edit;
  edit.suggestion = options->optional("suggest");
  if (!edit.suggestion || has_text(*options)) {
    edit.body = read_text(context, *options, "the new text", before.body);
  }
  workspace.edit_comment(options->word(0), edit);
  if (edit.body) {
    warn_of_personal_data(context, "the new text", *edit.body);
  }
  if (edit.suggestion) {
    warn_of_personal_data(context, "the suggestion", *edit.suggestion);
  }
  return print_one(context, workspace, options->word(0));
}

int withdraw(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "comment withdraw",
                       .words = "ID",
                       .about = "Marks a comment as withdrawn by its reviewer. It is kept.",
                       .options = {},
                       .examples = {"redraft comment withdraw c-4f7k"},
                       .least = 1,
                       .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  Workspace workspace = context.open();
  workspace.withdraw(options->word(0));
  return print_one(context, workspace, options->word(0));
}

int reaction(Context& context, const Arguments& arguments) {
  constexpr const char* reactions = "satisfied, objects, no-reply, none";
  const Usage usage = {
      .command = "comment reaction",
      .words = "ID satisfied|objects|no-reply|none [--on DATE] [--note TEXT]",
      .about =
          "Notes what the reviewer said to the answer, once it is released. It stands until "
          "another "
          "answer is; what was said before is kept. `none` takes back what was noted by mistake.",
      .options = {{"on", "DATE", "when it was said; today if left out"},
                  {"note", "TEXT", "what was said, in your words; shown to staff only"}},
      .examples =
          {"redraft comment reaction c-4f7k satisfied",
           "redraft comment reaction c-4f7k objects --on 2026-06-02 --note \"Still no date\"",
           "redraft comment list --reaction objects"},
      .least = 2,
      .most = 2};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const std::optional<Reaction> said = parse_reaction(options->word(1));
  if (!said) {
    throw Error(ErrorKind::usage,
                "redraft comment reaction: there is no reaction \"" + options->word(1) + "\"",
                std::string("it is one of: ") + reactions);
  }
  std::optional<Instant> given;
  if (const auto on = options->optional("on")) {
    given = parse_instant(*on);
  }
  Workspace workspace = context.open();
  workspace.react(options->word(0), *said, options->value("note"), given);
  warn_of_personal_data(context, "the note", options->value("note"));
  return print_one(context, workspace, options->word(0));
}

int place(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "comment place",
      .words = "ID (--at [DOC#]ANCHOR[@LABEL] [--quote WORDS] | --confirm | --refuse)",
      .about =
          "A person's decision where a comment stands on a later draft. It wins over the engine's "
          "and is carried on from there. --refuse says it stands on no statement any more.",
      .options = {{"at", "ADDRESS", "the statement it is about, by anchor or number"},
                  {"quote", "WORDS", "the words it is about there"},
                  {"confirm", "", "the engine is right"},
                  {"refuse", "", "on no statement; it stays with its section"},
                  {"draft", "LABEL", "on this draft; the newest if left out"},
                  {"target", "N", "which of the comment's places, from 1"}},
      .examples = {"redraft comment place c-4f7k --at leadership-3 --quote \"act early\"",
                   "redraft comment place c-4f7k --confirm"},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const int ways = (options->has("at") ? 1 : 0) + (options->has("confirm") ? 1 : 0) +
                   (options->has("refuse") ? 1 : 0);
  if (ways != 1) {
    throw Error(ErrorKind::usage, "redraft comment place: give one of --at, --confirm, --refuse",
                "redraft comment place --help");
  }
  PlaceRequest request;
  request.id = options->word(0);
  request.confirm = options->has("confirm");
  request.quote = options->value("quote");
  request.label = options->value("draft");
  if (options->has("at")) {
    const Address address = parse_address(options->value("at"), true);
    request.anchor = address.anchor;
    request.document = address.document;
    if (!address.label.empty()) {
      request.label = address.label;
    }
  }
  const std::size_t target = number_of(*options, "target", 1);
  if (target == 0) {
    throw Error(ErrorKind::usage, "redraft comment place: --target is a number from 1");
  }
  request.target = target - 1;
  Workspace workspace = context.open();
  workspace.place(request);
  return print_one(context, workspace, request.id, {}, request.label);
}

}  // namespace

int cmd_comment(Context& context, const Arguments& arguments) {
  return run_verb("comment",
                  {{"add", cmd_comment_add},
                   {"list", cmd_comment_list},
                   {"show", show},
                   {"search", cmd_comment_search},
                   {"reply", reply},
                   {"edit", edit},
                   {"withdraw", withdraw},
                   {"place", place},
                   {"reaction", reaction},
                   {"import", cmd_comment_import},
                   {"map", cmd_comment_map},
                   {"export", cmd_comment_export},
                   {"assign", cmd_comment_assign},
                   {"tag", cmd_comment_tag},
                   {"tags", cmd_comment_tags},
                   {"campaigns", cmd_comment_campaigns}},
                  context, arguments);
}

}  // namespace redraft::cli
