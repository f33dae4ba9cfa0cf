// Remarks: what was said at events.
#include <ostream>

#include "cli/engagement_commands.h"
#include "cli/engagement_options.h"
#include "cli/options.h"
#include "cli/privacy_options.h"
#include "cli/render.h"
#include "cli/text_input.h"
#include "redraft/engagement_output.h"

namespace redraft::cli {

namespace {

constexpr std::size_t many = 10'000;  // ids on one command line
constexpr const char* attributions = "none, sector, organisation, named";
constexpr const char* consents = "yes, no, not-asked";
constexpr const char* uses = "comment, evidence, source";

std::vector<Option> place_options() {
  return {{"prompt", "PROMPT", "as the event has it, or its place there from 1"},
          {"objective", "OBJECTIVE", "likewise"},
          {"group", "GROUP", "likewise"},
          {"attribution", "LEVEL",
           "how much may be told of who said it: none (the default), sector, organisation, named"},
          {"consent", "ANSWER", "whether its words may be published: yes, no, not-asked"}};
}

int show_remarks(Context& context, const std::vector<Remark>& remarks, bool named,
                 bool everything) {
  if (context.json) {
    context.out << json::remarks(remarks, named ? json::Names::shown : json::Names::hidden);
    return 0;
  }
  for (const Remark& remark : remarks) {
    print_remark(context, remark, everything);
  }
  return 0;
}

int add(Context& context, const Arguments& arguments) {
  std::vector<Option> described = text_options("what was said");
  const std::vector<Option> place = place_options();
  described.insert(described.end(), place.begin(), place.end());
  described.insert(described.end(),
                   {{"headline", "", "it was reported back as one"},
                    {"name", "NAME", "who said it"},
                    {"email", "ADDRESS", "their address"},
                    {"organisation", "NAME", "theirs"},
                    {"sector", "SECTOR", "theirs"},
                    {"on", "DOC#ANCHOR[@LABEL]", "the statement it is about"},
                    {"use", "USE", "with --on: comment (the default), evidence or source"}});
  const Usage usage = {
      .command = "remark add",
      .words = "EVENT -m WORDS [--prompt PROMPT] [--objective OBJECTIVE] [--group GROUP]",
      .about =
          "Notes one thing that was said at an event. Nobody but staff sees it before it is "
          "approved (redraft moderate), and its speaker agreed to that.",
      .options = described,
      .examples = {"redraft remark add e-4f7k -m \"The last bus goes at six.\" --prompt \"What is "
                   "missing\" --group \"Table 1\"",
                   "redraft remark add e-4f7k -m \"We never meet.\" --sector council --attribution "
                   "sector --consent yes --on principles#leadership-3 --use evidence"},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  NewRemark remark;
  remark.prompt = options->value("prompt");
  remark.objective = options->value("objective");
  remark.group = options->value("group");
  remark.person = {options->value("name"), options->value("email")};
  remark.reviewer.organisation = options->value("organisation");
  remark.reviewer.sector = options->value("sector");
  remark.attribution =
      choice(*options, "attribution", parse_attribution, attributions).value_or(Attribution::none);
  remark.consent = choice(*options, "consent", parse_remark_consent, consents)
                       .value_or(RemarkConsent::not_asked);
  remark.headline = options->has("headline");
  remark.statement = options->value("on");
  remark.use = choice(*options, "use", parse_remark_use, uses).value_or(RemarkUse::comment);
  Engagement engagement = open_engagement(context);
  const std::string event = engagement.event(options->word(0)).id.text;
  remark.body = read_text(context, *options, "what was said");
  const Remark added = engagement.add_remark(event, remark);
  warn_of_personal_data(context, "the remark", added.body);
  return show_remarks(context, {added}, true, true);
}

std::vector<Option> filter_options() {
  return {{"on", "DOC[#ANCHOR]", "linked to this statement or document"},
          {"use", "USE", "linked as comment, evidence or source"},
          {"prompt", "PROMPT", "under this prompt"},
          {"objective", "OBJECTIVE", "about this objective"},
          {"group", "GROUP", "of this group"},
          {"sector", "SECTOR", "said by somebody of it"},
          {"organisation", "NAME", "said by somebody of it"},
          {"headline", "", "headlines only"},
          {"unplaced", "", "with no link yet"},
          {"state", "STATE", "pending, approved, redacted or withheld"},
          {"withdrawn", "", "withdrawn ones as well"},
          {"public", "", "as everyone may see it: approved, agreed to, redacted"},
          {"original", "", "without redactions, for staff"},
          {"named", "", "with names and addresses; of those who agreed, if --public"}};
}

RemarkFilter read_filter(const Options& options) {
  const CommentView view = view_of(options);
  RemarkFilter filter;
  if (const auto on = options.optional("on")) {
    const Address address = parse_address(*on);
    filter.document = address.document;
    filter.anchor = address.anchor;
  }
  filter.use = choice(options, "use", parse_remark_use, uses);
  filter.prompt = options.optional("prompt");
  filter.objective = options.optional("objective");
  filter.group = options.optional("group");
  filter.sector = options.value("sector");
  filter.organisation = options.value("organisation");
  filter.headline = options.has("headline");
  filter.unplaced = options.has("unplaced");
  filter.withdrawn = options.has("withdrawn");
  filter.moderation =
      choice(options, "state", parse_moderation, "pending, approved, redacted, withheld");
  filter.audience = view.audience;
  filter.named = view.named;
  filter.original = view.original;
  return filter;
}

int list(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "remark list",
      .words = "[EVENT] [--on DOC#ANCHOR] [--prompt PROMPT] [--group GROUP] [--unplaced]",
      .about =
          "Lists remarks in the order they were taken in. --prompt, --objective and --group find "
          "those with none when they are empty.",
      .options = filter_options(),
      .examples = {"redraft remark list e-4f7k --prompt \"What is missing\"",
                   "redraft remark list --unplaced", "redraft remark list --on principles --json"},
      .least = 0,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  RemarkFilter filter = read_filter(*options);
  filter.event = options->word(0);
  const std::vector<Remark> remarks = open_engagement(context).remarks(filter);
  show_remarks(context, remarks, filter.named, false);
  if (!context.json) {
    context.err << count_of(remarks.size(), "remark") << '\n';
  }
  return 0;
}

int search(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "remark search",
      .words = "WORDS [EVENT] [FILTERS]",
      .about =
          "Finds remarks by their words, with the event and the prompt they were said at. WORDS "
          "are words that must all occur, \"a phrase\" in quotation marks, or begin* of a word. "
          "What was redacted finds nothing, but with --original.",
      .options = filter_options(),
      .examples = {"redraft remark search \"last bus\"",
                   "redraft remark search \"expens*\" e-4f7k --public --json"},
      .least = 1,
      .most = 2};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  RemarkFilter filter = read_filter(*options);
  filter.text = options->word(0);
  filter.event = options->word(1);
  const std::vector<Remark> remarks = open_engagement(context).remarks(filter);
  show_remarks(context, remarks, filter.named, true);
  if (!context.json) {
    context.err << count_of(remarks.size(), "remark") << '\n';
  }
  return 0;
}

int show(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "remark show",
                       .words = "REMARK",
                       .about =
                           "One remark: who said it where, what may be told, where it led, "
                           "and how it read before it was edited.",
                       .options = view_options(),
                       .examples = {"redraft remark show m-4f7k --named"},
                       .least = 1,
                       .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const CommentView view = view_of(*options);
  const Engagement engagement = open_engagement(context);
  const Remark remark = engagement.remark(options->word(0), view);
  // Redactions count places in the words of now: earlier ones come only with the original.
  std::vector<std::pair<Instant, std::string>> history;
  if (view.audience == Audience::staff &&
      (view.original || engagement.remark_redactions(remark.id.text).empty())) {
    history = engagement.remark_history(remark.id.text);
  }
  if (context.json) {
    context.out << json::remarks({remark}, view.named ? json::Names::shown : json::Names::hidden,
                                 history);
    return 0;
  }
  print_remark(context, remark, true);
  for (const auto& [replaced, body] : history) {
    context.out << wrap("before " + to_rfc3339(replaced) + ": " + printable(body), context.width, 4)
                << '\n';
  }
  return 0;
}

int edit(Context& context, const Arguments& arguments) {
  std::vector<Option> described = text_options("its words, put right");
  const std::vector<Option> place = place_options();
  described.insert(described.end(), place.begin(), place.end());
  described.insert(described.end(), {{"headline", "", "it was reported back as one"},
                                     {"no-headline", "", "it was not"}});
  const Usage usage = {
      .command = "remark edit",
      .words = "REMARK [-m WORDS] [--prompt PROMPT] [--objective OBJECTIVE] [--group GROUP]",
      .about =
          "Changes what is given and leaves the rest. Its words before are kept; with other words "
          "it waits for approval again.",
      .options = described,
      .examples = {"redraft remark edit m-4f7k --prompt 2 --headline",
                   "redraft remark edit m-4f7k --consent yes --attribution organisation"},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  RemarkChanges changes;
  if (has_text(*options)) {
    changes.body = read_text(context, *options, "its words");
  }
  changes.prompt = options->optional("prompt");
  changes.objective = options->optional("objective");
  changes.group = options->optional("group");
  changes.attribution = choice(*options, "attribution", parse_attribution, attributions);
  changes.consent = choice(*options, "consent", parse_remark_consent, consents);
  if (options->has("headline") || options->has("no-headline")) {
    changes.headline = options->has("headline");
  }
  return show_remarks(context, {open_engagement(context).edit_remark(options->word(0), changes)},
                      false, true);
}

int withdraw(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "remark withdraw",
                       .words = "REMARK",
                       .about = "Takes a remark back: it is kept, and counted nowhere.",
                       .options = {},
                       .examples = {"redraft remark withdraw m-4f7k"},
                       .least = 1,
                       .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  open_engagement(context).withdraw_remark(options->word(0));
  if (context.json) {
    context.out << json::done("withdrawn", 1);
  } else {
    context.out << "Withdrew " << options->word(0) << '\n';
  }
  return 0;
}

std::vector<std::string> ids_of(const Options& options) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < options.words(); ++i) {
    ids.push_back(options.word(i));
  }
  return ids;
}

int link(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "remark link",
      .words = "REMARK... --to DOC#ANCHOR[@LABEL] [--use source|comment|evidence] [--note ID]",
      .about =
          "Says where remarks led: to a statement, a change note, or both. `redraft log`, `redraft "
          "report provenance` and `redraft report you-said-we-did` tell of it.",
      .options =
          {{"to", "DOC#ANCHOR[@LABEL]",
            "the statement; with --note, DOC alone; without @LABEL, of the newest draft that "
            "has it"},
           {"use", "USE", "source (the default): it comes from them; comment; evidence"},
           {"note", "ID", "the change note that tells of it"}},
      .examples = {"redraft remark link m-4f7k m-9x2m --to principles#leadership-3",
                   "redraft remark link m-4f7k --to principles --note n-2c81k0qw4e"},
      .least = 1,
      .most = many};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  if (!options->has("to")) {
    throw Error(ErrorKind::usage, "redraft remark link: say where they led with --to",
                "--to DOC#ANCHOR");
  }
  const std::size_t links = open_engagement(context).link_remarks(
      ids_of(*options), options->value("to"),
      choice(*options, "use", parse_remark_use, uses).value_or(RemarkUse::source),
      options->value("note"));
  if (context.json) {
    context.out << json::done("linked", links);
  } else {
    context.out << "Linked " << count_of(links, "remark") << '\n';
  }
  return 0;
}

