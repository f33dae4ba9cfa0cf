// Letters to reviewers.
#include <ostream>

#include "cli/options.h"
#include "cli/render.h"
#include "cli/text_input.h"
#include "redraft/json.h"
#include "redraft/letter_template.h"

namespace redraft::cli {

namespace {

void print_letters(Context& context, const Letters& letters) {
  std::vector<std::vector<std::string>> rows;
  for (const WrittenLetter& letter : letters.letters) {
    rows.push_back({letter.reviewer, letter.document + "@" + letter.draft,
                    count_of(letter.answers, "answer"), to_date(letter.written),
                    letter.folder + "/" + letter.file});
  }
  context.out << table(rows);
}

int write(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "letter write",
      .words = "[DOC[@LABEL]] [--to FOLDER] [--template FILE] [--reviewer REF|EMAIL]",
      .about =
          "Writes one letter to each reviewer who has a name or an address and an answer that is "
          "released: what they said, what was done, words then and now. With them goes index.csv, "
          "the list of addresses. All of it is personal data: the folder is for its owner alone, "
          "and git takes nothing of it in. Who was written the same before is left out. A template "
          "whose file ends in .txt gives plain text, any other gives Markdown.",
      .options = {{"to", "FOLDER",
                   "a new folder, or one of letters; \"letters\" beside the comment "
                   "store if left out"},
                  {"template", "FILE", "else letter.md beside the comment store, else the default"},
                  {"reviewer", "REF|EMAIL", "only this one"},
                  {"again", "", "also who was written the same before"},
                  {"dry-run", "", "write nothing, and say what would be written"}},
      .examples = {"redraft letter write principles@V1 --dry-run",
                   "redraft letter write principles@V1 --to ~/letters --template our-letter.md"},
      .least = 0,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const Address address = parse_address(options->word(0));
  LetterRequest request{.document = address.document, .label = address.label};
  request.reviewer = options->value("reviewer");
  request.again = options->has("again");
  request.dry_run = options->has("dry-run");
  if (const auto folder = options->optional("to")) {
    request.folder = context.path(*folder).string();
  }
  if (const auto file = options->optional("template")) {
    request.letter_template = read_file(context, *file);
    request.form = file->ends_with(".txt") ? LetterForm::plain : LetterForm::markdown;
  }
  const Letters letters = context.open().write_letters(request);
  if (context.json) {
    context.out << json::letters(letters, request.dry_run);
  } else {
    print_letters(context, letters);
    context.out << (request.dry_run ? "Would write " : "Wrote ")
                << count_of(letters.letters.size(), "letter") << ". Left out: " << letters.before
                << " written the same before, " << letters.unanswered << " with no answer yet, "
                << letters.nameless << " without name and address.\n";
  }
  if (!request.dry_run && !letters.letters.empty()) {
    context.err << letters.folder
                << " holds personal data: keep it private, and remove it when the letters are "
                   "sent.\n";
  }
  return print_findings(context.err, context, letters.findings) ? exit_code(ErrorKind::invalid) : 0;
}

int list(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "letter list",
      .words = "[DOC]",
      .about = "Every letter that was written: to whom (by ref), when, and where to.",
      .options = {},
      .examples = {"redraft letter list principles"},
      .least = 0,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  Letters letters;
  letters.letters = context.open().letters(options->word(0));
  if (context.json) {
    context.out << json::letters(letters, false);
  } else {
    print_letters(context, letters);
  }
  return 0;
}

int print_template(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "letter template",
      .words = "",
      .about = "The letter that is written where the consultation has no template of its own.",
      .options = {},
      .examples = {"redraft letter template > our-letter.md"},
      .least = 0,
      .most = 0};
  if (parse_options(context, usage, arguments)) {
    context.out << default_letter_template();
  }
  return 0;
}

}  // namespace

int cmd_letter(Context& context, const Arguments& arguments) {
  return run_verb("letter", {{"write", write}, {"list", list}, {"template", print_template}},
                  context, arguments);
}

}  // namespace redraft::cli
