// Reports as pages, for the team and for everyone, and as files to take away.
#include <algorithm>
#include <array>
#include <set>

#include "redraft/engagement_output.h"
#include "redraft/error.h"
#include "redraft/percent.h"
#include "redraft/report.h"
#include "redraft/small_counts.h"
#include "web/around.h"
#include "web/markup.h"
#include "web/routes.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

struct ReportPage {
  std::string_view name;    // in the address
  std::string_view report;  // of write_report()
  const char* title;
  const char* about;
};

constexpr std::array<ReportPage, 5> reports = {
    {{"response", "response", "Response to the consultation",
      "How it was done, who took part, what was decided, what changed and what did not."},
     {"you-said-we-did", "you-said-we-did", "You said, we did",
      "What was said and what came of it, section by section, with the words then and now."},
     {"coverage", "coverage", "Who spoke about what",
      "Which sectors said something about which section, and which were silent."},
     {"dispositions", "dispositions", "Every comment and its answer",
      "What each comment was made on, what was decided and why."},
     {"organisation", "answers", "Answers to an organisation",
      "What was said in its name and what was done, to hand back to it."}}};

constexpr std::array<std::pair<std::string_view, ReportFormat>, 2> files = {
    {{"docx", ReportFormat::docx}, {"csv", ReportFormat::csv}}};

const ReportPage& report_of(const Visit& visit) {
  for (const ReportPage& report : reports) {
    if (report.name == visit.part("report")) {
      return report;
    }
  }
  throw Error(ErrorKind::not_found, "show a report: there is none of that name");
}

bool for_everyone(const Visit& visit) {
  return !visit.may(Permission::see_pile) || visit.request.query["for"] == "everyone";
}

// The label asked for; the team may ask for the working text.
std::string label_of(Visit& visit, const std::string& document) {
  const std::string& label = visit.part("label");
  return visit.may(Permission::see_pile) && label == working_label
             ? label
             : visit.texts.text(visit.workspace, document, label)->draft.label;
}

ReportRequest request_of(Visit& visit, const ReportPage& page) {
  ReportRequest request;
  request.document = visit.workspace.resolve_document(visit.part("document"));
  request.label = label_of(visit, request.document);
  request.by_theme = visit.request.query["by"] == "theme";
  if (for_everyone(visit)) {
    request.audience = Audience::everyone;
    request.least = usual_least;
  }
  if (page.name == "organisation") {
    if (!visit.may(Permission::see_pile)) {
      throw Error(ErrorKind::not_found, "show a report: this one is for the team");
    }
    request.organisation = visit.request.query["organisation"];
  }
  return request;
}

// "for" and what it is asked about, as a query: as few as there are reports that differ.
std::string query_of(const Visit& visit, const ReportRequest& request) {
  std::string query = visit.may(Permission::see_pile) && for_everyone(visit) ? "&for=everyone" : "";
  query += request.by_theme ? "&by=theme" : "";
  query +=
      request.organisation.empty() ? "" : "&organisation=" + percent_encoded(request.organisation);
  return query.empty() ? "" : "?" + query.substr(1);
}

// By what it is kept. One on the working text is made each time: a file may be changed without a
// trace in the stores.
std::string key_of(const Visit& visit, const ReportRequest& request, const std::string& file) {
  return request.label == working_label
             ? ""
             : link_to({request.document, request.label, file}) + query_of(visit, request);
}

ValueList organisations(const Visit& visit, const std::string& document) {
  std::set<std::string> names;
  CommentFilter filter;
  filter.document = document;
  visit.workspace.each_comment(
      filter, [&](const Comment& comment) { names.insert(comment.reviewer.organisation); });
  ValueList list;
  for (const std::string& name : names) {
    if (!name.empty()) {
      Values one;
      one["organisation"] = name;
      list.push_back(std::move(one));
    }
  }
  return list;
}

// It ends with the remarks of events.
bool tells_remarks(const ReportPage& page) {
  return page.name == "you-said-we-did";
}

