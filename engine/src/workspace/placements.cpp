// A person's decision where a comment stands.
#include "base/code_points.h"
#include "redraft/error.h"
#include "redraft/placement.h"
#include "workspace/placing.h"
#include "workspace/state.h"

namespace redraft {

namespace workspace {

namespace {

// Refused: it stands on no statement any more, and stays with the section it was last seen in.
Placement refused(const DraftText& text, const Placement& before) {
  Placement placement;
  placement.outcome = Outcome::section;
  for (std::size_t i = 0; i < text.anchors.size(); ++i) {
    const std::size_t section = text.document.statements[i].section;
    if (text.anchors[i] == before.anchor && section != no_section) {
      placement.anchor = text.anchors[text.document.sections[section].heading];
    }
  }
  return placement;
}

Placement chosen(const DraftText& text, const Comment& comment, const PlaceRequest& request) {
  const std::size_t statement = find_statement(text, request.anchor);
  const Target& target = comment.targets[request.target];
  Placement placement;
  placement.anchor = text.anchors[statement];
  if (request.quote.empty()) {
    placement.outcome = target.quote ? Outcome::statement : Outcome::adjusted;
    return placement;
  }
  Quote wanted;
  wanted.exact = request.quote;
  const auto found = locate_quote(text.document.statements[statement].text, wanted);
  if (!found || found->ambiguous) {
    throw Error(ErrorKind::invalid,
                "place " + comment.id.text + ": \"" + shorten(request.quote, 60) + "\" is " +
                    (found ? "more than once in " : "not in ") + placement.anchor,
                "copy the words from redraft show " + comment.document + "@" + text.draft.label);
  }
  placement.quote = {found->quote.exact, found->quote.start, found->quote.end};
  placement.outcome = target.quote && target.quote->exact == found->quote.exact ? Outcome::exact
                                                                                : Outcome::adjusted;
  return placement;
}

Placement decided(const DraftText& text, const Comment& comment, const PlaceRequest& request) {
  const Placement& before = comment.now[request.target];
  if (!request.confirm) {
    return request.anchor.empty() ? refused(text, before) : chosen(text, comment, request);
  }
  if (before.outcome == Outcome::tray) {
    throw Error(
        ErrorKind::usage,
        "place " + comment.id.text + ": there is no placement to confirm, it is in the tray",
        "name a statement: redraft comment place " + comment.id.text + " --at " + comment.document +
            "#ANCHOR");
  }
  return before;
}

}  // namespace

}  // namespace workspace

Placement Workspace::place(const PlaceRequest& request) {
  using namespace workspace;
  const State::Writing writing = state_->lock();
  const Comment comment = state_->comments.find(request.id, request.label, false);
  if (request.target >= comment.targets.size()) {
    throw Error(ErrorKind::not_found, "place " + comment.id.text + ": it has only " +
                                          std::to_string(comment.targets.size()) + " place(s)");
  }
  if (!request.document.empty() && request.document != comment.document) {
    throw Error(ErrorKind::invalid,
                "place " + comment.id.text + ": it was made on " + comment.document +
                    " and cannot stand in " + request.document,
                "name a statement of " + comment.document);
  }
  const Draft draft = request.label.empty() ? *state_->newest(comment.document)
                                            : state_->draft(comment.document, request.label);
  if (draft.sequence < state_->draft(comment.document, comment.draft).sequence) {
    throw Error(
        ErrorKind::invalid,
        "place " + comment.id.text + ": it was made on " + comment.draft +
            ", and cannot stand on " + draft.label + " before it",
        "name a statement of " + comment.document + "@" + comment.draft + " or of a later draft");
  }
  Placement placement = decided(state_->drafts.read(draft), comment, request);
  placement.draft = draft.label;
  placement.confidence = 1000;
  placement.decided_by = DecidedBy::person;
  placement.candidates.clear();
  placement.reason.clear();

  db::Transaction rows(*state_->database);
  state_->comments.decide_placement(comment.id, request.target, draft.sequence, placement,
                                    state_->surroundings.officer, state_->now());
  Placer placer(*state_, comment.document);
  static_cast<void>(placer.carry_forward(
      comment.id, request.target, comment.targets[request.target], placement, draft.sequence));
  rows.commit();
  return placement;
}

}  // namespace redraft
