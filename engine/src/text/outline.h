#pragma once
// The sections of a document and the numbers of its statements, as it is read from top to bottom.

#include <cstddef>
#include <string>
#include <vector>

#include "redraft/document.h"

namespace redraft::text {

// The title is the only level-1 heading, standing first: number 0. Other outermost sections are 1,
// 2,
// ...; statements and subsections of a section count on together (7.1, 7.2, then subsection 7.3).
class Outline {
 public:
  // `has_title`: the first heading to come is the document's title.
  explicit Outline(bool has_title) : has_title_(has_title) {}

  // Opens the section of a heading; its statement has the given index.
  void open(Document& document, std::string title, std::size_t level, std::size_t statement);

  // The number of the next statement under the open section.
  std::string next_number(const Document& document);

  // The innermost open section, or no_section.
  std::size_t current() const { return open_.empty() ? no_section : open_.back(); }

 private:
  bool has_title_;
  std::vector<std::size_t> open_;     // sections, outermost first
  std::vector<std::size_t> counted_;  // statements and subsections so far, by section
  std::size_t before_ = 0;            // statements outside sections or directly under the title
  std::size_t outermost_ = 0;
};

}  // namespace redraft::text
