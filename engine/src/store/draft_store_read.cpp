// Published drafts: finding them by their tags and reading what was frozen with them.
#include <algorithm>
#include <set>
#include <tuple>

#include "git/durable_files.h"
#include "redraft/error.h"
#include "store/draft_store_state.h"
#include "store/labels.h"

namespace redraft::store {

namespace {

// Names where a record of a published draft is, for messages.
std::string place(const Draft& draft, const std::string& file) {
  return record_path(draft.document, file) + " of " + draft.document + " " + draft.label;
}

[[noreturn]] void fail_corrupt(const Draft& draft, const std::string& why) {
  throw Error(ErrorKind::corrupt, "read draft " + draft.document + " " + draft.label + ": " + why,
              "redraft check");
}

void require_text(const Draft& draft, const std::string& bound, const std::string& file) {
  if (bound != draft.text) {
    fail_corrupt(draft, file + " belongs to another text");
  }
}

std::vector<std::string> checked_anchors(const Draft& draft, const AnchorTable& table,
                                         const Document& document) {
  require_text(draft, table.text, "anchors.tsv");
  if (table.rows.size() != document.statements.size()) {
    fail_corrupt(draft, "anchors.tsv names " + std::to_string(table.rows.size()) +
                            " statements, the text has " +
                            std::to_string(document.statements.size()));
  }
  std::vector<std::string> anchors;
  anchors.reserve(table.rows.size());
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    if (table.rows[i].text != short_text_hash(document.statements[i])) {
      fail_corrupt(draft, "the statement at anchor " + table.rows[i].anchor + " (line " +
                              std::to_string(document.statements[i].line) +
                              ") is not the one recorded");
    }
    anchors.push_back(table.rows[i].anchor);
  }
  return anchors;
}

}  // namespace

void sort_drafts(std::vector<TaggedDraft>& drafts) {
  const auto key = [](const TaggedDraft& one) {
    return std::tie(one.frozen.draft.sequence, one.frozen.draft.published, one.frozen.draft.label);
  };
  std::sort(drafts.begin(), drafts.end(),
            [&](const TaggedDraft& a, const TaggedDraft& b) { return key(a) < key(b); });
}

std::optional<std::string> DraftStore::State::commit_of(const git::Reference& tag,
                                                        bool* annotated) const {
  *annotated = false;
  const git::Object object = repository.read_object(tag.target);
  if (object.kind == git::ObjectKind::commit) {
    return tag.target;
  }
  if (object.kind != git::ObjectKind::tag) {
    return std::nullopt;
  }
  *annotated = true;
  const std::optional<git::TagObject> annotation = repository.read_tag(tag.target);
  return annotation->of_commit ? std::optional(annotation->target) : std::nullopt;
}

std::optional<TaggedDraft> DraftStore::State::tagged_draft(const std::string& document,
                                                           const git::Reference& tag) const {
  TaggedDraft found;
  const std::optional<std::string> commit = commit_of(tag, &found.annotated);
  if (!commit) {
    return std::nullopt;
  }
  const std::string path = record_path(document, "draft.tsv");
  const std::optional<std::string> bytes = committed(*commit, path);
  if (!bytes) {
    return std::nullopt;
  }
  found.reference = tag;
  found.commit = *commit;
  found.frozen = read_draft(*bytes, path + " of " + tag.name);
  found.frozen.draft.commit = *commit;
  // Somebody's own tag on a commit that has a draft's record below it is not that draft.
  if (found.frozen.draft.document != document ||
      tag_ref(document, found.frozen.draft.label) != tag.name) {
    return std::nullopt;
  }
  return found;
}

std::vector<TaggedDraft> DraftStore::State::tagged_drafts(const std::string& document) const {
  std::vector<TaggedDraft> drafts;
  for (const git::Reference& tag : repository.references(tag_prefix(document))) {
    if (std::optional<TaggedDraft> draft = tagged_draft(document, tag)) {
      drafts.push_back(std::move(*draft));
    }
  }
  sort_drafts(drafts);
  return drafts;
}

