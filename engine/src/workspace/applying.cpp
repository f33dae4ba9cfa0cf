#include "workspace/applying.h"

#include <algorithm>
#include <vector>

#include "base/blank.h"
#include "base/code_points.h"
#include "redraft/error.h"

namespace redraft::workspace {

namespace {

// Every place in `text` that reads as `words`.
std::vector<ByteSpan> occurrences(std::string_view text, std::string_view words) {
  std::vector<ByteSpan> found;
  for (std::size_t start = 0; start < text.size(); ++start) {
    std::size_t at = start;
    std::size_t word = 0;
    while (word < words.size() && at < text.size()) {
      if (is_blank(words[word]) && is_blank(text[at])) {
        while (at < text.size() && is_blank(text[at])) {
          ++at;
        }
        while (word < words.size() && is_blank(words[word])) {
          ++word;
        }
      } else if (words[word] == text[at]) {
        ++word;
        ++at;
      } else {
        break;
      }
    }
    if (word == words.size()) {
      found.push_back({start, at});
    }
  }
  return found;
}

const Statement* statement_of(const Document& document, const std::vector<std::string>& anchors,
                              const std::string& anchor) {
  const auto at = std::find(anchors.begin(), anchors.end(), anchor);
  return at == anchors.end() ? nullptr
                             : &document.statements[static_cast<std::size_t>(at - anchors.begin())];
}

// Without what was redacted: people read it.
std::string shown_suggestion(const State& state, const CommentId& id) {
  return shorten(state.comments.find(id.text, "", {}).suggestion.value_or(""), 200);
}

}  // namespace

ByteSpan source_of_words(std::string_view markdown, std::string_view text, std::string_view words,
                         std::size_t code_point) {
  constexpr ByteSpan nowhere{std::string_view::npos, 0};
  const std::vector<ByteSpan> in_source = occurrences(markdown, words);
  const std::vector<ByteSpan> in_text = occurrences(text, words);
  // Which of several is meant is known where marks hide none of them.
  const std::size_t wanted = byte_of_code_point(text, code_point);
  const auto which = std::find_if(in_text.begin(), in_text.end(),
                                  [&](const ByteSpan& span) { return span.begin == wanted; });
  if (in_source.size() != in_text.size() || which == in_text.end()) {
    return nowhere;
  }
  return in_source[static_cast<std::size_t>(which - in_text.begin())];
}

std::optional<store::AppliedRange> range_on_last_draft(const State& state,
                                                       const State::Working& working,
                                                       const Comment& comment) {
  const Comment there = state.comments.find(comment.id.text, "", false);
  const Placement& placement = there.now.front();
  const Statement* statement =
      statement_of(working.before.document, working.before.anchors, placement.anchor);
  if (statement == nullptr || placement.outcome == Outcome::section ||
      placement.outcome == Outcome::tray) {
    return std::nullopt;
  }
  store::AppliedRange range{comment.id,
                            comment.document,
                            working.before.draft.label,
                            placement.anchor,
                            0,
                            count_code_points(statement->text)};
  if (comment.targets.front().quote && placement.quote) {
    range.start = placement.quote->start;
    range.end = placement.quote->end;
  }
  return range;
}

void require_free(const State& state, const State::Working& working, const Comment& comment,
                  const std::string& then, const store::AppliedRange& range) {
  const Statement* before =
      statement_of(working.before.document, working.before.anchors, range.anchor);
  const Statement* now = statement_of(working.document, working.anchors, range.anchor);
  if (before == nullptr || now == nullptr || before->text == now->text) {
    return;
  }
  for (const store::AppliedRange& other :
       state.pile.applied(range.document, range.draft, range.anchor)) {
    if (other.start >= range.end || range.start >= other.end) {
      continue;
    }
    const Comment applied = state.comments.find(other.comment.text, "", {.original = true});
    if (occurrences(now->text, applied.suggestion.value_or("")).empty()) {
      continue;  // an editor has taken its words out since
    }
    const std::string words =
        "; then: \"" + shorten(then, 200) + "\"; now: \"" + shorten(now->text, 200) + "\"";
    if (applied.id == comment.id) {
      throw Error(
          ErrorKind::conflict,
          "apply " + comment.id.text + ": its words are in the working text already" + words,
          "redraft respond " + comment.id.text + " --decision accepted --change " + range.document +
              "#" + range.anchor);
    }
    throw Error(ErrorKind::conflict,
                "apply " + comment.id.text + ": " + applied.id.text +
                    " was applied before and changed words that it replaces" + words + "; " +
                    applied.id.text + " put \"" + shown_suggestion(state, applied.id) + "\", " +
                    comment.id.text + " suggests \"" + shown_suggestion(state, comment.id) + "\"",
                "word both by hand in the working text, then: redraft respond " + comment.id.text +
                    " --decision accepted-in-part -m REASON");
  }
}

}  // namespace redraft::workspace
