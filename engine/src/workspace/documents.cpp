// Documents taken in, looked at and stamped; drafts listed; states changed.
#include <algorithm>
#include <unordered_set>

#include "base/code_points.h"
#include "redraft/error.h"
#include "redraft/rules.h"
#include "store/labels.h"
#include "workspace/lateness.h"
#include "workspace/standing_findings.h"
#include "workspace/state.h"
#include "workspace/together.h"
#include "workspace/word_markdown.h"

namespace redraft {

namespace workspace {

namespace {

namespace fs = std::filesystem;

// Path of a file from the work tree's top. Throws invalid when it lies outside.
std::string path_in_tree(const fs::path& top, const fs::path& file) {
  const fs::path relative =
      fs::weakly_canonical(file).lexically_relative(fs::weakly_canonical(top));
  std::string text = relative.generic_string();
  if (text.empty() || text.rfind("..", 0) == 0) {
    throw Error(ErrorKind::invalid,
                "add " + file.string() + ": the file is not inside the consultation's folder",
                "copy it into " + top.string() + " first");
  }
  if (text.rfind(".redraft/", 0) == 0 || text.rfind(".git/", 0) == 0) {
    throw Error(ErrorKind::invalid, "add " + text + ": this folder belongs to the program");
  }
  return text;
}

AddedDocument take_in(State& state, const std::string& path) {
  const fs::path relative(path);
  const std::string extension = relative.extension().string();
  if (extension != ".md" && extension != ".markdown") {
    throw Error(
        ErrorKind::invalid, "add " + path + ": a document is a Markdown file, *.md",
        "convert plain text with: redraft import " + path + " --as " + relative.stem().string());
  }
  const store::DocumentEntry entry{relative.stem().string(), path};
  store::check_document_name(entry.name);
  AddedDocument added{entry.name, path, false, 0, {}};
  for (const store::DocumentEntry& known : state.drafts.documents()) {
    if (known.name == entry.name && known.path != entry.path) {
      throw Error(
          ErrorKind::conflict,
          "add " + path + ": there is a document \"" + entry.name + "\" already, in " + known.path,
          "rename one of the two files");
    }
    added.existed = added.existed || known == entry;
  }
  const Document document = parse_markdown(state.drafts.working_text(entry));
  added.statements = document.statements.size();
  added.findings = document.findings;
  if (!added.existed) {
    state.drafts.add_document(entry);
  }
  return added;
}

StatementRef ref(const Document& document, const std::vector<std::string>& anchors,
                 std::size_t index) {
  const Statement& statement = document.statements.at(index);
  const bool unread = statement.stances.empty() && statement.kind != StatementKind::heading;
  return {anchors.at(index),
          statement.number,
          section_path(document, statement),
          statement.kind,
          statement.text,
          std::string(markdown_of(document, statement)),
          unread ? stances_of(statement.text) : statement.stances};
}

std::vector<StatusQuestion> questions(const State::Working& working) {
  std::vector<StatusQuestion> out;
  for (const LineageQuestion& question : working.lineage.questions) {
    StatusQuestion open;
    open.from = ref(working.before.document, working.before.anchors, question.from);
    open.to = ref(working.document, working.anchors, question.to);
    if (question.other_to) {
      open.other = ref(working.document, working.anchors, *question.other_to);
    }
    open.linked = question.linked;
    open.confidence = question.confidence;
    out.push_back(std::move(open));
  }
  return out;
}

}  // namespace

}  // namespace workspace

using workspace::State;

std::vector<std::string> Workspace::documents() const {
  std::vector<std::string> names;
  for (const store::DocumentEntry& entry : state_->drafts.documents()) {
    names.push_back(entry.name);
  }
  return names;
}

std::string Workspace::resolve_document(const std::string& name) const {
  return state_->document(name).name;
}

AddedDocument Workspace::add(const std::filesystem::path& markdown_file) {
  const State::Writing writing = state_->lock();
  return workspace::take_in(*state_,
                            workspace::path_in_tree(state_->drafts.work_tree(), markdown_file));
}

AddedDocument Workspace::import_text(const std::string& document, const std::string& markdown,
                                     bool replace) {
  const State::Writing writing = state_->lock();
  store::check_document_name(document);
  store::DocumentEntry entry{document, document + ".md"};
  for (const store::DocumentEntry& known : state_->drafts.documents()) {
    if (known.name == document) {
      entry = known;
    }
  }
  if (std::filesystem::exists(state_->drafts.work_tree() / entry.path) && !replace &&
      state_->drafts.working_text(entry) != markdown) {
    throw Error(ErrorKind::conflict,
                "import " + document + ": " + entry.path + " exists and holds another text",
                "add --replace to make the imported text the new working text");
  }
  state_->drafts.write_working_text(entry, markdown);
  return workspace::take_in(*state_, entry.path);
}

PlainTextReading Workspace::read_word_text(const std::string& document, std::string_view bytes,
                                           const WordText& word, TrackedChanges changes) const {
  std::string markdown = workspace::markdown_of_word(bytes, changes);
  const std::optional<Draft> newest = state_->newest(document);
  if (newest) {
    markdown = workspace::with_bookmarks_as_markers(markdown, word, changes,
                                                    state_->drafts.read(*newest).anchors);
  }
  return workspace::preview_of(std::move(markdown));
}

void Workspace::change_text(const std::string& document, const std::string& before,
                            const std::string& markdown) {
  const State::Writing writing = state_->lock();
  const store::DocumentEntry entry = state_->document(document);
  workspace::require_text(*state_, entry, before);
  workspace::require_utf8("change the text of " + entry.name, markdown);
  state_->drafts.write_working_text(entry, markdown);
}

std::vector<Draft> Workspace::drafts(const std::string& document) const {
  return state_->drafts.drafts(state_->document(document).name);
}

DraftText Workspace::text(const std::string& document, const std::string& label) const {
  return state_->text_or_newest(state_->document(document).name, label);
}

DocumentStatus Workspace::status(const std::string& document) const {
  const store::DocumentEntry entry = state_->document(document);
  const State::Working working = state_->working(entry, ReadStances::no);
  DocumentStatus status;
  status.document = entry.name;
  status.path = entry.path;
  status.findings = working.document.findings;
  if (!working.before.draft.label.empty()) {
    status.last = {working.before.draft.label, working.before.draft.state};
    status.text_changed = working.before.document.source != working.document.source;
    for (const Change& change : working.lineage.changes) {
      ++status.changes[change.kind];
    }
    status.questions = workspace::questions(working);
    status.findings.insert(status.findings.end(), working.lineage.findings.begin(),
                           working.lineage.findings.end());
  }
  CommentFilter open;
  open.document = entry.name;
  open.status = CommentStatus::open;
  status.unanswered = state_->comments.count(open, {});
  status.response = awaited_response(*state_, entry.name);
  if (status.response && status.response->overdue()) {
    Finding overdue;
    overdue.rule = "response-overdue";
    overdue.severity = Severity::warning;
    overdue.message = "the consultation on " + entry.name + " " + status.response->label +
                      " closed " + std::to_string(status.response->days) +
                      " days ago; a response is expected within 12 weeks";
    overdue.hint = "redraft comment list " + entry.name + " --made-on " + status.response->label +
                   " --status open";
    overdue.document = entry.name;
    overdue.draft = status.response->label;
    status.findings.push_back(std::move(overdue));
  }
  CommentFilter tray;
  tray.document = entry.name;
  tray.outcome = Outcome::tray;
  status.tray = state_->comments.count(tray, {});
  for (Finding& finding : workspace::standing_findings(*state_, entry.name)) {
    status.findings.push_back(std::move(finding));
  }
  return status;
}

std::size_t Workspace::stamp(const std::string& document) {
  const State::Writing writing = state_->lock();
  const store::DocumentEntry entry = state_->document(document);
  State::Working working = state_->working(entry);
  if (working.before.draft.label.empty()) {
    throw Error(
        ErrorKind::conflict,
        "stamp " + entry.name + ": nothing is published yet, so there are no anchors to write",
        "redraft publish " + entry.name + " V0-1");
  }
  const std::unordered_set<std::string_view> known(working.before.anchors.begin(),
                                                   working.before.anchors.end());
  std::size_t stamped = 0;
  for (std::string& anchor : working.anchors) {
    if (known.count(anchor) == 0) {
      anchor.clear();
    } else {
      ++stamped;
    }
  }
  state_->drafts.write_working_text(entry, stamp_markers(working.document, working.anchors));
  return stamped;
}

Draft Workspace::set_state(const std::string& document, const std::string& label,
                           DraftState state) {
  require_alone(*state_, "set the state");
  const State::Writing writing = state_->lock();
  Draft draft = state_->draft(state_->document(document).name, label);
  require_transition(draft, state);
  state_->drafts.set_state(draft, state, state_->now());
  draft.state = state;
  return draft;
}

}  // namespace redraft
