// Who signed which draft.
#include <ostream>

#include "cli/diff_output.h"
#include "cli/governance.h"
#include "cli/options.h"
#include "cli/page_output.h"
#include "cli/render.h"
#include "cli/text_input.h"
#include "redraft/adoption_register.h"
#include "redraft/signing.h"

namespace redraft::cli {

namespace {

void print_entry(Context& context, const AdoptionRegister& adoptions, const AdoptionEntry& entry) {
  const Adoption& one = entry.adoption;
  context.out << bold(context, printable(one.organisation)) << " (" << printable(one.sector)
              << ")  " << to_string(one.outcome) << ' ' << printable(one.on.label) << ' '
              << to_date(one.given) << ", " << printable(one.role) << '\n';
  if (!one.reason.empty()) {
    context.out << wrap(printable(one.reason), context.width, 4) << '\n';
  }
  for (const Reservation& reservation : one.reservations) {
    context.out << wrap("reservation on " + reservation.on.anchor + ": " +
                            printable(reservation.words),
                        context.width, 4)
                << '\n';
  }
  if (!adoptions.label.empty() && one.on.label != adoptions.label) {
    const bool same = entry.standing.standing == Standing::holds;
    context.out << wrap(same ? adoptions.label + " reads the same"
                             : count_of(entry.standing.differing(), "statement") +
                                   " changed since: redraft adopt changes \"" +
                                   printable(one.organisation) + "\" " + adoptions.document,
                        context.width, 4)
                << '\n';
  }
}

int print_register(Context& context, const AdoptionRegister& adoptions, const std::string& only) {
  if (context.json) {
    context.out << write_adoptions(adoptions, ReportFormat::json);
    return 0;
  }
  for (const AdoptionEntry& entry : adoptions.entries) {
    if (only.empty() || entry.adoption.id.text == only) {
      print_entry(context, adoptions, entry);
    }
  }
  return 0;
}

std::vector<Option> organisation_options() {
  return {{"organisation", "NAME", "the organisation"},
          {"sector", "NAME", "its sector; as the last time if left out"},
          {"role", "ROLE",
           "of who signs for it: a role, never a name; as the last time if left "
           "out"},
          {"date", "DATE", "the day of it; today if left out"}};
}

NewAdoption adoption_of(const Options& options, const std::string& command,
                        AdoptionOutcome outcome) {
  if (!options.has("organisation")) {
    throw Error(ErrorKind::usage, "redraft " + command + ": give --organisation",
                "redraft " + command + " --help");
  }
  const Address address = parse_address(options.word(0));
  NewAdoption adoption;
  adoption.document = address.document;
  adoption.label = address.label;
  adoption.outcome = outcome;
  adoption.organisation = options.value("organisation");
  adoption.sector = options.value("sector");
  adoption.role = options.value("role");
  if (options.has("date")) {
    adoption.given = parse_instant(options.value("date"));
  }
  return adoption;
}

int record(Context& context, const NewAdoption& adoption) {
  Governance governance = open_governance(context);
  const Adoption made = add_adoption(governance, adoption);
  return print_register(context, adoptions(governance, made.on.document), made.id.text);
}

int sign(Context& context, const Arguments& arguments) {
  std::vector<Option> described = text_options("what the signature says beside");
  for (const Option& option : organisation_options()) {
    described.push_back(option);
  }
  described.push_back({"reserve", "ANCHOR=WORDS", "a reservation on a statement; repeat for more"});
  described.push_back({"keep-reservations", "", "those of the last signature stand"});
  described.push_back({"drop-reservations", "", "those of the last signature fall"});
  const Usage usage = {
      .command = "adopt sign",
      .words = "DOC[@LABEL] --organisation NAME --sector NAME --role ROLE [--reserve ANCHOR=WORDS]",
      .about =
          "Records that an organisation signs a draft (the newest if left out), or signs "
          "again what it signed before. The register is public and kept in git: it holds no "
          "names of people.",
      .options = described,
      .examples = {"redraft adopt sign principles@V1 --organisation \"Harrowick Youth Loft\" "
                   "--sector \"Community groups\" --role Chair --reserve \"money-2=Not before "
                   "April\"",
                   "redraft adopt sign principles@V2 --organisation \"Harrowick Youth Loft\" "
                   "--keep-reservations"},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  NewAdoption adoption = adoption_of(*options, usage.command, AdoptionOutcome::signs);
  for (const std::string& given : options->values("reserve")) {
    const std::size_t equals = given.find('=');
    if (equals == std::string::npos || equals == 0) {
      throw Error(ErrorKind::usage,
                  "redraft adopt sign: --reserve " + given + " names no statement",
                  "--reserve ANCHOR=WORDS");
    }
    adoption.reservations.emplace_back(given.substr(0, equals), given.substr(equals + 1));
  }
  if (options->has("keep-reservations") && options->has("drop-reservations")) {
    throw Error(ErrorKind::usage, "redraft adopt sign: reservations are kept or dropped, not both",
                "redraft adopt sign --help");
  }
  adoption.earlier = options->has("keep-reservations")   ? NewAdoption::Earlier::keep
                     : options->has("drop-reservations") ? NewAdoption::Earlier::drop
                                                         : NewAdoption::Earlier::ask;
  if (has_text(*options)) {
    adoption.reason = read_text(context, *options, "what the signature says beside");
  }
  return record(context, adoption);
}

int refuse(Context& context, const Arguments& arguments) {
  std::vector<Option> described = text_options("why");
  for (const Option& option : organisation_options()) {
    described.push_back(option);
  }
  described.push_back(
      {"cannot-consent", "", "it would, and cannot: a rule, a duty, a lack of time"});
  const Usage usage = {
      .command = "adopt refuse",
      .words =
          "DOC[@LABEL] --organisation NAME --sector NAME --role ROLE -m WHY "
          "[--cannot-consent]",
      .about =
          "Records that an organisation does not sign a draft, or cannot consent to it, and "
          "why. It stands in the public register beside those who sign.",
      .options = described,
      .examples = {"redraft adopt refuse principles@V1 --organisation \"Sedlow Town Council\" "
                   "--sector Councils --role Clerk --cannot-consent -m \"Needs a vote\""},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  NewAdoption adoption = adoption_of(
      *options, usage.command,
      options->has("cannot-consent") ? AdoptionOutcome::cannot_consent : AdoptionOutcome::refuses);
  adoption.reason = read_text(context, *options, "why");
  return record(context, adoption);
}

int withdraw(Context& context, const Arguments& arguments) {
  std::vector<Option> described = text_options("why");
  for (const Option& option : organisation_options()) {
    described.push_back(option);
  }
  const Usage usage = {
      .command = "adopt withdraw",
      .words = "DOC --organisation NAME -m WHY",
      .about = "Takes a signature back. That it was given stays in the register's history.",
      .options = described,
      .examples = {"redraft adopt withdraw principles --organisation \"Sedlow Town Council\" -m "
                   "\"The words on money have changed\""},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  NewAdoption adoption = adoption_of(*options, usage.command, AdoptionOutcome::withdraws);
  adoption.reason = read_text(context, *options, "why");
  return record(context, adoption);
}

int list(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "adopt list",
      .words = "[DOC]",
      .about =
          "Who has signed which draft, with what reservations; who refused; and for whom the "
          "newest draft reads otherwise than what they signed.",
      .options = {},
      .examples = {"redraft adopt list principles", "redraft adopt list principles --json"},
      .least = 0,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  return print_register(
      context, adoptions(open_governance(context), parse_address(options->word(0)).document), "");
}

int public_register(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "adopt register",
      .words = "[DOC] [--format markdown|html|csv|docx|pdf|xlsx|json]",
      .about =
          "The public register as a page: organisations, sectors, reservations by statement, "
          "and what those say who did not sign.",
      .options = {format_option(), {"for-excel", "", "CSV that Excel reads as UTF-8"}},
      .examples = {"redraft adopt register principles --format html > register.html"},
      .least = 0,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  print_page(context, *options, "adopt register", [&](ReportFormat format) {
    return write_adoptions(
        adoptions(open_governance(context), parse_address(options->word(0)).document), format,
        options->has("for-excel") ? ByteOrderMark::yes : ByteOrderMark::no);
  });
  return 0;
}

int changes(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "adopt changes",
      .words = "ORGANISATION [DOC[@LABEL]] [--format FORMAT]",
      .about =
          "What changed since an organisation signed, up to a draft (the newest if left out): "
          "what it has to know before it signs again or takes its signature back.",
      .options = diff_options(),
      .examples = {"redraft adopt changes \"Harrowick Youth Loft\" principles",
                   "redraft adopt changes \"Harrowick Youth Loft\" principles@working"},
      .least = 1,
      .most = 2};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const Address address = parse_address(options->word(1));
  const Adoption last = last_adoption(open_governance(context), address.document, options->word(0));
  const Workspace workspace = context.open();
  const std::string to =
      address.label.empty() ? workspace.drafts(last.on.document).back().label : address.label;
  print_comparison(context, *options, "redraft adopt changes",
                   workspace.compare(last.on.document, last.on.label, to));
  return 0;
}

}  // namespace

int cmd_adopt(Context& context, const Arguments& arguments) {
  return run_verb("adopt",
                  {{"sign", sign},
                   {"refuse", refuse},
                   {"withdraw", withdraw},
                   {"list", list},
                   {"register", public_register},
                   {"changes", changes}},
                  context, arguments);
}

}  // namespace redraft::cli
