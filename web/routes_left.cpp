// What is left to do before the next draft: findings that lead to where they are put right, doubts
// about what became of a statement, and answers that nobody has seen yet.
#include <algorithm>
#include <array>

#include "redraft/error.h"
#include "redraft/percent.h"
#include "web/comment_values.h"
#include "web/markup.h"
#include "web/routes.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

// The note that a finding about a note names.
std::string note_link(const Visit& visit, const Finding& finding) {
  for (const ChangeNote& note : visit.workspace.notes({finding.document, finding.draft})) {
    if (finding.message.find(note.id.text) != std::string::npos) {
      return link_to({"note", finding.document, finding.draft, note.id.text});
    }
  }
  return link_to({"explain", finding.document, finding.draft});
}

// On the newest draft, where it can be placed; on the working text only once that is published.
bool is_in_tray(const Visit& visit, const std::string& id) {
  const Comment comment = visit.workspace.comment(id, "", CommentView{});
  return std::any_of(comment.now.begin(), comment.now.end(),
                     [](const Placement& now) { return now.outcome == Outcome::tray; });
}

// The page on which a finding can be put right.
std::string link_of(const Visit& visit, const Finding& finding) {
  if (finding.rule == "explained-unchanged") {
    return note_link(visit, finding);
  }
  if (finding.rule == "changed-unexplained") {
    return link_to({"explain", finding.document, finding.draft}) + "#" +
           percent_encoded(finding.anchor);
  }
  if (finding.rule == "lineage-question") {
    return link_to({"lineage", finding.document}) + "#" + percent_encoded(finding.anchor);
  }
  if (finding.rule == "comment-in-tray") {
    return link_to({"c", finding.comment}) + (is_in_tray(visit, finding.comment) ? "#place" : "");
  }
  if (finding.rule == "comment-for-next") {
    return link_to({"pile", finding.document}) +
           "?status=open&draft=" + percent_encoded(finding.draft);
  }
  return finding.comment.empty() ? "" : link_to({"c", finding.comment}) + "#answer";
}

// Findings of one kind stand together, in the order in which they are best put right. Those of no
// kind named here come last.
struct FindingKind {
  const char* rule;
  const char* title;
};

constexpr std::array<FindingKind, 10> kinds = {
    {{"lineage-question", "Is it the same statement?"},
     {"comment-in-tray", "Comments that wait for a place"},
     {"changed-unexplained", "Changes that no note explains"},
     {"explained-unchanged", "Notes on what did not change"},
     {"definition-changed", "Definitions that changed under comments"},
     {"comment-unanswered", "Comments without an answer"},
     {"accepted-unchanged", "Accepted, but nothing changed"},
     {"reviewer-objects", "Answers that a reviewer objects to"},
     {"comment-for-next", "For the draft after this"},
     {"", "Other"}}};

bool is_of(const Finding& finding, const FindingKind& kind) {
  const std::string_view rule = kind.rule;
  return rule.empty()
             ? std::none_of(kinds.begin(), kinds.end(),
                            [&](const FindingKind& one) { return finding.rule == one.rule; })
             : finding.rule == rule;
}

Values lineage_values(const StatusQuestion& question) {
  Values one;
  one["anchor"] = question.from.anchor;
  one["earlier"] = question.from.anchor;
  one["later"] = question.to.number;
  one["later_words"] = question.to.text;
  one["from_number"] = question.from.number;
  one["to_number"] = question.to.number;
  one["redline_html"] = redline_html(redline(question.from.text, question.to.text));
  one["linked"] = question.linked;
  put(one, "other", question.other ? question.other->number + ": " + question.other->text : "");
  return one;
}

std::vector<Comment> drafted_answers(const Visit& visit, const std::string& document) {
  std::vector<Comment> found;
  CommentFilter filter;
  filter.document = document;
  visit.workspace.each_comment(filter, [&](const Comment& comment) {
    if (comment.drafted || (comment.disposition && !comment.disposition->released)) {
      found.push_back(comment);
    }
  });
  return found;
}

}  // namespace

