// One comment answered, approved, given to somebody or placed; the tray.
#include <algorithm>

#include "redraft/error.h"
#include "web/comment_page.h"
#include "web/comment_values.h"
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
  try {
    visit.workspace.tag(chosen, wanted, gone);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::invalid) {
      throw;
    }
    return show_comment(visit, comment, "tags", why(error));
  }
  try {
    visit.workspace.assign(chosen, form["assignee"]);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::invalid) {
      throw;
    }
    return show_comment(visit, comment, "assignee", why(error));
  }
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
