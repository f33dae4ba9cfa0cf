// Plain text to Markdown, with a preview that a person accepts or puts right.
#include <ostream>

#include "cli/options.h"
#include "cli/render.h"
#include "cli/text_input.h"
#include "redraft/json.h"
#include "redraft/plain_text.h"

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

}  // namespace

int cmd_import(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "import",
      .words = "FILE.txt --as DOC [--set LINE=KIND]... [--yes] [--replace]",
      .about =
          "Reads plain text (headings, paragraphs, bullets, tables with tabs, update notes; lines "
          "cut by a page break are joined) and shows how it was understood. With --yes it writes "
          "DOC.md and takes it in. --set puts a wrong guess right: the block that begins at LINE "
          "is of KIND (title, heading, heading:3, paragraph, item, table, notes).",
      .options = {{"as", "DOC", "name of the document"},
                  {"set", "LINE=KIND", "correct one block; may be repeated"},
                  {"yes,y", "", "accept and write"},
                  {"replace", "", "replace the working text of an existing document"}},
      .examples = {"redraft import minutes.txt --as principles",
                   "redraft import minutes.txt --as principles --set 41=heading --yes"},
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
  const PlainTextReading reading =
      read_plain_text(read_file(context, options->word(0)), corrections);
  if (!options->has("yes")) {
    if (context.json) {
      context.out << json::import_preview(options->value("as"), reading);
      return 0;
    }
    print_preview(context, reading);
    context.err << "Nothing is written yet. Add --yes to accept, --set LINE=KIND to correct.\n";
    return 0;
  }
  const AddedDocument added =
      workspace.import_text(options->value("as"), reading.markdown, options->has("replace"));
  if (context.json) {
    context.out << json::added(added);
    return 0;
  }
  context.out << "Wrote " << added.path << " and took it in as " << added.document << ", "
              << count_of(added.statements, "statement") << '\n';
  print_findings(context.err, context, added.findings);
  context.suggest("redraft publish " + added.document + " V0-1 -m SUMMARY");
  return 0;
}

}  // namespace redraft::cli
