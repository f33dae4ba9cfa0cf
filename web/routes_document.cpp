// Documents, their drafts, a draft to read, and its update notes.
#include <algorithm>

#include "redraft/error.h"
#include "redraft/rules.h"
#include "web/around.h"
#include "web/markup.h"
#include "web/routes.h"
#include "web/standing_values.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

std::string title_of(const DraftText& text, const std::string& document) {
  return text.document.sections.empty() ? document : text.document.sections.front().title;
}

bool opens_with_title(const DraftText& text) {
  return !text.document.sections.empty() && text.document.sections.front().level == 1;
}

std::string closes(const Visit& visit, const Draft& draft) {
  const auto closing = visit.workspace.closing_date(draft.document, draft.label);
  return closing && takes_comments(draft.state) ? date_words(*closing) : "";
}

// What is not published yet is the team's.
bool is_shown(const Visit& visit, const std::vector<Draft>& drafts) {
  return !drafts.empty() || visit.is_staff();
}

Values document_values(Visit& visit, const std::string& document) {
  Values values;
  values["link"] = link_to({"d", document});
  values["title"] = document;
  put(values, "text_link", visit.may(Permission::publish) ? link_to({"text", document}) : "");
  const std::vector<Draft> drafts = visit.workspace.drafts(document);
  if (!drafts.empty()) {
    const Draft& newest = drafts.back();
    values["title"] = title_of(*visit.texts.text(visit.workspace, document, ""), document);
    values["newest"] = newest.label;
    values["newest_link"] = link_to({"d", document, newest.label});
    values["state"] = state_words(newest.state);
    values["published"] = "Published " + date_words(newest.published);
    values["open"] = takes_comments(newest.state);
    put(values, "closes", closes(visit, newest));
  }
  return values;
}

ValueList section_list(const DraftText& text) {
  const bool whole = opens_with_title(text);
  ValueList list;
  for (const Section& section : text.document.sections) {
    if (section.level <= (whole ? 2U : 1U) && !(whole && section.level == 1)) {
      Values one;
      one["anchor"] = text.anchors[section.heading];
      one["title"] = section.title;
      list.push_back(std::move(one));
    }
  }
  return list;
}

}  // namespace

Response documents_page(Visit& visit) {
  ValueList list;
  for (const std::string& document : visit.workspace.documents()) {
    if (is_shown(visit, visit.workspace.drafts(document))) {
      list.push_back(document_values(visit, document));
    }
  }
  Values values;
  values["documents"] = list;
  return page(visit, "documents", "Documents", std::move(values));
}

Response drafts_page(Visit& visit) {
  const std::string document = visit.workspace.resolve_document(visit.part("document"));
  const std::vector<Draft> drafts = visit.workspace.drafts(document);
  if (!is_shown(visit, drafts)) {
    throw Error(ErrorKind::not_found, "read the drafts: there is none");
  }
  ValueList list;
  for (auto draft = drafts.rbegin(); draft != drafts.rend(); ++draft) {
    Values one;
    one["label"] = draft->label;
    one["link"] = link_to({"d", document, draft->label});
    one["published"] = date_words(draft->published);
    one["state"] = state_words(draft->state);
    put(one, "summary", draft->summary);
    put(one, "previous", draft->previous);
    put(one, "changes",
        draft->previous.empty() ? ""
                                : link_to({"changes", document, draft->previous, draft->label}));
    one["notes"] = link_to({"notes", document, draft->label});
    one["reports"] = link_to({"reports", document, draft->label});
    put(one, "state_link",
        visit.may(Permission::publish) ? link_to({"state", document, draft->label}) : "");
    put(one, "closes", closes(visit, *draft));
    one["is_last"] = draft == drafts.rbegin();
    one["is_before_last"] = draft == drafts.rbegin() + 1;
    list.push_back(std::move(one));
  }
  Values values;
  values["title"] = drafts.empty()
                        ? document
                        : title_of(*visit.texts.text(visit.workspace, document, ""), document);
  values["several"] = drafts.size() > 1;
  values["compare"] = link_to({"changes", document});
  add_around(visit, document, drafts.empty() ? "" : drafts.back().label, values);
  values["drafts"] = list;
  const std::string title = values["title"].string_value();
  return page(visit, "drafts", "Drafts of " + title, std::move(values));
}

namespace {

std::pair<std::string, Values> draft_values(Visit& visit) {
  const std::string document = visit.workspace.resolve_document(visit.part("document"));
  const auto text = visit.texts.text(visit.workspace, document, visit.part("label"));
  const Draft& draft = text->draft;
  const auto counts = visit.workspace.comment_counts(document, draft.label, visit.audience());
  const Draft newest = visit.workspace.drafts(document).back();
  const ValueList sections = section_list(*text);
  Values values;
  const std::string title = title_of(*text, document);
  values["title"] = title;
  values["has_title"] = opens_with_title(*text);
  values["document_link"] = link_to({"d", document});
  values["label"] = draft.label;
  values["label_path"] = link_to({"comment", document, draft.label});
  values["state"] = state_words(draft.state);
  values["published"] = "Published " + date_words(draft.published);
  put(values, "closes", closes(visit, draft));
  values["open"] = takes_comments(draft.state);
  add_approvals(visit, document, draft.label, values);
  values["comment_link"] = link_to({"comment", document, draft.label});
  if (newest.label != draft.label) {
    values["newer"] = newest.label;
    values["newer_link"] = link_to({"d", document, newest.label});
  }
  put(values, "previous", draft.previous);
  put(values, "changes",
      draft.previous.empty() ? "" : link_to({"changes", document, draft.previous, draft.label}));
  const auto whole = counts.find("");
  if (whole != counts.end()) {
    values["whole"] = count_words(whole->second, "comment");
    values["whole_link"] = link_to({"d", document, draft.label, whole_document});
  }
  values["has_sections"] = sections.size() > 2;
  values["sections"] = sections;
  values["text_html"] = draft_html(*text, counts);
  return {title + ", draft " + draft.label, std::move(values)};
}

}  // namespace

Response draft_page(Visit& visit) {
  return kept_page(visit, "draft", link_to({visit.part("document"), visit.part("label")}),
                   [&] { return draft_values(visit); });
}

Response notes_page(Visit& visit) {
  const std::string document = visit.workspace.resolve_document(visit.part("document"));
  const bool coming = visit.may(Permission::see_pile) && visit.part("label") == working_label;
  const std::string label =
      coming ? std::string(working_label)
             : visit.texts.text(visit.workspace, document, visit.part("label"))->draft.label;
  Values values;
  values["document_link"] = link_to({"d", document});
  values["label"] = coming ? std::string("the next draft") : label;
  put(values, "explain_link",
      visit.may(Permission::answer) ? link_to({"explain", document, label}) : "");
  values["notes_html"] = render_html(
      parse_markdown(visit.workspace.update_notes(document, label), ReadStances::no), {});
  const std::string title = "Update notes of " + values["label"].string_value();
  return page(visit, "notes", title, std::move(values));
}

}  // namespace redraft::web
