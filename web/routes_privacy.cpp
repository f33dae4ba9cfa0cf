// What is held about people: until when, and everything about one of them.
#include "redraft/concerns.h"
#include "redraft/engagement_output.h"
#include "redraft/error.h"
#include "redraft/json.h"
#include "redraft/json_object.h"
#include "web/api.h"
#include "web/around.h"
#include "web/comment_page.h"
#include "web/comment_values.h"
#include "web/markup.h"
#include "web/remark_values.h"
#include "web/routes.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

Response show_people(Visit& visit, const std::string& field = {}, const std::string& message = {}) {
  const PrivacyDue due = visit.workspace.privacy_due();
  Values values;
  put(values, "until", due.until ? date_words(*due.until) : "");
  values["due"] = due.due;
  values["identifiable"] = count_words(due.identifiable, "reviewer");
  values["on_hold"] = std::to_string(due.on_hold);
  put(values, "not_replayed",
      due.not_replayed == 0 ? "" : count_words(due.not_replayed, "reviewer"));
  ValueList holds;
  for (const std::string& subject : due.holds) {
    Values one;
    one["subject"] = subject;
    put(one, "link",
        subject.starts_with("c-")   ? link_to({"c", subject})
        : subject.starts_with("m-") ? link_to({"remarks", subject})
                                    : "");
    holds.push_back(std::move(one));
  }
  values["has_holds"] = !holds.empty();
  values["holds"] = holds;
  put(values, "person", visit.request.form["person"]);
  put(values, "retention", visit.request.form["retention"]);
  put(values, "person_error", "");
  put(values, "retention_error", "");
  put(values, "subject",
      visit.request.method == "GET" ? visit.request.query["subject"]
                                    : visit.request.form["subject"]);
  put(values, "why_held", visit.request.form["why_held"]);
  put(values, "subject_error", "");
  put(values, "why_held_error", "");
  if (!field.empty()) {
    put_error(values, field, message);
  }
  return not_stored(
      page(visit, "people", "People and privacy", std::move(values), field.empty() ? 200 : 422));
}

ValueList consent_list(const HeldPerson& held) {
  ValueList list;
  for (const HeldConsent& given : held.consents) {
    Values one;
    one["words"] = publish_words(given.consent.publish);
    one["date"] = date_words(given.recorded);
    put(one, "confidential",
        given.consent.confidential ? "Asked for confidentiality. " + given.consent.reason : "");
    put(one, "notice", given.consent.notice);
    list.push_back(std::move(one));
  }
  return list;
}

Values earlier_words(Instant replaced, const std::string& body, const std::string& suggestion) {
  Values before;
  before["date"] = date_words(replaced);
  before["body"] = body;
  put(before, "suggestion", suggestion);
  return before;
}

ValueList held_comments(Visit& visit, const HeldPerson& held) {
  ValueList list;
  for (const HeldComment& one : held.comments) {
    Values values = comment_values(visit, one.comment);
    values["place"] = place_name(visit, one.comment.document, one.comment.draft,
                                 one.comment.targets.front().anchor)
                          .words;
    ValueList earlier;
    for (const EarlierWords& before : one.history) {
      earlier.push_back(
          earlier_words(before.replaced, before.body, before.suggestion.value_or("")));
    }
    values["earlier"] = earlier;
    list.push_back(std::move(values));
  }
  return list;
}

ValueList remark_list(Visit& visit, const std::vector<HeldRemark>& remarks) {
  ValueList list;
  for (const HeldRemark& one : remarks) {
    Values values = remark_values(visit, one.remark);
    ValueList earlier;
    for (const auto& [replaced, body] : one.history) {
      earlier.push_back(earlier_words(replaced, body, ""));
    }
    values["earlier"] = earlier;
    list.push_back(std::move(values));
  }
  return list;
}