int unlink(Context& context, const Arguments& arguments) {
  const Usage usage = {.command = "remark unlink",
                       .words = "REMARK... --to DOC#ANCHOR",
                       .about =
                           "Takes links of remarks to a statement back, whatever their use; of "
                           "DOC alone, those to change notes.",
                       .options = {{"to", "DOC#ANCHOR", "the statement"}},
                       .examples = {"redraft remark unlink m-4f7k --to principles#leadership-3"},
                       .least = 1,
                       .most = many};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  if (!options->has("to")) {
    throw Error(ErrorKind::usage, "redraft remark unlink: say from what with --to",
                "--to DOC#ANCHOR, or --to DOC for change notes; redraft remark show " +
                    options->word(0) + " names its links");
  }
  const std::size_t links =
      open_engagement(context).unlink_remarks(ids_of(*options), options->value("to"));
  if (context.json) {
    context.out << json::done("unlinked", links);
  } else {
    context.out << "Took " << count_of(links, "link") << " back\n";
  }
  return 0;
}

}  // namespace

int cmd_remark(Context& context, const Arguments& arguments) {
  return run_verb("remark",
                  {{"add", add},
                   {"list", list},
                   {"search", search},
                   {"show", show},
                   {"edit", edit},
                   {"withdraw", withdraw},
                   {"import", cmd_remark_import},
                   {"split", cmd_remark_split},
                   {"link", link},
                   {"unlink", unlink}},
                  context, arguments);
}

}  // namespace redraft::cli
