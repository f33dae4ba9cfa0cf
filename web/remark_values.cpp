#include "web/remark_values.h"

#include "web/comment_values.h"
#include "web/markup.h"
#include "web/wording.h"

namespace redraft::web {

namespace {

// Where it stands on the draft it was linked on; on the newest, if that was the working text.
PlaceName place_of(Visit& visit, const RemarkLink& link) {
  if (link.anchor.empty()) {
    return {"Note " + link.note, link_to({"n", link.note})};
  }
  std::string label = link.draft;
  if (label == working_label) {
    const std::vector<Draft> drafts = visit.workspace.drafts(link.document);
    label = drafts.empty() ? label : drafts.back().label;
  }
  return place_name(visit, link.document, label, link.anchor);
}

Values link_values(Visit& visit, const RemarkLink& link) {
  Values one;
  const PlaceName place = place_of(visit, link);
  one["document"] = link.document;
  one["use"] = use_words(link.use);
  one["place"] = place.words;
  one["anchor"] = link.anchor;
  put(one, "place_link", place.link);
  return one;
}

}  // namespace

std::string use_words(RemarkUse use) {
  switch (use) {
    case RemarkUse::comment:
      return "A comment on";
    case RemarkUse::evidence:
      return "Evidence for";
    case RemarkUse::source:
      return "Led to";
  }
  return {};
}

Values remark_values(Visit& visit, const Remark& remark) {
  const bool all = visit.may(Permission::see_pile);
  Values values;
  values["id"] = remark.id.text;
  values["body"] = remark.body;
  const std::string who = said_by(remark, all);
  put(values, "who", who);
  put(values, "prompt", remark.prompt);
  put(values, "objective", remark.objective);
  put(values, "group", remark.group);
  values["headline"] = remark.headline;
  values["event_title"] = remark.event_title;
  values["event_link"] = link_to({"events", remark.event.text});
  put(values, "held", remark.held ? date_words(*remark.held) : "");
  put(values, "withdrawn", remark.withdrawn ? "withdrawn" : "");
  put(values, "moderation", all ? moderation_words(remark.moderation) : "");
  put(values, "consent", all ? to_string(remark.consent) : "");
  put(values, "attribution", all ? to_string(remark.attribution) : "");
  ValueList links;
  for (const RemarkLink& link : remark.links) {
    Values one = link_values(visit, link);
    // What leads to no page is of a text that is not published.
    if (all || one.get("place_link")->is_string()) {
      links.push_back(std::move(one));
    }
  }
  values["unplaced"] = all && links.empty();
  values["links"] = links;
  return values;
}

}  // namespace redraft::web
