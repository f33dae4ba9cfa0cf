#include "workspace/word_placing.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/code_points.h"

namespace redraft::workspace {

namespace {

constexpr std::size_t context = 32;  // code points kept around a quote

std::string slice(const std::string& text, std::size_t start, std::size_t end) {
  return statement_text(std::string(slice_code_points(text, start, end)));
}

std::vector<PlainParagraph> before_changes(const WordText& word) {
  std::vector<PlainParagraph> out;
  for (const WordParagraph& paragraph : word.paragraphs) {
    out.push_back({paragraph.kind, paragraph.level, paragraph.cell, paragraph.before});
  }
  return out;
}

}  // namespace

WordPlacing::WordPlacing(const WordText& word, const DraftText& draft)
    : word_(word),
      draft_(draft),
      read_(read_paragraphs(before_changes(word))),
      marked_(draft.document) {
  std::map<std::string, std::string> anchors;  // by bookmark
  for (std::size_t i = 0; i < draft.anchors.size(); ++i) {
    anchors.emplace(word_bookmark(draft.anchors[i]), draft.anchors[i]);
    index_.emplace(draft.anchors[i], i);
  }
  std::set<std::string> used;
  names_.resize(read_.document.statements.size());
  for (std::size_t i = 0; i < word.paragraphs.size(); ++i) {
    before_.push_back(read_.statements[i] || i == 0 ? read_.statements[i] : before_.back());
    if (!read_.statements[i]) {
      continue;
    }
    const auto known = anchors.find(word.paragraphs[i].bookmark);
    std::string& name = names_[*read_.statements[i]];
    name = known != anchors.end() && used.insert(known->second).second
               ? known->second
               : "#" + std::to_string(i);  // no anchor begins like this
  }
  for (std::size_t i = 0; i < marked_.statements.size(); ++i) {
    marked_.statements[i].marker = used.count(draft.anchors[i]) != 0 ? draft.anchors[i] : "";
  }
  lineage_ = match({read_.document, marked_, names_, {}, {}});
  step_.emplace(read_.document, names_, marked_, draft_.anchors, lineage_);
}

WordPlacing::Found WordPlacing::find(const WordRange& range) const {
  const auto statement = read_.statements[range.paragraph];
  if (!statement) {
    return after_statement_before(range.paragraph);
  }
  const std::string& text = word_.paragraphs[range.paragraph].before;
  Quote quote;
  quote.exact = slice(text, range.start, range.end);
  if (quote.exact.empty()) {
    return in_statement(*statement, std::nullopt);
  }
  // Where words stand twice with the same words around them, how far in they stand tells.
  quote.end = count_code_points(slice(text, 0, range.end));
  quote.start = quote.end - std::min(quote.end, count_code_points(quote.exact));
  quote.prefix = slice(text, range.start - std::min(range.start, context), range.start);
  quote.suffix = slice(text, range.end, range.end + context);
  return in_statement(*statement, std::move(quote));
}

std::string WordPlacing::words(const WordRange& range) const {
  const std::string& text = word_.paragraphs[range.paragraph].before;
  const std::string quoted = slice(text, range.start, range.end);
  return quoted.empty() ? statement_text(text) : quoted;
}

std::vector<WordPlacing::Difference> WordPlacing::differences() const {
  std::vector<std::size_t> paragraphs(read_.document.statements.size());
  for (std::size_t i = 0; i < read_.statements.size(); ++i) {
    if (read_.statements[i]) {
      paragraphs[*read_.statements[i]] = i;
    }
  }
  std::vector<Difference> out;
  for (const Change& change : lineage_.changes) {
    if (change.kind == ChangeKind::unchanged && !change.typographic) {
      continue;
    }
    const std::size_t pairs = std::max(change.from.size(), change.to.size());
    for (std::size_t i = 0; i < pairs; ++i) {
      Difference one;
      one.moved = change.kind == ChangeKind::moved && !change.reworded && !change.typographic;
      if (!change.from.empty()) {
        one.paragraph = paragraphs[change.from[std::min(i, change.from.size() - 1)]];
      }
      if (!change.to.empty()) {
        one.statement = change.to[std::min(i, change.to.size() - 1)];
      }
      out.push_back(one);
    }
  }
  return out;
}

std::vector<Finding> WordPlacing::differences(const std::vector<std::size_t>& lines) const {
  constexpr std::size_t most = 100;
  const std::string on = " on " + draft_.draft.label;
  const std::vector<Difference> all = differences();
  std::vector<Finding> findings;
  for (std::size_t i = 0; i < std::min(most, all.size()); ++i) {
    const Difference& one = all[i];
    const std::string there =
        one.paragraph ? "\"" + shorten(word_.paragraphs[*one.paragraph].before, 60) + "\"" : "";
    const std::string anchor = one.statement ? draft_.anchors[*one.statement] : "";
    Finding& finding = findings.emplace_back();
    finding.rule = "copy-differs";
    finding.severity = Severity::warning;
    finding.message = !one.statement   ? there + " is not" + on
                      : !one.paragraph ? anchor + " is not in the file"
                      : one.moved      ? there + " stands elsewhere" + on + " (" + anchor + ")"
                                       : there + " reads otherwise" + on + " (" + anchor + ")";
    finding.hint =
        "what is changed without a mark is not taken in: mark it, or enter it by "
        "redraft comment add";
    finding.document = draft_.draft.document;
    finding.draft = draft_.draft.label;
    finding.anchor = anchor;
    finding.line = one.paragraph ? lines[*one.paragraph] : 0;
  }
  if (all.size() > most) {
    findings.back().message += "; and " + std::to_string(all.size() - most) + " more differences";
  }
  return findings;
}

WordPlacing::Found WordPlacing::after_statement_before(std::size_t paragraph) const {
  if (before_[paragraph]) {
    Found found = in_statement(*before_[paragraph], std::nullopt);
    if (found.target.quote) {  // nowhere on the draft: what is missing is missing from the whole
      found.target.anchor.clear();
      found.target.quote.reset();
    }
    found.target.scope = CommentScope::missing;
    return found;
  }
  Target target;
  target.scope = CommentScope::missing;
  return {target, true};
}

WordPlacing::Found WordPlacing::in_statement(std::size_t statement,
                                             std::optional<Quote> quote) const {
  const std::string& words = read_.document.statements[statement].text;
  Target made;
  made.anchor = names_[statement];
  if (quote) {
    const auto located = locate_quote(words, *quote);
    if (located && !located->ambiguous) {
      made.quote = located->quote;
    }
  }
  Found found;
  const bool nowhere = quote && !made.quote;
  const Placement placement = nowhere ? Placement() : step_->place(made, placement_as_made(made));
  const bool placed =
      !nowhere && (placement.outcome == Outcome::exact || placement.outcome == Outcome::adjusted);
  if (!placed || (quote && !placement.quote)) {
    Quote waiting;
    waiting.exact = quote ? quote->exact : words;
    found.target.quote = std::move(waiting);
    found.target.anchor = placement.outcome == Outcome::statement ? placement.anchor
                          : placement.candidates.empty()          ? ""
                                                                  : placement.candidates.front();
    return found;
  }
  found.target.anchor = placement.anchor;
  const Statement& there = draft_.document.statements[index_.at(placement.anchor)];
  found.certain = placement.outcome == Outcome::exact &&
                  (quote ? placement.quote->exact == made.quote->exact : there.text == words);
  if (quote) {
    const std::size_t start = placement.quote->start;
    const std::size_t end = placement.quote->end;
    found.target.quote =
        Quote{placement.quote->exact,
              std::string(slice_code_points(there.text, start - std::min(start, context), start)),
              std::string(slice_code_points(there.text, end, end + context)), start, end};
  }
  return found;
}

}  // namespace redraft::workspace