std::vector<std::string> DraftStore::State::documents_with_drafts() const {
  constexpr std::string_view tags = "refs/tags/";
  std::set<std::string> documents;
  for (const git::Reference& tag : repository.references(std::string(tags))) {
    const std::size_t slash = tag.name.find('/', tags.size());
    const std::string document =
        tag.name.substr(tags.size(), slash == std::string::npos ? slash : slash - tags.size());
    if (slash == std::string::npos || documents.count(document) != 0) {
      continue;
    }
    try {
      check_document_name(document);
      if (tagged_draft(document, tag)) {
        documents.insert(document);
      }
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::invalid) {
        documents.insert(document);
      }
    }
  }
  return {documents.begin(), documents.end()};
}

std::vector<std::string> DraftStore::documents_with_drafts() const {
  return state_->documents_with_drafts();
}

FrozenDraft DraftStore::State::frozen_of(const Draft& draft) const {
  const std::string path = record_path(draft.document, "draft.tsv");
  FrozenDraft frozen = read_draft(require_committed(draft.commit, path), place(draft, "draft.tsv"));
  if (frozen.draft.document != draft.document || frozen.draft.label != draft.label ||
      frozen.draft.text != draft.text) {
    fail_corrupt(draft, "commit " + draft.commit + " holds " + frozen.draft.document + " " +
                            frozen.draft.label);
  }
  return frozen;
}

std::vector<Draft> DraftStore::drafts(const std::string& document) const {
  const std::string path = record_path(document, "states.tsv");
  const std::optional<std::string> bytes = state_->record(path);
  const std::vector<StateRow> states = bytes ? read_states(*bytes, path) : std::vector<StateRow>();
  std::vector<Draft> drafts;
  for (TaggedDraft& tagged : state_->tagged_drafts(document)) {
    for (const StateRow& row : states) {
      if (row.label == tagged.frozen.draft.label) {
        tagged.frozen.draft.state = row.state;
      }
    }
    drafts.push_back(std::move(tagged.frozen.draft));
  }
  for (std::size_t i = 0; i + 1 < drafts.size(); ++i) {
    if (drafts[i].state == DraftState::consultation || drafts[i].state == DraftState::closed) {
      drafts[i].state = DraftState::superseded;
    }
  }
  return drafts;
}

DraftText DraftStore::read(const Draft& draft, ReadStances stances) const {
  const FrozenDraft frozen = state_->frozen_of(draft);
  const auto record = [&](const char* file) {
    return state_->require_committed(draft.commit, record_path(draft.document, file));
  };
  DraftText out;
  out.draft = draft;
  out.document = parse_markdown(state_->repository.read_blob(frozen.draft.text), stances);
  out.anchors = checked_anchors(
      draft, read_anchors(record("anchors.tsv"), place(draft, "anchors.tsv")), out.document);
  out.retired = read_retired(record("retired.tsv"), place(draft, "retired.tsv"));
  return out;
}

std::vector<RecordedChange> DraftStore::lineage(const Draft& draft) const {
  LineageTable table = read_lineage(
      state_->require_committed(draft.commit, record_path(draft.document, "lineage.tsv")),
      place(draft, "lineage.tsv"));
  require_text(draft, table.text, "lineage.tsv");
  return std::move(table.changes);
}

bool DraftStore::on_a_branch(const Draft& draft) const {
  const git::Repository& repository = state_->repository;
  if (git::read_file(repository.common_folder() / "shallow")) {
    return true;
  }
  std::vector<std::string> tips;
  for (const char* prefix : {"refs/heads/", "refs/remotes/"}) {
    for (const git::Reference& branch : repository.references(prefix)) {
      tips.push_back(branch.target);
    }
  }
  if (std::string head = repository.head().commit; !head.empty()) {
    tips.push_back(std::move(head));
  }
  return repository.is_before(draft.commit, tips);
}

}  // namespace redraft::store
