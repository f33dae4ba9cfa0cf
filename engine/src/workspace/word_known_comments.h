#pragma once
// Comments of a document that an export of ours may have brought into a Word file, found again by
// their words.

#include <cstdint>
#include <map>
#include <string>

#include "redraft/word.h"
#include "workspace/state.h"

namespace redraft::workspace {

// What is put on comments that were resolved in a Word file.
inline constexpr const char* resolved_tag = "resolved";

// A thread: the words of the comment and of every reply, with the seconds they were written in.
struct KnownComment {
  CommentId id;
  std::string reviewer;
  std::string anchor;  // where it stands on the draft
  bool resolved = false;
  std::multimap<std::string, std::int64_t> entries;

  void add(const std::string& words, Instant created);

  // A reply without a date is the one with its words.
  [[nodiscard]] bool holds(const WordComment& comment) const;
};

class KnownComments {
 public:
  // As everyone who may have exported them was shown them: redacted or not, by either ref.
  KnownComments(const State& state, const DraftText& draft);

  // The comment with these words that was made in this second, or by whom the author's name says;
  // of several, the one on this anchor.
  KnownComment* find(const WordComment& comment, const std::string& anchor);

  // The comment with this id, where these are its words.
  [[nodiscard]] bool knows(const std::string& id, const std::string& words) const;

  // The comment with this id, or null.
  KnownComment* with_id(const std::string& id);

  // For programs that lose threads: the comment one of whose replies this is.
  KnownComment* with_reply(const WordComment& comment);

  KnownComment& add(const CommentId& id, const std::string& words);

 private:
  std::multimap<std::string, KnownComment> by_words_;
  std::multimap<std::string, KnownComment*> replies_;  // nodes never move
  std::map<std::string, KnownComment*> by_id_;
};

}  // namespace redraft::workspace