Response show_person(Visit& visit, const HeldPerson& held, const std::vector<HeldRemark>& remarks) {
  Values values;
  values["ref"] = held.reviewer.ref;
  put(values, "public_ref", held.public_ref);
  put(values, "source_ref", held.source_ref);
  put(values, "person_name", held.person.name);
  put(values, "email", held.person.email);
  put(values, "organisation", held.reviewer.organisation);
  put(values, "sector", held.reviewer.sector);
  put(values, "erased", held.erased ? date_words(held.erased->erased) : "");
  values["held"] = held.on_hold;
  values["consents"] = consent_list(held);
  const ValueList comments = held_comments(visit, held);
  values["comment_count"] = count_words(comments.size(), "comment");
  values["comments"] = comments;
  values["has_remarks"] = !remarks.empty();
  values["remark_count"] = count_words(remarks.size(), "remark") + " at events";
  values["remarks"] = remark_list(visit, remarks);
  values["has_lane"] = concern_count(governance_of(visit)) != 0;
  ValueList replies;
  for (const HeldReply& one : held.replies) {
    Values reply;
    reply["comment"] = one.comment.text;
    reply["date"] = date_words(one.reply.created);
    reply["body"] = one.reply.body;
    replies.push_back(std::move(reply));
  }
  values["has_replies"] = !replies.empty();
  values["all_replies"] = replies;
  ValueList done;
  for (const AuditEntry& entry : held.audit) {
    Values one;
    one["date"] = date_words(entry.done);
    one["verb"] = entry.verb;
    one["subject"] = entry.subject;
    done.push_back(std::move(one));
  }
  values["audit"] = done;
  return not_stored(page(visit, "person", "Held about " + held.reviewer.ref, std::move(values)));
}

}  // namespace

Response people_page(Visit& visit) {
  return show_people(visit);
}

Response hold_person(Visit& visit) {
  const Fields& form = visit.request.form;
  const bool release = form["do"] == "release";
  if (is_blank(form["subject"])) {
    return show_people(visit, "subject", "Enter an address, a reference or the id of a comment");
  }
  if (!release && is_blank(form["why_held"])) {
    return show_people(visit, "why_held", "Enter why it has to be kept");
  }
  try {
    if (release) {
      visit.workspace.release_hold(form["subject"]);
    } else {
      visit.workspace.hold(form["subject"], form["why_held"]);
    }
  } catch (const Error& error) {
    return show_people(visit, "subject", refused_because(error));
  }
  return go_to("/people?done=changed");
}

Response api_privacy(Visit& visit) {
  return json_answer(json::privacy(visit.workspace.privacy_due()));
}

Response api_hold(Visit& visit) {
  visit.workspace.hold(visit.part("subject"),
                       sent_object(visit.request, {"reason"}).text("reason"));
  return api_privacy(visit);
}

Response api_release_hold(Visit& visit) {
  visit.workspace.release_hold(visit.part("subject"));
  return api_privacy(visit);
}

// Answers a form, so that no address or history of a browser names the person.
Response person_page(Visit& visit) {
  const std::string& name = visit.request.form["person"];
  if (is_blank(name)) {
    return show_people(visit, "person", "Enter an e-mail address, or a reference such as r-4f7k");
  }
  try {
    const HeldPerson held = visit.workspace.person(name);
    const auto remarks = engagement_of(visit).held_remarks(held.reviewer.ref);
    return visit.request.form["do"] == "file"
               ? download(json::person(held, remarks), held.reviewer.ref + ".json",
                          "application/json")
               : show_person(visit, held, remarks);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::not_found) {
      throw;
    }
    return show_people(visit, "person", "Nobody is known by this");
  }
}

Response set_retention(Visit& visit) {
  const std::string& until = visit.request.form["retention"];
  try {
    visit.workspace.set_retention(parse_instant(until));
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::invalid && error.kind() != ErrorKind::usage) {
      throw;
    }
    return show_people(visit, "retention", "Enter a day that there is, such as 2027-03-31");
  }
  return go_to("/people?done=changed");
}

}  // namespace redraft::web
