#include "workspace/word_known_comments.h"

#include <algorithm>
#include <utility>

#include "redraft/paragraphs.h"

namespace redraft::workspace {

namespace {

// Seconds are as exact as a Word file is.
std::int64_t seconds_of(Instant instant) {
  constexpr std::int64_t second = 1000;
  return instant.milliseconds / second;
}

}  // namespace

void KnownComment::add(const std::string& words, Instant created) {
  entries.emplace(words, seconds_of(created));
}

bool KnownComment::holds(const WordComment& comment) const {
  const auto [begin, end] = entries.equal_range(statement_text(comment.body));
  return std::any_of(begin, end, [&](const auto& entry) {
    return !comment.created || seconds_of(*comment.created) == entry.second;
  });
}

KnownComments::KnownComments(const State& state, const DraftText& draft) {
  CommentFilter filter;
  filter.document = draft.draft.document;
  filter.placed_on = draft.draft.label;
  for (const auto& [audience, original] :
       {std::pair{Audience::staff, true}, {Audience::staff, false}, {Audience::everyone, false}}) {
    filter.audience = audience;
    filter.original = original;
    state.comments.each(filter, {}, [&](const Comment& comment) {
      const WordThread thread = word_thread(comment, json::Names::hidden);
      KnownComment& known = add(comment.id, thread.entries.front().body);
      known.reviewer = comment.reviewer.ref;
      known.resolved = thread.resolved || std::find(comment.tags.begin(), comment.tags.end(),
                                                    resolved_tag) != comment.tags.end();
      known.anchor = comment.now.empty() ? "" : comment.now.front().anchor;
      for (std::size_t i = 0; i < thread.entries.size(); ++i) {
        const std::string words = statement_text(thread.entries[i].body);
        known.add(words, thread.entries[i].created);
        if (i > 0) {
          replies_.emplace(words, &known);
        }
      }
    });
  }
}

KnownComment* KnownComments::find(const WordComment& comment, const std::string& anchor) {
  const std::string ref = ref_in_word_author(comment.author);
  const std::string words = statement_text(without_place_line(comment.body));
  const auto [begin, end] = by_words_.equal_range(words);
  KnownComment* best = nullptr;
  int most = 0;
  for (auto at = begin; at != end && !ref.empty(); ++at) {
    KnownComment& known = at->second;
    const auto made = known.entries.find(words);
    const bool same_time = comment.created && made != known.entries.end() &&
                           seconds_of(*comment.created) == made->second;
    const bool same_author = ref == known.reviewer;
    const int score =
        (same_author ? 4 : 0) + (same_time ? 2 : 0) + (known.anchor == anchor ? 1 : 0);
    if ((same_author || same_time) && score > most) {
      best = &known;
      most = score;
    }
  }
  return best;
}

bool KnownComments::knows(const std::string& id, const std::string& words) const {
  const auto [begin, end] = by_words_.equal_range(statement_text(without_place_line(words)));
  return std::any_of(begin, end, [&](const auto& known) { return known.second.id.text == id; });
}

KnownComment* KnownComments::with_id(const std::string& id) {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

KnownComment* KnownComments::with_reply(const WordComment& comment) {
  const auto [begin, end] = replies_.equal_range(statement_text(comment.body));
  for (auto at = begin; at != end && comment.created; ++at) {
    if (at->second->holds(comment)) {
      return at->second;
    }
  }
  return nullptr;
}

KnownComment& KnownComments::add(const CommentId& id, const std::string& words) {
  KnownComment& known =
      by_words_.emplace(statement_text(words), KnownComment{id, {}, {}, false, {}})->second;
  by_id_[id.text] = &known;
  return known;
}

}  // namespace redraft::workspace
