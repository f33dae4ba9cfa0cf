// A table of remarks, as a file or pasted, looked at and taken in.
#include <sstream>
#include <utility>

#include "redraft/error.h"
#include "web/around.h"
#include "web/comment_page.h"
#include "web/decoding.h"
#include "web/markup.h"
#include "web/routes.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

Response show(Visit& visit, const Event& event, const std::string& table,
              const ImportedComments* looked, const std::string& message = {}) {
  Values values;
  values["event_title"] = event.title;
  values["event_link"] = link_to({"events", event.id.text});
  values["action"] = link_to({"events", event.id.text, "table"});
  values["looked"] = looked != nullptr;
  ValueList findings;
  if (looked != nullptr) {
    values["added"] = count_words(looked->added, "remark");
    values["existed"] = std::to_string(looked->existed);
    for (const Finding& finding : looked->findings) {
      Values one;
      one["message"] = "Line " + std::to_string(finding.line) + ": " + finding.message;
      findings.push_back(std::move(one));
    }
  }
  values["has_findings"] = !findings.empty();
  values["findings"] = findings;
  put(values, "table", looked != nullptr ? table : "");
  put(values, "typed", looked != nullptr ? "" : table);
  put(values, "table_error", "");
  if (!message.empty()) {
    put_error(values, "table", message);
  }
  return page(visit, "remark_table", "Take in a table of remarks", std::move(values),
              message.empty() ? 200 : 422);
}

std::string sent_table(const Visit& visit) {
  for (const SentFile& file : visit.request.files) {
    if (!file.bytes.empty()) {
      return file.bytes;
    }
  }
  return visit.request.form["table"];
}

}  // namespace

Response remark_table_page(Visit& visit) {
  return show(visit, engagement_of(visit).event(visit.part("event")), {}, nullptr);
}

Response take_remark_table(Visit& visit) {
  Engagement engagement = engagement_of(visit);
  const Event event = engagement.event(visit.part("event"));
  const std::string table = sent_table(visit);
  if (is_blank(table)) {
    return show(visit, event, {}, nullptr, "Choose a file, or paste the table");
  }
  if (!is_text(table)) {
    return show(visit, event, {}, nullptr, "The table is not text in UTF-8");
  }
  std::istringstream rows(table);
  const bool take = visit.request.form["do"] == "take";
  const ImportedComments result = engagement.import_remarks(event.id.text, rows, !take);
  if (!take && result.added == 0 && result.existed == 0) {
    return show(visit, event, table, nullptr,
                result.findings.empty() ? std::string("There is no remark in it")
                                        : with_capital(result.findings.front().message));
  }
  return take ? go_to(link_to({"events", event.id.text}) + "?done=changed#remarks")
              : show(visit, event, table, &result);
}

}  // namespace redraft::web
