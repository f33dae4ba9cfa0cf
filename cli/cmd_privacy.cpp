// How long the consultation keeps who its reviewers are.
#include <ostream>

#include "cli/options.h"
#include "cli/render.h"
#include "cli/text_input.h"
#include "redraft/json.h"

namespace redraft::cli {

namespace {

constexpr const char* nothing_done = ". Nothing is changed; add --yes to do it.";

int done(Context& context, const char* what, std::size_t count, const std::string& text) {
  if (context.json) {
    context.out << json::done(what, count);
  } else {
    context.out << text << '\n';
  }
  return 0;
}

int retention(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "privacy retention",
                       .words = "--until DATE",
                       .about =
                           "Sets the date until which names, addresses and ids of sources are "
                           "kept. It is the controller's choice; nothing goes by itself.",
                       .options = {{"until", "DATE", "2027-03-31"}},
                       .examples = {"redraft privacy retention --until 2027-03-31"},
                       .least = 0,
                       .most = 0};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  if (!options->has("until")) {
    throw Error(ErrorKind::usage, "redraft privacy retention: give --until DATE",
                "redraft privacy retention --help");
  }
  const Instant until = parse_instant(options->value("until"));
  context.open().set_retention(until);
  return done(context, "retention", 1, "Kept until " + to_date(until) + ".");
}

int hold(Context& context, const Arguments& arguments) {
  std::vector<Option> described = text_options("the reason");
  described.push_back({"release", "", "takes the hold off again"});
  const Usage usage = {.command = "privacy hold",
                       .words = "(REF | EMAIL | ID) (-m WHY | --release)",
                       .about =
                           "Keeps a reviewer, or a comment or remark and with it who made it, "
                           "from being erased or purged: a legal hold.",
                       .options = described,
                       .examples = {"redraft privacy hold c-4f7k -m \"Judicial review\"",
                                    "redraft privacy hold c-4f7k --release"},
                       .least = 1,
                       .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  Workspace workspace = context.open();
  if (options->has("release")) {
    workspace.release_hold(options->word(0));
    return done(context, "released", 1, "The hold is off.");
  }
  workspace.hold(options->word(0), read_text(context, *options, "the reason"));
  return done(context, "held", 1, "Held.");
}

int due(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "privacy due",
      .words = "",
      .about =
          "Says until when who the reviewers are is kept, of how many it is still "
          "known, and what is on hold. Exit status 1 when something is to be done.",
      .options = {},
      .examples = {"redraft privacy due", "redraft privacy due --json"},
      .least = 0,
      .most = 0};
  if (!parse_options(context, usage, arguments)) {
    return 0;
  }
  const PrivacyDue now = context.open().privacy_due();
  const bool to_do =
      now.not_replayed > 0 || (now.identifiable > now.on_hold && (now.due || !now.until));
  if (context.json) {
    context.out << json::privacy(now);
    return to_do ? 1 : 0;
  }
  context.out << (!now.until ? "No retention date is set: redraft privacy retention --until DATE"
                             : "Kept until " + to_date(*now.until) +
                                   (now.due ? ", which is past: redraft privacy purge" : ""))
              << '\n'
              << count_of(now.identifiable, "reviewer") << " with a name, an address or an id of "
              << "their source, " << now.on_hold << " of them on hold\n";
  for (const std::string& subject : now.holds) {
    context.out << "hold on " << subject << '\n';
  }
  if (now.not_replayed > 0) {
    context.out << count_of(now.not_replayed, "reviewer")
                << " here again though erased: redraft person erase --replay\n";
  }
  return to_do ? 1 : 0;
}

int purge(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "privacy purge",
      .words = "[--yes]",
      .about =
          "After the retention date: names, addresses, ids of sources and reasons given in "
          "confidence go for good, of everyone not on hold; words, organisations and sectors stay. "
          "With nobody on hold the key of public refs goes too. The files are searched for what "
          "was erased before it says so.",
      .options = {{"dry-run,n", "", "only say how many, as without --yes"},
                  {"yes,y", "", "do it; it cannot be undone"}},
      .examples = {"redraft privacy purge", "redraft privacy purge --yes"},
      .least = 0,
      .most = 0};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const bool dry_run = options->has("dry-run") || !options->has("yes");
  const Purged purged = context.open().purge(dry_run);
  return done(context, dry_run ? "would purge" : "purged", purged.reviewers,
              (dry_run ? "Would purge " : "Purged ") + count_of(purged.reviewers, "reviewer") +
                  ", " + std::to_string(purged.on_hold) + " on hold" +
                  (dry_run ? nothing_done : ""));
}

int unlink(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "privacy unlink",
                       .words = "[--yes]",
                       .about =
                           "Destroys the key that public refs are made with: nobody, staff "
                           "included, can tell any more whose the published ones were. The next "
                           "approval makes a new key, and with it other refs.",
                       .options = {{"yes,y", "", "do it; it cannot be undone"}},
                       .examples = {"redraft privacy unlink --yes"},
                       .least = 0,
                       .most = 0};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  if (!options->has("yes")) {
    return done(context, "would unlink", 1,
                std::string("Would destroy the key of public refs") + nothing_done);
  }
  context.open().unlink_pseudonyms();
  return done(context, "unlinked", 1, "The key of public refs is destroyed.");
}

}  // namespace

int cmd_privacy(Context& context, const Arguments& arguments) {
  return run_verb("privacy",
                  {{"due", due},
                   {"retention", retention},
                   {"hold", hold},
                   {"purge", purge},
                   {"unlink", unlink}},
                  context, arguments);
}

}  // namespace redraft::cli
