// One file that holds a consultation: made, and made a consultation again.
#include <ostream>

#include "cli/options.h"
#include "cli/render.h"
#include "redraft/json.h"

namespace redraft::cli {

namespace {

std::string contents(const BundleSummary& summary) {
  return count_of(summary.documents, "document") + ", " + count_of(summary.drafts, "draft") + ", " +
         count_of(summary.comments, "comment");
}

int disclose(Context& context, const std::string& file) {
  const BundleSummary summary = context.open().disclose(context.path(file).lexically_normal());
  if (context.json) {
    context.out << json::bundled(summary);
    return 0;
  }
  context.out << "Wrote what is disclosed to " << summary.file.string() << ": " << contents(summary)
              << ", " << count_of(summary.passages, "redaction") << ".\n";
  context.err << "Comments that were not approved are not in it; index.md says how many. Look it "
                 "over before it is sent.\n";
  print_findings(context.err, context, summary.findings);
  return 0;
}

}  // namespace

int cmd_bundle(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "bundle",
      .words = "FILE [--with-people | --foi]",
      .about =
          "Writes the consultation to one new file: the drafts with their history in git, the "
          "working texts, and the comment store. redraft unbundle makes a consultation of it on "
          "this machine or another; redraft check FILE proves one. The same consultation gives the "
          "same bytes.\n"
          "Who the reviewers are is left out unless --with-people is given: names, addresses, "
          "organisations that may not be published, ids of sources, and for good the words that "
          "were redacted, with names and addresses of reviewers wherever they stand in what was "
          "said. Keep a bundle with people as safe as the consultation itself: erasing a reviewer "
          "does not reach it.\n"
          "--foi writes what a freedom-of-information answer needs instead, as a zip file with an "
          "index: drafts, update notes, comments and dispositions as everyone may see them, and "
          "the redactions with their exemptions.",
      .options = {{"with-people", "", "everything, to restore the same consultation"},
                  {"foi", "", "what may be disclosed, to be read by anybody"}},
      .examples = {"redraft bundle sedlow.bundle",
                   "redraft bundle backup-2026-05-04.bundle --with-people",
                   "redraft bundle answer-17.zip --foi"},
      .least = 1,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  if (options->has("foi")) {
    if (options->has("with-people")) {
      throw Error(ErrorKind::usage, "redraft bundle: what is disclosed never has people in it",
                  "leave out --foi or --with-people");
    }
    return disclose(context, options->word(0));
  }
  const People people = options->has("with-people") ? People::kept : People::left_out;
  const BundleSummary summary =
      context.open().bundle(context.path(options->word(0)).lexically_normal(), people);
  if (context.json) {
    context.out << json::bundled(summary);
    return 0;
  }
  context.out << "Bundled " << contents(summary) << " in " << summary.file.string() << " ("
              << summary.bytes << " bytes), "
              << (people == People::kept ? "with people: keep it as safe as the consultation.\n"
                                         : "without people.\n");
  if (people == People::left_out) {
    context.err << "It does not say who the reviewers are; "
                << count_of(summary.passages, "passage")
                << " that might were replaced. For a backup, say --with-people.\n";
  }
  print_findings(context.err, context, summary.findings);
  context.suggest("redraft check " + options->word(0));
  return 0;
}

int cmd_unbundle(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "unbundle",
      .words = "FILE FOLDER [--erased LIST]",
      .about =
          "Makes a consultation of a bundle, in a folder that is empty or not there. All of it is "
          "checked first; on any fault nothing is left. Your name for git is not in a bundle: set "
          "it before you publish.\n"
          "Reviewers who were erased before the bundle was made are not in it. For those who were "
          "erased since, give the erase list of the consultation (the file redraft-erased in its "
          "git folder): they are erased again.",
      .options = {{"erased", "LIST", "an erase list newer than the bundle"}},
      .examples = {"redraft unbundle sedlow.bundle restored",
                   "redraft unbundle backup.bundle restored --erased sedlow/.git/redraft-erased"},
      .least = 2,
      .most = 2};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const std::string list = options->value("erased");
  const BundleSummary summary = Workspace::unbundle(
      context.path(options->word(0)).lexically_normal(),
      context.path(options->word(1)).lexically_normal(),
      list.empty() ? std::filesystem::path() : context.path(list), context.surroundings());
  if (context.json) {
    context.out << json::bundled(summary);
    return 0;
  }
  context.out << "Restored " << contents(summary) << " in " << summary.folder.string()
              << (summary.people == People::kept ? ", with people.\n" : ", without people.\n");
  if (summary.erased_again > 0) {
    context.out << "Erased " << count_of(summary.erased_again, "reviewer") << " again.\n";
  }
  context.suggest("redraft -C " + options->word(1) + " status");
  return 0;
}

}  // namespace redraft::cli
