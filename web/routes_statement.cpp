// One statement on one draft: its words, its comments, its whole life.
#include <algorithm>

#include "redraft/error.h"
#include "redraft/rules.h"
#include "web/change_values.h"
#include "web/comment_values.h"
#include "web/markup.h"
#include "web/routes.h"
#include "web/standing_values.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

std::string path_words(const std::vector<std::string>& section) {
  std::string words;
  for (const std::string& title : section) {
    words += (words.empty() ? "" : " › ") + title;
  }
  return words;
}

ValueList notes_of(const LifeStage& stage) {
  ValueList list;
  for (const ChangeNote& note : stage.notes) {
    list.push_back(note_values(note));
  }
  return list;
}

Values stage_values(const std::string& document, const std::string& anchor,
                    const LifeStage& stage) {
  Values values;
  values["stage"] = stage.label;
  put(values, "link", stage.present ? link_to({"d", document, stage.label, anchor}) : "");
  values["what"] = !stage.present && !stage.change
                       ? std::string("not in this draft")
                       : (stage.change ? change_words(*stage.change, stage.reworded, stage.moved)
                                       : std::string("first in the document"));
  put(values, "change_link",
      stage.change && *stage.change != ChangeKind::unchanged && !stage.label.empty()
          ? link_to({"change", document, stage.label, anchor})
          : "");
  const bool changed = std::any_of(stage.words.begin(), stage.words.end(),
                                   [](const Edit& edit) { return edit.op != EditOp::keep; });
  put(values, "words_html",
      changed        ? redline_html(stage.words)
      : stage.change ? ""
                     : escape(stage.text));
  ValueList related;
  for (const std::vector<std::string>* anchors : {&stage.from, &stage.to}) {
    for (const std::string& other : *anchors) {
      Values one;
      one["anchor"] = other;
      one["link"] = link_to({"s", document, other});
      related.push_back(std::move(one));
    }
  }
  put(values, "relation",
      related.empty() ? "" : (stage.from.empty() ? "Its words went to:" : "Together with:"));
  values["related"] = related;
  values["notes"] = notes_of(stage);
  return values;
}

void add_life(Visit& visit, const std::string& document, const std::string& anchor,
              Values& values) {
  const StatementLife life = visit.workspace.life({document, anchor, ""});
  add_sources(visit, life, values);
  ValueList stages;
  for (auto stage = life.drafts.rbegin(); stage != life.drafts.rend(); ++stage) {
    stages.push_back(stage_values(document, anchor, *stage));
  }
  values["stages"] = stages;
}

void add_comments(Visit& visit, const std::string& document, const std::string& label,
                  const std::string& anchor, Values& values) {
  ValueList list;
  for (const Comment& comment : comments_on(visit, document, label, anchor)) {
    list.push_back(comment_values(visit, comment));
  }
  values["comment_count"] =
      list.empty() ? std::string("No comments yet") : count_words(list.size(), "comment");
  values["comments"] = list;
}

void add_draft(Visit& visit, const std::string& document, const Draft& draft, Values& values) {
  values["document_link"] = link_to({"d", document});
  values["draft_link"] = link_to({"d", document, draft.label});
  values["label"] = draft.label;
  values["state"] = state_words(draft.state);
  values["open"] = takes_comments(draft.state);
  for (const Draft& other : visit.workspace.drafts(document)) {
    if (!takes_comments(draft.state) && takes_comments(other.state)) {
      values["open_label"] = other.label;
      values["open_link"] = link_to({"d", document, other.label});
    }
  }
}

Response whole_page(Visit& visit, const std::string& document, const Draft& draft) {
  Values values;
  add_draft(visit, document, draft, values);
  values["heading"] = "The document as a whole";
  values["section"] = document;
  values["noun"] = "document";
  put(values, "text", "");
  put(values, "anchor", "");
  values["short_link"] = link_to({"s", document, whole_document});
  values["comment_link"] = link_to({"comment", document, draft.label});
  put(values, "words_link", "");
  add_comments(visit, document, draft.label, "", values);
  return page(visit, "statement", "The document as a whole, " + draft.label, std::move(values));
}

}  // namespace

Response statement_page(Visit& visit) {
  const std::string document = visit.workspace.resolve_document(visit.part("document"));
  const auto text = visit.texts.text(visit.workspace, document, visit.part("label"));
  const Draft& draft = text->draft;
  if (visit.part("anchor") == whole_document) {
    return whole_page(visit, document, draft);
  }
  const auto index = find_statement(*text, visit.part("anchor"));
  if (!index) {
    throw Error(ErrorKind::not_found, "show the statement: it is not on this draft");
  }
  const std::string& anchor = text->anchors[*index];
  const Statement& statement = text->document.statements[*index];
  const bool heading = statement.kind == StatementKind::heading;
  Values values;
  add_draft(visit, document, draft, values);
  values["anchor"] = anchor;
  values["heading"] = (heading ? "Section " : "Statement ") + statement.number;
  values["section"] = path_words(section_path(text->document, statement));
  values["noun"] = heading ? "section" : "statement";
  values["text"] = statement.text;
  std::string stances;
  for (const Stance stance : statement.stances) {
    stances += (stances.empty() ? "" : ", ") + to_string(stance);
  }
  put(values, "stances", stances == "other" ? "" : with_capital(stances));
  values["short_link"] = link_to({"s", document, anchor});
  values["comment_link"] = link_to({"comment", document, draft.label, anchor});
  values["has_words"] = !heading;
  values["words_link"] = link_to({"words", document, draft.label, anchor});
  values["suggest_link"] = link_to({"comment", document, draft.label, anchor}) + "?suggest=yes";
  add_comments(visit, document, draft.label, anchor, values);
  add_life(visit, document, anchor, values);
  add_standing(visit, *text, *index, values);
  const std::string title = values["heading"].string_value();
  return page(visit, "statement", title + " of " + draft.label, std::move(values));
}

Response newest_statement(Visit& visit) {
  const std::string document = visit.workspace.resolve_document(visit.part("document"));
  const std::string& anchor = visit.part("anchor");
  const std::vector<Draft> drafts = visit.workspace.drafts(document);
  for (auto draft = drafts.rbegin(); draft != drafts.rend(); ++draft) {
    const auto text = visit.texts.text(visit.workspace, document, draft->label);
    if (anchor == whole_document ||
        std::find(text->anchors.begin(), text->anchors.end(), anchor) != text->anchors.end()) {
      return go_to(link_to({"d", document, draft->label, anchor}));
    }
  }
  throw Error(ErrorKind::not_found, "show the statement: it is on no draft");
}

}  // namespace redraft::web
