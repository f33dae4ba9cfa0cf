// What programs do with change notes.
#include <algorithm>

#include "redraft/json.h"
#include "redraft/json_object.h"
#include "redraft/record_files.h"
#include "web/api.h"
#include "web/routes.h"

namespace redraft::web {

namespace {

// The draft that is asked about; without one, the coming draft.
NoteFilter where(const Visit& visit) {
  const std::string& draft = visit.request.query["draft"];
  return {visit.workspace.resolve_document(visit.part("document")),
          draft.empty() ? std::string(working_label) : draft};
}

std::string notes_json(const NoteFilter& where, const std::vector<ChangeNote>& notes) {
  std::vector<std::pair<std::string, ChangeNote>> labelled;
  for (const ChangeNote& note : notes) {
    labelled.emplace_back(where.label == working_label ? "" : where.label, note);
  }
  return json::notes(where.document, labelled);
}

ChangeNote note_of(const Visit& visit, const NoteFilter& where) {
  for (ChangeNote& note : visit.workspace.notes(where)) {
    if (note.id.text == visit.part("note")) {
      return std::move(note);
    }
  }
  throw Error(ErrorKind::not_found, "find the note: there is none of that id");
}

ChangeNote sent_note(const Request& request) {
  NoteReading reading = read_note_lines(json_on_one_line(request.body) + "\n");
  for (const Finding& finding : reading.findings) {
    if (finding.severity == Severity::error) {
      throw Error(ErrorKind::invalid, "add a note: " + finding.message, finding.hint);
    }
  }
  if (reading.notes.size() != 1) {
    throw Error(ErrorKind::invalid, "add a note: send one note");
  }
  return std::move(reading.notes.front());
}

Response shown(const NoteFilter& where, const ChangeNote& note, int status) {
  const std::string body = notes_json(where, {note});
  return json_answer(body, version_of(body), status);
}

// Does it if the version is the one that was seen, so that nothing comes in between.
Response change(Visit& visit,
                const std::function<Response(const NoteFilter&, const ChangeNote&)>& verb) {
  const NoteFilter asked = where(visit);
  std::optional<Response> response;
  visit.workspace.together([&] {
    const ChangeNote before = note_of(visit, asked);
    response = stale(visit.request, version_of(notes_json(asked, {before})));
    if (!response) {
      response = verb(asked, before);
    }
  });
  visit.workspace.tidy();
  return std::move(*response);
}

}  // namespace

Response api_notes(Visit& visit) {
  const NoteFilter asked = where(visit);
  return json_answer(notes_json(asked, visit.workspace.notes(asked)));
}

Response api_note(Visit& visit) {
  const NoteFilter asked = where(visit);
  return shown(asked, note_of(visit, asked), 200);
}

Response api_add_note(Visit& visit) {
  const NoteFilter asked = where(visit);
  const ChangeNote added = visit.workspace.add_note(asked, sent_note(visit.request));
  Response response = shown(asked, added, 201);
  response.headers.emplace_back(
      "Location", link_to({"api", "v1", "documents", asked.document, "notes", added.id.text}));
  return response;
}

Response api_edit_note(Visit& visit) {
  ChangeNote note = sent_note(visit.request);
  return change(visit, [&](const NoteFilter& asked, const ChangeNote& before) {
    note.id = before.id;
    return shown(asked, visit.workspace.edit_note(asked, note), 200);
  });
}

Response api_remove_note(Visit& visit) {
  return change(visit, [&](const NoteFilter& asked, const ChangeNote& before) {
    visit.workspace.remove_note(asked, before.id);
    return nothing_more();
  });
}

}  // namespace redraft::web
