// Change notes.
#include <ostream>
#include <sstream>

#include "cli/options.h"
#include "cli/render.h"
#include "cli/text_input.h"
#include "redraft/json.h"
#include "redraft/record_files.h"

namespace redraft::cli {

namespace {

std::vector<std::string> split(const std::vector<std::string>& values) {
  std::vector<std::string> out;
  for (const std::string& value : values) {
    std::istringstream parts(value);
    for (std::string part; std::getline(parts, part, ',');) {
      if (!part.empty()) {
        out.push_back(part);
      }
    }
  }
  return out;
}

std::vector<Option> note_options() {
  std::vector<Option> options = text_options("what changed");
  options.push_back({"why", "TEXT", "why"});
  options.push_back({"avoided", "TEXT", "wording that was avoided, and why"});
  options.push_back(
      {"on", "ANCHOR", "a statement it explains; may be repeated, or several by comma"});
  options.push_back(
      {"comment", "ID", "a comment it rests on; may be repeated, or several by comma"});
  options.push_back({"editorial", "", "the change is editorial"});
  options.push_back({"substantive", "", "the change is one of substance (the default)"});
  return options;
}

void fill(const Options& options, ChangeNote& note) {
  if (options.has("why")) {
    note.why = options.value("why");
  }
  if (options.has("avoided")) {
    note.avoided = options.value("avoided");
  }
  for (const std::string& anchor : split(options.values("on"))) {
    const Address address = parse_address(anchor, true);
    if (!address.document.empty() || !address.label.empty()) {
      throw Error(ErrorKind::usage, "redraft note: --on " + anchor + " names a document or draft",
                  "give the anchor alone; the note's own document and draft are meant");
    }
    note.anchors.push_back(address.anchor);
  }
  for (const std::string& id : split(options.values("comment"))) {
    note.comments.push_back({id});
  }
  if (options.has("editorial")) {
    note.significance = Significance::editorial;
  }
  if (options.has("substantive")) {
    note.significance = Significance::substantive;
  }
}

void print_note(Context& context, const ChangeNote& note) {
  std::string anchors;
  for (const std::string& anchor : note.anchors) {
    anchors += (anchors.empty() ? "" : ", ") + anchor;
  }
  context.out << bold(context, note.id.text) << "  " << to_string(note.significance) << "  "
              << anchors << '\n'
              << wrap(printable(note.what), context.width, 4) << '\n';
  if (!note.why.empty()) {
    context.out << wrap("why: " + printable(note.why), context.width, 4) << '\n';
  }
  if (!note.avoided.empty()) {
    context.out << wrap("avoided: " + printable(note.avoided), context.width, 4) << '\n';
  }
  if (!note.comments.empty()) {
    context.out << "    rests on " << count_of(note.comments.size(), "comment") << '\n';
  }
}

int print_notes(Context& context, const std::string& document, const std::string& label,
                const std::vector<ChangeNote>& notes) {
  if (context.json) {
    std::vector<std::pair<std::string, ChangeNote>> labelled;
    for (const ChangeNote& note : notes) {
      labelled.emplace_back(label == working_label ? "" : label, note);
    }
    context.out << json::notes(document, labelled);
    return 0;
  }
  for (const ChangeNote& note : notes) {
    print_note(context, note);
  }
  return 0;
}

int add(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "note add",
      .words = "DOC[#ANCHOR][@LABEL] -m WHAT [--why TEXT] [--on ANCHOR]... [--comment ID]...",
      .about =
          "Explains a change: what, why, the statements it concerns and the comments it rests on. "
          "Without @LABEL the note is for the coming draft. A section's heading explains the whole "
          "of a section that was added.",
      .options = note_options(),
      .examples =
          {"redraft note add principles#leadership-3 -m \"Said when\" --why \"Asked for by three "
           "councils\" --comment c-4f7k",
           "redraft note add principles@V1 --on leadership-3,leadership-4 -F note.txt"},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  Workspace workspace = context.open();
  const Address address = Context::read_address(workspace, options->word(0));
  ChangeNote note;
  if (!address.anchor.empty()) {
    note.anchors.push_back(address.anchor);
  }
  fill(*options, note);
  note.what = read_text(context, *options, "what changed");
  const ChangeNote added = workspace.add_note({address.document, address.label}, note);
  return print_notes(context, workspace.resolve_document(address.document), address.label, {added});
}

int edit(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "note edit",
      .words = "DOC[@LABEL] ID [-m WHAT] [--why TEXT] [--on ANCHOR]... [--comment ID]...",
      .about =
          "Changes what is given and leaves the rest. --on and --comment replace the whole list.",
      .options = note_options(),
      .examples =
          {"redraft note edit principles n-2c81k0qw4e --why \"Asked for by four councils\""},
      .least = 2,
      .most = 2};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const Address address = parse_address(options->word(0));
  Workspace workspace = context.open();
  for (ChangeNote& note : workspace.notes({address.document, address.label})) {
    if (note.id.text != options->word(1)) {
      continue;
    }
    if (options->has("on")) {
      note.anchors.clear();
    }
    if (options->has("comment")) {
      note.comments.clear();
    }
    fill(*options, note);
    if (has_text(*options)) {
      note.what = read_text(context, *options, "what changed");
    }
    const ChangeNote changed = workspace.edit_note({address.document, address.label}, note);
    return print_notes(context, workspace.resolve_document(address.document), address.label,
                       {changed});
  }
  throw Error(ErrorKind::not_found,
              "edit change note: there is no note \"" + options->word(1) + "\"",
              "redraft note list " + options->word(0));
}

int list(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "note list",
      .words = "[DOC[@LABEL]]",
      .about = "Lists the change notes of a draft; without @LABEL of the coming one.",
      .options = {},
      .examples = {"redraft note list principles@V1"},
      .least = 0,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const Address address = parse_address(options->word(0));
  const Workspace workspace = context.open();
  return print_notes(context, workspace.resolve_document(address.document), address.label,
                     workspace.notes({address.document, address.label}));
}

int remove(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "note remove",
                       .words = "DOC ID",
                       .about = "Removes a change note.",
                       .options = {},
                       .examples = {"redraft note remove principles n-2c81k0qw4e"},
                       .least = 2,
                       .most = 2};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const Address address = parse_address(options->word(0));
  context.open().remove_note({address.document, address.label}, {options->word(1)});
  if (context.json) {
    context.out << json::done("removed", 1);
  } else {
    context.out << "Removed " << options->word(1) << '\n';
  }
  return 0;
}

int import(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "note import",
      .words = "DOC[@LABEL] FILE.jsonl",
      .about =
          "Takes change notes from JSON Lines with the keys what, why, avoided, significance, "
          "anchors "
          "and comments (ids of comments, ours or those they were imported with). All or none.",
      .options = {},
      .examples = {"redraft note import principles notes.jsonl"},
      .least = 2,
      .most = 2};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const Address address = parse_address(options->word(0));
  Workspace workspace = context.open();
  const NoteReading reading = read_note_lines(read_file(context, options->word(1)));
  if (has_error(reading.findings)) {
    print_findings(context.err, context, reading.findings);
    throw Error(ErrorKind::invalid, "import " + options->word(1) + ": nothing was taken",
                "put the lines above right");
  }
  return print_notes(context, workspace.resolve_document(address.document), address.label,
                     workspace.add_notes({address.document, address.label}, reading.notes));
}

}  // namespace

int cmd_note(Context& context, const Arguments& arguments) {
  return run_verb(
      "note",
      {{"add", add}, {"edit", edit}, {"list", list}, {"remove", remove}, {"import", import}},
      context, arguments);
}

}  // namespace redraft::cli
