#include <ostream>

#include "cli/options.h"
#include "cli/privacy_options.h"
#include "cli/render.h"
#include "cli/text_input.h"
#include "redraft/json.h"

namespace redraft::cli {

namespace {

Target target_of(const Address& address, const Options& options, bool first) {
  Target target;
  target.anchor = address.anchor;
  target.scope =
      choice(options, "scope", parse_comment_scope, "statement, section, document, missing")
          .value_or(address.anchor.empty() && !options.has("quote") ? CommentScope::document
                                                                    : CommentScope::statement);
  if (first && options.has("quote")) {
    Quote quote;
    quote.exact = options.value("quote");
    quote.prefix = options.value("before");
    quote.suffix = options.value("after");
    target.quote = std::move(quote);
  }
  return target;
}

}  // namespace

int cmd_comment_add(Context& context, const Arguments& arguments) {
  std::vector<Option> described = text_options("what the reviewer says");
  const std::vector<Option> more = {
      {"quote", "WORDS", "the words of the statement it is about"},
      {"before", "WORDS", "words just before them, where they stand twice"},
      {"after", "WORDS", "words just after them"},
      {"also", "ADDRESS", "another statement it is about; may be repeated"},
      {"scope", "SCOPE", "statement, section, document, or missing: something is missing here"},
      {"kind", "KIND", "support, object, question, suggest, evidence, editorial, concern"},
      {"suggest", "WORDS", "replacement for the quoted words, or for the statement"},
      {"organisation", "NAME", "the reviewer's organisation"},
      {"sector", "NAME", "and its sector"},
      {"name", "NAME", "the reviewer's name; kept apart from the comment"},
      {"email", "ADDRESS", "and address"},
      {"channel", "CHANNEL",
       "web, workshop, email, survey, meeting, letter, phone, other; but for web, it is kept who "
       "entered it, and whether the reviewer agreed to publishing"},
      {"received", "WORDS", "as the reviewer put it, where -m is an edited text"},
      {"created", "DATE", "when it was made; now if left out"},
      {"late", "", "it came after the consultation had closed: kept, and marked as late"},
      {"id", "ID", "its id where it comes from: adding it again changes nothing"}};
  described.insert(described.end(), more.begin(), more.end());
  const std::vector<Option> consents = consent_options();
  described.insert(described.end(), consents.begin(), consents.end());
  const Usage usage = {
      .command = "comment add",
      .words = "[DOC][#ANCHOR][@LABEL] [--quote WORDS] -m TEXT ...",
      .about =
          "Adds a comment: on words of a statement, on the whole of it, on a section (--scope "
          "section), on the document (no ANCHOR), or on what is missing (--scope missing). It is "
          "made on the draft named, or on the newest in consultation. ANCHOR may be a number such "
          "as 7.3. One that came after the draft was closed is refused without --late; what was "
          "made in time (--created) is taken.",
      .options = described,
      .examples =
          {"redraft comment add principles#leadership-3 --quote \"act early\" -m \"How early?\"",
           "redraft comment add principles#7.3@V1 --kind suggest --suggest \"act within a week\" "
           "--quote \"act early\" -m \"Say when\"",
           "redraft comment add principles#7.3 --channel phone --name \"Ola Vale\" --consent "
           "anonymous "
           "-m \"Asks how early\" --received \"How early is early, then?\"",
           "redraft comment add principles#leadership --scope missing -m \"Nothing on budgets\""},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  Workspace workspace = context.open();
  const Address address = Context::read_address(workspace, options->word(0));
  NewComment comment;
  comment.id = options->value("id");
  comment.document = address.document;
  comment.draft = address.label;
  comment.late = options->has("late");
  comment.suggestion = options->optional("suggest");
  comment.kind = choice(*options, "kind", parse_comment_kind,
                        "support, object, question, suggest, evidence, editorial, concern")
                     .value_or(comment.suggestion ? CommentKind::suggest : CommentKind::question);
  comment.channel = choice(*options, "channel", parse_channel,
                           "web, workshop, email, survey, meeting, letter, phone, other")
                        .value_or(Channel::other);
  comment.reviewer.organisation = options->value("organisation");
  comment.reviewer.sector = options->value("sector");
  comment.person = {options->value("name"), options->value("email")};
  comment.consent = consent_of(*options);
  if (options->has("received") || (options->has("channel") && comment.channel != Channel::web)) {
    comment.entry =
        Entry{.by = {}, .agreed = Agreed::not_asked, .words = options->value("received")};
  }
  if (const auto created = options->optional("created")) {
    comment.created = parse_instant(*created);
  }
  comment.targets.push_back(target_of(address, *options, true));
  for (const std::string& also : options->values("also")) {
    const Address other = parse_address(also, true);
    if ((!other.document.empty() &&
         other.document != workspace.resolve_document(address.document)) ||
        (!other.label.empty() && other.label != address.label)) {
      throw Error(ErrorKind::usage,
                  "redraft comment add: --also " + also + " is not on the same document and draft",
                  "add a comment of its own there");
    }
    comment.targets.push_back(target_of(other, *options, false));
  }
  if (!comment.suggestion || has_text(*options)) {
    comment.body = read_text(context, *options, "the comment");
  }
  const AddedComment added = workspace.add_comment(comment);
  const Comment stored = workspace.comment(added.id.text, "", false);
  warn_of_personal_data(context, "the comment", comment.body);
  warn_of_personal_data(context, "the suggestion", comment.suggestion.value_or(""));
  if (context.json) {
    context.out << json::comment(stored, {}, json::Names::hidden);
    return 0;
  }
  if (added.existed) {
    context.err << "This comment was there already.\n";
  }
  print_comment(context.out, context, stored);
  return 0;
}

}  // namespace redraft::cli
