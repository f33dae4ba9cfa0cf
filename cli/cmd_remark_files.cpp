// Remarks from files: a table, or a pasted write-up that a person takes apart.
#include <algorithm>
#include <ostream>
#include <set>
#include <sstream>

#include "cli/engagement_commands.h"
#include "cli/engagement_options.h"
#include "cli/options.h"
#include "cli/render.h"
#include "cli/text_input.h"
#include "redraft/engagement_output.h"

namespace redraft::cli {

namespace {

using What = WriteUpCorrection::What;

int print_imported(Context& context, const ImportedComments& imported, bool dry_run) {
  if (context.json) {
    context.out << json::imported(imported, dry_run);
  } else {
    context.out << (dry_run ? "Would add " : "Added ") << count_of(imported.added, "remark") << ", "
                << imported.existed << " there already\n";
    print_findings(context.err, context, imported.findings);
  }
  return has_error(imported.findings) ? exit_code(ErrorKind::invalid) : 0;
}

// "LINE" or "LINE=REST".
std::pair<std::size_t, std::string> read_line(const std::string& option, const std::string& text) {
  const std::size_t equals = text.find('=');
  const std::string line = text.substr(0, equals);
  if (line.empty() || line.size() > 8 ||
      line.find_first_not_of("0123456789") != std::string::npos) {
    throw Error(
        ErrorKind::usage, "read --" + option + ": \"" + text + "\" begins with no line",
        "as in --set 41=prompt, --cut \"12=The bus\", --group \"1-54=Table 1\" or --join 14");
  }
  return {std::stoul(line), equals == std::string::npos ? "" : text.substr(equals + 1)};
}

// "41=prompt", or "1-54=skip": every block that begins there.
struct LinesSet {
  std::size_t first = 0;
  std::size_t last = 0;
  std::string word;
};

LinesSet read_lines(const std::string& option, const std::string& text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string::npos || dash > text.find('=')) {
    const auto [line, word] = read_line(option, text);
    return {line, line, word};
  }
  const std::size_t first = read_line(option, text.substr(0, dash)).first;
  const auto [last, word] = read_line(option, text.substr(dash + 1));
  return {first, last, word};
}

// `plain`: the write-up without corrections, for what lines its blocks begin at.
std::vector<WriteUpCorrection> corrections_of(const Options& options, const WriteUp& plain) {
  std::vector<WriteUpCorrection> corrections;
  std::set<std::size_t> joined;
  for (const std::string& text : options.values("join")) {
    joined.insert(read_line("join", text).first);
  }
  for (const WriteUpBlock& block : plain.blocks) {
    if (options.has("with-prose") && block.prose && joined.count(block.line) == 0) {
      corrections.push_back({block.line, What::kind, WriteUpKind::remark, {}});
    }
  }
  for (const std::string& text : options.values("set")) {
    const auto [first, last, word] = read_lines("set", text);
    const auto kind = parse_write_up_kind(word);
    if (!kind) {
      throw Error(ErrorKind::usage, "read --set: there is no \"" + word + "\"",
                  "it takes: prompt, objective, group, remark, skip");
    }
    if (first == last) {
      corrections.push_back({first, What::kind, *kind, {}});
      continue;
    }
    const std::size_t before = corrections.size();
    for (const WriteUpBlock& block : plain.blocks) {
      if (block.line >= first && block.line <= last && joined.count(block.line) == 0) {
        corrections.push_back({block.line, What::kind, *kind, {}});
      }
    }
    if (corrections.size() == before) {
      throw Error(ErrorKind::invalid, "read --set: no block begins in \"" + text + "\"",
                  "the preview without --set, --cut and --join names the lines");
    }
  }
  for (const std::string& text : options.values("cut")) {
    const auto [line, words] = read_line("cut", text);
    corrections.push_back({line, What::cut, WriteUpKind::remark, words});
  }
  for (const std::size_t line : joined) {
    corrections.push_back({line, What::join, WriteUpKind::remark, {}});
  }
  return corrections;
}

// Where the remarks of these lines belong, whatever the text says.
void place_remarks(const Options& options, WriteUp& write_up) {
  using Part = std::string WriteUpBlock::*;
  for (const auto& [option, part] : {std::pair<const char*, Part>("prompt", &WriteUpBlock::prompt),
                                     {"objective", &WriteUpBlock::objective},
                                     {"group", &WriteUpBlock::group}}) {
    for (const std::string& text : options.values(option)) {
      const auto [first, last, name] = read_lines(option, text);
      bool any = false;
      for (WriteUpBlock& block : write_up.blocks) {
        if (block.kind == WriteUpKind::remark && block.line >= first && block.line <= last) {
          block.*part = name;
          any = true;
        }
      }
      if (!any) {
        throw Error(ErrorKind::invalid,
                    std::string("read --") + option + ": no remark begins there",
                    "the preview names the lines");
      }
    }
  }
  for (WriteUpBlock& block : write_up.blocks) {
    block.consent = choice(options, "consent", parse_remark_consent, "yes, no, not-asked")
                        .value_or(RemarkConsent::not_asked);
  }
}

std::string place_of(const WriteUpBlock& block) {
  std::string place;
  for (const std::string* name : {&block.objective, &block.prompt, &block.group}) {
    place += (place.empty() || name->empty() ? "" : ", ") + *name;
  }
  return place;
}

void print_preview(Context& context, const WriteUp& write_up) {
  std::size_t remarks = 0;
  std::size_t prose = 0;
  const WriteUpBlock* before = nullptr;
  for (const WriteUpBlock& block : write_up.blocks) {
    const bool remark = block.kind == WriteUpKind::remark;
    remarks += remark ? 1 : 0;
    prose += block.prose ? 1 : 0;
    // Headings in between say it themselves.
    const bool moved =
        remark && !place_of(block).empty() &&
        (before == nullptr || before->kind == WriteUpKind::skip ||
         (before->kind == WriteUpKind::remark && place_of(*before) != place_of(block)));
    before = &block;
    constexpr std::size_t margin = 6;  // for the line, in place of the indent
    const std::string line = std::to_string(block.line);
    std::string shown =
        wrap(to_string(block.kind) + ": " + printable(block.text), context.width, margin);
    context.out << shown.replace(0, std::min(margin - 1, line.size()), line) << '\n';
    if (moved) {
      context.out << wrap("under " + printable(place_of(block)), context.width, 8) << '\n';
    }
    if (!block.doubt.empty()) {
      std::string doubt = "? " + block.doubt;
      for (const std::string& cut : block.cuts) {
        doubt += "\n  before \"" + printable(cut) + "\"";
      }
      context.out << wrap(doubt, context.width, 8) << '\n';
    }
  }
  context.err << count_of(remarks, "remark")
              << (prose == 0 ? ""
                             : "; " + count_of(prose, "paragraph") +
                                   " of prose left out, which --with-prose takes in")
              << ". Nothing is taken in yet. Add --yes to accept, or correct with --set "
                 "LINE=KIND, --cut LINE=WORDS, --join LINE.\n";
}

}  // namespace

