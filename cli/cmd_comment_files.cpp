// Comments in and out of files.
#include <cerrno>
#include <cstring>
#include <fstream>
#include <ostream>

#include "cli/options.h"
#include "cli/privacy_options.h"
#include "cli/render.h"
#include "cli/text_input.h"
#include "cli/understood_comments.h"
#include "redraft/comment_files.h"
#include "redraft/json.h"
#include "redraft/sheet.h"
#include "redraft/word.h"

namespace redraft::cli {

namespace {

// "Petra Lin <petra@example.org>", a name or an address.
Person person_of(const std::string& from) {
  const std::size_t open = from.rfind('<');
  if (open == std::string::npos || from.back() != '>') {
    return from.find('@') == std::string::npos ? Person{from, {}} : Person{{}, from};
  }
  std::string name = from.substr(0, open);
  name.erase(name.find_last_not_of(" \"") + 1);
  name.erase(0, name.find_first_not_of(" \""));
  return {name, from.substr(open + 1, from.size() - open - 2)};
}

// What a file of this name is meant to be, so that a damaged one is called what it is.
bool is_sheet_name(const std::filesystem::path& path) {
  const std::string extension = path.extension().string();
  return extension == ".xlsx" || extension == ".xlsm" || extension == ".xls" || extension == ".ods";
}

CommentDefaults defaults_of(Context& context, const Workspace& workspace, const Options& options) {
  const Address address = parse_address(options.word(1));
  CommentDefaults out;
  out.document = address.document;
  out.draft = address.label;
  out.late = options.has("late");
  out.sheet = options.value("sheet");
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
  out.format = options.value("format");
  out.reviewer.organisation = options.value("organisation");
  out.reviewer.sector = options.value("sector");
  out.person = person_of(options.value("from"));
  out.channel = choice(options, "channel", parse_channel,
                       "web, workshop, email, survey, meeting, letter, phone, import, other");
  const std::string changes = options.value("track-changes");
  if (!changes.empty() && changes != "suggestions" && changes != "ignore") {
    throw Error(ErrorKind::usage, "read --track-changes: there is no \"" + changes + "\"",
                "it takes suggestions or ignore");
  }
  out.changes = changes != "ignore";
  return out;
}

// The file of that name, from its first byte; damaged ones are called what their name says.
std::ifstream open_file(const Context& context, const std::string& name,
                        CommentDefaults& defaults) {
  const std::filesystem::path path = context.path(name);
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path)) {
    const bool exists = std::filesystem::exists(path);
    throw Error(
        exists ? ErrorKind::unavailable : ErrorKind::not_found,
        "import " + name + ": " + (exists ? "the file cannot be read" : "there is no such file"));
  }
  std::string start(100, '\0');
  file.read(start.data(), static_cast<std::streamsize>(start.size()));
  start.resize(static_cast<std::size_t>(file.gcount()));
  file.clear();
  file.seekg(0);
  const std::string ending = path.extension().string();
  if (!defaults.format.empty() || is_other_file(start)) {
    return file;
  }
  if (is_sheet_name(path)) {
    defaults.format = "sheet";
  } else if ((ending == ".docx" || ending == ".doc") && !looks_like_word(start)) {
    defaults.format = "word";
  }
  return file;
}

int status_of(const ImportedComments& imported) {
  return has_error(imported.findings) ? exit_code(ErrorKind::invalid) : 0;
}

}  // namespace

int cmd_comment_import(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "comment import",
      .words = "FILE [DOC[@LABEL]] [--map MAP] [--dry-run] [--yes]",
      .about =
          "Takes comments from a file of any kind that they come in by: Word (.docx), a "
          "spreadsheet "
          "(.xlsx), the ISO/IEC comment form, CSV, JSON Lines, W3C annotations, Hypothesis's "
          "export, e-mail, a draft in Markdown with CriticMarkup, pasted text (- is standard "
          "input). A survey needs a map of its columns, which comment map begins. The kind is told "
          "by the content, but "
          "for pasted text: --format text. Every good comment is taken, each bad one is reported, "
          "and the exit status is 6 if there was any. How the file was understood is said before "
          "anything is written: with --dry-run only that is done; on a terminal you are asked, "
          "unless --yes. "
          "Importing a file twice changes nothing. Words that cannot be found go to the tray. What "
          "was made after the draft was closed is kept and marked as late. Changes in a Word file "
          "or in CriticMarkup become suggestions. A message or a pasted text is kept as it came: "
          "comment show --received.",
      .options = {{"document", "DOC", "for rows that name none"},
                  {"draft", "LABEL", "for rows that name none"},
                  {"format", "FORMAT", comment_format_names()},
                  {"map", "MAP", "what the columns of a survey say (docs/sheets.md)"},
                  {"sheet", "NAME", "of a spreadsheet; else the map's, or the first"},
                  {"late", "", "all of them came late, whatever their dates say"},
                  {"from", "NAME",
                   "whose they are where the file does not say: a name, an "
                   "address, or \"NAME <ADDRESS>\""},
                  {"organisation", "NAME", "of those for whom the file names none"},
                  {"sector", "SECTOR", "of those for whom the file names none"},
                  {"channel", "CHANNEL", "how they came, where the file does not say"},
                  {"track-changes", "WHAT",
                   "of a Word file or CriticMarkup: suggestions (the default) or ignore"},
                  {"dry-run,n", "", "only say what would happen"},
                  {"yes,y", "", "do not ask"}},
      .examples =
          {"redraft comment import survey.csv --draft V0-1 --dry-run",
           "redraft comment import comments.jsonl",
           "redraft comment import survey.xlsx --map survey-map.json --dry-run",
           "redraft comment import council.docx principles@V1 --sector council",
           "redraft comment import pasted.txt principles@V1 --format text --from \"Petra Lin\""},
      .least = 1,
      .most = 2};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  Workspace workspace = context.open();
  CommentDefaults defaults = defaults_of(context, workspace, *options);
  std::ifstream opened;
  const bool from_input = options->word(0) == "-";
  if (!from_input) {
    opened = open_file(context, options->word(0), defaults);
  }
  std::istream& file = from_input ? context.in : opened;
  const bool dry_run = options->has("dry-run");
  if (dry_run) {
    const ImportedComments imported = workspace.import_comments(file, defaults, true);
    if (context.json) {
      context.out << json::imported(imported, true);
    } else {
      print_understood(context, imported);
      print_taken(context, imported, true);
    }
    return status_of(imported);
  }
  const bool can_ask =
      !from_input && !context.json && context.in_is_terminal && context.err_is_terminal;
  const auto imported = take_in(context, workspace, file, defaults,
                                can_ask && !options->has("yes") ? Asking::yes : Asking::no);
  if (!imported) {
    context.err << "Nothing is written.\n";
    return 0;
  }
  if (context.json) {
    context.out << json::imported(*imported, false);
  } else {
    print_taken(context, *imported, false);
  }
  return status_of(*imported);
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
