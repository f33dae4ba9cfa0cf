#pragma once
// What an open consultation holds, and the look-ups that every verb shares.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "db/database.h"
#include "redraft/workspace.h"
#include "store/anchor_counts.h"
#include "store/comment_store.h"
#include "store/draft_store.h"
#include "store/pile_store.h"
#include "store/theme_store.h"
#include "store/writer_lock.h"
#include "workspace/watch.h"

namespace redraft::workspace {

class DraftTexts;

struct State {
  State(store::DraftStore draft_store, Surroundings outside);

  Surroundings surroundings;
  store::DraftStore drafts;
  std::unique_ptr<db::Database> database;  // before `comments`, which refers to it
  store::CommentStore comments;
  store::PileStore pile;
  store::ThemeStore themes;
  bool in_group = false;                    // together() holds the lock
  std::shared_ptr<DraftTexts> group_texts;  // of the comments added in it
  // In a group: the last comment in the search index, where others were added after it.
  mutable std::optional<std::int64_t> indexed;
  Watch watch;
  store::AnchorCounts anchor_counts;

  [[nodiscard]] Instant now() const { return surroundings.clock.now(); }

  [[nodiscard]] ProgressStep step(std::string_view name, std::size_t of = 0) const {
    return {surroundings.progress, name, of};
  }

  // Held by every verb that writes. At its end what was committed is moved into the one file of the
  // comment store, so that a copy of it, or a read-only folder, has everything.
  // Inside together() it takes part in that: no lock, no log put away.
  class Writing {
   public:
    enum class Words { caught_up, may_wait };

    explicit Writing(const State& state, Words words = Words::caught_up);
    ~Writing();
    Writing(const Writing&) = delete;
    Writing& operator=(const Writing&) = delete;

   private:
    std::optional<store::WriterLock> lock_;
    db::Database& database_;
  };

  [[nodiscard]] std::filesystem::path lock_file() const;

  [[nodiscard]] Writing lock(Writing::Words words = Writing::Words::caught_up) const {
    return Writing(*this, words);
  }

  // Before anything in a group that searches, or changes comments that were added in it.
  void catch_up_with_words() const;

  // The document of that name, or the only one. Throws not_found.
  [[nodiscard]] store::DocumentEntry document(const std::string& name) const;
  // The draft with that label. Throws not_found naming the labels there are.
  [[nodiscard]] Draft draft(const std::string& document, const std::string& label) const;
  [[nodiscard]] std::optional<Draft> newest(const std::string& document) const;
  // Newest draft that takes comments; falls back to the newest. Throws not_found when none is
  // published.
  [[nodiscard]] Draft newest_in_consultation(const std::string& document) const;
  // The draft before the working text, or an empty first one.
  [[nodiscard]] DraftText last_text(const std::string& document,
                                    ReadStances stances = ReadStances::yes) const;

  // The working text matched against the last draft.
  struct Working {
    DraftText before;
    Document document;
    std::vector<std::string> anchors;
    Lineage lineage;
  };

  [[nodiscard]] Working working(const store::DocumentEntry& entry,
                                ReadStances stances = ReadStances::yes) const;

  // The same, if the working text read so.
  [[nodiscard]] Working working(const store::DocumentEntry& entry, const std::string& markdown,
                                ReadStances stances) const;

  // A published draft, or the working text for working_label, read whole.
  [[nodiscard]] DraftText text(const std::string& document, const std::string& label) const;
  // The same; an empty label is the newest draft, or the working text where there is none.
  [[nodiscard]] DraftText text_or_newest(const std::string& document,
                                         const std::string& label) const;

  // Lineage between any two drafts of the document, `from` the earlier; see workspace.h compare().
  [[nodiscard]] Lineage lineage(const DraftText& from, const DraftText& to) const;
};

// Throws conflict when the working text does not read so.
void require_text(const State& state, const store::DocumentEntry& entry, const std::string& text);

// Throws invalid, naming the byte, for text that is not UTF-8, and for NUL characters.
void require_utf8(const std::string& doing, const std::string& text);

// A name of ours (an assignee, a tag, a theme) without spaces around it. Throws invalid for one
// that is empty, longer than 100 bytes, or holds line ends or other control characters.
std::string sound_name(const std::string& doing, const std::string& name);

// The nearest of `names` to a word that is none of them, as a hint ("did you mean ...?"), or all of
// them when they are few.
std::string nearest_hint(const std::string& word, const std::vector<std::string>& names);

// Index of the statement that an anchor or number names. Throws not_found with the nearest anchor,
// invalid for a number that may be two statements (redraft/cited_number.h).
std::size_t find_statement(const DraftText& text, const std::string& anchor_or_number);

// Fills in what a bundle's summary counts.
void summarise(const State& state, BundleSummary& summary);

// Finishes or undoes what a killed publish left, and computes placements of drafts that have none
// (fetched, or published by another clone). Takes the writer lock only when there is work.
void settle(State& state);

}  // namespace redraft::workspace
