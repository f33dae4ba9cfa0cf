#pragma once
// Comments in SQLite: what was said and by whom, and (derived) where it stands on later drafts.
//
// Derived, made again by rebuild: indexed_draft, placement, comment_search, comment_count and
// target.made; every other table is truth. A row of truth and a placement carry a seal, the hash of
// their other columns but `made`, so that check() sees any flipped bit; what has none is compared
// with what it is made of.
//
// Where a target stands on a draft: the row with the highest sequence up to the draft's in
// placement_decision or placement (a person's decision beats an engine row of the same sequence);
// where there is none, as made. A comment on an untouched statement has no row.
//
// Writing calls are atomic each; they throw not_found for an id that is not there.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "db/database.h"
#include "redraft/comment.h"
#include "redraft/comment_edit.h"
#include "redraft/finding.h"
#include "redraft/ids.h"
#include "redraft/time.h"

namespace redraft::store {

// A publish under way: written before references move, removed after. See workspace/publish.cpp.
struct Publishing {
  std::string document, label, path, commit, tag, tag_ref, branch_ref, parent;
  Instant started;
};

// A draft whose placements are computed.
struct IndexedDraft {
  std::string document, label;
  std::size_t sequence = 0;
  std::string tag_commit;
};

// One target of one comment, as made and as it is placed on a draft: what the next step places.
struct PlacedTarget {
  CommentId comment;
  std::size_t target_index = 0;
  Target made;
  std::string made_draft;
  Placement now;  // `draft` names the draft this row is from; as made where there is none
};

struct Added {
  CommentId id;
  bool existed = false;  // the same id, source id, or words by the same reviewer at the same places
  std::string reviewer = {};  // ref
};

class CommentStore {
 public:
  explicit CommentStore(db::Database& database) : database_(database) {}

  // Writing. Every call appends to the audit log; wrap several in one db::Transaction. `actor` is
  // an officer's --as name or a reviewer's ref, never a reviewer's name.
  //
  // `draft` and `targets` are needed. An id of our own form becomes the comment's id, any other its
  // source id. The reviewer is found again by e-mail, else by name and organisation, else by ref;
  // blanks known about them are filled in. One without name, address and ref is a new one each
  // time.
  Added add(const NewComment& comment, const std::string& actor, Instant now,
            Randomness& randomness);
  void edit(const CommentId& id, const CommentEdit& edit, const std::string& actor, Instant now);
  void withdraw(const CommentId& id, const std::string& actor, Instant now);
  // By an officer, now; or of a reviewer, named by ref, and of any date. `id_of_export`: of one of
  // ours; any that is no free id of our form is not taken.
  ReplyId reply(const CommentId& id, const std::string& body, const std::string& actor, Instant now,
                Randomness& randomness);
  ReplyId reply_of(const std::string& ref, Instant created, const CommentId& id,
                   const std::string& body, const std::string& actor, Instant now,
                   Randomness& randomness, const std::string& id_of_export = {});
  void respond(const CommentId& id, const Disposition& disposition, const std::string& actor);
  // Shows the drafted dispositions that count to reviewers, of comments of this document; returns
  // how many.
  std::size_t release(const std::string& document, const std::string& actor, Instant now);
  // Changes that dispositions named in this document's working text are on this draft from now
  // on.
  void name_published(const std::string& document, const std::string& label,
                      const std::string& actor, Instant now);
  // Engine rows on later drafts rested on what stood before and are removed: carry it forward
  // again.
  void decide_placement(const CommentId& id, std::size_t target_index, std::size_t sequence,
                        const Placement& placement, const std::string& actor, Instant now);

  // Reading. `placed_on` is a label of an indexed draft (else not_found) or empty for the newest
  // one; `now` of a comment made after that draft is as made. A filter that names no document takes
  // the newest draft of those that do not have the label. find() takes a source id, an id or any
  // unique beginning of one; throws not_found, or conflict when several fit. Everyone is shown only
  // what was approved and agreed to; the text filter searches what the view shows.
  [[nodiscard]] Comment find(const std::string& id, const std::string& placed_on,
                             const CommentView& view) const;

  [[nodiscard]] Comment find(const std::string& id, const std::string& placed_on,
                             bool named) const {
    return find(id, placed_on, CommentView{.named = named});
  }

  [[nodiscard]] std::vector<Comment> list(const CommentFilter& filter,
                                          const std::vector<std::string>& section_anchors) const;
  // The same, one by one, without holding them all; the oldest first is by (created, id). `take`
  // may write.
  void each(const CommentFilter& filter, const std::vector<std::string>& section_anchors,
            const std::function<void(const Comment&)>& take) const;
  // Without `limit` and `after`.
  [[nodiscard]] std::size_t count(const CommentFilter& filter,
                                  const std::vector<std::string>& section_anchors) const;
  [[nodiscard]] std::vector<CommentCount> counts(const std::string& document) const;
  // What it said before each edit, oldest first.
  [[nodiscard]] std::vector<EarlierWords> history(const CommentId& id) const;

  // Placements (derived) and the drafts they are known for.
  [[nodiscard]] std::vector<IndexedDraft> indexed_drafts(const std::string& document) const;
  void mark_indexed(const IndexedDraft& draft);
  // Document and label of every draft that comments were made on or that is indexed.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> drafts_in_use() const;
  // Hands on every target made on an indexed draft of sequence <= `sequence` that stands there on a
  // touched anchor, and every one whose outcome there is not exact, in no order that counts. Asks
  // once for each anchor in use; where few are touched, comments on the others are not read. Holds
  // few of them at a time; `take` may put placements on later drafts.
  void each_placed_target(const std::string& document, std::size_t sequence,
                          const std::function<bool(const std::string&)>& touched,
                          const std::function<void(const PlacedTarget&)>& take) const;
  // Targets of comments made on this draft whose quote was not located there (it ends at 0).
  [[nodiscard]] std::vector<PlacedTarget> unlocated(const std::string& document,
                                                    const std::string& label) const;
  // False while nothing was ever placed on a draft of this sequence, by engine or person.
  [[nodiscard]] bool any_placement(const std::string& document, std::size_t sequence) const;
  // What the engine found for a target that has no placement on that draft.
  void put_first_placement(const PlacedTarget& target, const std::string& document,
                           std::size_t sequence, const Placement& placement);
  // What the engine found. A person's decision for the same draft stays.
  void put_placement(const CommentId& id, std::size_t target_index, std::size_t sequence,
                     const Placement& placement);
  // What a person decided for this very draft, if anything.
  [[nodiscard]] std::optional<Placement> decision(const CommentId& id, std::size_t target_index,
                                                  std::size_t sequence) const;
  // Empties placement (but for persons' decisions) and indexed_draft.
  void clear_derived();
  void rebuild_search();
  void rebuild_counts();
  // Hash of placement and indexed_draft: the same after a rebuild that finds the same.
  [[nodiscard]] std::string derived_digest() const;

  // The journal of publishing.
  void begin_publishing(const Publishing& publishing);
  void end_publishing(const Publishing& publishing);
  [[nodiscard]] std::vector<Publishing> unfinished() const;

  // SQLite's own checks, the schema, foreign keys, seals, the audit chain to its end, comments
  // against the audit log, search index against comments. Never throws for damage: that is a
  // finding.
  [[nodiscard]] std::vector<Finding> check() const;

 private:
  db::Database& database_;
};

}  // namespace redraft::store
