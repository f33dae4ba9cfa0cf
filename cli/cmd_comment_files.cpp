// Comments in and out of files.
#include <cerrno>
#include <cstring>
#include <fstream>
#include <ostream>

#include "cli/options.h"
#include "cli/privacy_options.h"
#include "cli/render.h"
#include "redraft/comment_files.h"
#include "redraft/json.h"

namespace redraft::cli {

int cmd_comment_import(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "comment import",
      .words = "FILE [--document DOC] [--draft LABEL] [--dry-run]",
      .about =
          "Takes comments from a file of JSON Lines, CSV, W3C annotations, Hypothesis's export or "
          "e-mail (- is standard input); the format is recognised by its content. Every good row "
          "is "
          "taken, each bad one is reported with its line, and the exit status is 6 if there was "
          "any. Importing a file twice changes nothing. A quote that cannot be found goes to the "
          "tray. What was made after the draft was closed is kept and marked as late.",
      .options = {{"document", "DOC", "for rows that name none"},
                  {"draft", "LABEL", "for rows that name none"},
                  {"late", "", "all of them came late, whatever their dates say"},
                  {"dry-run,n", "", "only say what would happen"}},
      .examples = {"redraft comment import survey.csv --draft V0-1 --dry-run",
                   "redraft comment import comments.jsonl"},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  Workspace workspace = context.open();
  const CommentDefaults defaults{workspace.documents().size() == 1 && !options->has("document")
                                     ? workspace.documents().front()
                                     : options->value("document"),
                                 options->value("draft"), options->has("late")};
  const bool dry_run = options->has("dry-run");
  ImportedComments imported;
  if (options->word(0) == "-") {
    imported = workspace.import_comments(context.in, defaults, dry_run);
  } else {
    const std::filesystem::path path = context.path(options->word(0));
    std::ifstream file(path, std::ios::binary);
    if (!file || std::filesystem::is_directory(path)) {
      const bool exists = std::filesystem::exists(path);
      throw Error(exists ? ErrorKind::unavailable : ErrorKind::not_found,
                  "import " + options->word(0) + ": " +
                      (exists ? "the file cannot be read" : "there is no such file"));
    }
    imported = workspace.import_comments(file, defaults, dry_run);
  }
  const bool bad = has_error(imported.findings);
  if (context.json) {
    context.out << json::imported(imported, dry_run);
  } else {
    context.out << (dry_run ? "Would add " : "Added ") << count_of(imported.added, "comment")
                << ", " << imported.existed << " there already, " << imported.in_tray
                << " in the tray";
    if (imported.late != 0) {
      context.out << ", " << imported.late << " late";
    }
    context.out << '\n';
    print_findings(context.err, context, imported.findings);
  }
  return bad ? exit_code(ErrorKind::invalid) : 0;
}

int cmd_comment_export(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "comment export",
      .words = "[DOC[@LABEL]] [--format jsonl|csv|annotations] [--public|--original] [--named]",
      .about =
          "Writes the comments to standard output as JSON Lines, CSV or W3C annotations, without "
          "names unless --named. It is for staff unless --public. What is exported can be imported "
          "again; "
          "redacted words come back only from --original.",
      .options = {{"format", "FORMAT", "jsonl (the default), csv or annotations"},
                  {"made-on", "LABEL", "only those made on this draft"},
                  {"for-excel", "", "CSV that Excel reads as UTF-8"},
                  {"unreleased", "", "with answers that are drafted but not released"},
                  {"public", "", "as everyone may see them: approved, agreed to, redacted"},
                  {"original", "", "without redactions"},
                  {"named", "", "with names and addresses of reviewers"}},
      .examples = {"redraft comment export principles > comments.jsonl",
                   "redraft comment export principles --format csv --for-excel > comments.csv"},
      .least = 0,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const std::string format = options->has("format") ? options->value("format") : "jsonl";
  if (format != "jsonl" && format != "csv" && format != "annotations") {
    throw Error(ErrorKind::usage, "redraft comment export: there is no format \"" + format + "\"",
                "--format takes jsonl, csv or annotations");
  }
  const Address address = parse_address(options->word(0));
  CommentFilter filter;
  filter.document = address.document;
  filter.placed_on = address.label;
  filter.draft = options->value("made-on");
  put_view(view_of(*options), filter);
  const json::Names names = filter.named ? json::Names::shown : json::Names::hidden;
  const Workspace workspace = context.open();
  AnnotationsWriter annotations(names);
  if (format == "annotations") {
    context.out << annotations.begin();
  }
  if (format == "csv") {
    context.out << comment_csv_header(
        names, options->has("for-excel") ? ByteOrderMark::yes : ByteOrderMark::no);
  }
  workspace.each_comment(filter, [&](Comment comment) {
    if (filter.audience == Audience::everyone) {
      warn_before_publishing(context, comment);
    }
    if (!options->has("unreleased")) {
      comment.drafted.reset();
      if (comment.disposition && !comment.disposition->released) {
        comment.disposition.reset();
      }
    }
    context.out << (format == "csv"           ? comment_csv_row(comment, names)
                    : format == "annotations" ? annotations.add(comment)
                                              : comment_line(comment, names));
  });
  if (format == "annotations") {
    context.out << annotations.end();
  }
  return 0;
}

}  // namespace redraft::cli
