// Change notes: beside the changes they explain, written, and read by everyone.
#include <algorithm>

#include "redraft/error.h"
#include "redraft/percent.h"
#include "web/change_values.h"
#include "web/comment_page.h"
#include "web/comment_values.h"
#include "web/markup.h"
#include "web/note_form.h"
#include "web/routes.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

std::string explain_link(const NotePlace& place) {
  return link_to({"explain", place.document, place.label});
}

Values explained_values(const NotePlace& place, const Comparison& comparison,
                        const Explanation& explanation, const std::vector<ChangeNote>& notes) {
  Values one = change_values(comparison, comparison.changes[explanation.change], explanation.anchor,
                             Show::inline_text);
  const Status status = status_of(explanation);
  ValueList list;
  for (const std::size_t index : explanation.notes) {
    Values note = note_values(notes[index]);
    note["edit_link"] = link_to({"note", place.document, place.label, notes[index].id.text});
    list.push_back(std::move(note));
  }
  one["notes"] = list;
  one["wanted"] = status == Status::wanted;
  one["not_needed"] = status == Status::not_needed;
  one["write_link"] =
      link_to({"note", place.document, place.label}) + "?on=" + percent_encoded(explanation.anchor);
  return one;
}

// Of notes that explain nothing: what they name did not change.
ValueList idle_notes(const NotePlace& place, const std::vector<Explanation>& explanations,
                     const std::vector<ChangeNote>& notes) {
  ValueList list;
  for (std::size_t i = 0; i < notes.size(); ++i) {
    const bool used =
        std::any_of(explanations.begin(), explanations.end(), [&](const Explanation& explanation) {
          return std::find(explanation.notes.begin(), explanation.notes.end(), i) !=
                 explanation.notes.end();
        });
    if (!used) {
      Values one = note_values(notes[i]);
      one["edit_link"] = link_to({"note", place.document, place.label, notes[i].id.text});
      list.push_back(std::move(one));
    }
  }
  return list;
}

// Those of its comments that they may see.
ValueList comments_of(const Visit& visit, const ChangeNote& note, std::size_t& hidden) {
  ValueList list;
  for (const CommentId& id : note.comments) {
    try {
      list.push_back(comment_values(visit, visit.comment(id.text, "")));
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::not_found) {
        throw;
      }
      ++hidden;
    }
  }
  return list;
}

}  // namespace

Response explain_page(Visit& visit) {
  const NotePlace place = note_place(visit, visit.part("document"), visit.part("label"));
  const Comparison comparison = changes_at(visit, place);
  const std::vector<ChangeNote> notes = visit.workspace.notes({place.document, place.label});
  const std::vector<Explanation> all = explanations(comparison, notes);
  const bool only = visit.request.query["only"] == "unexplained";
  std::size_t wanted = 0;
  std::size_t open = 0;
  ValueList changes;
  for (const Explanation& explanation : all) {
    const Status status = status_of(explanation);
    wanted += explanation.wanted ? 1 : 0;
    open += status == Status::wanted ? 1 : 0;
    if (!only || status == Status::wanted) {
      changes.push_back(explained_values(place, comparison, explanation, notes));
    }
  }
  Values values;
  const ValueList idle = idle_notes(place, all, notes);
  values["document"] = place.document;
  values["pile_link"] = link_to({"pile", place.document});
  values["from"] = comparison.from_label;
  values["to"] = place.name();
  values["wanted"] = std::to_string(wanted);
  values["explained"] = std::to_string(wanted - open);
  values["complete"] = open == 0;
  values["only"] = only;
  values["all_link"] = explain_link(place);
  values["open_link"] = explain_link(place) + "?only=unexplained";
  values["notes_link"] = link_to({"notes", place.document, place.label});
  values["new_link"] = link_to({"note", place.document, place.label});
  values["changes"] = changes;
  values["has_idle"] = !idle.empty();
  values["idle"] = idle;
  return page(visit, "explain", "Changes and notes of " + place.name(), std::move(values));
}

Response note_page(Visit& visit) {
  const FoundNote found = visit.workspace.note(visit.part("id"));
  const bool coming = found.label == working_label;
  if (coming && !visit.may(Permission::see_pile)) {
    throw Error(ErrorKind::not_found, "show the note: its draft is not published");
  }
  const NotePlace place = note_place(visit, found.document, found.label);
  const Comparison comparison = changes_at(visit, place);
  ValueList changes;
  for (const Explanation& explanation : explanations(comparison, {found.note})) {
    if (!explanation.notes.empty()) {
      changes.push_back(change_values(comparison, comparison.changes[explanation.change],
                                      explanation.anchor, Show::inline_text));
    }
  }
  std::size_t hidden = 0;
  const ValueList comments = comments_of(visit, found.note, hidden);
  Values values = note_values(found.note);
  values["document_link"] = link_to({"d", place.document});
  values["label"] = place.name();
  put(values, "draft_link", coming ? "" : link_to({"d", place.document, place.label}));
  values["notes_link"] = link_to({"notes", place.document, place.label});
  values["editorial"] = found.note.significance == Significance::editorial;
  put(values, "edit_link",
      visit.may(Permission::answer)
          ? link_to({"note", place.document, place.label, found.note.id.text})
          : "");
  values["changes"] = changes;
  values["has_comments"] = !comments.empty() || hidden != 0;
  values["comments"] = comments;
  put(values, "hidden",
      hidden == 0 ? "" : count_words(hidden, "comment") + " of these cannot be shown here.");
  return page(visit, "note", "Note on what changed in " + place.name(), std::move(values));
}

Response note_form(Visit& visit) {
  const NotePlace place = note_place(visit, visit.part("document"), visit.part("label"));
  TypedNote typed;
  if (const std::string& id = visit.part("id"); !id.empty()) {
    typed = typed_from(note_at(visit, place, id));
  } else {
    typed.anchors = visit.request.query.all("on");
  }
  return show_note_form(visit, place, typed);
}

Response save_note(Visit& visit) {
  const NotePlace place = note_place(visit, visit.part("document"), visit.part("label"));
  const std::string& id = visit.part("id");
  if (!id.empty() && visit.request.form["do"] == "remove") {
    visit.workspace.remove_note({place.document, place.label}, {id});
    return go_to(explain_link(place) + "?done=removed");
  }
  const TypedNote typed = sent_note(visit.request.form);
  if (is_blank(typed.what)) {
    return show_note_form(visit, place, typed, "what", "Enter what changed");
  }
  try {
    ChangeNote note = note_of(typed);
    if (id.empty()) {
      note = visit.workspace.add_note({place.document, place.label}, note);
    } else {
      note.id.text = note_at(visit, place, id).id.text;
      note = visit.workspace.edit_note({place.document, place.label}, note);
    }
    return go_to(explain_link(place) + "?done=noted" +
                 (note.anchors.empty() ? "" : "#" + percent_encoded(note.anchors.front())));
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::invalid && error.kind() != ErrorKind::not_found) {
      throw;
    }
    return show_note_form(visit, place, typed, "comments", why(error));
  }
}

}  // namespace redraft::web
