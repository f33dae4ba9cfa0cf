#pragma once
// Events, remarks, matrices, assessments and actions as JSON (see json.h for what holds of all of
// it) and as pages (see report.h).

#include <string>
#include <utility>
#include <vector>

#include "redraft/engagement.h"
#include "redraft/json.h"
#include "redraft/report.h"

namespace redraft {

namespace json {

// "redraft/events/1".
[[nodiscard]] std::string events(const std::vector<Event>& events);
// "redraft/event-grid/1". Counts that may not be told are null.
[[nodiscard]] std::string event_grid(const EventGrid& grid);
// "redraft/remarks/1". `history`: earlier bodies of the first, where one was asked for.
[[nodiscard]] std::string remarks(const std::vector<Remark>& remarks, Names names,
                                  const std::vector<std::pair<Instant, std::string>>& history = {});
// "redraft/write-up/1".
[[nodiscard]] std::string write_up(const WriteUp& write_up);
// "redraft/matrix/1".
[[nodiscard]] std::string matrix(const Matrix& matrix, const std::vector<Finding>& findings);
// "redraft/assessments/1".
[[nodiscard]] std::string assessments(const std::vector<Assessment>& assessments);
// "redraft/person/1": everything held about one reviewer.
[[nodiscard]] std::string person(const HeldPerson& held, const std::vector<HeldRemark>& remarks);
// "redraft/log/1", with the remarks behind the statement.
[[nodiscard]] std::string log(const StatementLife& life, const std::vector<Remark>& remarks);
// "redraft/actions/1".
[[nodiscard]] std::string actions(const std::vector<Action>& actions);

}  // namespace json

// HTML is a page of its own, CSV its main table; a Word file bears the day given.
[[nodiscard]] std::string write_grid(const EventGrid& grid, ReportFormat format, Instant day);
// The report of that name, and after it what remarks led to.
[[nodiscard]] std::string write_you_said_we_did(const Report& report, const Provenance& provenance,
                                                ReportFormat format,
                                                ByteOrderMark mark = ByteOrderMark::no);
[[nodiscard]] std::string write_provenance(const Provenance& provenance, ReportFormat format,
                                           Instant day);
[[nodiscard]] std::string write_assessments(const AssessmentReport& report, ReportFormat format,
                                            Instant day);
[[nodiscard]] std::string write_actions(const std::vector<Action>& actions, ReportFormat format,
                                        Instant day);

// What stands inside of such a page, as report_html().
[[nodiscard]] std::string you_said_we_did_html(const Report& report, const Provenance& provenance);
[[nodiscard]] std::string provenance_html(const Provenance& provenance);
[[nodiscard]] std::string assessments_html(const AssessmentReport& report);

// One dimension: levels across, a band for each round from its lowest to its highest score, a mark
// for each group. With a title and a description; `which` tells several on a page apart.
[[nodiscard]] std::string assessment_chart(const AssessmentReport& report,
                                           const AssessedDimension& dimension, std::size_t which);

}  // namespace redraft
