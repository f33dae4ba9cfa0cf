// The part of the check that compares records with the text and with each other.
#include <unordered_map>
#include <unordered_set>

#include "store/draft_check.h"

namespace redraft::store {

namespace {

using Names = std::unordered_set<std::string>;

Names anchors_of(const AnchorTable& table) {
  Names names;
  for (const AnchorRow& row : table.rows) {
    names.insert(row.anchor);
  }
  return names;
}

Names anchors_of(const std::vector<RetiredAnchor>& retired) {
  Names names;
  for (const RetiredAnchor& one : retired) {
    names.insert(one.anchor);
  }
  return names;
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
  for (const std::string& one : names) {
    if (one == name) {
      return true;
    }
  }
  return false;
}

// Whether a change of this kind has as many statements on each side as it must.
bool well_formed(const RecordedChange& change) {
  const std::size_t from = change.from.size();
  const std::size_t to = change.to.size();
  switch (change.kind) {
    case ChangeKind::added:
    case ChangeKind::restored:
      return from == 0 && to == 1;
    case ChangeKind::removed:
      return from == 1 && to == 0;
    case ChangeKind::split:
      return from == 1 && to > 1;
    case ChangeKind::merged:
      return from > 1 && to == 1;
    default:
      return from == 1 && to == 1;
  }
}

}  // namespace

DraftCheck::Reading DraftCheck::read_records(const TaggedDraft& tagged) {
  Reading reading{tagged, {}, {}, {}};
  const Draft& draft = tagged.frozen.draft;
  const auto read = [&](const char* file, auto parse, auto& out) {
    const std::string path = record_path(draft.document, file);
    std::optional<std::string> bytes;
    if (!attempt("damaged-object", draft, [&] { bytes = state_.committed(tagged.commit, path); })) {
      return;
    }
    if (!bytes) {
      add("record-missing", draft, draft.document + " " + draft.label + " has no record " + path);
      return;
    }
    attempt("record-damaged", draft,
            [&] { out = parse(*bytes, path + " of " + draft.document + " " + draft.label); });
  };
  read("anchors.tsv", read_anchors, reading.anchors);
  read("lineage.tsv", read_lineage, reading.lineage);
  read("retired.tsv", read_retired, reading.retired);
  return reading;
}

void DraftCheck::check_text(const Reading& reading) {
  const TaggedDraft& tagged = reading.tagged;
  const Draft& draft = tagged.frozen.draft;
  const std::string name = draft.document + " " + draft.label;
  std::optional<git::TreeEntry> entry;
  if (!attempt("damaged-object", draft, [&] {
        entry = state_.repository.entry_at(state_.repository.read_commit(tagged.commit).tree,
                                           tagged.frozen.path);
      })) {
    return;
  }
  if (!entry || entry->id != draft.text) {
    add("text-mismatch", draft, name + ": " + tagged.frozen.path + " is not the text recorded");
  }
  for (const std::string& bound : {reading.anchors ? reading.anchors->text : draft.text,
                                   reading.lineage ? reading.lineage->text : draft.text}) {
    if (bound != draft.text) {
      add("text-mismatch", draft, name + ": a record belongs to another text, " + bound);
    }
  }
  std::string source;
  if (!attempt("damaged-object", draft,
               [&] { source = state_.repository.read_blob(draft.text); })) {
    return;
  }
  attempt("text-mismatch", draft, [&] {
    const Document document = parse_markdown(source);
    if (document.statements.size() != draft.statements) {
      add("text-mismatch", draft,
          name + ": the text has " + std::to_string(document.statements.size()) +
              " statements, the record " + std::to_string(draft.statements));
    }
    check_anchors(reading, document);
  });
}

void DraftCheck::check_anchors(const Reading& reading, const Document& document) {
  if (!reading.anchors) {
    return;
  }
  const Draft& draft = reading.tagged.frozen.draft;
  const std::string name = draft.document + " " + draft.label;
  const std::vector<AnchorRow>& rows = reading.anchors->rows;
  Names seen;
  for (const AnchorRow& row : rows) {
    if (!seen.insert(row.anchor).second) {
      add("anchor-mismatch", draft, name + ": anchor " + row.anchor + " is given twice",
          row.anchor);
    }
  }
  if (rows.size() != document.statements.size()) {
    add("anchor-mismatch", draft,
        name + ": " + std::to_string(rows.size()) + " anchors for " +
            std::to_string(document.statements.size()) + " statements");
    return;
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Statement& statement = document.statements[i];
    if (rows[i].kind != statement.kind || rows[i].text != short_text_hash(statement) ||
        rows[i].number != statement.number) {
      add("anchor-mismatch", draft,
          name + ": the statement at anchor " + rows[i].anchor + " is not the one recorded",
          rows[i].anchor, statement.line);
    }
  }
}

void DraftCheck::check_retired(const Reading& reading) {
  if (!reading.anchors || !reading.retired) {
    return;
  }
  const Draft& draft = reading.tagged.frozen.draft;
  const Names living = anchors_of(*reading.anchors);
  Names seen;
  for (const RetiredAnchor& one : *reading.retired) {
    if (living.count(one.anchor) != 0) {
      add("anchor-mismatch", draft, "anchor " + one.anchor + " is retired and in use", one.anchor);
    }
    if (!seen.insert(one.anchor).second) {
      add("anchor-mismatch", draft, "anchor " + one.anchor + " is retired twice", one.anchor);
    }
  }
}

// A recorded lineage leaves out the statements that kept anchor, place and text.
void DraftCheck::check_lineage(const Reading& before, const Reading& reading) {
  if (!before.anchors || !reading.anchors || !reading.lineage || !before.retired ||
      !reading.retired) {
    return;
  }
  const Draft& draft = reading.tagged.frozen.draft;
  const auto mismatch = [&](const std::string& anchor, const std::string& why) {
    add("lineage-mismatch", draft, draft.document + " " + draft.label + ": " + anchor + " " + why,
        anchor);
  };
  if (reading.lineage->before != before.tagged.frozen.draft.text) {
    add("text-mismatch", draft,
        draft.document + " " + draft.label + ": its lineage starts from another text");
  }
  const Names earlier = anchors_of(*before.anchors);
  const Names later = anchors_of(*reading.anchors);
  const Names retired_before = anchors_of(*before.retired);
  const Names retired_now = anchors_of(*reading.retired);
  Names left;
  Names reached;
  for (const RecordedChange& change : reading.lineage->changes) {
    if (!well_formed(change)) {
      mismatch(change.to.empty() ? (change.from.empty() ? "" : change.from[0]) : change.to[0],
               "stands in a change (" + to_string(change.kind) + ") of the wrong shape");
    }
    for (const std::string& anchor : change.from) {
      left.insert(anchor);
      if (earlier.count(anchor) == 0) {
        mismatch(anchor, "descends from a statement that the draft before does not have");
      }
    }
    for (const std::string& anchor : change.to) {
      reached.insert(anchor);
      if (later.count(anchor) == 0) {
        mismatch(anchor, "is in the lineage and not in the draft");
      }
      if (change.kind != ChangeKind::restored && retired_before.count(anchor) != 0) {
        add("anchor-mismatch", draft, "anchor " + anchor + " was retired and is used again",
            anchor);
      }
      if (change.kind == ChangeKind::restored && retired_before.count(anchor) == 0) {
        mismatch(anchor, "is said to be restored and was never retired");
      }
      if (earlier.count(anchor) != 0 && !contains(change.from, anchor)) {
        add("anchor-mismatch", draft, "anchor " + anchor + " was given to another statement",
            anchor);
      }
    }
  }
  std::unordered_map<std::string, const AnchorRow*> rows_before;
  for (const AnchorRow& row : before.anchors->rows) {
    rows_before[row.anchor] = &row;
  }
  for (const AnchorRow& row : reading.anchors->rows) {
    if (reached.count(row.anchor) != 0) {
      continue;
    }
    const auto found = rows_before.find(row.anchor);
    if (found == rows_before.end()) {
      mismatch(row.anchor, "is new and the lineage does not say where from");
    } else if (found->second->text != row.text) {
      mismatch(row.anchor, "changed its text and the lineage does not say so");
    }
  }
  for (const AnchorRow& row : before.anchors->rows) {
    const std::string& anchor = row.anchor;
    if (later.count(anchor) == 0 && left.count(anchor) == 0) {
      mismatch(anchor, "is gone and the lineage does not say where to");
    }
    if (later.count(anchor) == 0 && retired_now.count(anchor) == 0) {
      add("anchor-mismatch", draft, "anchor " + anchor + " is gone and was not retired", anchor);
    }
  }
  for (const RetiredAnchor& one : *before.retired) {
    const std::string& anchor = one.anchor;
    if (later.count(anchor) == 0 && retired_now.count(anchor) == 0) {
      add("anchor-mismatch", draft, "retired anchor " + anchor + " was forgotten", anchor);
    }
  }
}

}  // namespace redraft::store
