#include "exchange/json_statements.h"
#include "exchange/json_text.h"
#include "redraft/diff_formats.h"
#include "redraft/json.h"

namespace redraft {

namespace exchange {

// Only ever written into a JsonText: a comparison is large.
static void members(JsonText& object, const ComparedChange& compared) {
  const Change& change = compared.change;
  object.put("kind", to_string(change.kind));
  object.put("reworded", change.reworded);
  object.put("typographic", change.typographic);
  object.put("moved", change.moved);
  object.list("from", compared.from);
  object.list("to", compared.to);
  object.put("confidence", fraction(change.confidence));
  object.put("runner_up", fraction(change.runner_up));
  object.put("basis", to_string(change.basis));
  object.put("significance", to_string(compared.significance));
  object.put("reasons", names_of(compared.reasons));
  if (compared.stance_change) {
    object.object("stance_change", [&] {
      object.put("from", names_of(compared.stance_change->from));
      object.put("to", names_of(compared.stance_change->to));
    });
  } else {
    object.put("stance_change", Json(nullptr));
  }
  object.put("flags", compared.flags);
  object.list("words", compared.words);
}

namespace {

// As section_path(), which the text floor has: this one does not link it.
std::vector<std::string> titles_above(const Document& document, const Statement& statement) {
  std::vector<std::string> titles;
  for (std::size_t at = statement.section; at != no_section; at = document.sections[at].parent) {
    titles.insert(titles.begin(), document.sections[at].title);
  }
  return titles;
}

Json draft_value(const Draft& draft) {
  return {{"document", draft.document},
          {"label", draft.label},
          {"sequence", draft.sequence},
          {"previous", text_or_null(draft.previous)},
          {"state", to_string(draft.state)},
          {"summary", draft.summary},
          {"published", to_rfc3339(draft.published)},
          {"commit", text_or_null(draft.commit)},
          {"text", text_or_null(draft.text)},
          {"statements", draft.statements}};
}

Json stage_value(const LifeStage& stage) {
  Json comments = Json::array();
  for (const CommentId& id : stage.comments) {
    comments.push_back(id.text);
  }
  return {{"label", text_or_null(stage.label)},
          {"state", to_string(stage.state)},
          {"present", stage.present},
          {"number", text_or_null(stage.number)},
          {"section", stage.section},
          {"text", stage.text},
          {"change", stage.change ? Json(to_string(*stage.change)) : Json(nullptr)},
          {"reworded", stage.reworded},
          {"moved", stage.moved},
          {"from", stage.from},
          {"to", stage.to},
          {"words", list_of(stage.words)},
          {"notes", list_of(stage.notes)},
          {"comments", comments}};
}

Json question_value(const StatusQuestion& question) {
  return {{"from", value_of(question.from)},
          {"to", value_of(question.to)},
          {"other", question.other ? value_of(*question.other) : Json(nullptr)},
          {"linked", question.linked},
          {"confidence", fraction(question.confidence)}};
}

Json response_value(const std::optional<AwaitedResponse>& response) {
  if (!response) {
    return nullptr;
  }
  return {{"draft", response->label},
          {"closed", to_rfc3339(response->closed)},
          {"days", response->days},
          {"unanswered", response->unanswered},
          {"overdue", response->overdue()}};
}

Json status_value(const DocumentStatus& status) {
  Json last = nullptr;
  if (status.last) {
    last = {{"label", status.last->label}, {"state", to_string(status.last->state)}};
  }
  Json questions = Json::array();
  for (const StatusQuestion& question : status.questions) {
    questions.push_back(question_value(question));
  }
  return {{"document", status.document},
          {"path", status.path},
          {"last_draft", std::move(last)},
          {"text_changed", status.text_changed},
          {"changes", counts_of(status.changes)},
          {"unanswered", status.unanswered},
          {"response", response_value(status.response)},
          {"tray", status.tray},
          {"questions", std::move(questions)},
          {"findings", list_of(status.findings)}};
}

}  // namespace

Json statements_value(const std::string& document, const std::string& label, const Document& text,
                      const std::vector<std::string>& anchors) {
  Json list = Json::array();
  for (std::size_t i = 0; i < text.statements.size(); ++i) {
    const Statement& statement = text.statements[i];
    list.push_back({{"anchor", i < anchors.size() ? text_or_null(anchors[i]) : Json(nullptr)},
                    {"number", statement.number},
                    {"section", titles_above(text, statement)},
                    {"kind", to_string(statement.kind)},
                    {"level", statement.level},
                    {"stances", words_of(statement.stances)},
                    {"text", statement.text},
                    {"markdown", text.source.substr(statement.source.begin,
                                                    statement.source.end - statement.source.begin)},
                    {"line", statement.line}});
  }
  Json value = shape("redraft/statements/1");
  value["document"] = document;
  value["draft"] = text_or_null(label);
  value["statements"] = std::move(list);
  return value;
}

}  // namespace exchange

namespace json {

using exchange::Json;
using exchange::text_or_null;

std::string statements(const std::string& document, const std::string& label, const Document& text,
                       const std::vector<std::string>& anchors) {
  return exchange::finished(exchange::statements_value(document, label, text, anchors));
}

std::string drafts(const std::vector<Draft>& drafts, const ClosingDates& closes) {
  Json value = exchange::shape("redraft/drafts/1");
  value["drafts"] = Json::array();
  for (const Draft& draft : drafts) {
    Json item = exchange::draft_value(draft);
    const auto date = closes.find({draft.document, draft.label});
    item["closes"] = date == closes.end() ? Json(nullptr) : Json(to_rfc3339(date->second));
    value["drafts"].push_back(std::move(item));
  }
  return exchange::finished(value);
}

std::string diff(const Comparison& comparison, bool all) {
  std::string text;
  write_diff(comparison, all, [&](std::string_view part) { text += part; });
  return text;
}

void write_diff(const Comparison& comparison, bool all, const Sink& sink) {
  CountsByKind counts;
  for (const ComparedChange& compared : comparison.changes) {
    ++counts[compared.change.kind];
  }
  Json value = exchange::shape("redraft/diff/1");
  value["from"] = {{"document", text_or_null(comparison.from_document)},
                   {"draft", text_or_null(comparison.from_label)}};
  value["to"] = {{"document", text_or_null(comparison.to_document)},
                 {"draft", text_or_null(comparison.to_label)}};
  value["summary"] = summary_of(comparison);
  value["counts"] = exchange::counts_of(counts);
  value["significance"] = exchange::significance_value(comparison);
  exchange::JsonText text(value, sink);
  exchange::put_substance(text, "substance", comparison);
  text.begin_list("changes");
  for (const ComparedChange& compared : comparison.changes) {
    const Change& change = compared.change;
    // A change of quotes or dashes alone is of kind unchanged, yet a reader wants to see it.
    if (all || change.kind != ChangeKind::unchanged || change.typographic) {
      text.item(compared);
    }
  }
  text.end_list();
  sink(text.finished());
}

std::string log(const StatementLife& life) {
  Json value = exchange::shape("redraft/log/1");
  value["document"] = life.document;
  value["anchor"] = life.anchor;
  value["drafts"] = Json::array();
  for (const LifeStage& stage : life.drafts) {
    value["drafts"].push_back(exchange::stage_value(stage));
  }
  value["working"] = life.working ? exchange::stage_value(*life.working) : Json(nullptr);
  return exchange::finished(value);
}

std::string status(const std::vector<DocumentStatus>& documents) {
  Json value = exchange::shape("redraft/status/1");
  value["documents"] = Json::array();
  for (const DocumentStatus& document : documents) {
    value["documents"].push_back(exchange::status_value(document));
  }
  return exchange::finished(value);
}

std::string notes(const std::string& document,
                  const std::vector<std::pair<std::string, ChangeNote>>& notes) {
  Json value = exchange::shape("redraft/notes/1");
  value["document"] = document;
  value["notes"] = Json::array();
  for (const auto& [label, note] : notes) {
    Json item = exchange::value_of(note);
    item["draft"] = text_or_null(label);
    value["notes"].push_back(std::move(item));
  }
  return exchange::finished(value);
}

std::string update_notes(const std::string& document, const std::string& label,
                         const std::string& markdown) {
  Json value = exchange::shape("redraft/update-notes/1");
  value["document"] = document;
  value["draft"] = text_or_null(label);
  value["markdown"] = markdown;
  return exchange::finished(value);
}

}  // namespace json

}  // namespace redraft
