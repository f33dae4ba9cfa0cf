// A consultation opened and closed: the state of a draft, and until when comments are in time.
#include <array>

#include "redraft/error.h"
#include "redraft/rules.h"
#include "web/comment_page.h"
#include "web/markup.h"
#include "web/routes.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

constexpr std::array<DraftState, 4> states = {DraftState::consultation, DraftState::closed,
                                              DraftState::final, DraftState::adopted};

struct TypedDay {
  std::string day, month, year;
};

TypedDay day_of(std::optional<Instant> closes) {
  if (!closes) {
    return {};
  }
  const std::string date = to_date(*closes);  // 2026-06-30
  return {date.substr(8), date.substr(5, 2), date.substr(0, 4)};
}

std::string two_digits(const std::string& number) {
  return number.size() == 1 ? "0" + number : number;
}

// The last moment of the day; nothing where it is none.
std::optional<Instant> last_moment(const TypedDay& typed) {
  const std::string date = typed.year + "-" + two_digits(typed.month) + "-" + two_digits(typed.day);
  constexpr std::size_t length = 10;
  try {
    return date.size() == length ? std::optional(end_of_day(parse_instant(date))) : std::nullopt;
  } catch (const Error&) {
    return std::nullopt;
  }
}

ValueList state_choices(const Draft& draft) {
  ValueList list;
  for (const DraftState state : states) {
    if (state != draft.state && !may_become(draft.state, state)) {
      continue;
    }
    Values one;
    one["field"] = list.empty() ? std::string("state") : "state-" + to_string(state);
    one["value"] = to_string(state);
    one["words"] = with_capital(state_words(state));
    one["chosen"] = state == draft.state;
    list.push_back(std::move(one));
  }
  return list;
}

Draft draft_at(Visit& visit) {
  const std::string document = visit.workspace.resolve_document(visit.part("document"));
  return visit.texts.text(visit.workspace, document, visit.part("label"))->draft;
}

Response show_state(Visit& visit, const Draft& draft, const TypedDay& typed,
                    const std::string& error = {}) {
  const auto closes = visit.workspace.closing_date(draft.document, draft.label);
  CommentFilter late;
  late.document = draft.document;
  late.draft = draft.label;
  const std::size_t all = visit.workspace.count_comments(late);
  late.late = true;
  const std::size_t after = visit.workspace.count_comments(late);
  Values values;
  values["document_link"] = link_to({"d", draft.document});
  values["action"] = link_to({"state", draft.document, draft.label});
  values["pile_link"] = link_to({"pile", draft.document});
  values["label"] = draft.label;
  values["state"] = state_words(draft.state);
  values["comments"] = count_words(all, "comment");
  put(values, "late", after == 0 ? "" : std::to_string(after));
  put(values, "closes", closes ? date_words(*closes) : "");
  const ValueList choices = state_choices(draft);
  values["has_states"] = choices.size() > 1;
  values["states"] = choices;
  put(values, "day", typed.day);
  put(values, "month", typed.month);
  put(values, "year", typed.year);
  put(values, "day_error", "");
  if (!error.empty()) {
    put_error(values, "day", error);
  }
  return page(visit, "state", "Open or close " + draft.label, std::move(values),
              error.empty() ? 200 : 422);
}

}  // namespace

Response state_page(Visit& visit) {
  const Draft draft = draft_at(visit);
  return show_state(visit, draft,
                    day_of(visit.workspace.closing_date(draft.document, draft.label)));
}

Response change_state(Visit& visit) {
  const Draft draft = draft_at(visit);
  const Fields& form = visit.request.form;
  const std::string done = link_to({"state", draft.document, draft.label}) + "?done=changed";
  if (form["do"] == "state") {
    const auto state = parse_draft_state(form["state"]);
    if (state) {
      visit.workspace.set_state(draft.document, draft.label, *state);
    }
    return go_to(done);
  }
  if (form["do"] == "never") {
    visit.workspace.set_closing_date(draft.document, draft.label, std::nullopt);
    return go_to(done);
  }
  const TypedDay typed{form["day"], form["month"], form["year"]};
  const auto closes = last_moment(typed);
  if (!closes) {
    return show_state(visit, draft, typed, "Enter a day that there is, such as 30 6 2026");
  }
  visit.workspace.set_closing_date(draft.document, draft.label, closes);
  return go_to(done);
}

}  // namespace redraft::web
