#pragma once
// What a document leans on: links from its statements to elements of other documents (a plan, terms
// of reference), and the terms that its own statements define.

#include <cstddef>
#include <string>
#include <vector>

#include "redraft/binding.h"
#include "redraft/document.h"
#include "redraft/ids.h"
#include "redraft/time.h"

namespace redraft {

using LinkId = Id<struct LinkTag>;

// One end: a statement, or a heading with all that stands under it, with its words when a person
// last saw that the link is right.
struct LinkEnd {
  std::string document;
  std::string anchor;
  std::string text;  // text_hash()
  bool operator==(const LinkEnd&) const = default;
};

struct Link {
  LinkId id;
  LinkEnd from;
  LinkEnd to;
  std::string note;  // what the one has to do with the other; may be empty
  Instant seen;      // when it was last said to be right
  bool operator==(const Link&) const = default;
};

// One end as a text of its document has it.
struct StandingEnd {
  Standing standing = Standing::holds;  // holds, changed or gone
  std::string label;                    // of the draft that was looked at; "working" for its text
  // Empty where it is gone; of a heading, what stands under it only where that changed, a line
  // each.
  std::string number, text;
  // Its words when the link was last seen, where they were others and a draft has them.
  std::string then;
  bool operator==(const StandingEnd&) const = default;
};

struct StandingLink {
  Link link;
  StandingEnd from, to;
  bool operator==(const StandingLink&) const = default;
};

struct GlossaryTerm {
  std::string term;               // as written
  std::string sentence;           // that defines it
  std::size_t statement = 0;      // index in the document
  std::vector<std::size_t> uses;  // the other statements that use it, headings not among them
  bool operator==(const GlossaryTerm&) const = default;
};

// The terms that statements define, in document order, with where each is used: the words of the
// term in a row, whatever their case, the last one also in its plural.
[[nodiscard]] std::vector<GlossaryTerm> glossary(const Document& document);

}  // namespace redraft
