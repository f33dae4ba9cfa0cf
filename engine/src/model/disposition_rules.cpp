#include "base/blank.h"
#include "redraft/address.h"
#include "redraft/error.h"
#include "redraft/rules.h"

namespace redraft {

namespace {

bool names_statement_on_draft(const std::string& change) {
  try {
    const Address address = parse_address(change);
    return !address.anchor.empty() && !address.label.empty();
  } catch (const Error&) {
    return false;
  }
}

}  // namespace

bool needs_reason(Decision decision) {
  return decision != Decision::accepted;
}

bool can_name_change(Decision decision) {
  return decision != Decision::not_accepted && decision != Decision::out_of_scope &&
         decision != Decision::withdrawn;
}

void require_disposition(const Disposition& disposition) {
  const std::string decision = to_string(disposition.decision);
  if (needs_reason(disposition.decision) && is_blank(disposition.reason)) {
    throw Error(ErrorKind::invalid, "decide \"" + decision + "\": a reason is needed",
                "give the reason with -m REASON; only \"accepted\" needs none");
  }
  if (disposition.change.empty()) {
    return;
  }
  if (!can_name_change(disposition.decision)) {
    throw Error(ErrorKind::invalid,
                "decide \"" + decision + "\": it cannot name a change that carries it out, as " +
                    disposition.change,
                "leave --change out, or decide \"accepted in part\"");
  }
  if (!names_statement_on_draft(disposition.change)) {
    throw Error(ErrorKind::invalid,
                "decide \"" + decision + "\": \"" + disposition.change +
                    "\" does not name a statement on a draft",
                "write the change as DOC#ANCHOR@LABEL, for example principles#leadership-3@V1");
  }
}

}  // namespace redraft
