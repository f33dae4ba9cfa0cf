// Reports: what boards, reviewers and everyone are shown.
#include <map>
#include <set>

#include "redraft/error.h"
#include "store/privacy_store.h"
#include "text/tokens.h"
#include "workspace/state.h"

namespace redraft {

namespace workspace {

namespace {

// The words and numbers of statements by anchor, draft by draft, each draft read once.
class Words {
 public:
  struct Stands {
    std::string number;
    std::string text;
  };

  Words(const State& state, std::string document) : state_(state), document_(std::move(document)) {}

  Stands of(const std::string& label, const std::string& anchor) {
    if (anchor.empty() || label.empty()) {
      return {};
    }
    auto found = texts_.find(label);
    if (found == texts_.end()) {
      const DraftText text = state_.text(document_, label);
      found = texts_.emplace(label, std::map<std::string, Stands>{}).first;
      for (std::size_t i = 0; i < text.anchors.size(); ++i) {
        const Statement& statement = text.document.statements[i];
        found->second.emplace(text.anchors[i], Stands{statement.number, statement.text});
      }
    }
    const auto statement = found->second.find(anchor);
    return statement == found->second.end() ? Stands{} : statement->second;
  }

  // Of a change that a disposition names; empty where it is in another document.
  std::string of_change(const std::string& change, const std::set<std::string>& labels) {
    if (change.empty()) {
      return {};
    }
    const Address address = parse_address(change);
    const bool known = address.document == document_ &&
                       (labels.count(address.label) != 0 || address.label == working_label);
    return known ? of(address.label, address.anchor).text : std::string();
  }

 private:
  const State& state_;
  std::string document_;
  std::map<std::string, std::map<std::string, Stands>> texts_;
};

void read_statements(const State& state, Report& report) {
  const DraftText text = state.text(report.document, report.label);
  for (std::size_t i = 0; i < text.anchors.size(); ++i) {
    const Statement& statement = text.document.statements[i];
    report.statements.push_back({text.anchors[i], statement.number,
                                 section_path(text.document, statement), statement.text,
                                 statement.kind == StatementKind::heading});
  }
}

// Drafts whose comments are reported on; fills in what is said of them.
std::set<std::string> read_drafts(const State& state, const std::string& label, Report& report) {
  const std::vector<Draft> drafts = state.drafts.drafts(report.document);
  const Draft wanted = label.empty() || label == working_label
                           ? state.newest_in_consultation(report.document)
                           : state.draft(report.document, label);
  report.label = label.empty() ? wanted.label : label;
  std::set<std::string> made_before;
  for (const Draft& draft : drafts) {
    const bool before =
        draft.sequence < wanted.sequence || report.label == working_label || drafts.size() == 1;
    if (before) {
      made_before.insert(draft.label);
    }
    if (before || draft.label == wanted.label) {
      report.drafts.push_back({draft.label, draft.summary, draft.published,
                               state.pile.closing_date(report.document, draft.label)});
    }
  }
  return made_before;
}

// What is counted of reviewers, also where it is not shown of each.
class Counted {
 public:
  void take(const Comment& comment) {
    Who& who = of_comment_[comment.id.text];
    who = {comment.reviewer.ref, text::fold(comment.reviewer.organisation), comment.reviewer.sector,
           comment.themes};
  }

  void count(Report& report) const {
    std::set<std::string> reviewers;
    std::set<std::string> organisations;
    for (ReportRow& row : report.rows) {
      const Who& who = of_comment_.at(row.comment);
      row.counted_in = who.sector;
      row.themes = who.themes;
      reviewers.insert(who.reviewer);
      organisations.insert(who.organisation);
    }
    report.reviewers = reviewers.size();
    report.organisations = organisations.size() - organisations.count("");
  }

 private:
  struct Who {
    std::string reviewer, organisation, sector;
    std::vector<std::string> themes;
  };

  std::map<std::string, Who> of_comment_;
};

bool in_confidence(const Comment& comment) {
  return comment.consent && comment.consent->confidential;
}

}  // namespace

}  // namespace workspace

using namespace workspace;

Report Workspace::report(const ReportRequest& request) const {
  const bool everyone = request.audience == Audience::everyone;
  if (everyone && !request.reviewer.empty()) {
    throw Error(ErrorKind::invalid, "report what a reviewer said: it is for them, not for everyone",
                "leave out --public");
  }
  db::Transaction snapshot(*state_->database, db::Transaction::Kind::read);
  Report report;
  report.document = state_->document(request.document).name;
  report.audience = request.audience;
  report.least = everyone ? request.least : 0;
  report.expected = request.expected;
  const std::string reviewer =
      request.reviewer.empty() ? ""
                               : store::PrivacyStore(*state_->database).resolve(request.reviewer);
  report.whose = reviewer.empty() ? request.organisation : reviewer;
  const std::set<std::string> made_before = read_drafts(*state_, request.label, report);
  read_statements(*state_, report);
  if (report.label != working_label) {
    report.notes = notes({report.document, report.label});
  }
  if (request.by_theme) {
    for (const Theme& theme : themes()) {
      report.themes.push_back({theme.name, theme.description});
    }
  }

  CommentFilter filter;
  filter.document = report.document;
  filter.placed_on = report.label;
  filter.organisation = request.organisation;
  Counted counted;
  Words words(*state_, report.document);
  std::set<std::string> labels = made_before;
  labels.insert(report.label);
  const auto take = [&](const Comment& comment) {
    if (made_before.count(comment.draft) == 0 ||
        (!reviewer.empty() && comment.reviewer.ref != reviewer)) {
      return;
    }
    if (!request.organisation.empty() && in_confidence(comment)) {
      ++report.in_confidence;
      return;
    }
    const Placement& now = comment.now.front();
    const Words::Stands then = words.of(comment.draft, comment.targets.front().anchor);
    ReportRow row =
        report_row(comment, then.text, words.of(report.label, now.anchor).text, request.unreleased);
    row.number_then = then.number;
    row.change_words = words.of_change(row.change, labels);
    report.rows.push_back(std::move(row));
  };
  each_comment(filter, [&](const Comment& comment) {
    counted.take(comment);
    if (!everyone) {
      take(comment);
    }
  });
  if (everyone) {
    filter.audience = Audience::everyone;
    each_comment(filter, take);
  }
  snapshot.commit();
  counted.count(report);
  return report;
}

}  // namespace redraft
