// The working text: changed, looked at, and published as a draft.
#include <functional>

#include "redraft/error.h"
#include "web/comment_page.h"
#include "web/markup.h"
#include "web/routes.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

// Browsers send line ends of their own.
std::string with_line_feeds(std::string text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r' || (i + 1 < text.size() && text[i + 1] != '\n')) {
      out += text[i];
    }
  }
  return out;
}

// Tells a text that was looked at from one that came after. Nobody gains from making two alike.
struct Typed {
  std::string text;
  std::string label, summary;
  std::string error_field, error;
  bool preview = false;
  bool conflict = false;
};

std::string changes_words(const DocumentStatus& status) {
  std::string words;
  for (const auto& [kind, count] : status.changes) {
    if (kind != ChangeKind::unchanged && count != 0) {
      words += (words.empty() ? "" : ", ") + std::to_string(count) + " " + to_string(kind);
    }
  }
  if (!status.last) {
    return "It would be the first draft.";
  }
  return words.empty() ? "No statement is changed since " + status.last->label + "."
                       : "Since " + status.last->label + ": " + words + ".";
}

void add_risks(const Visit& visit, const std::string& document, Values& values) {
  const CommentsIfPublished found = visit.workspace.comments_if_published(document);
  ValueList list;
  const auto add = [&](const std::vector<PlaceAtRisk>& places, const char* becomes) {
    for (const PlaceAtRisk& place : places) {
      Values one;
      one["id"] = place.comment.text;
      one["becomes"] = becomes;
      put(one, "then", place.then);
      list.push_back(std::move(one));
    }
  };
  add(found.tray, "would need a person to say where it belongs:");
  add(found.lost, "would lose its words or its statement:");
  values["comments"] = list.empty() ? std::string("No comment would lose its place.")
                                    : count_words(list.size(), "comment") + " would lose a place:";
  values["has_risks"] = !list.empty();
  values["risks"] = list;
}

Response show_text(Visit& visit, const std::string& document, const std::string& now,
                   const Typed& typed) {
  Values values;
  values["document"] = document;
  values["document_link"] = link_to({"d", document});
  values["text_link"] = link_to({"text", document});
  values["publish_link"] = link_to({"publish", document});
  values["to_do_link"] = link_to({"to-do", document});
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
  if (!typed.preview && !typed.conflict) {
    const DocumentStatus status = visit.workspace.status(document);
    values["changes"] = changes_words(status);
    put(values, "changes_link",
        status.last && status.text_changed
            ? link_to({"changes", document, status.last->label, working_label})
            : "");
    add_risks(visit, document, values);
  }
  if (!typed.error.empty()) {
    put_error(values, typed.error_field, typed.error);
  }
  return page(visit, "text", "The working text of " + document, std::move(values),
              typed.conflict        ? 409
              : typed.error.empty() ? 200
                                    : 422);
}

std::string working_text(const Visit& visit, const std::string& document) {
  return visit.workspace.text(document, std::string(working_label)).document.source;
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
  try {
    visit.workspace.change_text(document, now, text);
  } catch (const Error& error) {
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
    return show_text(visit, document, working_text(visit, document), typed);
  }
}

}  // namespace redraft::web
