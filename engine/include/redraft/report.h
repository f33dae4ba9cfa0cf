#pragma once
// The disposition table: every comment, what it was made on, and what was decided and why.
//
// For boards and for publication: no names, no addresses; organisations and sectors only. Words
// then and words now are always both shown.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/comment.h"
#include "redraft/comment_files.h"

namespace redraft {

struct DispositionRow {
  std::string comment;  // id
  std::string draft_then;
  std::string statement_then;  // anchor; empty: the whole document
  std::string words_then;      // the quote, or the statement's text where there was none
  std::string draft_now;
  std::string statement_now;  // empty: in the tray, or gone with its section
  std::string words_now;
  Outcome outcome = Outcome::exact;
  CommentKind kind = CommentKind::question;
  std::string sector;
  std::string counted_in;  // the sector it is counted in, also where the row does not show it
  std::string organisation;
  std::string body;
  std::optional<std::string> suggestion;
  std::optional<Decision> decision;  // nothing: not answered yet
  std::string reason;
  std::string change;  // DOC#ANCHOR@LABEL, or empty
};

struct DispositionReport {
  std::string document;
  std::string label;  // the draft that "now" is about
  std::vector<DispositionRow> rows;
  std::size_t least = 0;  // no sector is counted below this; 0: all are
};

// Whether decisions that were drafted but not yet released to reviewers are in the table.
enum class Unreleased { hidden, shown };

// A comment as a row, by its first target. The texts are those of its statement then and now, shown
// where the comment quotes no words, or none are left. Without a placement it stands as it was
// made.
[[nodiscard]] DispositionRow disposition_row(const Comment& comment, std::string_view text_then,
                                             std::string_view text_now, Unreleased unreleased);

struct SectorCount {
  std::string sector;  // empty: not said
  std::size_t comments = 0;
  std::size_t answered = 0;
  bool together = false;  // of several sectors, not named: each alone would be too small
  bool operator==(const SectorCount&) const = default;
};

struct DecisionCount {
  std::optional<Decision> decision;  // nothing: not answered yet
  std::size_t comments = 0;
  bool operator==(const DecisionCount&) const = default;
};

// Decisions in their own order, unanswered last; sectors by name, those not said last. Only what
// occurs. Sectors below report.least are counted together with the next larger ones until that sum
// is no smaller; nothing is counted by sector where all of them together are.
[[nodiscard]] std::vector<DecisionCount> count_decisions(const DispositionReport& report);
[[nodiscard]] std::vector<SectorCount> count_sectors(const DispositionReport& report);

// Counts by decision and by sector, then the table. HTML is a page of its own; CSV is the table
// alone, its cells guarded as in comment_files.h; JSON is "redraft/report-dispositions/1".
[[nodiscard]] std::string dispositions_markdown(const DispositionReport& report);
[[nodiscard]] std::string dispositions_html(const DispositionReport& report);
[[nodiscard]] std::string dispositions_csv(const DispositionReport& report, ByteOrderMark mark);
[[nodiscard]] std::string dispositions_json(const DispositionReport& report);

}  // namespace redraft