int cmd_remark_import(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "remark import",
      .words = "EVENT FILE.csv",
      .about =
          "Takes remarks from CSV whose header row names the columns: body, and any of id, prompt, "
          "objective, group, name, email, organisation, sector, attribution, consent, headline, "
          "statement, use. Every good row is taken, each bad one is reported, and the exit status "
          "is 6 if there was any. Importing a file twice changes nothing: a row is known by its "
          "id, one without by its words, prompt, objective and group, counted.",
      .options = {{"dry-run,n", "", "only say what would happen"}},
      .examples = {"redraft remark import e-4f7k notes.csv --dry-run",
                   "redraft remark import e-4f7k notes.csv"},
      .least = 2,
      .most = 2};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const bool dry_run = options->has("dry-run");
  std::istringstream file(read_file(context, options->word(1)));
  return print_imported(
      context, open_engagement(context).import_remarks(options->word(0), file, dry_run), dry_run);
}

int cmd_remark_split(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "remark split",
      .words =
          "EVENT FILE.txt [--set LINE=KIND]... [--cut LINE[=WORDS]]... [--join LINE]... "
          "[--group LINE=GROUP]... [--yes]",
      .about =
          "Takes the write-up of an event apart and shows how: a block between blank lines, or a "
          "bullet, is a prompt, an objective, a group, a remark, or nothing to take in. The "
          "event's "
          "own prompts, objectives and groups are known; where it has no prompts, short questions "
          "are taken for them. Prose in a text with lists is left out, unless --with-prose is "
          "given. With --yes the remarks are taken in, and what the event did not "
          "have yet. --set says what the block that begins at LINE is, or all from LINE-LINE; "
          "--cut begins another remark "
          "at these words, or at every place the preview names; --join takes a block into the one "
          "before. --prompt, --objective and --group say where remarks belong whatever the text "
          "says. "
          "An event without a day is given the one that the title names. Taking a write-up in "
          "twice changes nothing; one that was put right is told of, and with --replace changes "
          "what was put right: remarks of lines that are no remarks or others now are withdrawn.",
      .options = {{"set", "LINE[-LINE]=KIND", "prompt, objective, group, remark or skip"},
                  {"cut", "LINE[=WORDS]", "cut the block in two before these words"},
                  {"join", "LINE", "join the block to the one before it"},
                  {"prompt", "LINE[-LINE]=PROMPT", "what its remarks were said under"},
                  {"objective", "LINE[-LINE]=OBJECTIVE", "what they are about"},
                  {"group", "LINE[-LINE]=GROUP", "who said them"},
                  {"with-prose", "", "paragraphs that are left out as prose are remarks too"},
                  {"consent", "ANSWER", "whether the words may be published: yes, no, not-asked"},
                  {"replace", "", "put right what was taken in before"},
                  {"yes,y", "", "accept and take in"}},
      .examples = {"redraft remark split e-4f7k write-up.txt",
                   "redraft remark split e-4f7k write-up.txt --set 3=skip --cut \"12=The bus\" "
                   "--cut 14 --group \"5-60=Table 1\" --yes"},
      .least = 2,
      .most = 2};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  Engagement engagement = open_engagement(context);
  const std::string event = engagement.event(options->word(0)).id.text;
  const std::string text = read_file(context, options->word(1));
  WriteUp write_up = engagement.read_write_up(
      event, text, corrections_of(*options, engagement.read_write_up(event, text, {})));
  place_remarks(*options, write_up);
  if (!options->has("yes")) {
    if (context.json) {
      context.out << json::write_up(write_up);
    } else {
      print_preview(context, write_up);
    }
    return 0;
  }
  return print_imported(
      context,
      engagement.take_write_up(event, write_up,
                               options->has("replace") ? Retake::replace : Retake::tell),
      false);
}

}  // namespace redraft::cli
