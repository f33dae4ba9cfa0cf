#include "redraft/rules.h"

#include "redraft/error.h"
#include "support/catch.h"

using namespace redraft;

namespace {

constexpr Decision decisions[] = {Decision::accepted,        Decision::accepted_in_part,
                                  Decision::already_covered, Decision::not_accepted,
                                  Decision::out_of_scope,    Decision::deferred,
                                  Decision::duplicate,       Decision::noted,
                                  Decision::withdrawn};

constexpr DraftState states[] = {DraftState::working, DraftState::consultation,
                                 DraftState::closed,  DraftState::final,
                                 DraftState::adopted, DraftState::superseded};

template <class Act>
std::optional<ErrorKind> failure(Act act) {
  try {
    act();
  } catch (const Error& error) {
    CHECK_FALSE(error.hint().empty());
    return error.kind();
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("every decision but plain acceptance needs a reason", "[rules]") {
  for (const Decision decision : decisions) {
    INFO(to_string(decision));
    Disposition disposition;
    disposition.decision = decision;
    disposition.reason = " \n";
    const auto refused = failure([&] { require_disposition(disposition); });
    CHECK(refused ==
          (decision == Decision::accepted ? std::nullopt : std::optional(ErrorKind::invalid)));
    disposition.reason = "Set by law.";
    CHECK_FALSE(failure([&] { require_disposition(disposition); }));
  }
}

TEST_CASE("a change is named as a statement on a draft", "[rules]") {
  const auto [change, good] = GENERATE(table<std::string, bool>({
      {"principles#leadership-3@V1", true},
      {"principles#leadership-3@V1 after the workshops", true},
      {"principles#leadership-3", false},
      {"principles@V1", false},
      {"leadership-3", false},
      {"#@", false},
      {"@V1", false},
  }));
  Disposition disposition;
  disposition.decision = Decision::accepted;
  disposition.change = change;
  INFO(change);
  CHECK(failure([&] { require_disposition(disposition); }).has_value() != good);
}

TEST_CASE("a decision against a change cannot name one", "[rules]") {
  for (const Decision decision : decisions) {
    Disposition disposition;
    disposition.decision = decision;
    disposition.reason = "because";
    disposition.change = "principles#leadership-3@V1";
    INFO(to_string(decision));
    CHECK(failure([&] { require_disposition(disposition); }).has_value() !=
          can_name_change(decision));
  }
}

TEST_CASE("only a draft in consultation takes comments", "[rules]") {
  for (const DraftState state : states) {
    INFO(to_string(state));
    CHECK(takes_comments(state) == (state == DraftState::consultation));
  }
}

TEST_CASE("states follow one another as consultations do", "[rules]") {
  const std::string allowed =
      "consultation>closed consultation>final consultation>adopted closed>consultation "
      "closed>final closed>adopted final>adopted ";
  std::string may;
  for (const DraftState from : states) {
    for (const DraftState to : states) {
      Draft draft;
      draft.state = from;
      const bool refused = failure([&] { require_transition(draft, to); }).has_value();
      CHECK(refused == !(from == to || may_become(from, to)));
      may += may_become(from, to) ? to_string(from) + ">" + to_string(to) + " " : "";
    }
  }
  CHECK(may == allowed);
}

TEST_CASE("nothing is published as working or superseded", "[rules]") {
  for (const DraftState state : states) {
    const bool refused = failure([&] { require_publishable_state(state); }).has_value();
    CHECK(refused == (state == DraftState::working || state == DraftState::superseded));
  }
}

TEST_CASE("comments are in time for all of the last day", "[rules]") {
  CHECK(to_rfc3339(end_of_day(parse_instant("2026-06-30"))) == "2026-06-30T23:59:59.999Z");
}
