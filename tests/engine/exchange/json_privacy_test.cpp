#include "redraft/json.h"
#include "support/catch.h"
#include "support/golden.h"

using namespace redraft;
using namespace redraft::testing;

namespace {

const Instant noon = parse_instant("2026-03-01T12:00:00Z");

HeldPerson witness() {
  HeldPerson held;
  held.reviewer = {"r-4f7k2m9qx1", "Sedlow Forum", "voluntary"};
  held.public_ref = "r-0a1b2c3d4e";
  held.source_ref = "survey-17";
  held.person = {"Isla Example", "isla@harbour.example"};
  Consent consent;
  consent.publish = Publish::organisation;
  consent.confidential = true;
  consent.reason = "My employer";
  consent.notice = "2";
  consent.accepted = noon;
  held.consents = {{consent, noon}};
  HeldComment one;
  one.comment.id.text = "c-4f7k2m9qx1";
  one.comment.body = "Ask my son.";
  one.comment.reviewer = held.reviewer;
  one.comment.person = held.person;
  one.comment.created = noon;
  one.comment.document = "principles";
  one.comment.draft = "V1";
  one.comment.moderation = Moderation::redacted;
  one.comment.consent = consent;
  one.source_id = "q-9";
  one.history = {{noon, "Ask him."}};
  one.moderation = {{Moderation::approved, "", noon, "Editor"}};
  one.redactions = {{1, "body", 4, 10, "s40", "A child", noon, "Editor"}};
  held.comments = {one};
  held.replies = {
      {CommentId{"c-4f7k2m9qx1"}, {ReplyId{"y-4f7k2m9qx1"}, "Yes.", "r-4f7k2m9qx1", noon}}};
  held.audit = {{noon, "Editor", "add", "c-4f7k2m9qx1"}};
  return held;
}

}  // namespace

TEST_CASE("what is held about a reviewer keeps to its schema", "[json]") {
  check_golden("schemas/examples/person/held.json", json::person(witness()));
  HeldPerson gone;
  gone.reviewer.ref = "r-4f7k2m9qx1";
  gone.erased = Erasure{noon, "Editor", "Request", false};
  check_golden("schemas/examples/person/erased.json", json::person(gone));
}

TEST_CASE("redactions, erasures and what is due keep to their schemas", "[json]") {
  check_golden("schemas/examples/redactions/one.json",
               json::redactions("c-4f7k2m9qx1", witness().comments[0].redactions));
  check_golden("schemas/examples/erased/named-elsewhere.json",
               json::erased({"r-4f7k2m9qx1", 2, 1, false, {"comment c-0a1b2c3d4e"}}, false));
  check_golden("schemas/examples/privacy/due.json", json::privacy({noon, true, 3, 1, {"c-1"}, 0}));
}
