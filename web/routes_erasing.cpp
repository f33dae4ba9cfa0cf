// What is taken out for good: a person, and everybody's names once the retention date is past. Both
// are looked at first, and done with a second button.
#include <algorithm>

#include "redraft/error.h"
#include "web/around.h"
#include "web/comment_page.h"
#include "web/markup.h"
#include "web/routes.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

// What would go, or has gone.
std::string gone_words(const ErasedPerson& erased) {
  return erased.words_kept
             ? "Their name, address, organisation and answers; their words stay"
             : "Their name, address, organisation and answers, " +
                   count_words(erased.comments, "comment") + " and " +
                   (erased.replies == 1 ? std::string("1 reply")
                                        : std::to_string(erased.replies) + " replies");
}

Response show_erasing(Visit& visit, const HeldPerson& held, const ErasedPerson* would_go,
                      const std::string& error) {
  const Fields& form = visit.request.form;
  Values values;
  values["ref"] = held.reviewer.ref;
  values["held"] = held.on_hold;
  put(values, "reason", form["reason"]);
  values["keep"] = form["keep"] == "yes";
  put(values, "would_go", would_go == nullptr ? "" : gone_words(*would_go));
  put(values, "gone", "");
  put(values, "reason_error", "");
  if (!error.empty()) {
    put_error(values, "reason", error);
  }
  return not_stored(page(visit, "erase", "Erase " + held.reviewer.ref, std::move(values),
                         error.empty() ? 200 : 422));
}

Response show_erased(Visit& visit, const ErasedPerson& erased) {
  constexpr std::size_t most = 100;
  Values values;
  values["ref"] = erased.ref;
  values["gone"] = gone_words(erased);
  ValueList still;
  for (std::size_t i = 0; i < std::min(most, erased.still_named_in.size()); ++i) {
    Values one;
    one["row"] = erased.still_named_in[i];
    still.push_back(std::move(one));
  }
  values["is_still_named"] = !still.empty();
  values["still_named"] = still;
  return not_stored(page(visit, "erase", erased.ref + " is erased", std::move(values)));
}

}  // namespace

Response erase_person(Visit& visit) {
  const Fields& form = visit.request.form;
  const HeldPerson held = visit.workspace.person(form["person"]);
  const std::string& what = form["do"];
  if (what != "look" && what != "erase") {
    return show_erasing(visit, held, nullptr, {});
  }
  if (is_blank(form["reason"])) {
    return show_erasing(visit, held, nullptr, "Enter why, without a name: the reason is kept");
  }
  const bool look = what == "look";
  try {
    const ErasedPerson erased = visit.workspace.erase_person(held.reviewer.ref, form["reason"],
                                                             form["keep"] == "yes", look);
    return look ? show_erasing(visit, held, &erased, {}) : show_erased(visit, erased);
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::internal) {
      throw;
    }
    return show_erasing(visit, held, nullptr, why(error));
  }
}

Response purge_people(Visit& visit) {
  const bool look = visit.request.form["do"] != "purge";
  const Purged purged = visit.workspace.purge(look);
  if (!look) {
    return go_to("/people?done=changed");
  }
  Values values;
  values["people"] = count_words(purged.reviewers, "reviewer");
  values["on_hold"] = std::to_string(purged.on_hold);
  return not_stored(page(visit, "purge", "Take names and addresses out", std::move(values)));
}

}  // namespace redraft::web
