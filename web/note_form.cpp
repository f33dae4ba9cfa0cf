#include "web/note_form.h"

#include <algorithm>
#include <set>

#include "redraft/error.h"
#include "web/change_values.h"
#include "web/comment_page.h"
#include "web/comment_values.h"
#include "web/markup.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

bool holds(const std::vector<std::string>& list, const std::string& one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

Values box(const std::string& field, const std::string& value, const std::string& words,
           bool ticked) {
  Values one;
  one["field"] = field;
  one["value"] = value;
  one["words"] = words;
  one["ticked"] = ticked;
  return one;
}

// Every change, and what the note names although it did not change.
ValueList change_boxes(const Comparison& comparison, const std::vector<Explanation>& all,
                       const std::vector<std::string>& anchors) {
  ValueList list;
  std::set<std::string> shown;
  const auto add = [&](const std::string& anchor, const std::string& words, bool ticked) {
    if (shown.insert(anchor).second) {
      list.push_back(box(list.empty() ? "on" : "on-" + anchor, anchor, words, ticked));
    }
  };
  for (const std::string& anchor : anchors) {
    const bool changed = std::any_of(all.begin(), all.end(), [&](const Explanation& explanation) {
      const ComparedChange& change = comparison.changes[explanation.change];
      const auto names = [&](const StatementRef& statement) { return statement.anchor == anchor; };
      return std::any_of(change.from.begin(), change.from.end(), names) ||
             std::any_of(change.to.begin(), change.to.end(), names);
    });
    if (!changed) {
      add(anchor, anchor + ": did not change", true);
    }
  }
  // What is ticked comes first: the list may be long.
  for (const bool ticked : {true, false}) {
    for (const Explanation& explanation : all) {
      const ComparedChange& change = comparison.changes[explanation.change];
      // A note may name the change by any of its statements.
      std::string named = explanation.anchor;
      for (const auto* side : {&change.to, &change.from}) {
        for (const StatementRef& statement : *side) {
          named = holds(anchors, statement.anchor) ? statement.anchor : named;
        }
      }
      if (holds(anchors, named) == ticked) {
        add(named, where_words(change) + ": " + change_words(change) + ". " + beginning(change),
            ticked);
      }
    }
  }
  return list;
}

// Comments that stand on the statements of the changes, and those it rests on already.
ValueList comment_boxes(Visit& visit, const NotePlace& place, const TypedNote& typed) {
  ValueList list;
  std::set<std::string> shown;
  const auto add = [&](const Comment& comment) {
    // What was said of the draft itself came after its changes.
    if (comment.status != CommentStatus::withdrawn && comment.draft != place.label &&
        shown.insert(comment.id.text).second) {
      list.push_back(box("rests-on-" + comment.id.text, comment.id.text,
                         comment.id.text + ": " + beginning(comment.body),
                         holds(typed.comments, comment.id.text)));
    }
  };
  for (const std::string& id : typed.comments) {
    try {
      add(visit.workspace.comment(id, "", CommentView{}));
    } catch (const Error&) {
      continue;  // what is typed by hand is told when it is saved
    }
  }
  for (const std::string& anchor : typed.anchors) {
    CommentFilter filter;
    filter.document = place.document;
    filter.placed_on = place.label;
    filter.anchor = anchor;
    visit.workspace.each_comment(filter, add);
  }
  return list;
}

}  // namespace

std::string NotePlace::name() const {
  return label == working_label ? "the next draft" : label;
}

NotePlace note_place(Visit& visit, const std::string& document, const std::string& label) {
  NotePlace place;
  place.document = visit.workspace.resolve_document(document);
  const std::vector<Draft> drafts = visit.workspace.drafts(place.document);
  if (label == working_label) {
    place.label = label;
    place.previous = drafts.empty() ? "" : drafts.back().label;
  } else {
    const Draft& draft = visit.texts.text(visit.workspace, place.document, label)->draft;
    place.label = draft.label;
    place.previous = draft.previous;
  }
  if (place.previous.empty()) {
    throw Error(ErrorKind::not_found, "explain changes: nothing changed in the first draft");
  }
  return place;
}

