// One comment answered, approved, given to somebody or placed; the tray.
#include <algorithm>

#include "redraft/error.h"
#include "redraft/percent.h"
#include "web/comment_list.h"
#include "web/comment_page.h"
#include "web/comment_values.h"
#include "web/markup.h"
#include "web/routes.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

// "paths, money" as a list.
std::vector<std::string> names_in(const std::string& text) {
  std::vector<std::string> names;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    const std::size_t begin = text.find_first_not_of(' ', at);
    if (begin < end) {
      names.push_back(text.substr(begin, text.find_last_not_of(' ', end - 1) - begin + 1));
    }
    at = end + 1;
  }
  return names;
}

}  // namespace

Response tray_page(Visit& visit) {
  const std::string document = visit.workspace.resolve_document(visit.part("document"));
  CommentFilter filter;
  filter.document = document;
  filter.outcome = Outcome::tray;
  Values values;
  values["count"] = count_words(visit.workspace.count_comments(filter), "comment");
  const CommentList list = comment_list(visit, filter, [](const Comment&, Values&) {});
  values["document"] = document;
  values["pile_link"] = link_to({"pile", document});
  values["has_comments"] = !list.comments.empty();
  values["comments"] = list.comments;
  put(values, "next_link",
      list.last.empty() ? ""
                        : link_to({"tray", document}) + "?after=" + percent_encoded(list.last));
  return page(visit, "tray", "The tray of " + document, std::move(values));
}

Response work_on_comment(Visit& visit) {
  const Comment comment = visit.comment(visit.part("id"), "");
  const Fields& form = visit.request.form;
  const std::vector<std::string> wanted = names_in(form["tags"]);
  const Chosen chosen{{comment.id.text}, {}};
  std::vector<std::string> gone;
  for (const std::string& tag : comment.tags) {
    if (std::find(wanted.begin(), wanted.end(), tag) == wanted.end()) {
      gone.push_back(tag);
    }
  }
  std::string refused = "tags";
  try {
    visit.workspace.together([&] {
      visit.workspace.tag(chosen, wanted, gone);
      refused = "assignee";
      visit.workspace.assign(chosen, form["assignee"]);
    });
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::invalid) {
      throw;
    }
    return show_comment(visit, comment, refused, why(error));
  }
  visit.workspace.tidy();
  return go_to(done_link(comment, "changed"));
}

Response apply_suggestion(Visit& visit) {
  const Comment comment = visit.comment(visit.part("id"), "");
  try {
    visit.workspace.apply(comment.id.text);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::conflict && error.kind() != ErrorKind::invalid) {
      throw;
    }
    return show_comment(visit, comment, "apply", why(error));
  }
  return go_to(done_link(comment, "applied"));
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
  if (!approve && visit.request.form["do"] != "withhold") {
    return show_comment(visit, comment, "withhold", "Choose whether to approve or to withhold it");
  }
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