Provenance provenance_of(const Visit& visit, const ReportRequest& request, const Report& report) {
  return engagement_of(visit).provenance(report.document, report.label, request.audience);
}

std::pair<std::string, Values> report_values(Visit& visit, const ReportPage& shown,
                                             const ReportRequest& request) {
  const Report report = visit.workspace.report(request);
  const std::string base = link_to({"reports", report.document, report.label, shown.name});
  Values values;
  values["document_link"] = link_to({"d", report.document});
  values["reports_link"] = link_to({"reports", report.document, report.label});
  values["label"] = report.label;
  values["is_staff"] = visit.may(Permission::see_pile);
  values["everyone"] = for_everyone(visit);
  values["is_open"] = shown.name != "organisation";
  values["report_link"] = base;
  values["everyone_link"] = base + "?for=everyone";
  const bool themes = tells_remarks(shown);
  put(values, "theme_link",
      themes && visit.may(Permission::see_pile) && !request.by_theme ? base + "?by=theme" : "");
  put(values, "in_confidence",
      report.in_confidence == 0
          ? ""
          : count_words(report.in_confidence, "comment") + " made in confidence left out.");
  values["word_link"] = base + "/docx" + query_of(visit, request);
  values["csv_link"] = base + "/csv" + query_of(visit, request);
  values["report_html"] = tells_remarks(shown)
                              ? you_said_we_did_html(report, provenance_of(visit, request, report))
                              : report_html(shown.report, report);
  return {std::string(shown.title) + ", " + report.label, std::move(values)};
}

}  // namespace

Response reports_page(Visit& visit) {
  const std::string document = visit.workspace.resolve_document(visit.part("document"));
  const std::string label = label_of(visit, document);
  Values values;
  ValueList list;
  for (const ReportPage& report : reports) {
    if (report.name == "organisation") {
      continue;
    }
    Values one;
    one["link"] = link_to({"reports", document, label, report.name});
    one["title"] = report.title;
    one["about"] = report.about;
    list.push_back(std::move(one));
  }
  values["reports"] = list;
  values["document_link"] = link_to({"d", document});
  values["label"] = label;
  values["is_staff"] = visit.may(Permission::see_pile);
  if (visit.may(Permission::see_pile)) {
    values["organisation_link"] = link_to({"reports", document, label, "organisation"});
    values["organisations"] = organisations(visit, document);
  }
  return page(visit, "reports", "Reports on " + label, std::move(values));
}

Response report_page(Visit& visit) {
  const ReportPage& shown = report_of(visit);
  const ReportRequest request = request_of(visit, shown);
  const auto make = [&] { return report_values(visit, shown, request); };
  const std::string key = key_of(visit, request, std::string(shown.name));
  if (!key.empty()) {
    return kept_page(visit, "report", key, make);
  }
  auto [title, values] = make();
  return page(visit, "report", title, std::move(values));
}

Response report_file(Visit& visit) {
  const ReportPage& shown = report_of(visit);
  const auto found = std::find_if(files.begin(), files.end(), [&](const auto& file) {
    return file.first == visit.part("format");
  });
  if (found == files.end()) {
    throw Error(ErrorKind::not_found, "write a report: there is no such format");
  }
  const ReportRequest request = request_of(visit, shown);
  const std::string ending(found->first);
  const std::string name =
      request.document + "-" + request.label + "-" + std::string(shown.name) + "." + ending;
  const auto make = [&] {
    const Report report = visit.workspace.report(request);
    return Content{name,
                   tells_remarks(shown)
                       ? write_you_said_we_did(report, provenance_of(visit, request, report),
                                               found->second, ByteOrderMark::yes)
                       : write_report(shown.report, report, found->second, ByteOrderMark::yes)};
  };
  const std::string key = key_of(visit, request, std::string(shown.name) + "." + ending);
  const std::string bytes = key.empty() ? make().html : kept_content(visit, key, make)->html;
  return download(bytes, name,
                  ending == "csv" ? "text/csv; charset=utf-8"
                                  : "application/"
                                    "vnd.openxmlformats-officedocument.wordprocessingml.document");
}

}  // namespace redraft::web