Comparison changes_at(const Visit& visit, const NotePlace& place) {
  return visit.workspace.compare(place.document, place.previous, place.label);
}

ChangeNote note_at(const Visit& visit, const NotePlace& place, const std::string& id) {
  for (ChangeNote& note : visit.workspace.notes({place.document, place.label})) {
    if (note.id.text == id) {
      return std::move(note);
    }
  }
  throw Error(ErrorKind::not_found, "change the note: there is none of this id");
}

TypedNote typed_from(const ChangeNote& note) {
  TypedNote typed{note.what, note.why, note.avoided, {}, note.anchors, {}, false};
  for (const CommentId& id : note.comments) {
    typed.comments.push_back(id.text);
  }
  typed.editorial = note.significance == Significance::editorial;
  return typed;
}

TypedNote sent_note(const Fields& form) {
  return {form["what"],
          form["why"],
          form["avoided"],
          form["comments"],
          form.all("on"),
          form.all("rests-on"),
          form["significance"] == to_string(Significance::editorial)};
}

ChangeNote note_of(const TypedNote& typed) {
  ChangeNote note;
  note.what = typed.what;
  note.why = typed.why;
  note.avoided = typed.avoided;
  note.anchors = typed.anchors;
  std::vector<std::string> ids = typed.comments;
  for (std::size_t at = typed.more_comments.find_first_not_of(" ,;\n"); at != std::string::npos;) {
    const std::size_t end =
        std::min(typed.more_comments.find_first_of(" ,;\n", at), typed.more_comments.size());
    ids.push_back(typed.more_comments.substr(at, end - at));
    at = typed.more_comments.find_first_not_of(" ,;\n", end);
  }
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (std::find(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(i), ids[i]) ==
        ids.begin() + static_cast<std::ptrdiff_t>(i)) {
      note.comments.push_back({ids[i]});
    }
  }
  note.significance = typed.editorial ? Significance::editorial : Significance::substantive;
  return note;
}

Response show_note_form(Visit& visit, const NotePlace& place, const TypedNote& typed,
                        const std::string& field, const std::string& message) {
  const Comparison comparison = changes_at(visit, place);
  const std::vector<Explanation> all = explanations(comparison, {});
  const std::string& id = visit.part("id");
  Values values;
  values["label"] = place.name();
  values["back"] = link_to({"explain", place.document, place.label});
  values["action"] = id.empty() ? link_to({"note", place.document, place.label})
                                : link_to({"note", place.document, place.label, id});
  put(values, "id", id);
  put(values, "note_link", id.empty() ? "" : link_to({"n", id}));
  put(values, "what", typed.what);
  put(values, "why", typed.why);
  put(values, "avoided", typed.avoided);
  put(values, "more_comments", typed.more_comments);
  values["editorial"] = typed.editorial;
  ValueList redlines;
  for (const Explanation& explanation : all) {
    const ComparedChange& change = comparison.changes[explanation.change];
    if (holds(typed.anchors, explanation.anchor)) {
      redlines.push_back(change_values(comparison, change, explanation.anchor, Show::inline_text));
    }
  }
  values["changes"] = redlines;
  const ValueList boxes = change_boxes(comparison, all, typed.anchors);
  values["has_boxes"] = !boxes.empty();
  values["boxes"] = boxes;
  const ValueList comments = comment_boxes(visit, place, typed);
  values["has_comments"] = !comments.empty();
  values["comments"] = comments;
  put(values, "what_error", "");
  put(values, "comments_error", "");
  if (!field.empty()) {
    put_error(values, field, message);
  }
  return page(visit, "note_form", id.empty() ? "Explain a change" : "Change a note",
              std::move(values), field.empty() ? 200 : 422);
}

}  // namespace redraft::web
