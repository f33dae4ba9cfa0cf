// Saying something about a statement, words of it, a section or the whole; seeing what became of
// it.
#include "redraft/comment_length.h"
#include "redraft/error.h"
#include "web/comment_page.h"
#include "web/comment_values.h"
#include "web/routes.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

// The comment in the address, if it is theirs.
Comment own_comment(Visit& visit) {
  Comment comment = visit.comment(visit.part("id"), "");
  if (!is_mine(visit, comment)) {
    throw Error(ErrorKind::not_allowed, "change the comment: only whoever wrote it may do that");
  }
  return comment;
}

}  // namespace

Response comment_page(Visit& visit) {
  return show_comment(visit, visit.comment(visit.part("id"), ""));
}

Response add_reply(Visit& visit) {
  const Comment comment = visit.comment(visit.part("id"), "");
  if (!visit.may(Permission::answer) && !is_mine(visit, comment)) {
    throw Error(ErrorKind::not_allowed, "reply: only whoever wrote the comment and the team may");
  }
  const std::string& body = visit.request.form["reply"];
  if (is_blank(body)) {
    return show_comment(visit, comment, "reply", "Enter your reply");
  }
  if (body.size() > longest_comment) {
    return show_comment(visit, comment, "reply", too_long(body));
  }
  visit.workspace.reply(comment.id.text, body);
  return go_to(done_link(comment, "replied"));
}

Response edit_comment(Visit& visit) {
  const Comment comment = own_comment(visit);
  const Fields& form = visit.request.form;
  if (form["do"] == "preview") {
    return show_comment(visit, comment);
  }
  CommentEdit edit;
  edit.body = form["edit"];
  if (is_blank(*edit.body) && !comment.suggestion) {
    return show_comment(visit, comment, "edit", "Enter your comment");
  }
  if (edit.body->size() > longest_comment) {
    return show_comment(visit, comment, "edit", too_long(*edit.body));
  }
  if (comment.suggestion && form.has("suggestion")) {
    edit.suggestion = form["suggestion"];
    if (is_blank(*edit.suggestion)) {
      return show_comment(visit, comment, "suggestion", "Enter the wording that you suggest");
    }
  }
  try {
    visit.workspace.edit_comment(comment.id.text, edit);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::conflict && error.kind() != ErrorKind::invalid) {
      throw;
    }
    // What was typed is not lost over it.
    return show_comment(visit, comment, edit.suggestion ? "suggestion" : "edit",
                        with_capital(why(error)));
  }
  return go_to(done_link(comment, "edited"));
}

Response withdraw_comment(Visit& visit) {
  const Comment comment = own_comment(visit);
  visit.workspace.withdraw(comment.id.text);
  return go_to(done_link(comment, "withdrawn"));
}

Response mine_page(Visit& visit) {
  CommentFilter filter;
  filter.audience = Audience::author;
  filter.author = visit.who->name;
  ValueList list;
  if (visit.is_reviewer()) {
    visit.workspace.each_comment(filter, [&](const Comment& comment) {
      Values one = comment_values(visit, comment);
      one["place"] =
          place_name(visit, comment.document, comment.draft, comment.targets.front().anchor).words;
      const Placement& now = comment.now.front();
      one["outcome"] = now.draft == comment.draft ? std::string()
                                                  : "On " + now.draft + ": " + outcome_words(now);
      list.push_back(std::move(one));
    });
  }
  Values values;
  values["comments"] = list;
  return page(visit, "mine", "What I said", std::move(values));
}

}  // namespace redraft::web
