// The working text: changed, looked at, and published as a draft.
#include "redraft/error.h"
#include "web/comment_page.h"
#include "web/markup.h"
#include "web/routes.h"
#include "web/wording.h"
#include "web/working_text.h"

namespace redraft::web {

namespace {

struct Typed {
  std::string text;
  std::string label, summary;
  std::string error_field, error;
  bool preview = false;
  bool conflict = false;
};

Response show_text(Visit& visit, const std::string& document, const std::string& now,
                   const Typed& typed) {
  Values values;
  values["document"] = document;
  values["document_link"] = link_to({"d", document});
  values["text_link"] = link_to({"text", document});
  values["publish_link"] = link_to({"publish", document});
  values["to_do_link"] = link_to({"to-do", document});
  values["upload_link"] = link_to({"upload", document});
  values["seen"] = version_of(now);
  values["text"] = typed.text;
  put(values, "label", typed.label);
  put(values, "summary", typed.summary);
  put(values, "text_error", "");
  put(values, "label_error", "");
  values["conflict"] = typed.conflict;
  put(values, "theirs", typed.conflict ? now : "");
  put(values, "preview_html",
      typed.preview ? render_html(parse_markdown(typed.text, ReadStances::no), {}) : "");
  if (typed.error_field != "text") {
    const DocumentStatus status = visit.workspace.status(document);
    put(values, "changes_link",
        !typed.preview && status.last && status.text_changed
            ? link_to({"changes", document, status.last->label, working_label})
            : "");
    add_effect(visit, document, typed.text, values);
  }
  if (!typed.error.empty()) {
    put_error(values, typed.error_field, typed.error);
  }
  return page(visit, "text", "The working text of " + document, std::move(values),
              typed.conflict        ? 409
              : typed.error.empty() ? 200
                                    : 422);
}

Typed conflict(const std::string& text) {
  Typed typed;
  typed.text = text;
  typed.conflict = true;
  typed.error_field = "text";
  typed.error = "Somebody has changed the text since you opened it";
  return typed;
}

}  // namespace

Response text_page(Visit& visit) {
  const std::string document = visit.workspace.resolve_document(visit.part("document"));
  const std::string now = working_text(visit, document);
  Typed typed;
  typed.text = now;
  return show_text(visit, document, now, typed);
}

Response change_text(Visit& visit) {
  const std::string document = visit.workspace.resolve_document(visit.part("document"));
  const std::string text = with_line_feeds(visit.request.form["text"]);
  const std::string now = working_text(visit, document);
  if (version_of(now) != visit.request.form["seen"]) {
    return show_text(visit, document, now, conflict(text));
  }
  Typed typed;
  typed.text = text;
  typed.preview = visit.request.form["do"] == "preview";
  if (typed.preview) {
    return show_text(visit, document, now, typed);
  }
  typed.error_field = "text";
  if (text.find_first_not_of(" \t\n") == std::string::npos) {
    typed.error = "Nothing is left of the text: a document is not emptied here";
    return show_text(visit, document, now, typed);
  }
  try {
    visit.workspace.change_text(document, now, text);
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::invalid) {
      typed.error = why(error);
      return show_text(visit, document, now, typed);
    }
    if (error.kind() != ErrorKind::conflict) {
      throw;
    }
    return show_text(visit, document, working_text(visit, document), conflict(text));
  }
  return go_to(link_to({"text", document}) + "?done=changed");
}

Response publish_text(Visit& visit) {
  const std::string document = visit.workspace.resolve_document(visit.part("document"));
  const std::string now = working_text(visit, document);
  const Fields& form = visit.request.form;
  Typed typed;
  typed.text = now;
  typed.label = form["label"];
  typed.summary = form["summary"];
  typed.error_field = "label";
  if (version_of(now) != form["seen"]) {
    typed.error = "Somebody has changed the text since you saw it: look at it again";
    return show_text(visit, document, now, typed);
  }
  try {
    const Published published = visit.workspace.publish(
        {.document = document,
         .label = typed.label,
         .summary = typed.summary,
         .state = parse_draft_state(form["state"]).value_or(DraftState::consultation),
         .only_if_text = now});
    return go_to(link_to({"d", document, published.draft.label}) + "?done=published");
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::conflict && error.kind() != ErrorKind::invalid &&
        error.kind() != ErrorKind::usage) {
      throw;
    }
    typed.error = why(error);
    typed.text = working_text(visit, document);  // which the version on the page must speak of
    return show_text(visit, document, typed.text, typed);
  }
}

}  // namespace redraft::web
