#include "workspace/targets.h"

#include "redraft/error.h"
#include "redraft/placement.h"

namespace redraft::workspace {

namespace {

LocatedTarget locate_in(const DraftText& text, Target target, std::size_t statement) {
  const auto found = locate_quote(text.document.statements[statement].text, *target.quote);
  if (!found) {
    return {std::move(target), Located::not_there, {}};
  }
  LocatedTarget out{std::move(target), Located::found, {}};
  if (found->ambiguous) {
    out.outcome = Located::several;
    out.where = {text.anchors[statement]};
  } else {
    out.target.quote = found->quote;
  }
  return out;
}

LocatedTarget locate_anywhere(const DraftText& text, Target target) {
  LocatedTarget out{target, Located::not_there, {}};
  for (std::size_t i = 0; i < text.document.statements.size(); ++i) {
    const auto found = locate_quote(text.document.statements[i].text, *target.quote);
    if (!found) {
      continue;
    }
    out.where.push_back(text.anchors[i]);
    out.outcome = out.where.size() == 1 && !found->ambiguous ? Located::found : Located::several;
    out.target.anchor = text.anchors[i];
    out.target.quote = found->quote;
  }
  if (out.outcome == Located::several) {
    out.target = std::move(target);
  }
  return out;
}

}  // namespace

LocatedTarget locate(const DraftText& text, Target target) {
  if (target.quote) {
    target.quote->start = 0;
    target.quote->end = 0;
  }
  if (target.scope == CommentScope::document) {
    target.anchor.clear();
    target.quote.reset();
    return {std::move(target), Located::found, {}};
  }
  if (target.anchor.empty()) {
    if (target.scope == CommentScope::missing) {
      return {std::move(target), Located::found, {}};
    }
    if (!target.quote || target.quote->exact.empty()) {
      throw Error(ErrorKind::invalid, "place the comment: it names no statement and no words",
                  "give a statement (DOC#ANCHOR) or --quote WORDS, or say --scope document");
    }
    return locate_anywhere(text, std::move(target));
  }
  const std::size_t statement = find_statement(text, target.anchor);
  target.anchor = text.anchors[statement];
  if (target.scope == CommentScope::section &&
      text.document.statements[statement].kind != StatementKind::heading) {
    const std::size_t section = text.document.statements[statement].section;
    if (section == no_section) {
      throw Error(ErrorKind::invalid,
                  "place the comment: " + target.anchor + " stands in no section",
                  "comment on the statement, or on the document as a whole");
    }
    target.anchor = text.anchors[text.document.sections[section].heading];
  }
  if (target.scope != CommentScope::statement || !target.quote || target.quote->exact.empty()) {
    target.quote.reset();
    return {std::move(target), Located::found, {}};
  }
  return locate_in(text, std::move(target), statement);
}

}  // namespace redraft::workspace
