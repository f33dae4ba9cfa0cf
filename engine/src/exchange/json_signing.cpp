// Approvals, and how decided texts stand.
#include "exchange/json_statements.h"
#include "redraft/json_governance.h"

namespace redraft {

namespace exchange {

namespace {

Json signing_value(const StatementStanding& statement) {
  return {{"anchor", statement.anchor}, {"standing", to_string(statement.standing)}};
}

Json signing_value(const Binding& binding) {
  Json statements = Json::array();
  for (const BoundStatement& one : binding.statements) {
    statements.push_back({{"anchor", one.anchor}, {"hash", one.text}});
  }
  return {{"document", binding.document},
          {"draft", binding.label},
          {"commit", binding.commit},
          {"text", binding.text},
          {"statements", statements}};
}

Json signing_value(const ApprovalBadge& badge) {
  return {{"id", badge.id.text},
          {"body", badge.body},
          {"status", to_string(badge.status)},
          {"draft", badge.label},
          {"standing", to_string(badge.standing)}};
}

}  // namespace

}  // namespace exchange

namespace json {

using exchange::Json;

std::string statements(const DraftText& text, const ApprovalBadges& badges) {
  Json value = exchange::statements_value(text.draft.document, exchange::shown_label(text.draft),
                                          text.document, text.anchors);
  for (std::size_t i = 0; i < text.anchors.size(); ++i) {
    const auto found = badges.find(text.anchors[i]);
    if (found == badges.end()) {
      continue;
    }
    Json approvals = Json::array();
    for (const ApprovalBadge& badge : found->second) {
      approvals.push_back(exchange::signing_value(badge));
    }
    value["statements"][i]["approvals"] = std::move(approvals);
  }
  return exchange::finished(value);
}

std::string approvals(const std::string& document, const std::string& label,
                      const std::vector<StandingApproval>& approvals) {
  Json list = Json::array();
  for (const StandingApproval& one : approvals) {
    Json steps = Json::array();
    for (const ApprovalStep& step : one.approval.steps) {
      steps.push_back({{"status", to_string(step.status)},
                       {"decided", to_rfc3339(step.decided)},
                       {"conditions", step.conditions}});
    }
    Json differing = Json::array();
    for (const StatementStanding& statement : one.standing.statements) {
      if (statement.standing != Standing::holds) {
        differing.push_back(exchange::signing_value(statement));
      }
    }
    list.push_back({{"id", one.approval.id.text},
                    {"body", one.approval.body},
                    {"status", to_string(one.approval.status())},
                    {"on", exchange::signing_value(one.approval.on)},
                    {"steps", steps},
                    {"standing", to_string(one.standing.standing)},
                    {"differing", differing}});
  }
  Json value = exchange::shape("redraft/approvals/1");
  value["document"] = document;
  value["draft"] = exchange::text_or_null(label);
  value["approvals"] = std::move(list);
  return exchange::finished(value);
}

}  // namespace json

}  // namespace redraft
