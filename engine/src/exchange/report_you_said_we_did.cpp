// You said, we did: what was said and what came of it, by theme and section.
#include <algorithm>
#include <set>

#include "exchange/reports.h"

namespace redraft::exchange {

namespace {

struct Group {
  std::string theme;  // or empty
  std::vector<std::string> section;
  std::string title;
  std::string about;
  std::vector<Answered> answers;
  Where where = Where::same_statement;
};

bool is_answered(const ReportRow& row) {
  return row.decision.has_value() && !row.withdrawn;
}

std::vector<Group> groups_of(const Report& report) {
  std::vector<Group> groups;
  std::set<std::string> told;
  for (const ReportTheme& theme : report.themes) {
    std::vector<const ReportRow*> rows;
    for (const ReportRow& row : report.rows) {
      const bool in =
          std::find(row.themes.begin(), row.themes.end(), theme.name) != row.themes.end();
      if (in && is_answered(row)) {
        rows.push_back(&row);
        told.insert(row.comment);
      }
    }
    if (!rows.empty()) {
      groups.push_back({theme.name,
                        {},
                        theme.name,
                        theme.description,
                        by_answer(rows, Where::anywhere),
                        Where::anywhere});
    }
  }
  const Places places(report);
  for (const Places::Section& section : places.sections([&](const ReportRow& row) {
         return is_answered(row) && told.count(row.comment) == 0;
       })) {
    if (!section.rows.empty()) {
      groups.push_back({{},
                        section.path,
                        section.title,
                        {},
                        by_answer(section.rows, Where::same_statement),
                        Where::same_statement});
    }
  }
  return groups;
}

std::size_t unanswered(const Report& report) {
  return static_cast<std::size_t>(
      std::count_if(report.rows.begin(), report.rows.end(),
                    [](const ReportRow& row) { return !row.decision && !row.withdrawn; }));
}

bool any_shown(const Answered& answered) {
  return std::any_of(answered.rows.begin(), answered.rows.end(),
                     [](const ReportRow* row) { return is_shown(*row); });
}

Page page(const Report& report) {
  Page page{title_of("You said, we did", report), {}};
  if (report.rows.empty()) {
    page.blocks = {Paragraph{no_comments}};
    return page;
  }
  const Places places(report);
  for (const Group& group : groups_of(report)) {
    page.blocks.emplace_back(Heading{2, group.title});
    if (!group.about.empty()) {
      page.blocks.emplace_back(Paragraph{group.about});
    }
    std::size_t not_shown = 0;
    for (const Answered& answered : group.answers) {
      if (any_shown(answered)) {
        page.blocks.emplace_back(exchange_of(answered, places, group.where));
      } else {
        not_shown += answered.rows.size();
      }
    }
    if (not_shown != 0) {
      page.blocks.emplace_back(Paragraph{count_of(not_shown, "answered comment") +
                                         (not_shown == 1 ? " is" : " are") + " not shown."});
    }
  }
  if (const std::size_t open = unanswered(report); open != 0) {
    page.blocks.emplace_back(Heading{2, "Not answered yet"});
    page.blocks.emplace_back(
        Paragraph{count_of(open, "comment") + (open == 1 ? " is" : " are") + " not answered yet."});
  }
  return page;
}

Table table(const Report& report) {
  Table table;
  table.caption = title_of("You said, we did", report);
  table.columns = {"Theme",    "Section", "Statement",      "Comments",   "You said",
                   "Decision", "Reason",  "Carried out by", "Words then", "Words now"};
  const Places places(report);
  for (const Group& group : groups_of(report)) {
    for (const Answered& answered : group.answers) {
      const ReportRow& first = *answered.rows.front();
      std::string said;
      for (const Said& one : exchange_of(answered, places, group.where).said) {
        said += (said.empty() ? "" : "\n") + one.words;
      }
      table.rows.push_back({group.theme, group.theme.empty() ? group.title : "",
                            group.where == Where::anywhere ? "" : first.statement_now,
                            std::to_string(answered.rows.size()), said, to_string(*first.decision),
                            first.reason, first.change, first.words_then,
                            first.change_words.empty() ? first.words_now : first.change_words});
    }
  }
  return table;
}

void fill(const Report& report, Json& value) {
  value["groups"] = Json::array();
  for (const Group& group : groups_of(report)) {
    Json exchanges = Json::array();
    for (const Answered& answered : group.answers) {
      exchanges.push_back(exchange_value(answered));
    }
    value["groups"].push_back({{"theme", text_or_null(group.theme)},
                               {"section", group.section},
                               {"exchanges", std::move(exchanges)}});
  }
  value["unanswered"] = unanswered(report);
}

}  // namespace

const ReportWriter you_said_we_did_report = {"you-said-we-did", page, table, fill};

}  // namespace redraft::exchange
