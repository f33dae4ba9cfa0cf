// What a reviewer may ask for: to see what is held, to have it put right, to have it erased.
#include <algorithm>
#include <ostream>

#include "cli/earlier_words.h"
#include "cli/engagement_options.h"
#include "cli/governance.h"
#include "cli/options.h"
#include "cli/privacy_options.h"
#include "cli/render.h"
#include "redraft/concerns.h"
#include "redraft/engagement_output.h"

namespace redraft::cli {

namespace {

void print_consents(Context& context, const HeldPerson& held) {
  for (const HeldConsent& given : held.consents) {
    const Consent& consent = given.consent;
    context.out << "publication: " << to_string(consent.publish)
                << (consent.confidential ? "; confidentiality asked for: " : "")
                << printable(consent.reason)
                << (consent.notice.empty() ? "" : "; privacy notice " + printable(consent.notice))
                << (consent.accepted ? " accepted " + to_rfc3339(*consent.accepted) : "")
                << "; recorded " << to_rfc3339(given.recorded) << '\n';
  }
}

void print_held(Context& context, const HeldPerson& held, const std::vector<HeldRemark>& remarks) {
  const Reviewer& reviewer = held.reviewer;
  context.out << bold(context, reviewer.ref) << '\n';
  const auto line = [&](const char* name, const std::string& value) {
    if (!value.empty()) {
      context.out << name << ": " << printable(value) << '\n';
    }
  };
  line("public ref", held.public_ref);
  line("id of the source", held.source_ref);
  line("name", held.person.name);
  line("e-mail", held.person.email);
  line("organisation", reviewer.organisation);
  line("sector", reviewer.sector);
  print_consents(context, held);
  if (held.erased) {
    context.out << "erased " << to_rfc3339(held.erased->erased) << ": "
                << printable(held.erased->reason) << '\n';
  }
  if (held.on_hold) {
    context.out << "on legal hold\n";
  }
  for (const HeldComment& one : held.comments) {
    context.out << '\n';
    print_comment(context.out, context, one.comment);
    print_earlier(context, one.comment, one.history);
    for (const ModerationEntry& entry : one.moderation) {
      context.out << "    " << to_string(entry.state) << ' ' << to_rfc3339(entry.decided)
                  << (entry.reason.empty() ? "" : ": " + printable(entry.reason)) << '\n';
    }
    for (const ReviewerReaction& reaction : one.reactions) {
      context.out << wrap(reaction_line(reaction), context.width, 4) << '\n';
    }
    for (const Redaction& redaction : one.redactions) {
      context.out << "    redacted in " << redaction.part << ", characters " << redaction.start
                  << " to " << redaction.end << ": " << printable(redaction.reason) << '\n';
    }
  }
  for (const HeldRemark& one : remarks) {
    context.out << '\n';
    print_remark(context, one.remark, true);
    for (const auto& [replaced, body] : one.history) {
      context.out << wrap("before " + to_rfc3339(replaced) + ": " + printable(body), context.width,
                          6)
                  << '\n';
    }
  }
  for (const HeldReply& one : held.replies) {
    context.out << "\nreply to " << one.comment.text << ": " << printable(one.reply.body) << '\n';
  }
  context.out << "\nWhat was done:\n";
  for (const AuditEntry& entry : held.audit) {
    context.out << "  " << to_rfc3339(entry.done) << ' ' << printable(entry.verb) << ' '
                << entry.subject << '\n';
  }
}

int print_person(Context& context, const HeldPerson& held) {
  const std::vector<HeldRemark> remarks = open_engagement(context).held_remarks(held.reviewer.ref);
  if (context.json) {
    context.out << json::person(held, remarks);
  } else {
    print_held(context, held, remarks);
  }
  return 0;
}

// The lane is sealed: whether it holds anything of a person only a handler can see.
void warn_of_lane(Context& context, const std::string& verb) {
  if (concern_count(open_governance(context)) != 0) {
    context.err << "The confidential lane was not looked at: a handler does, with redraft concern "
                << (verb == "erase" ? "find and concern erase" : verb) << ".\n";
  }
}

int export_person(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "person export",
                       .words = "REF|EMAIL",
                       .about =
                           "Everything held about one reviewer, to answer a subject access "
                           "request: to read, or as JSON with --json. Look it over for other "
                           "people before it is handed out.",
                       .options = {},
                       .examples = {"redraft person export sal@example.org",
                                    "redraft person export r-4f7k2m9qx1 --json > held.json"},
                       .least = 1,
                       .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const HeldPerson held = context.open().person(options->word(0));
  warn_of_lane(context, "find");
  return print_person(context, held);
}

int correct(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "person correct",
      .words = "REF|EMAIL [--name NAME] [--email ADDRESS] [--organisation NAME] [--sector NAME]",
      .about = "Puts right what is held about a reviewer. The audit log says that it was done.",
      .options = {{"name", "NAME", "the right name; empty takes it out"},
                  {"email", "ADDRESS", "the right address; empty takes it out"},
                  {"organisation", "NAME", ""},
                  {"sector", "NAME", ""}},
      .examples = {"redraft person correct sal@example.org --name \"Sal Broadhurn\""},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const Correction correction{options->optional("name"), options->optional("email"),
                              options->optional("organisation"), options->optional("sector")};
  if (!correction.name && !correction.email && !correction.organisation && !correction.sector) {
    throw Error(ErrorKind::usage, "redraft person correct: say what is to be corrected",
                "redraft person correct --help");
  }
  Workspace workspace = context.open();
  const std::string ref = workspace.person(options->word(0)).reviewer.ref;
  workspace.correct_person(ref, correction);
  return print_person(context, workspace.person(ref));
}

int consent(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "person consent",
      .words = "REF|EMAIL --consent WHAT [--confidential WHY] [--notice VERSION]",
      .about =
          "Records what a reviewer agreed to have published of all their comments. The last answer "
          "counts, earlier ones are kept. Whoever was not asked agreed to nothing; whoever asks "
          "for confidentiality is treated as if they had said no.",
      .options = consent_options(),
      .examples = {"redraft person consent sal@example.org --consent organisation --notice 2",
                   "redraft person consent r-4f7k --consent no --confidential \"My employer\""},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const std::optional<Consent> given = consent_of(*options);
  if (!given) {
    throw Error(ErrorKind::usage, "redraft person consent: give --consent",
                "redraft person consent --help");
  }
  Workspace workspace = context.open();
  workspace.set_consent(options->word(0), *given);
  return print_person(context, workspace.person(options->word(0)));
}

int replay(Context& context) {
  const std::size_t again = context.open().replay_erasures();
  if (context.json) {
    context.out << json::done("erased again", again);
  } else {
    context.out << "Nobody who was erased is here (" << again << " erased again).\n";
  }
  return 0;
}

int erase(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "person erase",
      .words = "(REF|EMAIL --reason WHY [--keep-words] [--yes] | --replay)",
      .about =
          "Says what erasing a reviewer would take; with --yes, erases: name, address, "
          "organisation, answers, and what they said, with the "
          "replies to it; then overwrites the old bytes and searches the files of the store before "
          "it says done. Numbers, dates, sectors and dispositions stay, so counts still add up.\n"
          "The ref is put on an erase list beside the store. Where an older copy is restored, the "
          "next command erases again; --replay does so by itself. Exports and backups are yours to "
          "remove.",
      .options = {{"reason", "WHY", "kept for ever: say it without a name"},
                  {"keep-words", "", "keep what they said, without its author"},
                  {"dry-run,n", "", "only say what would go, as without --yes"},
                  {"yes,y", "", "do it; it cannot be undone"},
                  {"replay", "", "erase again who came back with an older copy"}},
      .examples = {"redraft person erase sal@example.org --reason \"Request of 3 May\"",
                   "redraft person erase r-4f7k2m9qx1 --reason \"Request\" --keep-words --yes"},
      .least = 0,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  if ((options->words() == 0) != options->has("replay")) {
    throw Error(ErrorKind::usage, "redraft person erase: name the reviewer, or give --replay",
                "redraft person erase --help");
  }
  if (options->has("replay")) {
    return replay(context);
  }
  const bool dry_run = options->has("dry-run") || !options->has("yes");
  Workspace workspace = context.open();
  const ErasedPerson erased = workspace.erase_person(options->word(0), options->value("reason"),
                                                     options->has("keep-words"), dry_run);
  warn_of_lane(context, "erase");
  if (context.json) {
    context.out << json::erased(erased, dry_run);
  } else {
    context.out << (dry_run ? "Would erase " : "Erased ") << erased.ref << ": "
                << count_of(erased.comments, "comment") << " and " << erased.replies
                << (erased.replies == 1 ? " reply" : " replies")
                << (erased.words_kept ? "; their words are kept" : "")
                << (dry_run ? ". Nothing is changed; add --yes to do it.\n" : "\n");
  }
  constexpr std::size_t most = 10;
  for (std::size_t i = 0; i < std::min(most, erased.still_named_in.size()); ++i) {
    context.err << "The name or address still stands in " << erased.still_named_in[i]
                << ", which is somebody else's.\n";
  }
  if (erased.still_named_in.size() > most) {
    context.err << "And in " << erased.still_named_in.size() - most << " more: --json names all.\n";
  }
  return 0;
}

}  // namespace

int cmd_person(Context& context, const Arguments& arguments) {
  return run_verb("person",
                  {{"invite", cmd_person_invite},
                   {"export", export_person},
                   {"correct", correct},
                   {"consent", consent},
                   {"erase", erase}},
                  context, arguments);
}

}  // namespace redraft::cli
