#include <ostream>

#include "cli/options.h"
#include "cli/privacy_options.h"
#include "cli/render.h"
#include "redraft/json.h"
#include "redraft/rules.h"

namespace redraft::cli {

namespace {

// A day without a time means all of it.
std::optional<Instant> closing_date_of(const std::string& given) {
  if (given == "never") {
    return std::nullopt;
  }
  constexpr std::size_t length_of_day = 10;  // 2026-04-30
  const Instant closes = parse_instant(given);
  return given.size() == length_of_day ? end_of_day(closes) : closes;
}

int set_closing_date(Context& context, const Address& address, const std::string& given) {
  Workspace workspace = context.open();
  const std::optional<Instant> closes = closing_date_of(given);
  workspace.set_closing_date(address.document, address.label, closes);
  for (const Draft& draft : workspace.drafts(address.document)) {
    if (draft.label != address.label) {
      continue;
    }
    if (context.json) {
      json::ClosingDates dates;
      if (closes) {
        dates[{draft.document, draft.label}] = *closes;
      }
      context.out << json::drafts({draft}, dates);
    } else {
      context.out << draft.document << ' ' << printable(draft.label)
                  << (closes ? ": comments after " + to_rfc3339(*closes) + " are late"
                             : std::string(": comments are in time until it is closed"))
                  << '\n';
    }
  }
  return 0;
}

}  // namespace

int cmd_state(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "state",
      .words = "DOC@LABEL (STATE | --closes DATE)",
      .about =
          "Records that a published draft is now closed, final or adopted, or open for "
          "consultation again. Its text stays as published; the record is a commit of its own. "
          "--closes says until when comments on it are in time; later ones are marked as late.",
      .options = {{"closes", "DATE", "the last day, or an instant; \"never\" takes it back"}},
      .examples = {"redraft state principles@V0-1 closed", "redraft state principles@V2 adopted",
                   "redraft state principles@V1 --closes 2026-06-30"},
      .least = 1,
      .most = 2};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const Address address = parse_address(options->word(0));
  const auto state = parse_draft_state(options->word(1));
  if (options->has("closes") ? options->words() != 1 : !state) {
    throw Error(ErrorKind::usage,
                options->words() == 2 && !options->has("closes")
                    ? "redraft state: there is no state \"" + options->word(1) + "\""
                    : std::string("redraft state: give a state, or --closes DATE"),
                "states are consultation, closed, final, adopted");
  }
  if (address.label.empty()) {
    throw Error(ErrorKind::usage, "redraft state: name the draft, as in principles@V1",
                "states are consultation, closed, final, adopted");
  }
  if (options->has("closes")) {
    return set_closing_date(context, address, options->value("closes"));
  }
  Workspace workspace = context.open();
  const Draft draft = workspace.set_state(address.document, address.label, *state);
  warn_of_no_retention(context, workspace, draft.state);
  if (context.json) {
    context.out << json::drafts({draft});
    return 0;
  }
  context.out << draft.document << ' ' << draft.label << " is now " << to_string(draft.state)
              << '\n';
  return 0;
}

}  // namespace redraft::cli
