#include "workspace/targets.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "redraft/error.h"
#include "text/word_prints.h"

namespace redraft::workspace {

Whereabouts::Whereabouts(const DraftText& text)
    : text_(text), folded_(text.document.statements.size()) {
  const std::vector<Statement>& statements = text.document.statements;
  by_name_.reserve(statements.size());
  for (std::size_t i = 0; i < text.anchors.size(); ++i) {
    by_name_.emplace(text.anchors[i], i);
  }
}

std::size_t Whereabouts::statement(const std::string& anchor_or_number) {
  const auto found = by_name_.find(anchor_or_number);
  return found != by_name_.end()
             ? found->second
             : by_name_.emplace(anchor_or_number, find_statement(text_, anchor_or_number))
                   .first->second;
}

const text::FoldedText& Whereabouts::folded(std::size_t statement) {
  std::unique_ptr<text::FoldedText>& known = folded_[statement];
  if (!known) {
    known = std::make_unique<text::FoldedText>(text_.document.statements[statement].text);
  }
  return *known;
}

LocatedTarget Whereabouts::locate_in(Target target, std::size_t statement) {
  const auto found = text::located(folded(statement), *target.quote);
  if (!found) {
    return {std::move(target), Located::not_there, {}};
  }
  LocatedTarget out{std::move(target), Located::found, {}};
  if (found->ambiguous) {
    out.outcome = Located::several;
    out.where = {text_.anchors[statement]};
  } else {
    out.target.quote = found->quote;
  }
  return out;
}

LocatedTarget Whereabouts::locate_anywhere(Target target) {
  const text::FoldedText exact(target.quote->exact, text::FoldedText::Words::left);
  LocatedTarget out{target, Located::not_there, {}};
  for (std::size_t i = 0; i < folded_.size(); ++i) {
    const text::FoldedText& statement = folded(i);
    const auto found = statement.find(exact.folded()).empty()
                           ? std::nullopt
                           : text::located(statement, *target.quote);
    if (!found) {
      continue;
    }
    out.where.push_back(text_.anchors[i]);
    out.outcome = out.where.size() == 1 && !found->ambiguous ? Located::found : Located::several;
    out.target.anchor = text_.anchors[i];
    out.target.quote = found->quote;
  }
  if (out.outcome == Located::several) {
    out.target = std::move(target);
  }
  return out;
}

LocatedTarget Whereabouts::locate(Target target) {
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
    return locate_anywhere(std::move(target));
  }
  const std::size_t statement = this->statement(target.anchor);
  target.anchor = text_.anchors[statement];
  if (target.scope == CommentScope::section &&
      text_.document.statements[statement].kind != StatementKind::heading) {
    const std::size_t section = text_.document.statements[statement].section;
    if (section == no_section) {
      throw Error(ErrorKind::invalid,
                  "place the comment: " + target.anchor + " stands in no section",
                  "comment on the statement, or on the document as a whole");
    }
    target.anchor = text_.anchors[text_.document.sections[section].heading];
  }
  if (target.scope != CommentScope::statement || !target.quote || target.quote->exact.empty()) {
    target.quote.reset();
    return {std::move(target), Located::found, {}};
  }
  return locate_in(std::move(target), statement);
}

Placement PlacementAsMade::of(const Target& target) {
  Placement placement = placement_as_made(target);
  placement.draft = text_.draft.label;
  if (placement.outcome != Outcome::tray || !target.quote) {
    return placement;
  }
  if (words_.empty()) {
    for (const Statement& statement : text_.document.statements) {
      words_.push_back(text::telling_words(statement.text));
    }
  }
  constexpr std::size_t most = 5;
  const std::vector<std::uint64_t> wanted = text::telling_words(target.quote->exact);
  // Words not in it, how many it has (of equals the shorter is closer), statement.
  std::vector<std::tuple<std::size_t, std::size_t, std::size_t>> found;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    std::vector<std::uint64_t> common;
    std::set_intersection(wanted.begin(), wanted.end(), words_[i].begin(), words_[i].end(),
                          std::back_inserter(common));
    if (!common.empty() && 2 * common.size() >= wanted.size() &&
        text_.anchors[i] != target.anchor) {
      found.emplace_back(wanted.size() - common.size(), words_[i].size(), i);
    }
  }
  std::sort(found.begin(), found.end());
  for (const auto& [missing, words, statement] : found) {
    if (placement.candidates.size() < most) {
      placement.candidates.push_back(text_.anchors[statement]);
    }
  }
  return placement;
}

}  // namespace redraft::workspace
