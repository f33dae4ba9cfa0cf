#pragma once
// Working through hundreds of comments: chosen many at a time, assigned, tagged, grouped in themes.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "redraft/comment.h"
#include "redraft/ids.h"
#include "redraft/time.h"

namespace redraft {

// Which comments a verb is about: those named, and those that the filter finds.
struct Chosen {
  std::vector<std::string> ids;
  std::optional<CommentFilter> filter;
};

struct TagCount {
  std::string tag;
  std::size_t comments = 0;
  bool allowed = true;  // false: used before the list was controlled, and not on it
};

struct TagList {
  bool controlled = false;     // false: any tag may be given
  std::vector<TagCount> tags;  // in alphabetical order; of a controlled list, unused ones too
};

// What was answered to every comment of a theme that had no answer then.
struct ThemeResponse {
  Decision decision = Decision::noted;
  std::string reason;
  std::string change;  // DOC#ANCHOR@LABEL as given, or empty
  Instant decided;
  std::string decided_by;
};

// A named group of comments that say the same.
struct Theme {
  ThemeId id;
  std::string name;
  std::string description;
  Instant made;
  std::string made_by;
  std::size_t comments = 0;
  std::size_t unanswered = 0;  // of them: no disposition, not even a drafted one, and not withdrawn
  std::map<std::string, std::size_t> sectors;  // how many comments of each; "" where not known
  std::optional<ThemeResponse> response;       // the last one
  std::vector<CommentId> joined_since;         // unanswered ones that joined after it, by id
};

// Comments that say nearly the same in many names, one a reviewer. See docs/working-the-pile.md.
struct Campaign {
  CommentId example;  // the earliest: it names the campaign
  std::string words;  // how the example begins
  std::size_t size = 0;
  std::size_t same_words = 0;  // of them: word for word as the example, the example included
  std::map<std::string, std::size_t> sectors;
};

// A place of a comment that would be worse off if the working text were published now.
struct PlaceAtRisk {
  CommentId comment;
  std::size_t target = 0;  // which of the comment's places, from 0
  std::string then;        // words it was made on; of a whole statement, nothing
  Placement before;        // on the newest draft
  Placement after;         // in the working text
  std::string now;         // words of the statement it would stand on, or empty
};

// What would become of a document's comments if its working text were published now.
struct CommentsIfPublished {
  std::string document;
  std::map<Outcome, std::size_t>
      outcomes;                   // places of comments; one that does not occur is left out
  std::vector<PlaceAtRisk> tray;  // would go to the tray
  std::vector<PlaceAtRisk> lost;  // would lose their words or their statement
};

}  // namespace redraft
