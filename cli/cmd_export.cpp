// A draft with its comments as a file for another program.
#include <ostream>

#include "cli/options.h"
#include "cli/privacy_options.h"
#include "cli/word_output.h"
#include "redraft/marked_draft.h"
#include "redraft/rich_text.h"
#include "redraft/word.h"

namespace redraft::cli {

int cmd_export(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "export",
      .words =
          "[DOC[@LABEL]] [--format docx|criticmarkup] [--clean] [--public|--original] [--named]",
      .about =
          "Writes a draft (the newest if left out) to standard output as a Word file, with its "
          "comments, their replies and decisions as Word comments. Statements carry hidden "
          "bookmarks, by which comments and changes made in Word find their way back: comment "
          "import, import. criticmarkup is the draft as Markdown with comments and suggestions as "
          "marks in it, replies and decisions behind them; it names no reviewer. It is for staff "
          "unless --public.",
      .options = {{"format", "FORMAT", "docx (the default) or criticmarkup"},
                  {"clean", "", "without comments"},
                  {"public", "",
                   "comments as everyone may see them: approved, agreed to, redacted"},
                  {"original", "", "comments without redactions"},
                  {"named", "", "with names of reviewers"}},
      .examples = {"redraft export principles@V1 > principles-V1.docx",
                   "redraft export principles@V1 --public > principles-V1.docx",
                   "redraft export principles@V1 --format criticmarkup > principles-V1.md"},
      .least = 0,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const std::string format = options->has("format") ? options->value("format") : "docx";
  const bool word = format == "docx";
  if (!word && format != "criticmarkup") {
    throw Error(ErrorKind::usage, "redraft export: there is no format \"" + format + "\"",
                "--format takes docx or criticmarkup");
  }
  if (!word && options->has("named")) {
    throw Error(ErrorKind::usage, "redraft export: CriticMarkup is written without names",
                "leave out --named, or export docx");
  }
  if (word) {
    require_file(context, "redraft export " + options->word(0));
  }
  const Address address = parse_address(options->word(0));
  const Workspace workspace = context.open();
  const DraftText draft = workspace.text(address.document, address.label);
  CommentFilter filter;
  filter.document = draft.draft.document;
  filter.placed_on = draft.draft.label;
  put_view(view_of(*options), filter);
  std::vector<Comment> comments;
  if (!options->has("clean")) {
    workspace.each_comment(filter, [&](Comment comment) {
      if (filter.audience == Audience::everyone) {
        warn_before_publishing(context, comment);
      }
      comments.push_back(std::move(comment));
    });
  }
  if (word) {
    context.out << word_of_draft(draft, rich_text(draft.document), comments,
                                 filter.named ? json::Names::shown : json::Names::hidden);
  } else {
    context.out << marked_draft(draft, comments);
  }
  return 0;
}

}  // namespace redraft::cli
