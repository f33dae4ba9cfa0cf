// The grid of an event, where statements came from, assessments and actions, as pages.
#include <map>

#include "exchange/csv.h"
#include "exchange/json_engagement.h"
#include "exchange/report_page.h"
#include "redraft/engagement_output.h"

namespace redraft {

namespace {

using exchange::Cells;
using exchange::Heading;
using exchange::Items;
using exchange::Json;
using exchange::Page;
using exchange::Paragraph;
using exchange::Table;

std::string write(const Page& page, const Table& table, const std::string& json,
                  ReportFormat format, Instant day) {
  switch (format) {
    case ReportFormat::markdown:
      return exchange::page_markdown(page);
    case ReportFormat::html:
      return exchange::page_html(page);
    case ReportFormat::csv:
      return exchange::table_csv(table);
    case ReportFormat::json:
      return json;
    case ReportFormat::docx:
      return exchange::page_word(page, day);
    case ReportFormat::xlsx:
      return exchange::table_workbook(page.title, table, day);
  }
  return {};
}

std::string or_dash(const std::string& text) {
  return text.empty() ? "\u2013" : text;
}

std::string day_of(const std::optional<Instant>& day) {
  return day ? to_date(*day) : std::string();
}

// --- the grid ---

Table grid_table(const EventGrid& grid) {
  Table table{
      .caption = "Remarks by objective and prompt", .columns = {"Objective"}, .numbers_from = 1};
  for (const std::string& prompt : grid.prompts) {
    table.columns.push_back(prompt.empty() ? "under no prompt" : prompt);
  }
  for (const EventGrid::Row& row : grid.rows) {
    Cells cells = {row.objective.empty() ? "about none of them" : row.objective};
    for (const std::size_t count : row.counts) {
      cells.push_back(grid_cell(grid, count));
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

// --- provenance ---

std::string remark_line(const Remark& remark) {
  std::string line = "\u201C" + remark.body + "\u201D \u2013 " + remark.event_title;
  if (remark.held) {
    line += ", " + to_date(*remark.held);
  }
  if (!remark.prompt.empty()) {
    line += ", under \u201C" + remark.prompt + "\u201D";
  }
  const std::string who = said_by(remark, false);
  return line + (who.empty() ? "" : ", " + who);
}

std::string joined_ids(const std::vector<CommentId>& ids) {
  std::string text;
  for (const CommentId& id : ids) {
    text += (text.empty() ? "" : ", ") + id.text;
  }
  return text;
}

Table provenance_table(const Provenance& provenance) {
  Table table{.caption = "Where the statements came from",
              .columns = {"Statement", "Anchor", "Words", "Remarks", "Change notes", "Comments"}};
  for (const StatementProvenance& one : provenance.statements) {
    std::string remarks;
    for (const Remark& remark : one.remarks) {
      remarks += (remarks.empty() ? "" : "\n") + remark_line(remark);
    }
    std::string notes;
    for (const ChangeNote& note : one.notes) {
      notes += (notes.empty() ? "" : "\n") + note.what;
    }
    table.rows.push_back(
        {one.number, one.anchor, one.text, remarks, notes, joined_ids(one.comments)});
  }
  return table;
}

Page provenance_page(const Provenance& provenance) {
  Page page{"Where it came from: " + provenance.document + ", " + provenance.label, {}};
  std::vector<std::string> section;
  for (const StatementProvenance& one : provenance.statements) {
    if (one.remarks.empty() && one.notes.empty() && one.comments.empty()) {
      continue;
    }
    if (one.section != section && !one.section.empty()) {
      page.blocks.emplace_back(Heading{2, one.section.back()});
    }
    section = one.section;
    page.blocks.emplace_back(Heading{3, one.number + " (" + one.anchor + ")"});
    page.blocks.emplace_back(Paragraph{one.text});
    Items items;
    for (const Remark& remark : one.remarks) {
      items.items.push_back("Said: " + remark_line(remark));
    }
    for (const ChangeNote& note : one.notes) {
      items.items.push_back("Changed: " + note.what + (note.why.empty() ? "" : " " + note.why));
    }
    if (!one.comments.empty()) {
      items.items.push_back("Comments: " + joined_ids(one.comments));
    }
    page.blocks.emplace_back(std::move(items));
  }
  if (provenance.unknown != 0) {
    page.blocks.emplace_back(Heading{2, "Not known"});
    page.blocks.emplace_back(Paragraph{"Of " + exchange::count_of(provenance.unknown, "statement") +
                                       " nothing says where " +
                                       (provenance.unknown == 1 ? "it" : "they") + " came from."});
  }
  return page;
}

std::string provenance_json(const Provenance& provenance) {
  Json value = exchange::shape("redraft/provenance/1");
  value["document"] = provenance.document;
  value["draft"] = provenance.label;
  value["unknown"] = provenance.unknown;
  value["statements"] = Json::array();
  for (const StatementProvenance& one : provenance.statements) {
    Json remarks = Json::array();
    for (const Remark& remark : one.remarks) {
      remarks.push_back(exchange::remark_value(remark, json::Names::hidden));
    }
    Json comments = Json::array();
    for (const CommentId& id : one.comments) {
      comments.push_back(id.text);
    }
    value["statements"].push_back({{"anchor", one.anchor},
                                   {"number", one.number},
                                   {"section", one.section},
                                   {"text", one.text},
                                   {"remarks", std::move(remarks)},
                                   {"notes", exchange::list_of(one.notes)},
                                   {"comments", std::move(comments)}});
  }
  return exchange::finished(value);
}

// --- actions ---

std::string statements_of(const Action& action) {
  std::string text;
  for (const Address& statement : action.commitments) {
    text += (text.empty() ? "" : ", ") + to_string(statement);
  }
  return text;
}

std::string state_of(const Action& action) {
  return to_string(action.state()) + (action.overdue ? ", overdue" : "");
}

Table actions_table(const std::vector<Action>& actions, const std::string& caption) {
  Table table{.caption = caption,
              .columns = {"Action", "State", "Owner", "Due", "Dimension", "Target", "Statements",
                          "Evidence", "Id"}};
  for (const Action& action : actions) {
    std::string evidence;
    for (const ActionEvidence& one : action.evidence) {
      evidence += (evidence.empty() ? "" : "\n") + one.body;
    }
    table.rows.push_back({action.body, state_of(action),
                          action.unowned ? "nobody yet" : or_dash(action.owner),
                          or_dash(day_of(action.due)), or_dash(action.dimension_name),
                          action.target ? to_string(*action.target) : "\u2013",
                          or_dash(statements_of(action)), or_dash(evidence), action.id.text});
  }
  return table;
}

Page actions_page(const std::vector<Action>& actions) {
  Page page{"Actions", {}};
  std::map<ActionState, std::size_t> states;
  std::size_t overdue = 0;
  std::size_t unowned = 0;
  for (const Action& action : actions) {
    ++states[action.state()];
    overdue += action.overdue ? 1 : 0;
    unowned += action.unowned ? 1 : 0;
  }
  std::string counts = exchange::count_of(actions.size(), "action");
  for (const auto& [state, count] : states) {
    counts += ", " + std::to_string(count) + " " + to_string(state);
  }
  page.blocks.emplace_back(Paragraph{counts + "; " + std::to_string(overdue) + " overdue, " +
                                     std::to_string(unowned) + " with no owner."});
  // Each stands once, under the first heading that fits.
  const auto part = [&](const char* title, const auto& wanted) {
    std::vector<Action> those;
    for (const Action& action : actions) {
      if (wanted(action)) {
        those.push_back(action);
      }
    }
    if (!those.empty()) {
      page.blocks.emplace_back(Heading{2, title});
      page.blocks.emplace_back(actions_table(those, title));
    }
  };
  part("Overdue", [](const Action& action) { return action.overdue; });
  part("Nobody\u2019s yet", [](const Action& action) { return !action.overdue && action.unowned; });
  part("Open", [](const Action& action) {
    return !action.overdue && !action.unowned && is_open(action.state());
  });
  part("Done and dropped", [](const Action& action) { return !is_open(action.state()); });
  return page;
}

}  // namespace

std::string write_grid(const EventGrid& grid, ReportFormat format, Instant day) {
  const Table table = grid_table(grid);
  Page page{grid.title, {table}};
  std::size_t empty = 0;
  for (const EventGrid::Row& row : grid.rows) {
    for (const std::size_t count : row.counts) {
      empty += count == 0 ? 1 : 0;
    }
  }
  if (grid.least == 0 && empty != 0) {
    page.blocks.emplace_back(Paragraph{exchange::count_of(empty, "cell") + " with nothing said."});
  }
  return write(page, table, json::event_grid(grid), format, day);
}

std::string write_provenance(const Provenance& provenance, ReportFormat format, Instant day) {
  return write(provenance_page(provenance), provenance_table(provenance),
               provenance_json(provenance), format, day);
}

std::string provenance_html(const Provenance& provenance) {
  return exchange::page_body(provenance_page(provenance));
}

std::string write_actions(const std::vector<Action>& actions, ReportFormat format, Instant day) {
  return write(actions_page(actions), actions_table(actions, "Actions"), json::actions(actions),
               format, day);
}

}  // namespace redraft
