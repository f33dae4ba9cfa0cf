// The part of the check that holds approvals and adoptions against the drafts they are bound to.
#include <algorithm>

#include "redraft/error.h"
#include "store/draft_check.h"
#include "store/signing_records.h"

namespace redraft::store {

void DraftCheck::check_bindings(const std::string& document, const std::vector<Reading>& readings) {
  // What cannot be read was reported with the other records.
  const auto each = [&](const char* file, auto read, auto check) {
    const std::string path = record_path(document, file);
    try {
      if (const std::optional<std::string> bytes = stored_.record(path)) {
        for (const auto& entry : read(*bytes, path, document)) {
          check(entry);
        }
      }
    } catch (const Error&) {
      return;
    }
  };
  each(approvals_file, read_approvals, [&](const Approval& approval) {
    check_binding("approval " + approval.id.text, approval.on, readings);
  });
  each(adoptions_file, read_adoptions, [&](const Adoption& adoption) {
    Binding bound = adoption.on;
    for (const Reservation& reservation : adoption.reservations) {
      bound.statements.push_back(reservation.on);
    }
    check_binding("adoption " + adoption.id.text, bound, readings);
  });
}

void DraftCheck::check_binding(const std::string& whose, const Binding& binding,
                               const std::vector<Reading>& readings) {
  Draft draft;
  draft.document = binding.document;
  draft.label = binding.label;
  const auto found = std::find_if(readings.begin(), readings.end(), [&](const Reading& reading) {
    return reading.tagged.frozen.draft.label == binding.label;
  });
  if (found == readings.end()) {
    add("binding-mismatch", draft,
        whose + " is bound to " + binding.document + " " + binding.label + ", which is no draft");
    return;
  }
  const Draft& tagged = found->tagged.frozen.draft;
  if (tagged.commit != binding.commit || tagged.text != binding.text) {
    add("binding-mismatch", draft,
        whose + " is bound to another text than that of " + binding.document + " " + binding.label);
    return;
  }
  if (!found->anchors) {
    return;
  }
  for (const BoundStatement& statement : binding.statements) {
    const bool same = std::any_of(
        found->anchors->rows.begin(), found->anchors->rows.end(), [&](const AnchorRow& row) {
          return row.anchor == statement.anchor && statement.text.starts_with(row.text);
        });
    if (!same) {
      add("binding-mismatch", draft,
          whose + " is bound to words of " + statement.anchor + " that " + binding.document + " " +
              binding.label + " does not have",
          statement.anchor);
    }
  }
}

}  // namespace redraft::store
