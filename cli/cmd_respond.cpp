#include <ostream>

#include "cli/answer_options.h"
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
  for (const DispositionFileRow& row : reading.rows) {
    for (Finding& finding : personal_data_findings("the reason", row.disposition.reason)) {
      finding.comment = row.comment;
      finding.line = row.line;
      findings.push_back(std::move(finding));
    }
  }
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
  std::vector<Option> described = answer_options();
  described.insert(
      described.end(),
      {{"release", "", "show every drafted answer of DOC to reviewers"},
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
  if (options->words() == 0 && !options->has("where")) {
    throw Error(ErrorKind::usage, "redraft respond: name the comment and give --decision",
                "redraft respond --help");
  }
  const Disposition disposition = read_answer(context, *options, "respond");
  if (options->words() != 1 || options->has("where")) {
    return respond_to_many(context, *options, disposition);
  }
  static_cast<void>(chosen_by(context, *options, 0));  // refuses filters without --where
  Workspace workspace = context.open();
  workspace.respond(options->word(0), disposition);
  const Comment comment = workspace.comment(options->word(0), "", false);
  if (context.json) {
    context.out << json::comment(comment, {}, json::Names::hidden);
  } else {
    print_comment(context.out, context, comment);
  }
  return 0;
}

}  // namespace redraft::cli
