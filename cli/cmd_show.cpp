#include <map>
#include <ostream>
#include <set>

#include "cli/governance.h"
#include "cli/options.h"
#include "cli/privacy_options.h"
#include "cli/render.h"
#include "cli/word_output.h"
#include "redraft/html_page.h"
#include "redraft/json_governance.h"

namespace redraft::cli {

namespace {

using CommentsByAnchor = std::map<std::string, std::vector<Comment>>;

CommentsByAnchor comments_on(Context& context, const Workspace& workspace, const DraftText& text,
                             const CommentView& view) {
  CommentFilter filter;
  filter.document = text.draft.document;
  filter.placed_on = text.draft.label;
  put_view(view, filter);
  CommentsByAnchor out;
  workspace.each_comment(filter, [&](const Comment& comment) {
    if (view.audience == Audience::everyone) {
      warn_before_publishing(context, comment);
    }
    std::set<std::string> anchors;
    for (const Placement& place : comment.now) {
      anchors.insert(place.anchor);
    }
    for (const std::string& anchor : anchors) {
      out[anchor].push_back(comment);
    }
  });
  return out;
}

void print_statements(Context& context, const DraftText& text, const CommentsByAnchor& comments,
                      const ApprovalBadges& badges) {
  for (std::size_t i = 0; i < text.document.statements.size(); ++i) {
    const Statement& statement = text.document.statements[i];
    if (statement.kind == StatementKind::heading) {
      context.out << '\n'
                  << bold(context, statement.number + "  " + printable(statement.text)) << "  ["
                  << text.anchors[i] << "]\n";
    } else {
      context.out << '\n'
                  << wrap(statement.number + "  " + printable(statement.text), context.width, 2)
                  << "  [" << text.anchors[i] << "]\n";
    }
    print_badges(context.out, context, badges, text.anchors[i]);
    if (const auto found = comments.find(text.anchors[i]); found != comments.end()) {
      for (const Comment& comment : found->second) {
        print_comment(context.out, context, comment);
      }
    }
  }
  if (const auto found = comments.find(""); found != comments.end()) {
    context.out << "\nOn the whole document, or in the tray:\n";
    for (const Comment& comment : found->second) {
      print_comment(context.out, context, comment);
    }
  }
}

}  // namespace

int cmd_show(Context& context, const Arguments& arguments) {
  const Usage usage = {
      .command = "show",
      .words = "[DOC[@LABEL]] [--clean] [--comments] [--format markdown|html|pdf]",
      .about =
          "Reads a draft (the newest if left out) with the number and anchor of each statement. "
          "--clean prints the Markdown exactly as published, without markers. A PDF is tagged, and "
          "made by Chromium.",
      .options = {{"clean", "", "only the text, as Markdown"},
                  {"comments", "", "with the comments that stand on each statement"},
                  {"public", "", "with --comments: as everyone may see them"},
                  {"original", "", "with --comments: without redactions"},
                  {"format", "FORMAT",
                   "markdown (as with --clean), html (a page of its own) or pdf"}},
      .examples = {"redraft show principles@V1", "redraft show principles@V1 --comments",
                   "redraft show principles@V1 --format html > principles.html",
                   "redraft show principles@V1 --format pdf > principles.pdf"},
      .least = 0,
      .most = 1};
  const auto options = parse_options(context, usage, arguments);
  if (!options) {
    return 0;
  }
  const std::string format = options->value("format");
  if (!format.empty() && format != "markdown" && format != "html" && format != "pdf") {
    throw Error(ErrorKind::usage, "redraft show: there is no format \"" + format + "\"",
                "--format takes markdown, html or pdf");
  }
  if (context.json && options->has("comments")) {
    throw Error(ErrorKind::usage, "redraft show: --json gives the draft without its comments",
                "redraft --json comment list " + options->word(0));
  }
  if (!format.empty() && options->has("comments")) {
    throw Error(ErrorKind::usage, "redraft show: --format writes the draft without comments",
                "redraft export writes it with them, for Word");
  }
  if (format == "pdf" && !context.json) {
    require_file(context, "redraft show " + options->word(0) + " --format pdf", "pdf");
  }
  const CommentView view = view_of(*options);
  const Address address = parse_address(options->word(0));
  const Workspace workspace = context.open();
  const DraftText text = workspace.text(address.document, address.label);
  if (context.json) {
    context.out << json::statements(text, approval_badges(open_governance(context), text));
  } else if (format == "html" || format == "pdf") {
    const std::string page =
        html_page(text.draft.document + " " + text.draft.label,
                  render_html(text.document, text.anchors,
                              badge_marks(text, approval_badges(open_governance(context), text))));
    format == "pdf" ? print_pdf(context, page) : static_cast<void>(context.out << page);
  } else if (format == "markdown" || options->has("clean")) {
    context.out << strip_markers(text.document);
  } else {
    context.out << bold(context, text.draft.document + " " + text.draft.label) << ", "
                << to_string(text.draft.state) << ", "
                << count_of(text.document.statements.size(), "statement") << '\n';
    print_statements(
        context, text,
        options->has("comments") ? comments_on(context, workspace, text, view) : CommentsByAnchor{},
        approval_badges(open_governance(context), text));
  }
  return 0;
}

}  // namespace redraft::cli
