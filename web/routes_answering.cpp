// One comment answered, approved or placed; the tray, and what is left to do.
#include "redraft/error.h"
#include "web/comment_page.h"
#include "web/comment_values.h"
#include "web/markup.h"
#include "web/routes.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

// The page on which a finding can be put right.
std::string link_of(const Finding& finding, const std::string& newest) {
  if (!finding.comment.empty()) {
    return link_to({"c", finding.comment});
  }
  const std::string& label =
      finding.draft.empty() || finding.draft == working_label ? newest : finding.draft;
  return finding.anchor.empty() || label.empty()
             ? ""
             : link_to({"d", finding.document, label, finding.anchor});
}

}  // namespace

Response tray_page(Visit& visit) {
  const std::string document = visit.workspace.resolve_document(visit.part("document"));
  CommentFilter filter;
  filter.document = document;
  filter.outcome = Outcome::tray;
  filter.limit = 100;
  ValueList list;
  visit.workspace.each_comment(
      filter, [&](const Comment& comment) { list.push_back(comment_values(visit, comment)); });
  Values values;
  values["document"] = document;
  values["pile_link"] = link_to({"pile", document});
  values["comments"] = list;
  return page(visit, "tray", "The tray of " + document, std::move(values));
}

Response to_do_page(Visit& visit) {
  const std::string document = visit.workspace.resolve_document(visit.part("document"));
  const std::vector<Draft> drafts = visit.workspace.drafts(document);
  const std::string newest = drafts.empty() ? "" : drafts.back().label;
  ValueList list;
  for (const Finding& finding : visit.workspace.check_notes(document, "")) {
    Values one;
    one["message"] = with_capital(finding.message);
    // What was added since has no page yet.
    const std::string link = link_of(finding, newest);
    const bool shown =
        finding.comment.empty() && !link.empty() &&
        !find_statement(*visit.texts.text(visit.workspace, document, newest), finding.anchor);
    put(one, "link", shown ? "" : link);
    list.push_back(std::move(one));
  }
  Values values;
  values["document"] = document;
  values["pile_link"] = link_to({"pile", document});
  values["count"] = count_words(list.size(), "thing") + " to do";
  values["has_findings"] = !list.empty();
  values["findings"] = list;
  return page(visit, "to_do", "To do on " + document, std::move(values));
}

Response respond_to_comment(Visit& visit) {
  const Comment comment = visit.comment(visit.part("id"), "");
  const std::optional<Disposition> answer = typed_answer(visit);
  if (!answer) {
    return show_comment(visit, comment, "decision", "Choose a decision");
  }
  try {
    visit.workspace.respond(comment.id.text, *answer);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::invalid && error.kind() != ErrorKind::not_found) {
      throw;
    }
    return show_comment(visit, comment, "reason", why(error));
  }
  return go_to(done_link(comment, "answered"));
}

Response moderate_comment(Visit& visit) {
  const Comment comment = visit.comment(visit.part("id"), "");
  const std::string& reason = visit.request.form["withhold"];
  const bool approve = visit.request.form["do"] == "approve";
  if (!approve && is_blank(reason)) {
    return show_comment(visit, comment, "withhold", "Enter why it is withheld");
  }
  visit.workspace.moderate({comment.id.text}, approve ? Moderation::approved : Moderation::withheld,
                           approve ? "" : reason);
  return go_to(done_link(comment, "changed"));
}

Response place_comment(Visit& visit) {
  const Comment comment = visit.comment(visit.part("id"), "");
  const Fields& form = visit.request.form;
  const std::string& given = form["other"].empty() ? form["anchor"] : form["other"];
  if (given.empty()) {
    return show_comment(visit, comment, "anchor", "Choose where it belongs");
  }
  PlaceRequest request;
  request.id = comment.id.text;
  for (std::size_t i = 0; i < comment.now.size(); ++i) {
    if (comment.now[i].outcome == Outcome::tray) {
      request.target = i;
      break;
    }
  }
  request.anchor = given == "-" ? "" : given;
  request.quote = form["words"];
  try {
    visit.workspace.place(request);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::invalid && error.kind() != ErrorKind::not_found) {
      throw;
    }
    return show_comment(visit, comment, "anchor", why(error));
  }
  return go_to(done_link(comment, "changed"));
}

}  // namespace redraft::web
