#include "text/placement_step.h"

#include <algorithm>

namespace redraft::text {

namespace {

constexpr std::string_view between_parts = " ";

std::string joined_text(const Document& document, const std::vector<std::size_t>& statements) {
  std::string text;
  for (const std::size_t statement : statements) {
    text += text.empty() ? "" : between_parts;
    text += document.statements[statement].text;
  }
  return text;
}

ByteSpan part_span(const Document& document, const std::vector<std::size_t>& statements,
                   std::size_t wanted) {
  ByteSpan span;
  for (const std::size_t statement : statements) {
    span.end = span.begin + document.statements[statement].text.size();
    if (statement == wanted) {
      break;
    }
    span.begin = span.end + (span.end > 0 ? between_parts.size() : 0);
  }
  return span;
}

void add_once(std::vector<std::string>& anchors, const std::string& anchor) {
  if (!anchor.empty() && std::find(anchors.begin(), anchors.end(), anchor) == anchors.end()) {
    anchors.push_back(anchor);
  }
}

}  // namespace

StepKnowledge::Names::Names(const std::vector<std::string>& anchors) : known_(anchors.size()) {
  for (std::size_t i = 0; i < anchors.size(); ++i) {
    if (known_.add(anchors[i]).fresh) {
      statements_.push_back(i);
    }
  }
}

std::optional<std::size_t> StepKnowledge::Names::find(const std::string& anchor) const {
  const std::uint32_t number = known_.find(anchor);
  return number == Vocabulary::unknown ? std::nullopt : std::optional(statements_[number]);
}

StepKnowledge::StepKnowledge(const Document& from_document,
                             const std::vector<std::string>& from_names,
                             const Document& to_document, const std::vector<std::string>& to_names,
                             const Lineage& lineage)
    : from(from_document),
      to(to_document),
      from_anchors(from_names),
      to_anchors(to_names),
      lineage_(lineage),
      from_index_(from_names),
      change_from_(from_document.statements.size()),
      change_to_(to_document.statements.size()),
      touched_(from_document.statements.size()),
      from_texts_(from_document.statements.size()),
      to_texts_(to_document.statements.size()) {
  for (const LineageQuestion& question : lineage.questions) {
    questions_[question.from].push_back(&question);
  }
  for (const Change& change : lineage.changes) {
    for (const std::size_t statement : change.from) {
      change_from_.at(statement) = &change;
    }
    for (const std::size_t statement : change.to) {
      change_to_.at(statement) = &change;
    }
  }
  for (std::size_t i = 0; i < touched_.size(); ++i) {
    touched_[i] = makes_touched(i);
  }
}

bool StepKnowledge::makes_touched(std::size_t statement) const {
  const Change* of = change_from_[statement];
  if (of == nullptr) {
    return true;
  }
  const Change& change = *of;
  return change.kind != ChangeKind::unchanged || change.to.size() != 1 || change.moved ||
         from.statements[statement].text != to.statements[change.to.front()].text ||
         from_anchors.at(statement) != to_anchors.at(change.to.front()) || doubtful(statement);
}

std::optional<std::size_t> StepKnowledge::find_from(const std::string& anchor) const {
  return from_index_.find(anchor);
}

std::optional<std::size_t> StepKnowledge::find_to(const std::string& anchor) const {
  if (!to_index_) {
    to_index_.emplace(to_anchors);
  }
  return to_index_->find(anchor);
}

const Change* StepKnowledge::change_from(std::size_t statement) const {
  return change_from_.at(statement);
}

const Change* StepKnowledge::change_to(std::size_t statement) const {
  return change_to_.at(statement);
}

bool StepKnowledge::doubtful(std::size_t statement) const {
  const Change* change = change_from_.at(statement);
  if (change == nullptr) {
    return true;
  }
  if (change->basis == Basis::pin) {
    return false;
  }
  if (change->confidence < least_confidence) {
    return true;
  }
  const auto asked = questions_.find(statement);
  // A question about a second descendant does not put the first in doubt.
  return asked != questions_.end() &&
         std::any_of(asked->second.begin(), asked->second.end(),
                     [&](const LineageQuestion* q) { return q->linked || change->to.empty(); });
}

std::vector<std::string> StepKnowledge::candidates(std::size_t statement) const {
  std::vector<std::string> anchors;
  if (const Change* change = change_from_.at(statement)) {
    for (const std::size_t target : change->to) {
      add_once(anchors, to_anchors[target]);
    }
  }
  if (const auto asked = questions_.find(statement); asked != questions_.end()) {
    for (const LineageQuestion* question : asked->second) {
      add_once(anchors, to_anchors.at(question->to));
      if (question->other_to) {
        add_once(anchors, to_anchors.at(*question->other_to));
      }
    }
  }
  return anchors;
}

std::size_t StepKnowledge::heir(std::size_t statement, const Change& change) const {
  for (const std::size_t target : change.to) {
    if (to_anchors[target] == from_anchors[statement]) {
      return target;
    }
  }
  return change.to.front();
}

const FoldedText& StepKnowledge::from_text(std::size_t statement) {
  std::unique_ptr<FoldedText>& text = from_texts_.at(statement);
  if (!text) {
    text = std::make_unique<FoldedText>(from.statements[statement].text);
  }
  return *text;
}

const FoldedText& StepKnowledge::to_text(std::size_t statement) {
  std::unique_ptr<FoldedText>& text = to_texts_.at(statement);
  if (!text) {
    text = std::make_unique<FoldedText>(to.statements[statement].text);
  }
  return *text;
}

KeptText& StepKnowledge::kept(const Change& change, std::size_t source, std::size_t target) {
  const std::size_t both = source * to.statements.size() + target;
  const auto known = kept_.find(both);
  if (known != kept_.end()) {
    return known->second;
  }
  const std::string& before = from.statements[source].text;
  const std::string& after = to.statements[target].text;
  std::vector<KeptSpan> spans;
  if (change.from.size() == 1 && change.to.size() == 1) {
    spans = kept_spans(before, after);
  } else {
    const auto [whole, first] = joined_.try_emplace(&change);
    if (first) {
      whole->second = kept_spans(joined_text(from, change.from), joined_text(to, change.to));
    }
    spans = spans_between(whole->second, part_span(from, change.from, source),
                          part_span(to, change.to, target));
  }
  return kept_.try_emplace(both, before, after, std::move(spans)).first->second;
}

const AddedStatements& StepKnowledge::added() {
  if (!added_) {
    added_.emplace(to, lineage_);
  }
  return *added_;
}

}  // namespace redraft::text
