// Links, glossaries, findings of drafting rules, and concerns.
#include "redraft/json_governance.h"

#include "exchange/json_statements.h"

namespace redraft {

namespace exchange {

namespace {

Json place_value(const DraftText& text, std::size_t statement) {
  return {{"anchor", text_or_null(statement < text.anchors.size() ? text.anchors[statement] : "")},
          {"number", text.document.statements.at(statement).number}};
}

Json end_value(const LinkEnd& end) {
  return {{"document", end.document}, {"anchor", end.anchor}, {"hash", end.text}};
}

Json step_value(const ConcernStep& step) {
  return {{"kind", to_string(step.kind)},
          {"taken", to_rfc3339(step.taken)},
          {"words", step.words},
          {"outcome", step.outcome ? Json(to_string(*step.outcome)) : Json(nullptr)},
          {"handler", step.handler}};
}

}  // namespace

}  // namespace exchange

namespace json {

using exchange::Json;

std::string links(const std::vector<Link>& links) {
  Json value = exchange::shape("redraft/links/1");
  value["links"] = Json::array();
  for (const Link& link : links) {
    value["links"].push_back({{"id", link.id.text},
                              {"from", exchange::end_value(link.from)},
                              {"to", exchange::end_value(link.to)},
                              {"note", link.note},
                              {"seen", to_rfc3339(link.seen)}});
  }
  return exchange::finished(value);
}

std::string glossary(const DraftText& text, const std::vector<GlossaryTerm>& terms) {
  Json value = exchange::shape("redraft/glossary/1");
  value["document"] = text.draft.document;
  value["draft"] = exchange::text_or_null(exchange::shown_label(text.draft));
  value["terms"] = Json::array();
  for (const GlossaryTerm& term : terms) {
    Json uses = Json::array();
    for (const std::size_t use : term.uses) {
      uses.push_back(exchange::place_value(text, use));
    }
    Json item = {{"term", term.term}, {"sentence", term.sentence}};
    item.update(exchange::place_value(text, term.statement));
    item["uses"] = std::move(uses);
    value["terms"].push_back(std::move(item));
  }
  return exchange::finished(value);
}

std::string rule_findings(const DraftText& text, const std::vector<RuleFinding>& findings) {
  Json value = exchange::shape("redraft/rule-findings/1");
  value["document"] = text.draft.document;
  value["draft"] = exchange::text_or_null(exchange::shown_label(text.draft));
  value["findings"] = Json::array();
  for (const RuleFinding& finding : findings) {
    Json item = {{"rule", finding.rule}, {"severity", to_string(finding.severity)}};
    item.update(exchange::place_value(text, finding.statement));
    item["start"] = finding.start;
    item["end"] = finding.end;
    item["line"] = text.document.statements.at(finding.statement).line;
    item["message"] = finding.message;
    item["waived"] = finding.waived ? Json{{"note", finding.waived->note},
                                           {"made", to_rfc3339(finding.waived->made)}}
                                    : Json(nullptr);
    value["findings"].push_back(std::move(item));
  }
  return exchange::finished(value);
}

std::string concerns(const std::vector<Concern>& concerns) {
  Json value = exchange::shape("redraft/concerns/1");
  value["concerns"] = Json::array();
  for (const Concern& one : concerns) {
    Json steps = Json::array();
    for (const ConcernStep& step : one.steps) {
      steps.push_back(exchange::step_value(step));
    }
    value["concerns"].push_back({{"id", one.id.text},
                                 {"document", one.document},
                                 {"draft", exchange::text_or_null(one.label)},
                                 {"anchor", one.anchor},
                                 {"about", one.about},
                                 {"raised_by",
                                  {{"name", one.raised_by.name},
                                   {"email", one.raised_by.email},
                                   {"organisation", one.raised_by.organisation}}},
                                 {"erased", one.erased},
                                 {"over", one.is_over()},
                                 {"steps", steps}});
  }
  return exchange::finished(value);
}

std::string concern_counts(const ConcernCounts& counts) {
  Json value = exchange::shape("redraft/concern-counts/1");
  value["least"] = counts.least;
  value["all"] = counts.all ? Json(*counts.all) : Json(nullptr);
  value["stages"] = Json::array();
  for (const auto& [stage, count] : counts.by_stage) {
    value["stages"].push_back({{"stage", stage}, {"concerns", count}});
  }
  value["together"] = counts.together;
  return exchange::finished(value);
}

std::string handlers(const std::vector<std::string>& names) {
  Json value = exchange::shape("redraft/handlers/1");
  value["handlers"] = names;
  return exchange::finished(value);
}

}  // namespace json

}  // namespace redraft
