// What can be handed out to whoever asks for information: one zip file with an index.
#include <map>

#include "archive/archive.h"
#include "base/hash.h"
#include "exchange/csv.h"
#include "git/durable_files.h"
#include "redraft/error.h"
#include "redraft/privacy.h"
#include "redraft/report.h"
#include "store/labels.h"
#include "store/privacy_store.h"
#include "workspace/state.h"

namespace redraft {

namespace workspace {

namespace {

// Sectors with fewer comments are counted together (docs/privacy.md).
constexpr std::size_t smallest_count = 5;

struct File {
  std::string name;
  std::string what;  // for the index
  std::string bytes;
};

struct Comments {
  std::string csv;
  std::string lines;
  std::string redactions;
  std::size_t shown = 0;
  std::size_t without_words = 0;  // of those: the reviewer did not agree
  std::size_t redacted = 0;
};

void warn(const Comment& comment, std::vector<Finding>& findings) {
  std::vector<std::string> texts = {comment.body, comment.suggestion.value_or("")};
  for (const Reply& reply : comment.replies) {
    texts.push_back(reply.body);
  }
  if (comment.disposition) {
    texts.push_back(comment.disposition->reason);
  }
  for (const std::string& text : texts) {
    for (Finding& finding :
         personal_data_findings("what is disclosed of " + comment.id.text, text)) {
      finding.comment = comment.id.text;
      findings.push_back(std::move(finding));
    }
  }
}

Comments disclosed_comments(const Workspace& workspace, const State& state,
                            std::vector<Finding>& findings) {
  const store::PrivacyStore privacy(*state.database);
  Comments out;
  out.csv = comment_csv_header(json::Names::hidden, ByteOrderMark::yes);
  out.redactions = exchange::csv_record({"comment", "part", "exemption", "decided"});
  CommentFilter filter;
  filter.audience = Audience::everyone;
  workspace.each_comment(filter, [&](const Comment& comment) {
    ++out.shown;
    out.csv += comment_csv_row(comment, json::Names::hidden);
    out.lines += comment_line(comment, json::Names::hidden);
    warn(comment, findings);
    if (comment.body == withheld_words) {
      ++out.without_words;
      return;
    }
    for (const Redaction& redaction : privacy.redactions(comment.id)) {
      ++out.redacted;
      out.redactions +=
          exchange::csv_record({comment.id.text, redaction.part,
                                exchange::guarded_cell(redaction.reason), to_date(redaction.made)});
    }
  });
  return out;
}

void add_document(const Workspace& workspace, const State& state, const std::string& document,
                  std::vector<File>& files) {
  const std::vector<Draft> drafts = state.drafts.drafts(document);
  for (const Draft& draft : drafts) {
    files.push_back({"drafts/" + document + "/" + store::encode_ref_part(draft.label) + ".md",
                     document + " " + draft.label + ", published " + to_date(draft.published),
                     state.drafts.read(draft, ReadStances::no).document.source});
  }
  if (drafts.empty()) {
    return;
  }
  files.push_back({"update-notes/" + document + ".md", "what changed from draft to draft, and why",
                   workspace.cumulative_update_notes(document, drafts.back().label)});
  const Report report = workspace.report(
      {.document = document, .audience = Audience::everyone, .least = smallest_count});
  const std::string name = "dispositions/" + document;
  const std::string what = "what was said of " + document + " and decided";
  files.push_back({name + ".html", what + ", to read",
                   write_report("dispositions", report, ReportFormat::html)});
  files.push_back({name + ".md", what + ", as Markdown",
                   write_report("dispositions", report, ReportFormat::markdown)});
  files.push_back({name + ".csv", what + ", as a table",
                   write_report("dispositions", report, ReportFormat::csv, ByteOrderMark::yes)});
}

std::string index_of(const State& state, const Comments& comments, const std::vector<File>& files) {
  const auto counted = [&](Moderation moderation) {
    CommentFilter filter;
    filter.moderation = moderation;
    return std::to_string(state.comments.count(filter, {}));
  };
  std::string text =
      "# Index\n\nMade on " + to_date(state.now()) +
      ". No names and no addresses of reviewers are in these files.\n\n"
      "| comments | count |\n| --- | --- |\n"
      "| held | " +
      std::to_string(state.comments.count({}, {})) +
      " |\n"
      "| disclosed here | " +
      std::to_string(comments.shown) +
      " |\n"
      "| of these without their words, which their reviewers did not agree to publish | " +
      std::to_string(comments.without_words) +
      " |\n"
      "| not disclosed: not yet looked at | " +
      counted(Moderation::pending) +
      " |\n"
      "| not disclosed: withheld | " +
      counted(Moderation::withheld) +
      " |\n"
      "| passages redacted, each with its exemption in redactions.csv | " +
      std::to_string(comments.redacted) +
      " |\n\n"
      "| file | what it is | bytes | SHA-256 |\n| --- | --- | --- | --- |\n";
  for (const File& file : files) {
    Sha256 hash;
    hash.add(file.bytes);
    text += "| " + file.name + " | " + file.what + " | " + std::to_string(file.bytes.size()) +
            " | " + hash.finish() + " |\n";
  }
  return text;
}

}  // namespace

}  // namespace workspace

using namespace workspace;

BundleSummary Workspace::disclose(const std::filesystem::path& file) const {
  const ProgressStep step = state_->step("writing what is disclosed");
  BundleSummary summary;
  summary.file = file;
  std::vector<File> files;
  db::Transaction snapshot(*state_->database, db::Transaction::Kind::read);
  for (const std::string& document : state_->drafts.documents_with_drafts()) {
    add_document(*this, *state_, document, files);
  }
  Comments comments = disclosed_comments(*this, *state_, summary.findings);
  files.push_back({"comments.csv", "the comments, as a table", std::move(comments.csv)});
  files.push_back({"comments.jsonl", "the same for programs", std::move(comments.lines)});
  files.push_back(
      {"redactions.csv", "what was redacted, and the exemption", std::move(comments.redactions)});
  files.insert(files.begin(), {"index.md", "", index_of(*state_, comments, files)});
  snapshot.commit();

  git::NewFile out(file);
  archive::Writer writer(archive::Format::zip, [&](std::string_view bytes) {
    summary.bytes += bytes.size();
    out.write(bytes);
  });
  for (const File& one : files) {
    writer.begin(one.name, one.bytes.size());
    writer.write(one.bytes);
  }
  writer.finish();
  out.publish();
  summarise(*state_, summary);
  summary.comments = comments.shown;
  summary.passages = comments.redacted;
  return summary;
}

}  // namespace redraft
