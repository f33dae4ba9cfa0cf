#include "cli/engagement_options.h"

#include <ostream>

#include "cli/render.h"

namespace redraft::cli {

Engagement open_engagement(const Context& context) {
  return Engagement::open(context.folder, context.surroundings());
}

std::optional<Instant> day_of(const Options& options, const std::string& name) {
  const std::optional<std::string> given = options.optional(name);
  return given ? std::optional(parse_instant(*given)) : std::nullopt;
}

std::string day_or(const std::optional<Instant>& day, const std::string& otherwise) {
  return day ? to_date(*day) : otherwise;
}

bool is_remark(const std::string& id) {
  return id.starts_with("m-");
}

namespace {

std::string joined(const std::vector<std::string>& words, const std::string& between) {
  std::string out;
  for (const std::string& word : words) {
    out += (out.empty() || word.empty() ? "" : between) + word;
  }
  return out;
}

std::string link_text(const RemarkLink& link) {
  std::string text = to_string(link.use) + " " + link.document;
  text += (link.anchor.empty() ? "" : "#" + link.anchor) + "@" + link.draft;
  return text + (link.note.empty() ? "" : ", note " + link.note);
}

}  // namespace

void print_remark(Context& context, const Remark& remark, bool everything) {
  std::string place = joined({remark.objective, remark.prompt, remark.group}, ", ");
  context.out << bold(context, remark.id.text) << "  " << printable(place)
              << (remark.headline ? "  headline" : "") << (remark.withdrawn ? "  withdrawn" : "")
              << '\n'
              << wrap(printable(remark.body), context.width, 4) << '\n';
  if (const std::string who = said_by(remark, true); !who.empty()) {
    context.out << "    " << printable(who) << '\n';
  }
  for (const RemarkLink& link : remark.links) {
    context.out << "    " << printable(link_text(link)) << '\n';
  }
  if (everything) {
    context.out << "    said at " << printable(remark.event_title) << ", "
                << day_or(remark.held, "no day") << " (" << remark.event.text << ")\n    told as "
                << to_string(remark.attribution) << "; publication " << to_string(remark.consent)
                << "; " << to_string(remark.moderation) << '\n';
  }
}

void print_action(Context& context, const Action& action, bool everything) {
  std::string head = to_string(action.state());
  head += action.overdue ? ", overdue" : "";
  head += action.owner.empty() ? ", nobody's yet" : ", " + printable(action.owner);
  head += action.due ? ", due " + to_date(*action.due) : "";
  context.out << bold(context, action.id.text) << "  " << head << '\n'
              << wrap(printable(action.body), context.width, 4) << '\n';
  if (!action.dimension_name.empty() || action.target) {
    context.out << "    " << printable(action.dimension_name)
                << (action.target ? " to " + to_string(*action.target) : "") << '\n';
  }
  for (const Address& statement : action.commitments) {
    context.out << "    committed to by " << to_string(statement) << '\n';
  }
  if (!everything) {
    return;
  }
  for (const ActionEvidence& one : action.evidence) {
    context.out << wrap("evidence " + to_date(one.made) + ": " + printable(one.body), context.width,
                        4)
                << '\n';
  }
  for (const ActionStep& step : action.steps) {
    context.out << wrap(to_date(step.since) + " " + to_string(step.state) +
                            (step.decided_by.empty() ? "" : ", " + printable(step.decided_by)) +
                            (step.note.empty() ? "" : ": " + printable(step.note)),
                        context.width, 4)
                << '\n';
  }
}

}  // namespace redraft::cli
