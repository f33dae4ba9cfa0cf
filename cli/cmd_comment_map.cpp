// A first map of a survey's columns, to be put right and kept.
#include <ostream>

#include "cli/options.h"
#include "cli/text_input.h"
#include "redraft/sheet.h"

namespace redraft::cli {

int cmd_comment_map(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "comment map",
      .words = "FILE [DOC[@LABEL]] [--sheet NAME]",
      .about =
          "Guesses from the headings of a survey (.xlsx, CSV) and what stands under them which "
          "column says who, which hold answers, and about which statement, and prints that "
          "as a map. Put right what is wrong, keep the map beside the survey, and give it to "
          "comment import. Nothing is taken in. docs/sheets.md says what a map holds.",
      .options = {{"sheet", "NAME", "of a spreadsheet; else the first"}},
      .examples = {"redraft comment map survey.xlsx principles@V1 > survey-map.json",
                   "redraft comment import survey.xlsx --map survey-map.json --dry-run"},
      .least = 1,
      .most = 2};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const Workspace workspace = context.open();
  const Address address = parse_address(options->word(1));
  const std::vector<std::string> documents = workspace.documents();
  std::optional<DraftText> draft;
  if (!address.document.empty() || documents.size() == 1) {
    const std::string document =
        address.document.empty() ? documents.front() : workspace.resolve_document(address.document);
    if (!address.label.empty() || !workspace.drafts(document).empty()) {
      draft = workspace.text(document, address.label);
    }
  }
  const SheetMap map = suggest_sheet_map(read_file(context, options->word(0)),
                                         options->value("sheet"), draft ? &*draft : nullptr);
  context.out << write_sheet_map(map);
  context.suggest("redraft comment import " + options->word(0) + " --map MAP.json --dry-run");
  return 0;
}

}  // namespace redraft::cli
