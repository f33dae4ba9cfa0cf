#pragma once
// Reports: what was said, what was decided and why, and what became of the words.
//
// All reports are views of one set of rows, a comment each, which the workspace gathers once. They
// hold no names and no addresses; organisations and sectors only. Words then and words now are
// always both shown.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/byte_order_mark.h"
#include "redraft/comment.h"
#include "redraft/note.h"

namespace redraft {

struct ReportRow {
  std::string comment;   // id
  std::string reviewer;  // ref, or public ref; empty where it is not shown
  std::string draft_then;
  std::string statement_then;    // anchor; empty: the whole document
  std::string number_then = {};  // of that statement on that draft
  bool quoted_then = false;      // words_then are a quote, not the whole statement
  std::string words_then;        // the quote, or the statement's text where there was none
  std::string draft_now;
  std::string statement_now;               // empty: in the tray, or gone with its section
  std::vector<std::string> also_now = {};  // further statements it stands on, of several places
  std::string words_now;
  Outcome outcome = Outcome::exact;
  CommentKind kind = CommentKind::question;
  Channel channel = Channel::web;
  std::string sector;
  std::string counted_in;  // the sector it is counted in, also where the row does not show it
  std::string organisation;
  std::string body;
  std::optional<std::string> suggestion;
  bool withdrawn = false;
  bool late = false;
  std::vector<std::string> themes;
  std::optional<Decision> decision;  // nothing: not answered yet
  std::string reason;
  std::string change;        // DOC#ANCHOR@LABEL, or empty
  std::string change_words;  // what stands there; empty where that is not known
  std::optional<Reaction> reaction;
};

struct ReportStatement {
  std::string anchor;
  std::string number;
  std::vector<std::string> section;  // titles, outermost first
  std::string text;
  bool heading = false;
};

struct ReportDraft {
  std::string label;
  std::string summary;
  Instant published;
  std::optional<Instant> closes;  // the last day of comments, where one was set
};

struct ReportTheme {
  std::string name;
  std::string description;
};

struct Report {
  std::string document;
  std::string label;                     // the draft that "now" is about
  std::vector<ReportDraft> drafts = {};  // those commented on, oldest first, and the one of now
  std::vector<ReportStatement> statements = {};  // of the draft of now, in document order
  std::vector<ChangeNote> notes = {};            // of that draft
  std::vector<ReportTheme> themes = {};          // to group by, in alphabetical order
  std::vector<std::string> expected = {};        // sectors that were asked to take part
  std::vector<ReportRow> rows = {};              // comments, in the order they were made
  std::size_t reviewers = 0;                     // who made them
  std::size_t organisations = 0;
  std::string whose = {};         // the organisation or reviewer it is handed back to; empty: all
  std::size_t in_confidence = 0;  // left out of it, because they were made in confidence
  Audience audience = Audience::staff;
  std::size_t least = 0;  // no sector is counted below this; 0: all are
};

// Whether decisions that were drafted but not yet released to reviewers are in the report.
enum class Unreleased { hidden, shown };

struct ReportRequest {
  std::string document = {};
  std::string label = {};  // empty: the newest draft in consultation
  Unreleased unreleased = Unreleased::hidden;
  Audience audience = Audience::staff;
  std::size_t least = 0;
  std::vector<std::string> expected = {};
  bool by_theme = false;
  // What was said by those of an organisation, or by one reviewer (ref or e-mail address). Comments
  // made in confidence are not handed back to an organisation.
  std::string organisation = {};
  std::string reviewer = {};
};

// A comment as a row, by its first target. The texts are those of its statement then and now, shown
// where the comment quotes no words, or none are left. Without a placement it stands as it was
// made.
[[nodiscard]] ReportRow report_row(const Comment& comment, std::string_view text_then,
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
[[nodiscard]] std::vector<DecisionCount> count_decisions(const Report& report);
[[nodiscard]] std::vector<SectorCount> count_sectors(const Report& report);

enum class ReportFormat { markdown, html, csv, json, docx, xlsx };

[[nodiscard]] std::optional<ReportFormat> parse_report_format(std::string_view word);

// The reports by name: dispositions, you-said-we-did, response, coverage, answers, iso.
[[nodiscard]] const std::vector<std::string_view>& report_names();

// Throws internal for a name that is none. HTML is a page of its own; CSV and
// .xlsx are the report's main table alone, its cells guarded as in comment_files.h; JSON is
// "redraft/report-NAME/1"; a Word file and a spreadsheet bear the day the draft was published. The
// same report gives the same bytes.
[[nodiscard]] std::string write_report(std::string_view name, const Report& report,
                                       ReportFormat format, ByteOrderMark mark = ByteOrderMark::no);

// The HTML of its page without what stands around it, for a page of somebody else's; its classes
// are wide, drawn, exchange and n.
[[nodiscard]] std::string report_html(std::string_view name, const Report& report);

}  // namespace redraft