Response to_do_page(Visit& visit) {
  const std::string document = visit.workspace.resolve_document(visit.part("document"));
  const std::vector<Finding> findings = visit.workspace.check_notes(document, "");
  std::size_t count = 0;
  ValueList groups;
  for (const FindingKind& kind : kinds) {
    ValueList list;
    for (const Finding& finding : findings) {
      if (is_of(finding, kind)) {
        Values one;
        one["message"] = with_capital(finding.message);
        one["link"] = link_of(visit, finding);
        list.push_back(std::move(one));
      }
    }
    if (!list.empty()) {
      count += list.size();
      Values group;
      group["title"] = std::string(kind.title) + " (" + std::to_string(list.size()) + ")";
      group["findings"] = list;
      groups.push_back(std::move(group));
    }
  }
  Values values;
  values["document"] = document;
  values["pile_link"] = link_to({"pile", document});
  values["count"] = count_words(count, "thing") + " to do";
  values["has_findings"] = count != 0;
  values["groups"] = groups;
  return page(visit, "to_do", "To do on " + document, std::move(values));
}

Response lineage_page(Visit& visit) {
  const std::string document = visit.workspace.resolve_document(visit.part("document"));
  const DocumentStatus status = visit.workspace.status(document);
  ValueList list;
  for (const StatusQuestion& question : status.questions) {
    list.push_back(lineage_values(question));
  }
  Values values;
  values["to_do_link"] = link_to({"to-do", document});
  values["action"] = link_to({"lineage", document});
  values["from"] = status.last ? status.last->label : "";
  values["questions"] = list;
  return page(visit, "lineage", "What became of a statement", std::move(values));
}

Response decide_lineage(Visit& visit) {
  const std::string document = visit.workspace.resolve_document(visit.part("document"));
  const Fields& form = visit.request.form;
  for (const StatusQuestion& question : visit.workspace.status(document).questions) {
    // Numbers tell where a statement stands, and the text may have changed since.
    if (question.from.anchor != form["earlier"] || question.to.number != form["later"] ||
        question.to.text != form["words"]) {
      continue;
    }
    if (form["do"] == "link") {
      visit.workspace.link(document, form["earlier"], form["later"]);
    } else if (form["do"] == "unlink") {
      visit.workspace.unlink(document, form["earlier"], form["later"]);
    } else {
      throw Error(ErrorKind::invalid, "decide what became of a statement: the same, or another?");
    }
    return go_to(link_to({"lineage", document}) + "?done=changed");
  }
  throw Error(ErrorKind::conflict,
              "decide what became of a statement: the text has changed since you saw it; look at "
              "it again");
}

Response drafted_page(Visit& visit) {
  const std::string document = visit.workspace.resolve_document(visit.part("document"));
  ValueList list;
  for (const Comment& comment : drafted_answers(visit, document)) {
    Values one = comment_values(visit, comment);
    if (comment.drafted) {
      one["decision"] = to_string(comment.drafted->decision) +
                        " (drafted, in place of: " + to_string(comment.disposition->decision) + ")";
      put(one, "reason", comment.drafted->reason);
    }
    list.push_back(std::move(one));
  }
  Values values;
  values["document"] = document;
  values["pile_link"] = link_to({"pile", document});
  values["action"] = link_to({"drafted", document});
  values["count"] = count_words(list.size(), "answer");
  values["has_comments"] = !list.empty();
  values["comments"] = list;
  return page(visit, "drafted", "Drafted answers on " + document, std::move(values));
}

Response release_drafted(Visit& visit) {
  const std::string document = visit.workspace.resolve_document(visit.part("document"));
  visit.workspace.release(document);
  return go_to(link_to({"drafted", document}) + "?done=released");
}

}  // namespace redraft::web
