// Plain text and Word to Markdown, with a preview that a person accepts or puts right.
#include <ostream>

#include "cli/options.h"
#include "cli/render.h"
#include "cli/text_input.h"
#include "redraft/comment_files.h"
#include "redraft/json.h"
#include "redraft/plain_text.h"
#include "redraft/word.h"

namespace redraft::cli {

namespace {

// "41=heading" or "41=heading:3".
PlainTextCorrection read_correction(const std::string& text) {
  const std::size_t equals = text.find('=');
  const std::size_t colon = text.find(':', equals == std::string::npos ? 0 : equals);
  PlainTextCorrection correction;
  const std::string line = text.substr(0, equals);
  const bool digits =
      !line.empty() && line.size() < 9 && line.find_first_not_of("0123456789") == std::string::npos;
  std::optional<PlainTextKind> kind;
  if (equals != std::string::npos) {
    kind = parse_plain_text_kind(text.substr(equals + 1, colon - equals - 1));
  }
  if (!digits || !kind) {
    throw Error(ErrorKind::usage, "read --set: \"" + text + "\" is not LINE=KIND",
                "as in --set 41=heading, --set 41=heading:3 or --set 41=paragraph");
  }
  correction.line = std::stoul(line);
  correction.kind = *kind;
  if (colon != std::string::npos) {
    const std::string level = text.substr(colon + 1);
    if (level.size() != 1 || level[0] < '1' || level[0] > '6') {
      throw Error(ErrorKind::usage,
                  "read --set: a heading's level is 1 to 6, not \"" + level + "\"");
    }
    correction.level = static_cast<std::size_t>(level[0] - '0');
  }
  return correction;
}

void print_preview(Context& context, const PlainTextReading& reading) {
  std::vector<std::vector<std::string>> rows = {{"line", "read as", "text"}};
  for (const PlainTextBlock& block : reading.blocks) {
    std::string kind = to_string(block.kind);
    if (block.kind == PlainTextKind::heading) {
      kind += " " + std::to_string(block.level);
    }
    rows.push_back({std::to_string(block.line), kind,
                    std::string(block.joined ? "(joined) " : "") + quoted(block.text, 52)});
  }
  context.out << table(rows);
  print_findings(context.out, context, reading.findings);
}

void show_preview(Context& context, const Options& options, const PlainTextReading& reading,
                  const std::string& correct) {
  if (context.json) {
    context.out << json::import_preview(options.value("as"), reading);
    return;
  }
  print_preview(context, reading);
  context.err << "Nothing is written yet. Add --yes to accept, " << correct << ".\n";
}

void write_imported(Context& context, Workspace& workspace, const Options& options,
                    const PlainTextReading& reading) {
  const AddedDocument added =
      workspace.import_text(options.value("as"), reading.markdown, options.has("replace"));
  if (context.json) {
    context.out << json::added(added);
    return;
  }
  context.out << "Wrote " << added.path << " and took it in as " << added.document << ", "
              << count_of(added.statements, "statement") << '\n';
  print_findings(context.err, context, added.findings);
  context.suggest("redraft publish " + added.document + " V0-1 -m SUMMARY");
}

// What a Word file carries beside its text.
void tell_of_word(Context& context, const WordText& word, const std::string& file,
                  const std::string& document) {
  print_findings(context.err, context, word.findings);
  if (!word.comments.empty()) {
    context.err << "It carries " << count_of(word.comments.size(), "comment")
                << "; take them in with: redraft comment import " << file << ' ' << document
                << '\n';
  }
}

int import_word(Context& context, Workspace& workspace, const Options& options,
                const std::string& bytes) {
  const std::string document = options.value("as");
  const std::string changes = options.value("track-changes");
  if (options.has("set")) {
    throw Error(ErrorKind::usage, "redraft import: --set corrects plain text, not a Word file",
                "set the style of the paragraph in Word, and import it again");
  }
  if (!changes.empty() && changes != "accept" && changes != "reject" && changes != "suggestions") {
    throw Error(ErrorKind::usage, "read --track-changes: there is no \"" + changes + "\"",
                "it takes accept, reject or suggestions");
  }
  const WordText word = read_word(bytes);
  const std::string tracked = count_of(word.changes.size(), "tracked change");
  if (!word.changes.empty() && changes.empty() && options.has("yes")) {
    throw Error(
        ErrorKind::usage,
        "redraft import: " + options.word(0) + " has " + tracked + ": say what becomes of them",
        "add --track-changes accept, reject or suggestions");
  }
  const bool suggestions = changes == "suggestions";
  const PlainTextReading reading = workspace.read_word_text(
      document, bytes, word,
      suggestions || changes == "reject" ? TrackedChanges::reject : TrackedChanges::accept);
  const WordSource source{document, {}, {}, {}, false};
  // Before anything is written: with suggestions there must be a draft that they can be made on.
  const ImportedComments before =
      suggestions ? workspace.import_word(word, source, WordChanges::only_suggestions, true)
                  : ImportedComments();
  if (!options.has("yes")) {
    show_preview(context, options, reading, "or correct it in Word and import it again");
    if (!word.changes.empty()) {
      context.err << tracked
                  << (changes.empty() ? ", shown as accepted: add --track-changes "
                                        "accept, reject or suggestions"
                                      : ": " + changes)
                  << '\n';
    }
    tell_of_word(context, word, options.word(0), document);
    return 0;
  }
  write_imported(context, workspace, options, reading);
  if (suggestions) {
    const ImportedComments taken =
        workspace.import_word(word, source, WordChanges::only_suggestions, false);
    context.err << "Took in " << count_of(taken.added, "suggestion") << ", " << taken.existed
                << " there already, " << taken.in_tray << " in the tray\n";
    print_findings(context.err, context, taken.findings);
  } else {
    tell_of_word(context, word, options.word(0), document);
  }
  return has_error(before.findings) ? exit_code(ErrorKind::invalid) : 0;
}

// A text may begin as a message or a list does, so this is said and not held against it.
void tell_of_comments(Context& context, const std::string& bytes, const std::string& file,
                      const std::string& document) {
  constexpr std::size_t beginning = 64U << 10U;
  CommentFileReader reader({}, {.row = [](CommentRow&&) {},
                                .finding = [](Finding&&) {},
                                .sheet = {},
                                .received = [](const ReceivedText&) {},
                                .reply = [](ReplyRow&&) {},
                                .copy = [](MarkedCopy&&) {}});
  reader.feed(std::string_view(bytes).substr(0, beginning));
  reader.finish();
  const std::string_view format = reader.format();
  if (format == "mail" || format == "json" || format == "jsonl" || format == "sheet") {
    context.err
        << "It looks like a file of comments, which are taken in with: redraft comment import "
        << file << ' ' << document << '\n';
  }
}

}  // namespace

int cmd_import(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "import",
      .words = "FILE --as DOC [--set LINE=KIND]... [--track-changes HOW] [--yes] [--replace]",
      .about =
          "Reads plain text (headings, paragraphs, bullets, tables with tabs, update notes; lines "
          "cut by a page break are joined) or a Word file (.docx; needs pandoc) and shows how it "
          "was understood. With --yes it writes DOC.md and takes it in. --set puts a wrong guess "
          "about plain text right: the block that begins at LINE is of KIND (title, heading, "
          "heading:3, paragraph, item, table, notes). Tracked changes of a Word file are accepted, "
          "rejected, or rejected and taken in as suggestions on the newest draft. Comments in it "
          "are taken in by comment import.",
      .options = {{"as", "DOC", "name of the document"},
                  {"set", "LINE=KIND", "correct one block; may be repeated"},
                  {"track-changes", "HOW", "of a Word file: accept, reject or suggestions"},
                  {"yes,y", "", "accept and write"},
                  {"replace", "", "replace the working text of an existing document"}},
      .examples = {"redraft import minutes.txt --as principles",
                   "redraft import minutes.txt --as principles --set 41=heading --yes",
                   "redraft import draft.docx --as principles --track-changes accept --replace "
                   "--yes"},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  if (!options->has("as")) {
    throw Error(ErrorKind::usage, "redraft import: name the document with --as DOC",
                "redraft import " + options->word(0) + " --as principles");
  }
  std::vector<PlainTextCorrection> corrections;
  for (const std::string& text : options->values("set")) {
    corrections.push_back(read_correction(text));
  }
  Workspace workspace = context.open();
  const std::string bytes = read_file(context, options->word(0));
  const std::string extension = context.path(options->word(0)).extension().string();
  if (looks_like_word(bytes) || extension == ".docx" || extension == ".doc") {
    return import_word(context, workspace, *options, bytes);
  }
  if (options->has("track-changes")) {
    throw Error(ErrorKind::usage, "redraft import: a plain text has no tracked changes",
                "leave out --track-changes");
  }
  const PlainTextReading reading = read_plain_text(bytes, corrections);
  if (!options->has("yes")) {
    show_preview(context, *options, reading, "--set LINE=KIND to correct");
    tell_of_comments(context, bytes, options->word(0), options->value("as"));
    return 0;
  }
  write_imported(context, workspace, *options, reading);
  return 0;
}

}  // namespace redraft::cli
