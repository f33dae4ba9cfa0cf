#include "cli/privacy_options.h"

#include "cli/render.h"

namespace redraft::cli {

std::vector<Option> view_options() {
  return {{"public", "", "as everyone may see it: approved, agreed to, redacted"},
          {"original", "", "without redactions, for staff"},
          {"named", "", "with names and addresses of reviewers; of those who agreed, if --public"}};
}

CommentView view_of(const Options& options) {
  if (options.has("public") && options.has("original")) {
    throw Error(ErrorKind::usage, "read the options: --public never shows an original",
                "leave out --public or --original");
  }
  return {options.has("public") ? Audience::everyone : Audience::staff, options.has("named"),
          options.has("original")};
}

void put_view(const CommentView& view, CommentFilter& filter) {
  filter.audience = view.audience;
  filter.named = view.named;
  filter.original = view.original;
}

std::vector<Option> consent_options() {
  return {{"consent", "WHAT",
           "what the reviewer agreed to have published: named, organisation, anonymous, no; not "
           "asked is no"},
          {"confidential", "WHY", "the reviewer asked for confidentiality, and why"},
          {"notice", "VERSION", "of the privacy notice that was accepted"},
          {"accepted", "DATE", "when it was"}};
}

std::optional<Consent> consent_of(const Options& options) {
  if (!options.has("consent") && !options.has("confidential") && !options.has("notice") &&
      !options.has("accepted")) {
    return std::nullopt;
  }
  Consent consent;
  consent.publish = choice(options, "consent", parse_publish, "named, organisation, anonymous, no")
                        .value_or(Publish::no);
  consent.confidential = options.has("confidential");
  consent.reason = options.value("confidential");
  consent.notice = options.value("notice");
  if (const auto accepted = options.optional("accepted")) {
    consent.accepted = parse_instant(*accepted);
  }
  return consent;
}

void warn_of_personal_data(Context& context, const std::string& where, std::string_view text) {
  print_findings(context.err, context, personal_data_findings(where, text));
}

void warn_of_no_retention(Context& context, const Workspace& workspace, DraftState state) {
  if (state != DraftState::consultation || workspace.retention()) {
    return;
  }
  Finding finding;
  finding.rule = "no-retention-date";
  finding.severity = Severity::warning;
  finding.message =
      "the draft takes comments, and nothing says until when names of reviewers are kept";
  finding.hint = "redraft privacy retention --until DATE";
  print_findings(context.err, context, {finding});
}

void warn_before_publishing(Context& context, const Comment& comment) {
  const std::string& id = comment.id.text;
  warn_of_personal_data(context, "the public text of " + id, comment.body);
  warn_of_personal_data(context, "the public suggestion of " + id, comment.suggestion.value_or(""));
  for (const Reply& reply : comment.replies) {
    warn_of_personal_data(context, "a public reply to " + id, reply.body);
  }
  if (comment.disposition) {
    warn_of_personal_data(context, "the public answer to " + id, comment.disposition->reason);
  }
}

}  // namespace redraft::cli
