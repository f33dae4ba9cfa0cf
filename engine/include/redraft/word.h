#pragma once
// Word documents (.docx): what stands in one, as values, and documents of ours written as one.
//
// Reading keeps what converters drop: comments at a point, comments inside tracked insertions,
// reply threads, resolved flags, and hidden bookmarks. It takes nothing in; see Workspace for that.
//
//   const WordText word = read_word(bytes);
//   for (const WordComment& comment : word.comments) { ... word.paragraphs[...] ... }

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redraft/comment.h"
#include "redraft/comparison.h"
#include "redraft/document.h"
#include "redraft/draft.h"
#include "redraft/finding.h"
#include "redraft/json.h"
#include "redraft/rich_text.h"
#include "redraft/time.h"

namespace redraft {

// What a file may hold at most; more is Error(invalid).
inline constexpr std::size_t max_word_file_bytes = 64u << 20;
inline constexpr std::size_t max_word_part_bytes = 32u << 20;       // one part, unpacked
inline constexpr std::size_t max_word_unpacked_bytes = 256u << 20;  // all parts, as they declare
inline constexpr std::size_t max_word_parts = 4'000;
inline constexpr std::size_t max_word_nesting = 256;  // elements inside each other
inline constexpr std::size_t max_word_paragraph_bytes = 256u << 10;
inline constexpr std::size_t max_word_comments = 20'000;
inline constexpr std::size_t max_word_changes = 100'000;
inline constexpr std::size_t max_word_range = 50;  // paragraphs; a wider comment is on the whole

// A paragraph, list item, heading or paragraph of a table cell.
struct WordParagraph {
  StatementKind kind = StatementKind::paragraph;
  std::size_t level = 0;  // heading 1-9, list depth from 1, else 0
  std::optional<CellPlace> cell;
  std::string before;    // with every tracked change rejected; line ends and tabs as they are
  std::string after;     // with every tracked change accepted
  std::string bookmark;  // the first hidden one of ours that begins here, see word_bookmark()
  bool operator==(const WordParagraph&) const = default;
};

// Words in one paragraph, in code points, half-open.
struct WordRange {
  std::size_t paragraph = 0;
  std::size_t start = 0;  // of WordParagraph::before
  std::size_t end = 0;
  std::size_t after_start = 0;  // of WordParagraph::after
  std::size_t after_end = 0;
  bool operator==(const WordRange&) const = default;
};

struct WordComment {
  std::string author;  // as the file has it: a name, or empty
  std::optional<Instant> created;
  std::string body;  // paragraphs by line
  bool resolved = false;
  std::optional<std::size_t> parent;  // index of the comment that begins the thread
  std::vector<WordRange> ranges;  // one a paragraph; a point is an empty one; none: on the whole
  bool operator==(const WordComment&) const = default;
};

// A tracked change of words: `range` of the text before is replaced by `inserted`. What one author
// took out and put in at one place is one change.
struct WordChange {
  std::string author;
  std::optional<Instant> created;
  WordRange range;
  std::string removed;
  std::string inserted;
  std::string moved_from;  // name that both ends of a move share; words that went away
  std::string moved_to;    // ... words that arrived
  bool operator==(const WordChange&) const = default;
};

struct WordText {
  std::vector<WordParagraph> paragraphs;  // in document order, empty ones too
  std::vector<WordComment> comments;      // in the order of their first word, then of the file
  std::vector<WordChange> changes;        // in document order
  std::vector<Finding> findings;          // what was passed over: text boxes, changes of format ...
};

// How the text of a file with tracked changes is read.
enum class TrackedChanges { accept, reject };

// A file that carries comments: which draft it was made of, and what is not in it.
struct WordSource {
  std::string document;
  std::string draft;         // label; empty: the newest in consultation
  std::string organisation;  // of its authors, where their names do not say
  std::string sector;
  bool late = false;
  Person person = {};  // its author, where the file names none
  std::optional<Channel> channel = {};
  std::string called = "Word file";  // in findings
};

enum class WordChanges { none, as_suggestions, only_suggestions };

// Whether the bytes look like a zip archive or an old Word file: what read_word() should be asked.
[[nodiscard]] bool looks_like_word(std::string_view bytes);

// Reads a .docx. Throws Error(invalid), naming the part, for what is none, or is encrypted, cut
// short, with macros, or over a limit. Linear in the unpacked text.
[[nodiscard]] WordText read_word(std::string_view bytes);

// The hidden bookmark that stands for an anchor: "_rd_leadership_3". Word allows 40 letters, digits
// and underscores; a longer anchor is cut short and told apart by a hash.
[[nodiscard]] std::string word_bookmark(std::string_view anchor);

// How a comment of ours looks in a Word file: what was said and suggested, the replies to it, and
// the released decision as the last of them. Read back, a thread that begins like this one is known
// again.
struct WordEntry {
  std::string author;  // "Town Council, r-7k2m9p4q1s"; with names: "Jane Doe, r-7k2m9p4q1s"
  Instant created;
  std::string body;
};

struct WordThread {
  std::vector<WordEntry> entries;  // the comment first
  bool resolved = false;           // answered or withdrawn
};

[[nodiscard]] WordThread word_thread(const Comment& comment, json::Names names);

// Closes the body of a thread whose words could not be placed on the draft it is written with, to
// say on what it was made, "[On V0-1: within thirty days]", and of one that stands elsewhere too,
// "[On V0-1: place 2 of 3]". Reading takes it off again.
[[nodiscard]] std::string without_place_line(const std::string& body);

// A draft with its comments as Word comments, each on its words or its statement; those that stand
// on none of it, on the first paragraph. A comment with several places stands on each, and its
// replies on the first. Every statement has its hidden bookmark. The same draft and comments give
// the same bytes.
[[nodiscard]] std::string word_of_draft(const DraftText& draft, const RichText& text,
                                        const std::vector<Comment>& comments, json::Names names);

// One of two drafts with its look.
struct WordSide {
  const DraftText& draft;
  const RichText& text;
};

// The later draft with what changed as tracked changes, moves at both ends, by "redraft" on the day
// the later draft was published: all accepted it is the later draft, all rejected the earlier one.
// Cells that are gone stand as removed paragraphs in the cell after them.
[[nodiscard]] std::string word_of_redline(const WordSide& from, const WordSide& to,
                                          const Comparison& comparison);

// The ref that an author's name ends in, as word_thread() writes it, or empty.
[[nodiscard]] std::string ref_in_word_author(std::string_view author);

}  // namespace redraft
