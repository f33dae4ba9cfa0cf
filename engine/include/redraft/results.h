#pragma once
// What the verbs that take documents and comments in report when they are done.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "redraft/comment.h"
#include "redraft/draft.h"
#include "redraft/finding.h"
#include "redraft/status.h"

namespace redraft {

struct AddedDocument {
  std::string document;
  std::string path;
  bool existed = false;
  std::size_t statements = 0;
  std::vector<Finding> findings;
};

struct Published {
  Draft draft;
  CountsByKind changes;  // from the draft before; empty for the first
  std::size_t anchors_kept = 0;
  std::size_t anchors_new = 0;
  std::size_t anchors_retired = 0;
  std::size_t comments_placed = 0;  // rows written: comments on unchanged statements need none
  std::size_t comments_in_tray = 0;
  std::size_t dispositions_released = 0;
  std::vector<Finding> findings;
};

// A comment of a file as it was understood.
struct UnderstoodComment {
  std::size_t line = 0;  // 0: not known
  std::string anchor;    // empty: the whole document, or not found yet
  std::string words;     // those it is about; or empty
  bool in_tray = false;
  CommentKind kind = CommentKind::question;
  std::string body;  // how it begins; of a suggestion without one, the words suggested
};

inline constexpr std::size_t max_understood = 50;

// How a sheet was understood.
struct ReadSheet {
  struct Column {
    std::string letter;
    std::string heading;
    std::string read_as;    // "organisation", "answers on 2.1"; empty: left out
    std::size_t cells = 0;  // that hold something, in the rows that were read
    bool operator==(const Column&) const = default;
  };

  std::string sheet;  // empty for CSV
  std::size_t rows = 0;
  std::size_t skipped = 0;  // by the map's rules
  std::vector<Column> columns;
  bool operator==(const ReadSheet&) const = default;
};

struct ImportedComments {
  std::string format = {};  // name of the door it came in by (comment_files.h)
  std::size_t added = 0;
  std::size_t existed = 0;
  std::size_t suggestions = 0;           // of those added or there already
  std::vector<std::string> drafts = {};  // "charter@V1": those they are on, first met first
  std::size_t replies = 0;               // new replies, to comments old and new
  std::size_t late = 0;                  // of those added: came after the consultation had closed
  std::size_t in_tray = 0;               // of those added: words not found, or found more than once
  std::vector<UnderstoodComment> understood = {};  // the first of those added
  std::vector<Finding> findings = {};              // one a rejected row, with its line
  std::optional<ReadSheet> sheet = {};             // how it was understood, where it was one
};

}  // namespace redraft
