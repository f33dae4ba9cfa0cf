#include <ostream>

#include "cli/comment_filters.h"
#include "cli/options.h"
#include "cli/privacy_options.h"
#include "cli/render.h"
#include "cli/text_input.h"
#include "redraft/json.h"
#include "redraft/record_files.h"

namespace redraft::cli {

namespace {

int respond_from_file(Context& context, const Options& options) {
  Workspace workspace = context.open();
  const DispositionReading reading =
      read_dispositions_csv(read_file(context, options.value("from")));
  std::vector<Finding> findings = reading.findings;
  const std::size_t answered = workspace.respond_all(reading.rows, !options.has("draft"), findings);
  if (context.json) {
    context.out << json::done("answered", answered);
  } else {
    context.out << "Answered " << count_of(answered, "comment") << '\n';
  }
  return print_findings(context.err, context, findings) ? exit_code(ErrorKind::invalid) : 0;
}

// More than one is answered only with --yes; without it, what would be answered is shown.
int respond_to_many(Context& context, const Options& options, const Disposition& disposition) {
  Workspace workspace = context.open();
  Chosen chosen = chosen_by(context, options, 0);
  if (options.has("yes")) {
    const std::size_t answered = workspace.respond_all(chosen, disposition);
    if (context.json) {
      context.out << json::done("answered", answered);
    } else {
      context.out << "Answered " << count_of(answered, "comment") << '\n';
    }
    return 0;
  }
  if (chosen.filter && !chosen.filter->status) {
    chosen.filter->status = CommentStatus::open;
  }
  constexpr std::size_t lines_shown = 10;
  std::size_t count = 0;
  workspace.each_comment(chosen, [&](const Comment& comment) {
    if (++count <= lines_shown && !context.json) {
      print_comment_line(context.out, context, comment);
    }
  });
  if (context.json) {
    context.out << json::done("would-answer", count);
    return 0;
  }
  if (count > lines_shown) {
    context.out << "  and " << count - lines_shown << " more\n";
  }
  context.out << "Would answer " << count_of(count, "comment") << ": "
              << to_string(disposition.decision) << ". Nothing is changed; add --yes to do it.\n";
  return 0;
}

}  // namespace

int cmd_respond(Context& context, const Arguments& arguments) {
  std::vector<Option> described = text_options("the reason");
  described.insert(
      described.begin(),
      {{"decision", "DECISION",
        "accepted, accepted-in-part, already-covered, not-accepted, out-of-scope, deferred, "
        "duplicate, "
        "noted, withdrawn"},
       {"change", "ADDRESS", "DOC#ANCHOR@LABEL: the statement that carries it out"},
       {"draft", "", "keep it private until `redraft publish` or `redraft respond --release`"},
       {"release", "", "show every drafted answer of DOC to reviewers"},
       {"yes,y", "", "do it, where more than one comment is answered"},
       {"from", "FILE.csv", "answers for many comments: columns id, decision, reason, change"}});
  const std::vector<Option> choosing = choosing_options();
  described.insert(described.end(), choosing.begin(), choosing.end());
  const Usage usage = {
      .command = "respond",
      .words =
          "(ID... | --where [DOC[#ANCHOR]] FILTERS) --decision DECISION [-m REASON] [--change "
          "DOC#ANCHOR@LABEL] [--draft]",
      .about =
          "Answers a comment. A reason is needed unless it is accepted as proposed. Answering "
          "again replaces the answer; earlier ones are kept. Many are answered in one go, or none: "
          "several ids, or with --where every open comment that the filters find. What would be "
          "answered is shown first; --yes does it.",
      .options = described,
      .examples = {"redraft respond c-4f7k --decision accepted --change principles#leadership-3@V1",
                   "redraft respond c-4f7k --decision not-accepted -m \"Set by law\"",
                   "redraft respond --where --tag transport --decision deferred -m \"Later\" --yes",
                   "redraft respond --from answers.csv", "redraft respond --release principles"},
      .least = 0,
      .most = 10'000};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  if (options->has("from")) {
    return respond_from_file(context, *options);
  }
  if (options->has("release")) {
    const std::size_t released = context.open().release(options->word(0));
    if (context.json) {
      context.out << json::done("released", released);
    } else {
      context.out << "Released " << count_of(released, "answer") << '\n';
    }
    return 0;
  }
  const auto decision =
      choice(*options, "decision", parse_decision,
             "accepted, accepted-in-part, already-covered, not-accepted, out-of-scope, "
             "deferred, duplicate, noted, withdrawn");
  if ((options->words() == 0 && !options->has("where")) || !decision) {
    throw Error(ErrorKind::usage, "redraft respond: name the comment and give --decision",
                "redraft respond --help");
  }
  Disposition disposition;
  disposition.decision = *decision;
  disposition.change = options->value("change");
  disposition.released = !options->has("draft");
  if (has_text(*options)) {
    disposition.reason = read_text(context, *options, "the reason");
  }
  if (options->words() != 1 || options->has("where")) {
    return respond_to_many(context, *options, disposition);
  }
  static_cast<void>(chosen_by(context, *options, 0));  // refuses filters without --where
  Workspace workspace = context.open();
  workspace.respond(options->word(0), disposition);
  warn_of_personal_data(context, "the reason", disposition.reason);
  const Comment comment = workspace.comment(options->word(0), "", false);
  if (context.json) {
    context.out << json::comment(comment, {}, json::Names::hidden);
  } else {
    print_comment(context.out, context, comment);
  }
  return 0;
}

}  // namespace redraft::cli
