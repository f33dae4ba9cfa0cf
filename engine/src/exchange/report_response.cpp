// The response to a consultation: how it was done, who took part, what changed, what did not and
// why.
#include <algorithm>
#include <map>

#include "exchange/report_sectors.h"

namespace redraft::exchange {

namespace {

bool changes_nothing(Decision decision) {
  return decision != Decision::accepted && decision != Decision::accepted_in_part &&
         decision != Decision::withdrawn;
}

std::size_t late(const Report& report) {
  return static_cast<std::size_t>(std::count_if(report.rows.begin(), report.rows.end(),
                                                [](const ReportRow& row) { return row.late; }));
}

std::size_t unanswered(const Report& report) {
  return static_cast<std::size_t>(
      std::count_if(report.rows.begin(), report.rows.end(),
                    [](const ReportRow& row) { return !row.decision && !row.withdrawn; }));
}

template <class Enum>
std::map<Enum, std::size_t> counted(const Report& report, Enum ReportRow::*member) {
  std::map<Enum, std::size_t> counts;
  for (const ReportRow& row : report.rows) {
    ++counts[row.*member];
  }
  return counts;
}

template <class Enum>
Table counts_table(const std::string& caption, const std::string& column,
                   const std::map<Enum, std::size_t>& counts) {
  Table table{.caption = caption, .columns = {column, "Comments"}, .numbers_from = 1, .drawn = 1};
  for (const auto& [value, comments] : counts) {
    table.rows.push_back({to_string(value), std::to_string(comments)});
  }
  return table;
}

template <class Enum>
Json counts_value(const char* key, const std::map<Enum, std::size_t>& counts) {
  Json list = Json::array();
  for (const auto& [value, comments] : counts) {
    list.push_back({{key, to_string(value)}, {"comments", comments}});
  }
  return list;
}

Table drafts_table(const Report& report) {
  Table table{.caption = "Drafts", .columns = {"Draft", "Published", "Comments until", "Summary"}};
  for (const ReportDraft& draft : report.drafts) {
    table.rows.push_back({draft.label, to_date(draft.published),
                          draft.closes ? to_date(*draft.closes) : "no date set", draft.summary});
  }
  return table;
}

// Answers without a change, the same ones once, the most frequent first.
std::vector<Answered> unchanged(const Report& report) {
  std::vector<const ReportRow*> rows;
  for (const ReportRow& row : report.rows) {
    if (row.decision && changes_nothing(*row.decision) && !row.withdrawn) {
      rows.push_back(&row);
    }
  }
  std::vector<Answered> answers = by_answer(rows, Where::anywhere);
  std::stable_sort(answers.begin(), answers.end(), [](const Answered& left, const Answered& right) {
    const ReportRow& one = *left.rows.front();
    const ReportRow& other = *right.rows.front();
    return one.decision != other.decision ? one.decision < other.decision
                                          : left.rows.size() > right.rows.size();
  });
  return answers;
}

std::string where(const Answered& answered, const Places& places) {
  std::vector<std::string> names;
  for (const ReportRow* row : answered.rows) {
    const std::string name =
        row->statement_now.empty() ? "the document" : places.name(row->statement_now);
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(name);
    }
  }
  return joined(names);
}

Table unchanged_table(const Report& report) {
  Table table{.caption = "Comments that led to no change",
              .columns = {"Decision", "Why", "Where", "Comments"},
              .numbers_from = 3};
  const Places places(report);
  for (const Answered& answered : unchanged(report)) {
    const ReportRow& first = *answered.rows.front();
    table.rows.push_back({to_string(*first.decision),
                          first.reason.empty() ? "reason not shown" : first.reason,
                          where(answered, places), std::to_string(answered.rows.size())});
  }
  return table;
}

std::vector<std::string> change_lines(const Report& report) {
  const Places places(report);
  std::vector<std::string> lines;
  for (const ChangeNote& note : report.notes) {
    std::string line = note.what;
    line += note.why.empty() ? "" : "\nWhy: " + note.why;
    std::vector<std::string> names;
    for (const std::string& anchor : note.anchors) {
      names.push_back(places.name(anchor));
    }
    line += names.empty() ? "" : "\nWhere: " + joined(names) + ".";
    line += note.comments.empty() ? ""
                                  : "\nRests on " + count_of(note.comments.size(), "comment") + ".";
    lines.push_back(std::move(line));
  }
  return lines;
}

void tell_method(const Report& report, Page& page) {
  page.blocks.emplace_back(Heading{2, "How we asked"});
  std::string text =
      count_of(report.rows.size(), "comment") + " from " + count_of(report.reviewers, "reviewer");
  text += report.organisations == 0
              ? "."
              : ", who spoke for " + count_of(report.organisations, "organisation") +
                    " or for themselves.";
  page.blocks.emplace_back(Paragraph{text});
  page.blocks.emplace_back(Paragraph{
      "Each comment was kept with the words it was made on, followed to where those words "
      "stand now, and answered with a decision and a reason."});
  if (const std::size_t after = late(report); after != 0) {
    page.blocks.emplace_back(
        Paragraph{count_of(after, "comment") + " came after the consultation had closed."});
  }
  if (const std::size_t open = unanswered(report); open != 0) {
    page.blocks.emplace_back(
        Paragraph{count_of(open, "comment") + (open == 1 ? " is" : " are") + " not answered yet."});
  }
  page.blocks.emplace_back(drafts_table(report));
}

void tell_who(const Report& report, Page& page) {
  page.blocks.emplace_back(Heading{2, "Who took part"});
  const Table sectors = sectors_table(report);
  if (sectors.rows.empty()) {
    page.blocks.emplace_back(Paragraph{too_few});
  } else {
    page.blocks.emplace_back(sectors);
  }
  page.blocks.emplace_back(
      counts_table("Comments by channel", "Channel", counted(report, &ReportRow::channel)));
  page.blocks.emplace_back(
      counts_table("Comments by kind", "Kind", counted(report, &ReportRow::kind)));
  const SectorCoverage coverage(report);
  if (!coverage.missing().empty()) {
    page.blocks.emplace_back(
        Paragraph{"Expected, and not heard of at all: " + joined(coverage.missing()) + "."});
  }
}

std::map<Reaction, std::size_t> reactions(const Report& report) {
  std::map<Reaction, std::size_t> counts;
  for (const ReportRow& row : report.rows) {
    if (row.reaction) {
      ++counts[*row.reaction];
    }
  }
  return counts;
}

Page page(const Report& report) {
  Page page{title_of("Response to the consultation", report), {}};
  if (report.rows.empty()) {
    page.blocks = {Paragraph{no_comments}};
    return page;
  }
  tell_method(report, page);
  tell_who(report, page);
  page.blocks.emplace_back(Heading{2, "What we decided"});
  page.blocks.emplace_back(decisions_table(report));
  page.blocks.emplace_back(Heading{2, "What changed"});
  if (report.notes.empty()) {
    page.blocks.emplace_back(Paragraph{"No change notes are written for this draft."});
  } else {
    page.blocks.emplace_back(Items{change_lines(report)});
  }
  page.blocks.emplace_back(Heading{2, "What did not change, and why"});
  const Table same = unchanged_table(report);
  if (same.rows.empty()) {
    page.blocks.emplace_back(Paragraph{"No comment was answered without a change."});
  } else {
    page.blocks.emplace_back(same);
  }
  if (const auto heard = reactions(report); !heard.empty()) {
    page.blocks.emplace_back(Heading{2, "What reviewers said to the answers"});
    page.blocks.emplace_back(counts_table("Reactions", "Reaction", heard));
  }
  return page;
}

// One figure a line: of what, which, how many, and how many of them are answered.
Table table(const Report& report) {
  Table table{.caption = title_of("Response to the consultation", report),
              .columns = {"Counted by", "Name", "Comments", "Answered"}};
  const auto add = [&](const char* by, const Table& counts) {
    for (const Cells& row : counts.rows) {
      table.rows.push_back({by, row[0], row[1], row.size() > 2 ? row[2] : ""});
    }
  };
  table.rows.push_back({"all", "", std::to_string(report.rows.size()),
                        std::to_string(report.rows.size() - unanswered(report))});
  table.rows.push_back({"late", "", std::to_string(late(report)), ""});
  add("sector", sectors_table(report));
  add("channel", counts_table("", "", counted(report, &ReportRow::channel)));
  add("kind", counts_table("", "", counted(report, &ReportRow::kind)));
  add("decision", decisions_table(report));
  add("reaction", counts_table("", "", reactions(report)));
  return table;
}

Json unchanged_value(const Report& report) {
  Json list = Json::array();
  for (const Answered& answered : unchanged(report)) {
    Json comments = Json::array();
    for (const ReportRow* row : answered.rows) {
      comments.push_back(row->comment);
    }
    list.push_back({{"decision", to_string(*answered.rows.front()->decision)},
                    {"reason", answered.rows.front()->reason},
                    {"comments", std::move(comments)}});
  }
  return list;
}

void fill(const Report& report, Json& value) {
  value["drafts"] = Json::array();
  for (const ReportDraft& draft : report.drafts) {
    value["drafts"].push_back(
        {{"draft", draft.label},
         {"published", to_rfc3339(draft.published)},
         {"closes", draft.closes ? Json(to_rfc3339(*draft.closes)) : Json(nullptr)},
         {"summary", draft.summary}});
  }
  value["counts"] = {{"comments", report.rows.size()},
                     {"reviewers", report.reviewers},
                     {"organisations", report.organisations},
                     {"late", late(report)},
                     {"unanswered", unanswered(report)},
                     {"by_sector", sectors_value(report)},
                     {"by_channel", counts_value("channel", counted(report, &ReportRow::channel))},
                     {"by_kind", counts_value("kind", counted(report, &ReportRow::kind))},
                     {"by_decision", decisions_value(report)},
                     {"by_reaction", counts_value("reaction", reactions(report))}};
  value["missing"] = SectorCoverage(report).missing();
  value["changes"] = list_of(report.notes);
  value["unchanged"] = unchanged_value(report);
}

}  // namespace

const ReportWriter response_report = {"response", page, table, fill};

}  // namespace redraft::exchange
