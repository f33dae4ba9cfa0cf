#include "store/draft_check.h"

#include <algorithm>
#include <sstream>

#include "git/durable_files.h"
#include "redraft/error.h"
#include "store/labels.h"
#include "store/private_files.h"
#include "store/signing_records.h"

namespace redraft::store {

namespace {

constexpr const char* documents_path = ".redraft/documents.tsv";

std::string name_of(const Draft& draft) {
  return draft.document + " " + draft.label;
}

const char* hint_for(const std::string& rule) {
  if (rule == "damaged-object") {
    return "fetch the objects again from a clone that has them: git fsck, then git fetch";
  }
  if (rule == "tag-not-annotated") {
    return "a tag of another program: rename it, or leave it";
  }
  if (rule == "comments-tracked") {
    return "git rm --cached the file; what was pushed must be removed from the history there too";
  }
  if (rule == "tag-moved") {
    return "find the tag's former place in a clone, and put it back with git update-ref";
  }
  return "compare with a clone of the consultation; git log -- .redraft shows who changed it";
}

}  // namespace

DraftCheck::DraftCheck(const DraftStore::State& state)
    : stored_(state), state_{state.repository.reopened(), state.work_tree, state.shared_folder} {
  std::istringstream shallow(
      git::read_file(state_.repository.common_folder() / "shallow").value_or(""));
  for (std::string commit; std::getline(shallow, commit);) {
    boundary_.insert(commit);
  }
}

std::vector<Finding> DraftCheck::run() {
  std::set<std::string> documents;
  const Draft none;
  attempt("record-damaged", none, [&] {
    if (const std::optional<std::string> bytes = stored_.record(documents_path)) {
      for (DocumentEntry& entry : read_documents(*bytes, documents_path)) {
        documents.insert(std::move(entry.name));
      }
    }
  });
  // The branch that is checked out may not list them all.
  attempt("damaged-object", none, [&] {
    for (std::string& document : state_.documents_with_drafts()) {
      documents.insert(std::move(document));
    }
  });
  for (const std::string& document : documents) {
    check_growing_records(document);
    check_document(document);
  }
  attempt("damaged-object", none, [&] {
    for (const std::string& path : tracked_comment_files(state_.repository)) {
      add("comments-tracked", none, path + " is tracked by git: it holds personal data");
    }
  });
  return std::move(findings_);
}

void DraftCheck::check_growing_records(const std::string& document) {
  Draft draft;
  draft.document = document;
  const auto check = [&](const char* file, auto read) {
    attempt("record-damaged", draft, [&] {
      const std::string path = record_path(document, file);
      if (const std::optional<std::string> bytes = stored_.record(path)) {
        static_cast<void>(read(*bytes, path));
      }
    });
  };
  // Of these two, what they are bound to is looked at as well, once the tags were read.
  check(approvals_file, [&](std::string_view bytes, const std::string& path) {
    return read_approvals(bytes, path, document);
  });
  check(adoptions_file, [&](std::string_view bytes, const std::string& path) {
    return read_adoptions(bytes, path, document);
  });
  check(links_file, [&](std::string_view bytes, const std::string& path) {
    return read_links(bytes, path, document);
  });
  check(waivers_file, read_waivers);
  check("notes.tsv", read_notes);
  check("pins.tsv", read_pins);
  check("states.tsv", read_states);
  check("wordings.tsv", read_wordings);
}

void DraftCheck::check_document(const std::string& document) {
  std::vector<TaggedDraft> drafts;
  for (const git::Reference& tag : state_.repository.references(tag_prefix(document))) {
    if (std::optional<TaggedDraft> draft = check_tag(document, tag)) {
      drafts.push_back(std::move(*draft));
    }
  }
  sort_drafts(drafts);
  std::vector<Reading> readings;
  for (const TaggedDraft& draft : drafts) {
    check_objects(draft);
    readings.push_back(read_records(draft));
    check_text(readings.back());
    check_retired(readings.back());
  }
  check_sequence(readings);
  check_bindings(document, readings);
}

std::optional<TaggedDraft> DraftCheck::check_tag(const std::string& document,
                                                 const git::Reference& tag) {
  Draft draft;
  draft.document = document;
  const std::string short_name = tag.name.substr(std::string_view("refs/tags/").size());
  draft.label = decode_ref_part(tag.name.substr(tag_prefix(document).size())).value_or(short_name);
  std::optional<TaggedDraft> found;
  bool annotated = false;
  std::optional<std::string> commit;
  const std::string path = record_path(document, "draft.tsv");
  std::optional<std::string> bytes;
  if (!attempt("damaged-object", draft, [&] {
        commit = state_.commit_of(tag, &annotated);
        bytes = commit ? state_.committed(*commit, path) : std::nullopt;
      })) {
    return std::nullopt;
  }
  if (!annotated) {
    add("tag-not-annotated", draft,
        "the tag " + short_name + " is not annotated: redraft made none such");
  }
  if (!bytes) {
    add("record-missing", draft, "the tag " + short_name + " has no record " + path);
    return std::nullopt;
  }
  attempt("record-damaged", draft, [&] {
    found = state_.tagged_draft(document, tag);
    if (!found) {
      add("tag-moved", draft,
          "the tag " + short_name + " is on a commit of draft " +
              name_of(read_draft(*bytes, path + " of " + tag.name).draft));
    }
  });
  if (!found) {
    return std::nullopt;
  }
  if (annotated && state_.repository.read_tag(tag.target)->name != short_name) {
    add("tag-moved", draft,
        "the tag object of " + short_name + " calls itself " +
            state_.repository.read_tag(tag.target)->name);
  }
  return found;
}

// The draft's commit, whole tree and all, and the commits before it.
void DraftCheck::check_objects(const TaggedDraft& tagged) {
  const Draft& draft = tagged.frozen.draft;
  attempt("damaged-object", draft,
          [&] { check_tree(state_.repository.read_commit(tagged.commit).tree, tagged); });
  std::vector<std::string> waiting = {tagged.commit};
  while (!waiting.empty()) {
    const std::string id = waiting.back();
    waiting.pop_back();
    if (!seen_.insert(id).second) {
      continue;
    }
    attempt("damaged-object", draft, [&] {
      const git::CommitObject commit = state_.repository.read_commit(id);
      if (boundary_.count(id) == 0) {
        waiting.insert(waiting.end(), commit.parents.begin(), commit.parents.end());
      }
    });
  }
}

void DraftCheck::check_tree(const std::string& tree, const TaggedDraft& tagged) {
  if (!seen_.insert(tree).second) {
    return;
  }
  for (const git::TreeEntry& entry : state_.repository.read_tree(tree)) {
    if (entry.mode == git::EntryMode::submodule) {
      continue;
    }
    attempt("damaged-object", tagged.frozen.draft, [&] {
      if (entry.mode == git::EntryMode::folder) {
        check_tree(entry.id, tagged);
      } else if (seen_.insert(entry.id).second) {
        static_cast<void>(state_.repository.read_object(entry.id));
      }
    });
  }
}

void DraftCheck::check_sequence(const std::vector<Reading>& readings) {
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const FrozenDraft& frozen = readings[i].tagged.frozen;
    const Draft& draft = frozen.draft;
    if (draft.sequence != i + 1) {
      add("lineage-mismatch", draft,
          name_of(draft) + " is draft number " + std::to_string(draft.sequence) +
              " by its record, number " + std::to_string(i + 1) + " by the tags");
    }
    const Draft* before = i == 0 ? nullptr : &readings[i - 1].tagged.frozen.draft;
    if (draft.previous != (before == nullptr ? "" : before->label)) {
      add("lineage-mismatch", draft,
          name_of(draft) + " follows \"" + draft.previous + "\" by its record, \"" +
              (before == nullptr ? "" : before->label) + "\" by the tags");
    } else if (before != nullptr && frozen.previous_commit != before->commit) {
      add("tag-moved", *before,
          "the tag of " + name_of(*before) + " is on commit " + before->commit + "; " +
              name_of(draft) + " was made after commit " + frozen.previous_commit);
    } else if (before != nullptr) {
      check_lineage(readings[i - 1], readings[i]);
    }
  }
}

bool DraftCheck::attempt(const std::string& rule, const Draft& draft,
                         const std::function<void()>& step) {
  try {
    step();
    return true;
  } catch (const Error& error) {
    add(rule, draft, error.what());
    return false;
  }
}

void DraftCheck::add(const std::string& rule, const Draft& draft, const std::string& message,
                     const std::string& anchor, std::size_t line) {
  Finding finding;
  finding.rule = rule;
  finding.severity = rule == "tag-not-annotated" ? Severity::warning : Severity::error;
  finding.message = message;
  finding.hint = hint_for(rule);
  finding.document = draft.document;
  finding.draft = draft.label;
  finding.anchor = anchor;
  finding.line = line;
  // One damaged object is met from several sides; it is said once a draft.
  if (std::find(findings_.begin(), findings_.end(), finding) == findings_.end()) {
    findings_.push_back(std::move(finding));
  }
}

std::vector<Finding> DraftStore::check() const {
  return DraftCheck(*state_).run();
}

}  // namespace redraft::store
