// Comments in and out of files.
#include <cerrno>
#include <cstring>
#include <fstream>
#include <ostream>
#include <sstream>

#include "cli/options.h"
#include "cli/privacy_options.h"
#include "cli/render.h"
#include "cli/text_input.h"
#include "redraft/comment_files.h"
#include "redraft/json.h"
#include "redraft/sheet.h"
#include "redraft/word.h"

namespace redraft::cli {

namespace {

// What a file of this name is meant to be, so that a damaged one is called what it is.
bool is_sheet_name(const std::filesystem::path& path) {
  const std::string extension = path.extension().string();
  return extension == ".xlsx" || extension == ".xlsm" || extension == ".xls" || extension == ".ods";
}

CommentDefaults defaults_of(Context& context, const Workspace& workspace, const Options& options) {
  const Address address = parse_address(options.word(1));
  CommentDefaults out{address.document, address.label, options.has("late"), options.value("sheet")};
  if (options.has("document")) {
    out.document = options.value("document");
  }
  if (options.has("draft")) {
    out.draft = options.value("draft");
  }
  if (options.has("map")) {
    out.map = read_sheet_map(read_file(context, options.value("map")));
    out.document = out.document.empty() ? out.map->document : out.document;
  }
  const std::vector<std::string> documents = workspace.documents();
  if (out.document.empty() && documents.size() == 1) {
    out.document = documents.front();
  }
  return out;
}

ImportedComments import_word(Workspace& workspace, const Options& options,
                             const CommentDefaults& defaults, const std::string& bytes) {
  const std::string changes =
      options.has("track-changes") ? options.value("track-changes") : "suggestions";
  if (changes != "suggestions" && changes != "ignore") {
    throw Error(ErrorKind::usage, "read --track-changes: there is no \"" + changes + "\"",
                "it takes suggestions or ignore");
  }
  const WordText word = read_word(bytes);
  return workspace.import_word(
      word,
      {defaults.document, defaults.draft, options.value("organisation"), options.value("sector"),
       defaults.late},
      changes == "ignore" ? WordChanges::none : WordChanges::as_suggestions,
      options.has("dry-run"));
}

// A file in one piece: Word, or a sheet.
ImportedComments import_whole(Context& context, Workspace& workspace, const Options& options,
                              const CommentDefaults& defaults) {
  const std::string bytes = read_file(context, options.word(0));
  const bool sheet =
      is_sheet_name(context.path(options.word(0))) || defaults.map || holds_comment_sheet(bytes);
  if (!sheet) {
    return import_word(workspace, options, defaults, bytes);
  }
  std::istringstream in(bytes);
  return workspace.import_comments(in, defaults, options.has("dry-run"));
}

void print_sheet(Context& context, const ReadSheet& sheet) {
  std::vector<std::vector<std::string>> rows = {{"column", "read as", "cells", "heading"}};
  for (const ReadSheet::Column& column : sheet.columns) {
    rows.push_back({column.letter, column.read_as.empty() ? "-" : column.read_as,
                    std::to_string(column.cells), quoted(column.heading, 48)});
  }
  context.out << table(rows) << count_of(sheet.rows, "row") << " read";
  if (sheet.skipped != 0) {
    context.out << ", " << sheet.skipped << " skipped";
  }
  context.out << '\n';
}

}  // namespace

int cmd_comment_import(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "comment import",
      .words = "FILE [DOC[@LABEL]] [--map MAP] [--dry-run]",
      .about =
          "Takes comments from a Word file (.docx), a spreadsheet (.xlsx), the ISO/IEC comment "
          "form, or from a file of JSON Lines, CSV, W3C annotations, Hypothesis's export or e-mail "
          "(- is standard input); the format is recognised by its content. A survey needs a map "
          "of its columns, which comment map begins. Every good one is taken, each bad one is "
          "reported, and the "
          "exit status is 6 if there was any. Importing a file twice changes nothing. Words that "
          "cannot be found go to the tray. What was made after the draft was closed is kept and "
          "marked as late. From a Word file replies come too, and tracked changes as suggestions.",
      .options = {{"document", "DOC", "for rows that name none"},
                  {"draft", "LABEL", "for rows that name none"},
                  {"map", "MAP", "what the columns of a survey say (docs/sheets.md)"},
                  {"sheet", "NAME", "of a spreadsheet; else the map's, or the first"},
                  {"late", "", "all of them came late, whatever their dates say"},
                  {"organisation", "NAME", "of the authors of a Word file"},
                  {"sector", "SECTOR", "of the authors of a Word file"},
                  {"track-changes", "WHAT", "of a Word file: suggestions (the default) or ignore"},
                  {"dry-run,n", "", "only say what would happen"}},
      .examples = {"redraft comment import survey.csv --draft V0-1 --dry-run",
                   "redraft comment import comments.jsonl",
                   "redraft comment import survey.xlsx --map survey-map.json --dry-run",
                   "redraft comment import council.docx principles@V1 --sector council"},
      .least = 1,
      .most = 2};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  Workspace workspace = context.open();
  const CommentDefaults defaults = defaults_of(context, workspace, *options);
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
    std::string start(4, '\0');
    file.read(start.data(), static_cast<std::streamsize>(start.size()));
    file.clear();
    file.seekg(0);
    const std::string extension = path.extension().string();
    imported = looks_like_word(start) || extension == ".docx" || extension == ".doc"
                   ? import_whole(context, workspace, *options, defaults)
                   : workspace.import_comments(file, defaults, dry_run);
  }
  const bool bad = has_error(imported.findings);
  if (context.json) {
    context.out << json::imported(imported, dry_run);
  } else {
    if (imported.sheet && dry_run) {
      print_sheet(context, *imported.sheet);
    }
    context.out << (dry_run ? "Would add " : "Added ") << count_of(imported.added, "comment")
                << ", " << imported.existed << " there already, " << imported.in_tray
                << " in the tray";
    if (imported.replies != 0) {
      context.out << ", "
                  << (imported.replies == 1 ? "1 reply"
                                            : std::to_string(imported.replies) + " replies");
    }
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
