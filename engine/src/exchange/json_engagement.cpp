// Events, remarks, matrices, assessments and actions.
#include "exchange/json_engagement.h"

#include "redraft/engagement_output.h"

namespace redraft {

namespace exchange {

namespace {

Json day_or_null(const std::optional<Instant>& day) {
  return day ? Json(to_date(*day)) : Json(nullptr);
}

Json score_or_null(const std::optional<Score>& score) {
  if (!score) {
    return nullptr;
  }
  return {{"low", score->low / 2.0}, {"high", score->high / 2.0}};
}

Json counts_value(const char* key, const std::map<std::string, std::size_t>& counts) {
  Json list = Json::array();
  for (const auto& [name, remarks] : counts) {
    list.push_back({{key, name}, {"remarks", remarks}});
  }
  return list;
}

Json event_value(const Event& event) {
  Json present = Json::array();
  for (const Presence& one : event.present) {
    present.push_back({{"organisation", one.organisation}, {"sector", one.sector}});
  }
  return {{"id", event.id.text},
          {"kind", to_string(event.kind)},
          {"title", event.title},
          {"held", day_or_null(event.held)},
          {"host", event.host},
          {"place", event.place},
          {"round", event.round},
          {"about", event.about},
          {"source", event.source},
          {"prompts", event.prompts},
          {"objectives", event.objectives},
          {"groups", event.groups},
          {"present", present},
          {"made", to_rfc3339(event.made)},
          {"made_by", event.made_by},
          {"remarks", event.remarks},
          {"headlines", event.headlines},
          {"unplaced", event.unplaced},
          {"voices", counts_value("group", event.voices)},
          {"sectors", counts_value("sector", event.sectors)}};
}

Json block_value(const WriteUpBlock& block) {
  return {{"kind", to_string(block.kind)},
          {"line", block.line},
          {"last_line", block.last_line},
          {"text", block.text},
          {"prompt", block.prompt},
          {"objective", block.objective},
          {"group", block.group},
          {"headline", block.headline},
          {"cuts", block.cuts},
          {"doubt", block.doubt},
          {"prose", block.prose}};
}

Json cell_value(const MatrixCell& cell) {
  return {{"level", cell.level},
          {"value", cell.value},
          {"anchor", text_or_null(cell.anchor)},
          {"number", cell.number},
          {"text", cell.text}};
}

Json assessment_value(const Assessment& assessment) {
  Json notes = Json::array();
  for (const AssessmentNote& note : assessment.notes) {
    notes.push_back({{"kind", to_string(note.kind)},
                     {"body", note.body},
                     {"scope", note.scope},
                     {"score", score_or_null(note.score)}});
  }
  return {{"id", assessment.id.text},
          {"event", assessment.event.text},
          {"held", day_or_null(assessment.held)},
          {"round", assessment.round},
          {"document", assessment.document},
          {"draft", assessment.draft},
          {"dimension", assessment.dimension},
          {"dimension_name", assessment.dimension_name},
          {"group", assessment.group},
          {"organisation", assessment.organisation},
          {"sector", assessment.sector},
          {"score", score_or_null(assessment.score)},
          {"words", assessment.words},
          {"notes", notes},
          {"made", to_rfc3339(assessment.made)},
          {"made_by", assessment.made_by}};
}

Json action_value(const Action& action) {
  Json steps = Json::array();
  for (const ActionStep& step : action.steps) {
    steps.push_back({{"state", to_string(step.state)},
                     {"note", step.note},
                     {"since", to_rfc3339(step.since)},
                     {"decided_by", step.decided_by}});
  }
  Json evidence = Json::array();
  for (const ActionEvidence& one : action.evidence) {
    evidence.push_back(
        {{"body", one.body}, {"made", to_rfc3339(one.made)}, {"made_by", one.made_by}});
  }
  Json statements = Json::array();
  for (const Address& statement : action.commitments) {
    statements.push_back(to_string(statement));
  }
  return {{"id", action.id.text},
          {"body", action.body},
          {"state", to_string(action.state())},
          {"event", text_or_null(action.event)},
          {"remark", text_or_null(action.remark)},
          {"document", text_or_null(action.document)},
          {"dimension", text_or_null(action.dimension)},
          {"dimension_name", action.dimension_name},
          {"target", score_or_null(action.target)},
          {"owner", action.owner},
          {"due", day_or_null(action.due)},
          {"overdue", action.overdue},
          {"unowned", action.unowned},
          {"history", steps},
          {"evidence", evidence},
          {"statements", statements},
          {"made", to_rfc3339(action.made)},
          {"made_by", action.made_by}};
}

}  // namespace

Json remark_value(const Remark& remark, json::Names names) {
  Json reviewer = {{"ref", text_or_null(remark.reviewer.ref)},
                   {"organisation", remark.reviewer.organisation},
                   {"sector", remark.reviewer.sector}};
  if (names == json::Names::shown && remark.person) {
    reviewer["name"] = remark.person->name;
    reviewer["email"] = remark.person->email;
  }
  Json links = Json::array();
  for (const RemarkLink& link : remark.links) {
    links.push_back({{"use", to_string(link.use)},
                     {"document", link.document},
                     {"draft", link.draft},
                     {"anchor", text_or_null(link.anchor)},
                     {"note", text_or_null(link.note)}});
  }
  return {{"id", remark.id.text},
          {"event", remark.event.text},
          {"event_title", remark.event_title},
          {"held", day_or_null(remark.held)},
          {"line", remark.line},
          {"prompt", remark.prompt},
          {"objective", remark.objective},
          {"group", remark.group},
          {"body", remark.body},
          {"reviewer", reviewer},
          {"attribution", to_string(remark.attribution)},
          {"consent", to_string(remark.consent)},
          {"headline", remark.headline},
          {"withdrawn", remark.withdrawn},
          {"moderation", to_string(remark.moderation)},
          {"created", to_rfc3339(remark.created)},
          {"links", links}};
}

}  // namespace exchange

namespace json {

using exchange::Json;

namespace {

template <class Items, class Value>
Json values_of(const Items& items, Value value) {
  Json list = Json::array();
  for (const auto& item : items) {
    list.push_back(value(item));
  }
  return list;
}

}  // namespace

std::string events(const std::vector<Event>& events) {
  Json value = exchange::shape("redraft/events/1");
  value["events"] = values_of(events, exchange::event_value);
  return exchange::finished(value);
}

std::string event_grid(const EventGrid& grid) {
  Json value = exchange::shape("redraft/event-grid/1");
  value["event"] = grid.event.text;
  value["title"] = grid.title;
  value["least"] = grid.least;
  value["prompts"] = grid.prompts;
  value["rows"] = values_of(grid.rows, [&](const EventGrid::Row& row) -> Json {
    return {{"objective", row.objective},
            {"cells", values_of(row.counts, [&](std::size_t count) -> Json {
               const bool told = grid.least == 0;
               return {{"remarks", told ? Json(count) : Json(nullptr)},
                       {"enough", told ? count != 0 : count >= grid.least}};
             })}};
  });
  return exchange::finished(value);
}

std::string remarks(const std::vector<Remark>& remarks, Names names,
                    const std::vector<std::pair<Instant, std::string>>& history) {
  Json value = exchange::shape("redraft/remarks/1");
  value["remarks"] = values_of(
      remarks, [&](const Remark& remark) { return exchange::remark_value(remark, names); });
  value["history"] = values_of(history, [](const auto& before) -> Json {
    return {{"replaced", to_rfc3339(before.first)}, {"body", before.second}};
  });
  return exchange::finished(value);
}

std::string write_up(const WriteUp& write_up) {
  Json value = exchange::shape("redraft/write-up/1");
  value["title"] = write_up.title;
  value["held"] = write_up.held ? Json(to_date(*write_up.held)) : Json();
  value["blocks"] = values_of(write_up.blocks, exchange::block_value);
  return exchange::finished(value);
}

std::string matrix(const Matrix& matrix, const std::vector<Finding>& findings) {
  Json value = exchange::shape("redraft/matrix/1");
  value["document"] = exchange::text_or_null(matrix.document);
  value["draft"] = exchange::text_or_null(matrix.label);
  value["dimensions"] = values_of(matrix.dimensions, [](const Dimension& dimension) -> Json {
    return {{"name", dimension.name},
            {"anchor", exchange::text_or_null(dimension.anchor)},
            {"number", dimension.number},
            {"levels", values_of(dimension.cells, exchange::cell_value)}};
  });
  value["findings"] = exchange::list_of(findings);
  return exchange::finished(value);
}

std::string assessments(const std::vector<Assessment>& assessments) {
  Json value = exchange::shape("redraft/assessments/1");
  value["assessments"] = values_of(assessments, exchange::assessment_value);
  return exchange::finished(value);
}

std::string actions(const std::vector<Action>& actions) {
  Json value = exchange::shape("redraft/actions/1");
  value["actions"] = values_of(actions, exchange::action_value);
  return exchange::finished(value);
}

}  // namespace json

}  // namespace redraft
