// Themes: comments that say the same, answered with one response.
#include "redraft/error.h"
#include "redraft/percent.h"
#include "web/comment_list.h"
#include "web/comment_page.h"
#include "web/markup.h"
#include "web/routes.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

std::string theme_link(const Theme& theme) {
  return link_to({"themes", theme.id.text});
}

Response show_themes(Visit& visit, const std::string& field = {}, const std::string& message = {}) {
  Values values;
  ValueList list;
  for (const Theme& theme : visit.workspace.themes()) {
    Values one;
    one["link"] = theme_link(theme);
    one["name"] = theme.name;
    put(one, "description", theme.description);
    one["comments"] = count_words(theme.comments, "comment");
    put(one, "unanswered",
        theme.unanswered == 0 ? "" : std::to_string(theme.unanswered) + " not answered");
    put(one, "response", theme.response ? to_string(theme.response->decision) : "");
    list.push_back(std::move(one));
  }
  values["has_themes"] = !list.empty();
  values["themes"] = list;
  put(values, "theme", visit.request.form["theme"]);
  put(values, "description", visit.request.form["description"]);
  put(values, "theme_error", "");
  if (!field.empty()) {
    put_error(values, field, message);
  }
  return page(visit, "themes", "Themes", std::move(values), field.empty() ? 200 : 422);
}

Response show_theme(Visit& visit, const Theme& theme, const std::string& field = {},
                    const std::string& message = {}) {
  Values values;
  values["theme_name"] = theme.name;
  values["action"] = theme_link(theme);
  put(values, "description", theme.description);
  values["count"] = count_words(theme.comments, "comment");
  put(values, "unanswered", theme.unanswered == 0 ? "" : std::to_string(theme.unanswered));
  put(values, "joined",
      theme.joined_since.empty() ? "" : count_words(theme.joined_since.size(), "comment"));
  put(values, "response_decision", theme.response ? to_string(theme.response->decision) : "");
  if (theme.response) {
    values["response_reason"] = theme.response->reason;
    values["response_date"] = date_words(theme.response->decided);
    values["response_by"] = theme.response->decided_by;
  }
  ValueList sectors;
  for (const auto& [sector, count] : theme.sectors) {
    Values one;
    one["sector"] = sector.empty() ? std::string("not said") : sector;
    one["count"] = std::to_string(count);
    sectors.push_back(std::move(one));
  }
  values["has_sectors"] = !sectors.empty();
  values["sectors"] = sectors;
  CommentFilter filter;
  filter.theme = theme.name;
  const CommentList list = comment_list(visit, filter, [](const Comment&, Values&) {});
  values["has_comments"] = !list.comments.empty();
  values["comments"] = list.comments;
  put(values, "next_link",
      list.last.empty() ? "" : theme_link(theme) + "?after=" + percent_encoded(list.last));
  const std::string& typed = visit.request.form["to"];
  put(values, "to", typed.empty() ? theme.name : typed);
  put(values, "to_error", "");
  put(values, "chosen_error", "");
  add_answer_fields(visit, values);
  if (!field.empty()) {
    put_error(values, field, message);
  }
  return page(visit, "theme", "Theme: " + theme.name, std::move(values), field.empty() ? 200 : 422);
}

Response answer_theme(Visit& visit, const Theme& theme) {
  const std::optional<Disposition> answer = typed_answer(visit);
  if (!answer) {
    return show_theme(visit, theme, "decision", "Choose a decision");
  }
  try {
    visit.workspace.respond_to_theme(theme.id.text, *answer);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::invalid) {
      throw;
    }
    return show_theme(visit, theme, "reason", why(error));
  }
  return go_to(theme_link(theme) + "?done=answered");
}

}  // namespace

Response themes_page(Visit& visit) {
  return show_themes(visit);
}

Response add_theme(Visit& visit) {
  const Fields& form = visit.request.form;
  if (is_blank(form["theme"])) {
    return show_themes(visit, "theme", "Enter the name of the theme");
  }
  try {
    return go_to(theme_link(visit.workspace.add_theme(form["theme"], form["description"])) +
                 "?done=changed");
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::invalid && error.kind() != ErrorKind::conflict) {
      throw;
    }
    return show_themes(visit, "theme", why(error));
  }
}

Response theme_page(Visit& visit) {
  return show_theme(visit, visit.workspace.theme(visit.part("theme")));
}

Response change_theme(Visit& visit) {
  const Theme theme = visit.workspace.theme(visit.part("theme"));
  const Fields& form = visit.request.form;
  if (form["do"] == "respond") {
    return answer_theme(visit, theme);
  }
  if (form["do"] == "remove") {
    visit.workspace.remove_theme(theme.id.text);
    return go_to("/themes?done=changed");
  }
  if (form["do"] == "take-out") {
    const std::vector<std::string> ids = form.all("id");
    if (ids.empty()) {
      return show_theme(visit, theme, "chosen", "Tick the comments that you mean");
    }
    visit.workspace.take_from_theme(theme.id.text, {ids, {}});
    return go_to(theme_link(theme) + "?done=changed");
  }
  if (is_blank(form["to"])) {
    return show_theme(visit, theme, "to", "Enter the name of the theme");
  }
  try {
    visit.workspace.rename_theme(theme.id.text, form["to"]);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::invalid && error.kind() != ErrorKind::conflict) {
      throw;
    }
    return show_theme(visit, theme, "to", why(error));
  }
  return go_to(theme_link(theme) + "?done=changed");
}

}  // namespace redraft::web
