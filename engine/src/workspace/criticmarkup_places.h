#pragma once
// Where the marks of a marked copy stand in its statements.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "redraft/criticmarkup.h"
#include "redraft/word.h"

namespace redraft::workspace {

class MarkPlaces {
 public:
  // Keeps a reference. Throws invalid for Markdown that cannot be read. Linear, but for what
  // parse_markdown() costs.
  explicit MarkPlaces(const CriticText& critic);

  // The statements with every change rejected, and the line of each in CriticText::text.
  [[nodiscard]] const std::vector<WordParagraph>& paragraphs() const { return paragraphs_; }

  [[nodiscard]] const std::vector<std::size_t>& lines() const { return lines_; }

  // Whether what is put in, or said, is a block of its own; such a mark has no ranges.
  [[nodiscard]] bool stands_alone(const CriticMark& mark) const;
  // One range a paragraph. What is in no statement (in an address, in HTML) has none.
  [[nodiscard]] std::vector<WordRange> ranges(std::size_t mark) const;
  // The last paragraph that begins on this line of the text or before it.
  [[nodiscard]] std::optional<std::size_t> paragraph_upto(std::size_t line) const;
  // The end of that paragraph, for a mark that stands alone; nothing before the first.
  [[nodiscard]] std::optional<WordRange> end_of_paragraph_before(const CriticMark& mark) const;

  // Counted from 1.
  [[nodiscard]] std::size_t line_of(std::size_t at) const;
  [[nodiscard]] std::size_t line_begin(std::size_t at) const;
  // In code points.
  [[nodiscard]] std::size_t length(std::size_t paragraph) const;

 private:
  struct Place {
    std::size_t paragraph = 0;
    std::size_t point = 0;  // code points of the text before
  };

  [[nodiscard]] std::pair<std::size_t, std::size_t> inside_blocks(const CriticMark& mark) const;
  [[nodiscard]] std::string number(std::size_t value) const;
  void read_statements();
  std::string without_numbers(std::string_view text, std::size_t paragraph);

  const CriticText& critic_;
  std::string_view fence_;
  std::vector<std::size_t> line_begins_ = {0};  // bytes of the text
  std::vector<std::optional<Place>> places_;    // two of each mark, by number
  std::vector<WordParagraph> paragraphs_;
  std::vector<std::size_t> lines_;
};

}  // namespace redraft::workspace
